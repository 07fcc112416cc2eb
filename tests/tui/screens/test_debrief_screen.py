"""Looking back on a session."""

from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from textual.widgets import TabbedContent, TextArea

from deescalate.history import Store
from deescalate.interface.catalogue import translator
from deescalate.model.language import Language
from deescalate.model.ratings import SelfRating
from deescalate.model.record import SessionRecord
from deescalate.model.session import Ending, Reflection
from deescalate.practice.transcript import heard_by
from deescalate.score import debrief
from deescalate.tui.debrief_words import outcome, self_view, survey_words
from deescalate.tui.navigation import OpenDebrief
from deescalate.tui.screens.debrief import DebriefScreen
from deescalate.tui.widgets.curves import Curves, curve_points
from deescalate.tui.widgets.level_rating import LevelRating
from tests.tui.screen_text import screen_text
from tests.tui.screens.visiting import KIND, OFFER, RUDE, Setting, Visit, played, visiting
from tests.unit.practice.case import make_scenario

MACHINE = make_scenario()
REPLIES = (RUDE, KIND, KIND, OFFER)
NOTES = Reflection("The word policy.", "Name the day first.")
OWN = SelfRating({"listening": 2, "empathy": 3, "tone": 0})


def record(**changes: object) -> SessionRecord:
    return replace(played(MACHINE, REPLIES, days_ago=1), **changes)  # type: ignore[arg-type]


async def opened(visit: Visit, found: SessionRecord, *, fresh: bool = False) -> DebriefScreen:
    await visit.go(OpenDebrief(found, fresh))
    return cast("DebriefScreen", visit.app.screen)


async def test_the_four_parts(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, (MACHINE,))) as visit:
        await opened(visit, record(reflection=NOTES, self_rating=OWN))
        for key, name in (("1", "result"), ("2", "talk"), ("3", "curves"), ("4", "notes")):
            await visit.press(key)
            await visit.as_kept(f"debrief-{name}")


@pytest.mark.parametrize("language", ["en", "de"])
async def test_own_rating_and_reflection_come_before_the_score(
    tmp_path: Path, language: str
) -> None:
    def past(store: Store) -> None:
        played(MACHINE, REPLIES, store=store, session_id="s1", days_ago=1)

    suffix = "" if language == "en" else "-de"
    async with visiting(Setting(tmp_path, (MACHINE,), language=language, past=past)) as visit:
        await opened(visit, visit.store.load("s1"), fresh=True)
        await visit.press("2", "0")
        await visit.as_kept(f"self-rating{suffix}")
        assert not visit.app.screen.query(TabbedContent)
        await visit.press("enter")
        await visit.as_kept(f"reflection{suffix}")
        assert not visit.app.screen.query(TabbedContent)


async def test_four_keys_rate_and_lead_on_to_the_reflection(tmp_path: Path) -> None:
    def past(store: Store) -> None:
        played(MACHINE, REPLIES, store=store, session_id="s1")

    async with visiting(Setting(tmp_path, (MACHINE,), past=past)) as visit:
        await opened(visit, visit.store.load("s1"), fresh=True)
        await visit.press(*"2301")
        assert visit.store.load("s1").self_rating == SelfRating(
            {"listening": 2, "empathy": 3, "tone": 0, "solution": 1}
        )
        await visit.press(*"no 1", "tab", *"wait", "tab", "enter")
        assert visit.store.load("s1").reflection == Reflection("no 1", "wait")
        assert "you: fully" in screen_text(visit.app)
        await visit.press("4")
        assert "wait" in screen_text(visit.app)


async def test_a_rating_can_be_changed_taken_back_and_left_open(tmp_path: Path) -> None:
    def past(store: Store) -> None:
        played(MACHINE, REPLIES, store=store, session_id="s1")

    async with visiting(Setting(tmp_path, (MACHINE,), past=past)) as visit:
        await opened(visit, visit.store.load("s1"), fresh=True)
        await visit.press("2", "3", "up", "delete", "up", "left", "enter")
        assert visit.store.load("s1").self_rating == SelfRating({"listening": 1})


