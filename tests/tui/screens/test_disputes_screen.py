"""Disputes for trainers: declined with a reason, accepted after the effect was shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from deescalate.errors import HistoryError
from deescalate.history.disputes import disputes_of, keep_dispute
from deescalate.model.dispute import Dispute, DisputeKind, DisputeState
from deescalate.model.language import Language
from deescalate.model.moves import Technique
from deescalate.tui.navigation import OpenDisputes, OpenHistory
from tests.tui.screen_text import screen_text
from tests.tui.screens.visiting import KIND, RUDE, Setting, Visit, played, visiting
from tests.unit.practice.case import make_scenario

if TYPE_CHECKING:
    from pathlib import Path

    from deescalate.history import Store
    from deescalate.interface.catalogue import Translator
    from deescalate.tui.services import Each

MACHINE = make_scenario()
SIZES = ((80, 24), (120, 40))
OPEN = Dispute(
    "0190-open0001",
    "session-1",
    1,
    DisputeKind.MISSING,
    Language.EN,
    "2026-03-19T09:00:00+00:00",
    "I own it.",
    move="validates",
    words="I take this on myself",
)
DECLINED = replace(
    OPEN,
    id="0190-decl0001",
    turn=0,
    kind=DisputeKind.LEVEL,
    technique=Technique.TONE,
    was=0.0,
    should=2.0,
    state=DisputeState.DECLINED,
    answer="It is an order.",
    at="2026-03-20T09:00:00+00:00",
)


def past(store: Store) -> None:
    played(MACHINE, (RUDE, KIND), store=store, days_ago=3)
    for dispute in (DECLINED, OPEN, replace(OPEN, id="draft", state=DisputeState.DRAFT)):
        keep_dispute(store.connection, dispute)


@dataclass
class Shown:
    """What accepting comes to."""

    dispute: Dispute
    lines: tuple[str, ...]
    kept: list[str]

    def keep(self) -> None:
        self.kept.append(self.dispute.id)


async def at_disputes(visit: Visit, kept: list[str] | None = None, error: str = "") -> None:
    def prepare(t: Translator, store: Store, dispute: Dispute, each: Each) -> Shown:
        if error:
            raise HistoryError(error)
        heard = [session.title for session in each(store.sessions())]
        answered = replace(dispute, state=DisputeState.ACCEPTED, outcome="dispute-open0001.yaml")
        return Shown(answered, ("phrases+:", f"{len(heard)} looked at"), kept or [])

    visit.app.shell.services.prepare_accepting = prepare
    await visit.go(OpenDisputes())


def states(visit: Visit) -> dict[str, DisputeState]:
    return {each.id: each.state for each in disputes_of(visit.store.connection, "session-1")}


@pytest.mark.parametrize("language", ["en", "de"])
async def test_the_list_as_kept(tmp_path: Path, language: str) -> None:
    async with visiting(Setting(tmp_path, past=past, language=language)) as visit:
        await at_disputes(visit)
        await visit.as_kept(f"disputes-{language}", SIZES)


async def test_those_that_wait_come_first_and_answers_are_shown(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, past=past, size=(120, 40))) as visit:
        await at_disputes(visit)
        shown = screen_text(visit.app)
        assert "1 waits for an answer" in shown
        assert "▸ Feeling validated was missed" in shown
        assert "not sent yet" not in shown
        await visit.press("down")
        assert "Answer: It is an order." in screen_text(visit.app)
        await visit.press("a", "x")
        assert visit.screen == "DisputesScreen"
        await visit.press("p")
        assert visit.screen == "ReplayScreen"


async def test_accepting_shows_what_changes_and_keeps_it_only_then(tmp_path: Path) -> None:
    kept = [""]
    async with visiting(Setting(tmp_path, past=past, size=(120, 40))) as visit:
        await at_disputes(visit, kept)
        await visit.press("k")
        await visit.press("a")
        shown = screen_text(visit.app)
        assert "What accepting changes" in shown
        assert "1 looked at" in shown
        assert states(visit)[OPEN.id] is DisputeState.OPEN
        await visit.press("down", "up", "k")
        assert states(visit)[OPEN.id] is DisputeState.OPEN
        ear = visit.app.shell.loaded.analyst
        await visit.press("a")
        await visit.press("k")
        assert visit.app.shell.loaded.analyst is not ear
        assert kept == ["", OPEN.id]
        assert states(visit)[OPEN.id] is DisputeState.ACCEPTED
        assert "0 wait for an answer" in screen_text(visit.app)


async def test_what_cannot_be_accepted_says_why(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, past=past, size=(120, 40))) as visit:
        await at_disputes(visit, error="the reply cannot be heard again")
        await visit.press("a")
        assert "the reply cannot be heard again" in screen_text(visit.app)
        assert states(visit)[OPEN.id] is DisputeState.OPEN


async def test_declining_needs_a_reason_and_loses_none(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, past=past, size=(120, 40))) as visit:
        await at_disputes(visit)
        await visit.press("x", "f2")
        assert visit.screen == "DeclineDialog"
        await visit.press(*"too sho", "escape")
        assert states(visit)[OPEN.id] is DisputeState.OPEN
        await visit.press("x")
        assert "too sho" in screen_text(visit.app)
        await visit.press(*"rt", "f2")
        assert states(visit)[OPEN.id] is DisputeState.DECLINED
        (declined,) = (
            each for each in disputes_of(visit.store.connection, "session-1") if each.id == OPEN.id
        )
        assert declined.answer == "too short"


async def test_without_any_and_from_the_history(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path)) as visit:
        await visit.go(OpenHistory())
        await visit.press("f")
        assert visit.screen == "DisputesScreen"
        assert "There are none." in screen_text(visit.app)
