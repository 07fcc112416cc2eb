"""Flagging in replay and debrief; nothing that is typed is lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from deescalate.history.disputes import disputes_of, keep_dispute
from deescalate.history.forgetting import forget
from deescalate.history.rescores import keep_readings
from deescalate.learning.rescoring import Rereader
from deescalate.model.dispute import Dispute, DisputeKind, DisputeState
from deescalate.model.language import Language
from deescalate.model.moves import Technique
from deescalate.model.scorecard import HOUSE
from deescalate.tui.navigation import OpenDebrief, OpenReplay
from deescalate.tui.screens.dispute import REST, DisputeScreen
from deescalate.tui.widgets.curves import Curves
from tests.tui.screen_text import screen_text
from tests.tui.screens.visiting import ANALYSES, KIND, NOW, RUDE, Setting, Visit, played, visiting
from tests.unit.practice.case import FakeAnalyst, analysed, make_scenario

if TYPE_CHECKING:
    from pathlib import Path

    from deescalate.history import Store
    from deescalate.model.record import SessionRecord

MACHINE = make_scenario()
SIZES = ((80, 24), (120, 40))
WHY = "It names how she feels."


def past(store: Store) -> SessionRecord:
    return played(MACHINE, (RUDE, KIND), store=store, days_ago=1)


async def flagging(visit: Visit, turn: int = 0) -> DisputeScreen:
    await visit.go(OpenReplay("session-1", turn))
    await visit.press("f")
    screen = visit.app.screen
    assert isinstance(screen, DisputeScreen)
    return screen


def kept(visit: Visit) -> tuple[Dispute, ...]:
    return disputes_of(visit.store.connection, "session-1")


async def rested(visit: Visit) -> None:
    await visit.pilot.pause(REST + 0.1)
    await visit.settle()


@pytest.mark.parametrize("language", ["en", "de"])
async def test_the_form_as_kept(tmp_path: Path, language: str) -> None:
    async with visiting(Setting(tmp_path, past=past, language=language)) as visit:
        await flagging(visit)
        await visit.as_kept(f"dispute-{language}", SIZES)


async def test_a_level_is_flagged_and_stands_beside_the_score(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, past=past, size=(120, 40))) as visit:
        screen = await flagging(visit)
        await visit.press("down", "tab", "enter", "down", "down", "down", "enter", "tab")
        screen.query_one("#reason").insert(WHY)  # type: ignore[attr-defined]
        await visit.press("f2")
        assert visit.screen == "ReplayScreen"
        (dispute,) = kept(visit)
        assert (dispute.kind, dispute.technique) == (DisputeKind.LEVEL, Technique.EMPATHY)
        assert (dispute.was, dispute.state, dispute.reason) == (0.0, DisputeState.OPEN, WHY)
        assert dispute.should > 0
        shown = screen_text(visit.app)
        assert "Empathy is 0.0, should be" in shown
        assert "(waits for an answer)" in shown
        declined = replace(dispute, state=DisputeState.DECLINED, answer="It does not.")
        keep_dispute(visit.store.connection, declined)
        await visit.press("escape")
        await visit.go(OpenDebrief("session-1"))
        await visit.press("3", "home", "right")
        assert visit.app.screen.query_one(Curves).chosen == 1
        assert "Answer: It does not." in screen_text(visit.app)


async def test_a_debrief_that_is_open_before_the_history_shows_flags(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, past=past, size=(120, 40))) as visit:
        flag = Dispute(
            "flag",
            "session-1",
            0,
            DisputeKind.MISSING,
            Language.EN,
            NOW.isoformat(),
            reason=WHY,
            move="validates",
            words="calm",
        )
        keep_dispute(visit.store.connection, flag)
        loaded = visit.app.shell.loaded
        loaded.store = None
        await visit.go(OpenDebrief(visit.store.load("session-1")))
        await visit.press("3", "home", "right")
        assert WHY not in screen_text(visit.app)
        loaded.store = visit.store
        visit.app.refresh_screens()
        await visit.settle()
        assert f"Reason: {WHY}" in screen_text(visit.app)


async def test_what_is_lacking_is_said_and_nothing_sent(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, past=past)) as visit:
        screen = await flagging(visit)
        await visit.press("f2")
        assert "Choose another level than the one that was given." in screen_text(visit.app)
        await visit.press("end")
        await visit.press("f2")
        assert "Choose which move it is about." in screen_text(visit.app)
        assert screen.query_one("#missed-part").display
        assert not screen.query_one("#level-part").display
        assert kept(visit) == ()


async def test_a_draft_is_kept_while_it_is_written_and_gone_on_with(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, past=past, size=(120, 40))) as visit:
        screen = await flagging(visit)
        await visit.press("end", "tab", "tab", *"calm", "tab", *"no")
        assert screen.unsent() == "no"
        await rested(visit)
        assert screen.unsent() == ""
        (draft,) = kept(visit)
        assert (draft.state, draft.words, draft.reason) == (DisputeState.DRAFT, "calm", "no")
        await visit.press("t", "escape")
        assert visit.screen == "ReplayScreen"
        (draft,) = kept(visit)
        assert draft.reason == "not"
        assert "not sent yet" in screen_text(visit.app)
        again = await flagging(visit)
        assert again.query_one("#reason").text == "not"  # type: ignore[attr-defined]
        assert again.query_one("#words").value == "calm"  # type: ignore[attr-defined]
        again.query_one("#move").value = "validates"  # type: ignore[attr-defined]
        await visit.press("f2")
        (sent,) = kept(visit)
        assert (sent.id, sent.state, sent.move) == (draft.id, DisputeState.OPEN, "validates")


async def test_a_draft_can_be_deleted(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, past=past)) as visit:
        screen = await flagging(visit)
        screen.query_one("#reason").insert("x")  # type: ignore[attr-defined]
        await rested(visit)
        assert len(kept(visit)) == 1
        await visit.press("f8")
        assert visit.screen == "ReplayScreen"
        await rested(visit)
        assert kept(visit) == ()


async def test_what_cannot_be_kept_stays_in_the_form(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, past=past)) as visit:
        screen = await flagging(visit)
        forget(visit.store.connection, ["session-1"])
        screen.query_one("#reason").insert(WHY)  # type: ignore[attr-defined]
        await rested(visit)
        assert "not in the history" in screen_text(visit.app)
        assert screen.unsent() == WHY
        await visit.press("escape")
        assert visit.screen == "ReplayScreen"
        assert WHY in visit.app.shell.drafts.values()


async def test_a_new_reading_stands_beside_the_result(tmp_path: Path) -> None:
    def read_again(store: Store) -> None:
        record = past(store)
        ear = FakeAnalyst({RUDE: analysed(level=2.0), KIND: ANALYSES[KIND]}, version="later")
        found = Rereader(store, lambda _id: MACHINE, ear, HOUSE).read(record, NOW)
        assert found.reading is not None
        keep_readings(store.connection, [found.reading])

    async with visiting(Setting(tmp_path, past=read_again, size=(120, 60))) as visit:
        await visit.go(OpenReplay("session-1"))
        shown = screen_text(visit.app)
        assert "Read again, beside the result" in shown
        assert "Empathy 0.0 → 2.0, a level or more higher" in shown
        await visit.press("right")
        assert "New reading: the same." in screen_text(visit.app)
