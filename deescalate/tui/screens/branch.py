"""A session played again from one of its turns, and kept with the one that it goes on from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from deescalate import __version__
from deescalate.interface.catalogue import N_
from deescalate.tui.navigation import OpenComparison
from deescalate.tui.practice_pane import PracticePane, WayOn
from deescalate.tui.screens.practice import PracticeScreen
from deescalate.tui.widgets.prose import shown

if TYPE_CHECKING:
    from deescalate.model.record import SessionRecord
    from deescalate.model.scenario import Scenario
    from deescalate.recording import Occasion
    from deescalate.tui.conversation import Conversation
    from deescalate.tui.services import Shell


def branch_of(parent: SessionRecord, place: int, fresh: Occasion) -> tuple[Occasion, SessionRecord]:
    """The circumstances of a branch, and its record as it begins: with the parent's first turns.

    ``fresh`` gives id, time, learner and scorecard; the rest is the parent's.
    """
    occasion = replace(fresh, parent=parent.id, parent_turn=place)
    turns = parent.turns[:place]
    begun = replace(
        parent,
        id=fresh.id,
        learner=fresh.learner,
        started_at=fresh.started_at.isoformat(timespec="seconds"),
        app_version=__version__,
        turns=turns,
        hints=0,
        ending=None,
        survey=None,
        reflection=None,
        score=turns[-1].score if turns else None,
        parent=parent.id,
        parent_turn=place,
    )
    return occasion, begun


class WayToComparison(WayOn):
    """The way to both lines side by side, where the reply box was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "press", N_("Compare"), id="branch.compare"),
    ]


class BranchPane(PracticePane):
    """A session that begins in the middle of ``former``; kept from its first own turn on."""

    KEPT: ClassVar[bool] = False

    def __init__(
        self,
        shell: Shell,
        scenario: Scenario,
        occasion: Occasion,
        record: SessionRecord | None,
        former: SessionRecord,
    ) -> None:
        super().__init__(shell, scenario, occasion, record)
        self._former = former

    def begun(self, talk: Conversation) -> None:
        """Say what was written here the first time."""
        super().begun(talk)
        before = self._former.turns[len(talk.turns)].act.text.strip()
        t = self.t
        words = t("From here you play it again; the customer knows nothing of the first time.")
        if before:
            words += "\n" + t("The first time: “{text}”", text=shown(before))
        self.view.transcript.add_notice(words)

    def way_on(self) -> WayOn:
        """The way to the comparison."""
        return WayToComparison(self.t("Compare both lines"), variant="primary")

    def action_debrief(self) -> None:
        """See both lines side by side."""
        if self.talk is not None and self.over:
            record = self.talk.recorder.record()
            self.post_message(OpenComparison(record, self._former, fresh=True))


class BranchScreen(PracticeScreen):
    """A branch and nothing else."""

    def __init__(
        self,
        shell: Shell,
        scenario: Scenario,
        occasion: Occasion,
        record: SessionRecord,
        former: SessionRecord,
    ) -> None:
        self._former = former
        super().__init__(shell, scenario, occasion, record)

    def make_pane(
        self, scenario: Scenario, occasion: Occasion, record: SessionRecord | None
    ) -> PracticePane:
        """The session, in the middle of the former one."""
        return BranchPane(self.shell, scenario, occasion, record, self._former)

    def heading_aside(self) -> str:
        """From which turn on it is played again."""
        place = self.pane.occasion.parent_turn or 0
        return self.t("Again from turn {n}", n=place + 1)
