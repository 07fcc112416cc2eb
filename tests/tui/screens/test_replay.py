"""The replay, the second try from a turn, what if, and both lines side by side."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from deescalate.history import Store
from deescalate.interface.catalogue import translator
from deescalate.model.analysis import Likeness, ReplyReview, Speaker
from deescalate.model.rated import RatedTurn, Rating
from deescalate.practice.what_if import Past
from deescalate.tui.navigation import OpenDebrief, OpenHistory, OpenReplay, OpenWhatIf
from deescalate.tui.retrospect import example, looked_back
from deescalate.tui.screens.branch import BranchScreen
from deescalate.tui.screens.comparison import ComparisonScreen
from deescalate.tui.screens.replay import ReplayScreen
from deescalate.tui.screens.what_if import WhatIfScreen
from deescalate.tui.session_pane import Act
from deescalate.tui.widgets.curves import Curves
from tests.tui.screen_text import screen_text
from tests.tui.screens.visiting import (
    ANALYSES,
    KIND,
    OFFER,
    RUDE,
    Setting,
    Visit,
    played,
    visiting,
)
from tests.unit.practice.case import FakeAnalyst, make_scenario

if TYPE_CHECKING:
    from deescalate.model.analysis import ReplyContext
    from deescalate.model.record import SessionRecord

MACHINE = make_scenario()
REPLIES = (RUDE, KIND, "I see.", OFFER)
SIZES = ((80, 24), (120, 40))


def past(store: Store) -> SessionRecord:
    return played(MACHINE, REPLIES, store=store, days_ago=1)


async def at_replay(visit: Visit, turn: int | None = None) -> ReplayScreen:
    await visit.go(OpenReplay("session-1", turn))
    screen = visit.app.screen
    assert isinstance(screen, ReplayScreen)
    return screen


@pytest.mark.parametrize("language", ["en", "de"])
async def test_the_replay_as_kept(tmp_path: Path, language: str) -> None:
    async with visiting(Setting(tmp_path, past=past, language=language)) as visit:
        await at_replay(visit)
        await visit.as_kept(f"replay-{language}", SIZES)


async def test_keys_step_through_turns_and_to_the_next_slip(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, past=past, size=(120, 40))) as visit:
        screen = await at_replay(visit)
        curves = screen.query_one(Curves)
        assert (curves.chosen, curves.signs[1]) == (1, "??")
        assert "Blunder" in screen_text(visit.app)
        await visit.press("right")
        assert curves.chosen == 2
        assert KIND.split(",", maxsplit=1)[0] in screen_text(visit.app).replace("‹L+›", "")
        assert "Why it worked" in screen_text(visit.app)
        await visit.press("n")
        assert curves.signs[curves.chosen] in {"?!", "?", "??"}
        await visit.press("home")
        assert curves.chosen == 0
        assert "8 to 12 you said." in screen_text(visit.app)


async def test_a_mark_is_said_in_words_and_by_sign_not_by_colour_alone(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, past=past, size=(120, 40))) as visit:
        await at_replay(visit)
        shown = screen_text(visit.app)
        for words in ("!! Excellent", "! Good", "?! Inaccuracy", "? Mistake", "?? Blunder"):
            assert words in shown
        assert "It did great damage." in shown
        assert "Most to win:" in shown


async def test_debrief_and_history_lead_to_the_replay(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, past=past)) as visit:
        await visit.go(OpenDebrief("session-1"))
        await visit.press("p")
        assert visit.screen == "ReplayScreen"
        await visit.press("escape", "escape")
        await visit.go(OpenHistory())
        await visit.press("p")
        assert visit.screen == "ReplayScreen"


async def test_the_latest_session_and_one_that_is_not_there(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, past=past)) as visit:
        await visit.go(OpenReplay(""))
        assert "The machine" in screen_text(visit.app)
        await visit.press("escape")
        await visit.go(OpenReplay("nothing"))
        assert "there is no session" in screen_text(visit.app)


async def test_without_its_scenario_there_are_no_marks(tmp_path: Path) -> None:
    changed = replace(MACHINE, digest="d2")
    setting = Setting(tmp_path, past=past, scenarios=(changed,))
    async with visiting(setting) as visit:
        screen = await at_replay(visit)
        assert "The scenario has changed since" in screen_text(visit.app)
        assert screen.query_one(Curves).signs == {}
        await visit.press("r", "w")
        assert visit.screen == "ReplayScreen"


async def test_a_second_try_is_kept_with_its_parent_and_compared(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, past=past, size=(120, 40))) as visit:
        await at_replay(visit, 2)
        parent = visit.store.load("session-1")
        await visit.press("r")
        screen = visit.app.screen
        assert isinstance(screen, BranchScreen)
        pane = screen.pane
        assert pane.talk is not None
        assert pane.talk.turns == parent.turns[:2]
        assert pane.talk.now >= parent.turns[1].act.at
        assert "I see." in screen_text(visit.app)
        assert visit.store.branches("session-1") == ()

        at = pane.talk.quiet_at + 10
        pane.act(Act(lambda session: session.reply(OFFER, at), OFFER))
        await visit.settle()
        (branch,) = visit.store.branches("session-1")
        assert (branch.parent_turn, branch.turns, branch.ending) == (2, 3, None)
        kept = visit.store.load(branch.id)
        assert kept.turns[:2] == parent.turns[:2]
        assert (kept.seed, kept.parent, kept.parent_turn) == (parent.seed, "session-1", 2)

        pane.act(Act(lambda session: session.end(session.quiet_at + 5)))
        await visit.settle()
        pane.action_debrief()
        await visit.settle()
        assert isinstance(visit.app.screen, ComparisonScreen)
        await visit.as_kept("comparison", SIZES)
        await visit.press("right")
        assert "This line was over by then." not in screen_text(visit.app)
        await visit.press("escape")
        assert visit.screen == "ReplayScreen"
        await visit.press("c")
        assert visit.screen == "ComparisonScreen"


async def test_what_if_answers_without_saving(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, past=past)) as visit:
        await at_replay(visit)
        before = visit.store.load("session-1")
        await visit.press("w")
        screen = visit.app.screen
        assert isinstance(screen, WhatIfScreen)
        await visit.pilot.pause(0.5)
        await visit.as_kept("what-if", SIZES)
        screen.query_one("#text").text = KIND  # type: ignore[attr-defined]
        await visit.pilot.pause(0.5)
        await visit.settle()
        expected = Past(MACHINE, before.seed, before.turns).what_if(FakeAnalyst(ANALYSES), 0, KIND)
        shown = screen_text(visit.app)
        assert f"{expected.tension_before:>3} → {expected.reaction.state.tension}" in shown
        assert "Excellent" in shown
        screen.query_one("#text").text = ""  # type: ignore[attr-defined]
        await visit.pilot.pause(0.5)
        await visit.settle()
        assert "Write a reply first." in screen_text(visit.app)
        await visit.press("f5")
        assert screen.query_one("#text").text == RUDE  # type: ignore[attr-defined]
        assert visit.store.load("session-1") == before
        assert len(visit.store.sessions()) == 1


async def test_the_smallest_edit_can_be_put_in_and_played_on_with(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, past=past)) as visit:
        record = visit.store.load("session-1")
        await visit.go(OpenWhatIf(record, 0))
        await visit.settle()
        assert "Smallest edit that moves the customer:" in screen_text(visit.app)
        await visit.press("f3")
        screen = visit.app.screen
        text = screen.query_one("#text").text  # type: ignore[attr-defined]
        assert text != RUDE
        await visit.press("f7")
        branch = visit.app.screen
        assert isinstance(branch, BranchScreen)
        assert branch.pane.view.box.text == text


def test_slips_come_round(tmp_path: Path) -> None:
    record = played(MACHINE, REPLIES)
    found = looked_back(record, MACHINE, None)
    slips = [place for place, mark in found.marks.items() if mark.judgement.is_slip]
    assert slips
    assert found.next_slip(slips[-1]) == slips[0]
    assert looked_back(record, None, None).next_slip(-1) is None


class Questioned(FakeAnalyst):
    """An analyst that knows a rated reply for everything."""

    def review(self, reply: str, context: ReplyContext) -> ReplyReview:
        assert reply == KIND
        return ReplyReview(
            (), None, (Likeness("en-gone-01", 1, 0.9), Likeness("en-here-01", 3, 0.8))
        )


def test_the_nearest_rated_reply_that_can_be_read() -> None:
    record = played(MACHINE, REPLIES)
    rated = RatedTurn(Speaker.AGENT, "I know.", Rating(2, 3, 3, 0, 7))

    def find(conversation: str, turn: int) -> RatedTurn | None:
        return rated if (conversation, turn) == ("en-here-01", 3) else None

    source = Past(MACHINE, record.seed, record.turns)
    assert example(source, Questioned(ANALYSES), 1, find) is rated
    assert example(source, FakeAnalyst(ANALYSES), 1, find) is None


def test_every_way_has_words_in_both_languages() -> None:
    from deescalate.interface.judgement_words import most_to_win  # noqa: PLC0415
    from deescalate.model.judgement import Reachable, Way  # noqa: PLC0415

    for language in ("en", "de"):
        told = {most_to_win(translator(language), Reachable(9, way, ("door code",))) for way in Way}
        assert len(told) == len(Way)