async def test_without_the_setting_nobody_is_asked_for_a_rating(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, (MACHINE,))) as visit:
        visit.app.shell.services.settings = replace(visit.app.shell.settings, self_rating=False)
        await opened(visit, record(), fresh=True)
        assert not visit.app.screen.query(LevelRating)
        assert visit.app.screen.query("#trigger")


async def test_a_click_on_a_dot_rates(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, (MACHINE,))) as visit:
        screen = await opened(visit, record(), fresh=True)
        rating = screen.query_one("#rate-tone", LevelRating)
        await visit.pilot.click(rating, offset=(9 + 2 + 2, 0))
        assert rating.level == 2


@pytest.mark.parametrize(
    "keys", [("escape",), ("enter", "escape"), ("enter", "tab", "tab", "tab", "enter")]
)
async def test_rating_and_reflection_can_be_skipped(tmp_path: Path, keys: tuple[str, ...]) -> None:
    def past(store: Store) -> None:
        played(MACHINE, REPLIES, store=store, session_id="s1")

    async with visiting(Setting(tmp_path, (MACHINE,), past=past)) as visit:
        await opened(visit, visit.store.load("s1"), fresh=True)
        await visit.press(*keys)
        assert visit.screen == "DebriefScreen"
        assert visit.app.screen.query(TabbedContent)
        assert visit.store.load("s1").reflection is None
        assert visit.store.load("s1").self_rating is None


async def test_notes_can_be_written_later_and_changed(tmp_path: Path) -> None:
    def past(store: Store) -> None:
        played(MACHINE, REPLIES, store=store, session_id="s1", reflection=NOTES)

    async with visiting(Setting(tmp_path, (MACHINE,), past=past)) as visit:
        await opened(visit, visit.store.load("s1"))
        await visit.press("4", "tab", "enter")
        box = visit.app.screen.query_one("#trigger", TextArea)
        assert box.text == "The word policy."
        box.text = "Her tone."
        visit.app.screen.query_one("#done").focus()
        await visit.press("enter")
        assert visit.store.load("s1").reflection == replace(NOTES, trigger="Her tone.")


async def test_a_reflection_that_cannot_be_saved_is_said_and_still_shown(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, (MACHINE,))) as visit:
        await opened(visit, record(id="unknown"), fresh=True)
        await visit.press("enter", "x", "tab", "tab", "enter")
        assert "not in the history" in screen_text(visit.app)
        await visit.press("4")
        assert "nothing noted" in screen_text(visit.app)


async def test_a_rating_that_cannot_be_saved_is_said_and_still_shown(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, (MACHINE,))) as visit:
        await opened(visit, record(id="unknown"), fresh=True)
        await visit.press("3", "enter")
        assert "not in the history" in screen_text(visit.app)
        await visit.press("escape")
        await visit.press("down", "down", "down", "down")
        assert visit.app.screen.query("#self-view")


async def test_arrows_go_through_the_turns_and_enter_reads_on(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, (MACHINE,), size=(120, 40))) as visit:
        screen = await opened(visit, record())
        await visit.press("3", "home", "right")
        assert RUDE in screen_text(visit.app)
        await visit.press("right")
        assert KIND[:40] in screen_text(visit.app)
        assert "Tension" in screen_text(visit.app)
        await visit.press("enter")
        assert screen.query_one("#tabs", TabbedContent).active == "conversation"
        assert "Turn 2" in screen_text(visit.app)


async def test_a_click_chooses_a_turn(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, (MACHINE,))) as visit:
        screen = await opened(visit, record())
        await visit.press("3")
        await visit.pilot.click(Curves, offset=(6, 4))
        await visit.settle()
        assert screen.query_one(Curves).chosen == 0


