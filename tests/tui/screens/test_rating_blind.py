"""Rating a session blind on the screen, and the agreement that comes of it."""

import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from textual.widgets import Input

from deescalate.cli.agreement import agreements_of
from deescalate.history import Store
from deescalate.history.ratings import put_rating, rating_of
from deescalate.model.ratings import ReplyRating, TrainerRating
from deescalate.model.session import Mode
from deescalate.tui.blind_rating import Keeper
from deescalate.tui.navigation import OpenHistory, OpenRating, OpenRatings
from deescalate.tui.screens.rate import RateScreen
from deescalate.tui.widgets.number_rating import NumberRating
from tests.tui.screen_text import screen_text
from tests.tui.screens.visiting import KIND, OFFER, RUDE, Setting, Visit, played, visiting
from tests.unit.practice.case import make_scenario

MACHINE = make_scenario()
REPLIES = (RUDE, KIND, OFFER)
DONE = "2026-03-19T09:00:00+00:00"
SIZES = ((80, 24), (120, 40), (60, 20))


def past(store: Store) -> None:
    played(MACHINE, REPLIES, store=store, session_id="s1", days_ago=1)


def rated(rater: str, given: tuple[tuple[int, int, int, int], ...], store: Store) -> None:
    """The session rated with these four levels a reply."""
    names = ("listening", "empathy", "tone", "solution")
    replies = tuple(
        ReplyRating(turn, dict(zip(names, levels, strict=True)), sum(levels) * 10 // 12)
        for turn, levels in enumerate(given)
    )
    overall = sum(map(sum, given)) * 100 // 36
    put_rating(store.connection, "s1", TrainerRating(rater, replies, overall, DONE))


def setting(folder: Path, **changes: object) -> Setting:
    return replace(Setting(folder, (MACHINE,), past=past), **changes)  # type: ignore[arg-type]


def kept(visit: Visit, rater: str = "Kim") -> TrainerRating:
    return rating_of(visit.store.connection, "s1", rater)


def rate_screen(visit: Visit) -> RateScreen:
    return cast("RateScreen", visit.app.screen)


@pytest.mark.parametrize("language", ["en", "de"])
async def test_a_reply_and_the_conversation_as_they_are_asked(
    tmp_path: Path, language: str
) -> None:
    suffix = "" if language == "en" else "-de"
    async with visiting(setting(tmp_path, language=language)) as visit:
        await visit.go(OpenRating("s1"))
        await visit.press("n", "2", "1")
        await visit.as_kept(f"rate-reply{suffix}", SIZES)
        await visit.press("n", "n", "7")
        await visit.as_kept(f"rate-conversation{suffix}", SIZES[:2])


async def test_everything_is_rated_kept_and_only_then_shown(tmp_path: Path) -> None:
    async with visiting(setting(tmp_path)) as visit:
        await visit.go(OpenRating("s1"))
        for _ in REPLIES:
            await visit.press(*"2301", *"10", "enter")
        assert kept(visit).reply(0) == ReplyRating(
            0, {"listening": 2, "empathy": 3, "tone": 0, "solution": 1}, 10
        )
        assert kept(visit).done_at is None
        await visit.press(*"55")
        assert " / " not in screen_text(visit.app)
        await visit.press("enter")
        assert "Everything is rated." in screen_text(visit.app)
        assert kept(visit).done_at is None
        await visit.press("enter")
        assert kept(visit).done_at == "2026-03-20T13:00:00+00:00"
        assert kept(visit).overall == 55
        assert "2 / 0" in screen_text(visit.app)
        await visit.as_kept("rate-done", SIZES[:2])
        await visit.press("3", "n", "escape")
        assert kept(visit).reply(0).levels["listening"] == 2


async def test_it_goes_on_with_the_first_reply_that_is_open(tmp_path: Path) -> None:
    async with visiting(setting(tmp_path)) as visit:
        await visit.go(OpenRating("s1"))
        await visit.press(*"23014", "enter", "3", "escape")
        await visit.go(OpenRating("s1"))
        assert "Reply 2 of 3" in screen_text(visit.app)
        assert "● ● ● 3" in " ".join(screen_text(visit.app).split())
        assert visit.app.focused is not None
        assert visit.app.focused.id == "rate-empathy"


async def test_it_cannot_be_finished_before_everything_is_rated(tmp_path: Path) -> None:
    async with visiting(setting(tmp_path)) as visit:
        await visit.go(OpenRating("s1"))
        await visit.press("n", "n", "n", "enter")
        assert "no number yet" in screen_text(visit.app)
        await visit.press("5", "enter")
        assert "Reply 1 of 3" in screen_text(visit.app)
        assert kept(visit).done_at is None


async def test_staying_in_the_question_changes_nothing(tmp_path: Path) -> None:
    async with visiting(setting(tmp_path)) as visit:
        await visit.go(OpenRating("s1"))
        for _ in REPLIES:
            await visit.press(*"1111", "5", "enter")
        await visit.press("5", "enter", "down", "enter")
        assert kept(visit).done_at is None
        await visit.press("backspace", *"80")
        assert kept(visit).overall == 80


async def test_somebody_else_can_rate(tmp_path: Path) -> None:
    async with visiting(setting(tmp_path)) as visit:
        await visit.go(OpenRating("s1"))
        await visit.press("3")
        assert "your own conversation" in screen_text(visit.app)
        await visit.press("r")
        visit.app.screen.query_one(Input).value = "Grace"
        await visit.press("enter")
        assert "Rater: Grace" in screen_text(visit.app)
        assert "your own conversation" not in screen_text(visit.app)
        await visit.press("1")
        assert kept(visit, "Grace").reply(0).levels == {"listening": 1}
        assert kept(visit).reply(0).levels == {"listening": 3}


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        ("7", 7), ("10", 10), ("12", 2), ("107", 7), ("0", 0),
        (("8", "right"), 9), (("left",), 5), (("8", "delete"), None), (("1", "0", "backspace"), 1),
    ],
)  # fmt: skip
async def test_a_number_is_typed(
    tmp_path: Path, keys: tuple[str, ...] | str, value: int | None
) -> None:
    async with visiting(setting(tmp_path)) as visit:
        await visit.go(OpenRating("s1"))
        rate_screen(visit).query_one(NumberRating).focus()
        await visit.press(*keys)
        assert rate_screen(visit).query_one(NumberRating).value == value
        assert kept(visit).reply(0).overall == value


