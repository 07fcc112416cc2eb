"""Past conversations read again on the screen: progress, stop, keep, and the history's note."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from deescalate.history.rescores import readings_of
from deescalate.model.session import Ending
from deescalate.tui.navigation import OpenHistory
from deescalate.tui.screens.rescore import RescoreScreen
from tests.tui.screen_text import screen_text
from tests.tui.screens.visiting import ANALYSES, KIND, RUDE, Setting, Visit, played, visiting
from tests.unit.practice.case import FakeAnalyst, analysed, make_scenario

if TYPE_CHECKING:
    from pathlib import Path

    from deescalate.history import Store
    from deescalate.model.analysis import ReplyAnalysis, ReplyContext

MACHINE = make_scenario()
SIZES = ((80, 24), (120, 40))
THEN = FakeAnalyst({RUDE: analysed(level=2.0), KIND: ANALYSES[KIND]}, version="earlier")


def past(store: Store) -> None:
    played(MACHINE, (RUDE, KIND), store=store, session_id="differs", analyst=THEN, days_ago=2)
    played(MACHINE, (KIND,), store=store, session_id="same", days_ago=1)
    played(MACHINE, (), store=store, session_id="mute")


async def reading(visit: Visit) -> RescoreScreen:
    await visit.go(OpenHistory())
    await visit.press("n")
    screen = visit.app.screen
    assert isinstance(screen, RescoreScreen)
    await visit.pilot.pause(0.4)
    await visit.settle()
    return screen


@pytest.mark.parametrize("language", ["en", "de"])
async def test_old_and_new_as_kept(tmp_path: Path, language: str) -> None:
    async with visiting(Setting(tmp_path, past=past, language=language)) as visit:
        await reading(visit)
        await visit.press("end")
        await visit.as_kept(f"rescore-{language}", SIZES)


async def test_sums_reasons_and_details(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, past=past, size=(120, 40))) as visit:
        await reading(visit)
        shown = screen_text(visit.app)
        assert "2 conversations read again; 1 of 3 replies changed by a level or more." in shown
        assert "1 conversation could not be read again." in shown
        assert "Nothing was said in it" in shown
        await visit.press("end")
        shown = screen_text(visit.app)
        assert "Empathy 2.0 → 0.0, a level or more lower" in shown
        assert "Then and now" in shown
        await visit.press("p")
        assert visit.screen == "ReplayScreen"


async def test_new_readings_are_kept_beside_and_the_history_says_so(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, past=past, size=(120, 40))) as visit:
        before = visit.store.load("differs")
        await reading(visit)
        await visit.press("k")
        assert len(readings_of(visit.store.connection, "differs")) == 1
        assert visit.store.load("differs") == before
        assert before.ending is Ending.AGENT_GAVE_UP
        await visit.press("k", "escape")
        assert len(readings_of(visit.store.connection, "differs")) == 1
        assert visit.screen == "HistoryScreen"
        assert "new reading" in screen_text(visit.app)


class Waiting(FakeAnalyst):
    """Hears one reply, then waits until it is told to go on."""

    gate = threading.Event()

    def analyse(self, reply: str, context: ReplyContext) -> ReplyAnalysis:
        self.gate.wait(5)
        return super().analyse(reply, context)


async def test_reading_can_be_stopped_and_left(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, past=past, size=(120, 40))) as visit:
        slow = Waiting(ANALYSES)
        slow.gate = threading.Event()
        visit.app.shell.loaded.analyst = slow
        await visit.go(OpenHistory())
        await visit.pilot.press("n")
        await visit.pilot.pause(0.5)
        assert "1 of 3 conversations read again" in screen_text(visit.app)
        await visit.pilot.press("s")
        slow.gate.set()
        await visit.settle()
        assert "Stopped: 2 of 3 were read." in screen_text(visit.app)
        assert readings_of(visit.store.connection, "same") == ()
        await visit.press("escape")
        assert visit.screen == "HistoryScreen"