async def test_the_session_can_be_tried_again(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, (MACHINE,))) as visit:
        await opened(visit, record())
        await visit.press("r")
        assert visit.screen == "BriefingScreen"


async def test_a_scenario_that_has_changed_leaves_what_was_said(tmp_path: Path) -> None:
    changed = make_scenario(digest="other")
    async with visiting(Setting(tmp_path, (changed,), size=(120, 40))) as visit:
        await opened(visit, record())
        await visit.press("r")
        assert visit.screen == "DebriefScreen"
        await visit.press("2")
        text = screen_text(visit.app)
        assert "its opening is not shown" in text
        assert "Calm down‹C−›. That is our policy‹C−›." in text


async def test_a_session_without_a_single_turn(tmp_path: Path) -> None:
    empty = record(turns=(), ending=None, survey=None, score=None)
    async with visiting(Setting(tmp_path, (MACHINE,))) as visit:
        await opened(visit, empty)
        assert "Not finished yet" in screen_text(visit.app)
        await visit.press("2", "3", "left", "4")
        assert visit.app.is_running


async def test_three_hundred_turns(tmp_path: Path) -> None:
    (first, *_rest) = record().turns
    many = tuple(replace(first, index=index) for index in range(300))
    async with visiting(Setting(tmp_path, (MACHINE,))) as visit:
        await opened(visit, record(turns=many))
        await visit.press("3", "left", "left")
        assert "[298]" in screen_text(visit.app)


def test_the_curves_begin_with_the_opening() -> None:
    found = record()
    points = curve_points(found)
    assert len(points) == len(found.turns) + 1
    assert (points[0].tension, points[0].connection) == (72, 15)
    assert curve_points(record(turns=())) == ()


def test_lines_that_were_cut_off_by_the_agent_were_not_said() -> None:
    lines = record().turns[0].reaction.lines
    assert heard_by(lines, lines[0].at - 0.1) == ()
    assert heard_by(lines, float("inf")) == lines


@pytest.mark.parametrize("ending", list(Ending))
def test_every_ending_is_said_in_words_before_numbers(ending: Ending) -> None:
    head, words, effort = outcome(translator("en"), record(ending=ending)).plain.splitlines()
    assert head
    assert words.endswith(".")
    assert not any(letter.isdigit() for letter in head + words)
    assert "replies" in effort


def test_the_survey_says_its_number_in_words() -> None:
    found = record()
    assert found.survey is not None
    low = survey_words(
        translator("en"), replace(found.survey, csat=1, comment="[b]No[/b]"), Language.EN
    )
    assert low.plain == "★☆☆☆☆ very dissatisfied (1 of 5)\n“[b]No[/b]”"
    german = survey_words(translator("en"), replace(found.survey, comment="Na ja"), Language.DE)
    assert german.plain.endswith("„Na ja“")


@pytest.mark.parametrize(
    ("level", "words"),
    [
        (3, "▲ Calm tone: you saw it better than it came across  you: fully"),
        (0, "▼ Calm tone: it came across better than you thought  you: not at all"),
        (1.5, "= Calm tone: you saw it much as it came across  you: mostly"),
    ],
)
def test_the_own_view_is_compared_with_the_score(level: float, words: str) -> None:
    found = debrief(record())
    tone = next(each for each in found.techniques if each.technique.value == "tone")
    assert tone.mark is not None
    assert 25 <= tone.mark.value <= 75, "both a better and a worse own view are possible"
    ((sign, said),) = self_view(translator("en"), found, SelfRating({"tone": level}))
    assert f"{sign} {said.plain}" == words


def test_a_technique_without_a_score_is_not_compared() -> None:
    found = debrief(record(turns=(), score=None, ending=None, survey=None))
    ((sign, said),) = self_view(translator("en"), found, SelfRating({"tone": 1}))
    assert (sign, said.plain) == (" ", "Calm tone: not reached  you: a little")