async def test_what_cannot_be_saved_is_said_and_asked_about_before_quitting(
    tmp_path: Path,
) -> None:
    async with visiting(setting(tmp_path)) as visit:
        await visit.go(OpenRating("s1"))
        with visit.store.connection.writing() as sqlite:
            sqlite.execute("drop table trainer_reply")
        await visit.press("3")
        assert "cannot be used" in screen_text(visit.app)
        await visit.press("ctrl+q")
        assert "could not be saved" in screen_text(visit.app)


def test_the_latest_state_is_kept_whatever_the_order_of_the_workers(tmp_path: Path) -> None:
    with Store.open(tmp_path / "history.db") as store:
        past(store)
        keeper = Keeper(store, "s1")
        for level in range(4):
            keeper.wants(TrainerRating("Grace", (ReplyRating(0, {"tone": level}),)))
        waiting = [keeper.waiting]
        for _ in range(2):
            keeper.keep()
            waiting.append(keeper.waiting)
        assert waiting == [True, False, False]
        assert rating_of(store.connection, "s1", "Grace").reply(0).levels == {"tone": 3}


@pytest.mark.parametrize(("session_id", "words"), [("s2", "unfinished"), ("s9", "no session")])
async def test_what_cannot_be_rated_is_said(tmp_path: Path, session_id: str, words: str) -> None:
    def both(store: Store) -> None:
        past(store)
        played(MACHINE, (KIND,), store=store, session_id="s2", finish=False)

    async with visiting(setting(tmp_path, past=both)) as visit:
        await visit.go(OpenRating(session_id))
        assert words in screen_text(visit.app)
        await visit.press("3", "enter", "n", "escape")
        assert visit.app.is_running


async def test_the_history_opens_it_for_finished_sessions_only(tmp_path: Path) -> None:
    def both(store: Store) -> None:
        past(store)
        played(MACHINE, (KIND,), store=store, session_id="s2", finish=False)

    async with visiting(setting(tmp_path, past=both)) as visit:
        await visit.go(OpenHistory())
        await visit.press("b")
        assert visit.screen == "HistoryScreen"
        await visit.press("down", "b")
        assert visit.screen == "RateScreen"


# --- the list and the agreement ------------------------------------------------------------


def two_raters(store: Store) -> None:
    past(store)
    played(MACHINE, (RUDE, OFFER), store=store, session_id="s0", days_ago=3, mode=Mode.EXAM)
    rated("Grace", ((0, 0, 1, 0), (3, 3, 3, 1), (2, 1, 3, 3)), store)
    rated("Joan", ((1, 0, 0, 0), (2, 3, 3, 0), (2, 2, 2, 3)), store)
    put_rating(store.connection, "s0", TrainerRating("Grace", (ReplyRating(0, {"tone": 1}),)))


@pytest.mark.parametrize("language", ["en", "de"])
async def test_the_list_and_the_agreement(tmp_path: Path, language: str) -> None:
    suffix = "" if language == "en" else "-de"
    async with visiting(setting(tmp_path, past=two_raters, language=language)) as visit:
        visit.app.shell.services.agreements = agreements_of
        await visit.go(OpenRatings())
        await visit.as_kept(f"ratings{suffix}", SIZES[:2])
        assert "bronze" not in screen_text(visit.app), "the list is blind, too"
        await visit.press("2")
        await visit.as_kept(f"agreement{suffix}", SIZES[:2])


async def test_enter_rates_and_afterwards_the_agreement_opens(tmp_path: Path) -> None:
    async with visiting(setting(tmp_path, past=two_raters)) as visit:
        visit.app.shell.services.agreements = agreements_of
        await visit.go(OpenRatings())
        await visit.press("enter")
        assert visit.screen == "RateScreen"
        await visit.press("r")
        visit.app.screen.query_one(Input).value = "Joan"
        await visit.press("enter")
        assert "stays as it is" in screen_text(visit.app)
        await visit.press("a")
        assert visit.screen == "RatingsScreen"
        assert "Grace and the program" in screen_text(visit.app)


async def test_without_ratings_it_says_how_to_begin(tmp_path: Path) -> None:
    async with visiting(setting(tmp_path)) as visit:
        await visit.go(OpenRatings(agreement=True))
        assert "No conversation has been rated to the end yet." in screen_text(visit.app)


async def test_the_palette_leads_there(tmp_path: Path) -> None:
    async with visiting(setting(tmp_path)) as visit:
        await visit.press("ctrl+p", *"blind")
        await visit.pilot.pause(0.5)
        await visit.press("down", "enter")
        assert visit.screen == "RatingsScreen"


def test_a_broken_rating_is_said(tmp_path: Path) -> None:
    with Store.open(tmp_path / "history.db") as store:
        two_raters(store)
    with sqlite3.connect(tmp_path / "history.db") as connection:
        connection.execute("update trainer_reply set tone = 9")
    connection.close()
    with (
        Store.open(tmp_path / "history.db") as store,
        pytest.raises(Exception, match="cannot be read"),
    ):
        store.load("s1")
