"""The practice screen: one session that the history keeps."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from deescalate.interface.catalogue import N_
from deescalate.interface.labels import label
from deescalate.tui.navigation import ShellScreen
from deescalate.tui.practice_pane import PracticePane

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from deescalate.model.record import SessionRecord
    from deescalate.model.scenario import Scenario
    from deescalate.recording import Occasion
    from deescalate.tui.services import Shell

PRACTICE_HELP = N_(
    "Let the customer finish, then write your reply and send it. The coach says after each"
    " reply what it did; in exam mode only the debrief does."
)
LAYOUT = Path(__file__).with_name("practice.tcss")


class PracticeScreen(ShellScreen):
    """A session and nothing else."""

    CSS_PATH = LAYOUT
    HELP: ClassVar[str] = PRACTICE_HELP

    def __init__(
        self,
        shell: Shell,
        scenario: Scenario,
        occasion: Occasion,
        record: SessionRecord | None = None,
    ) -> None:
        super().__init__(shell)
        self.pane = self.make_pane(scenario, occasion, record)

    def make_pane(
        self, scenario: Scenario, occasion: Occasion, record: SessionRecord | None
    ) -> PracticePane:
        """The session."""
        return PracticePane(self.shell, scenario, occasion, record)

    def heading(self) -> str:
        """The scenario's title."""
        return self.pane.scenario.title

    def heading_aside(self) -> str:
        """Channel and mode."""
        pane = self.pane
        return f"{label(self.t, pane.scenario.channel)} · {label(self.t, pane.occasion.mode)}"

    def body(self) -> ComposeResult:
        """The session."""
        yield self.pane

    def on_mount(self) -> None:
        """Ready to write."""
        self.pane.view.box.focus()

    def loaded_changed(self) -> None:
        """The session may be waiting for it."""
        self.pane.loaded_changed()

    def unsent(self) -> str:
        """The reply that is being written."""
        return self.pane.unsent()

    def language_changed(self) -> None:
        """A session goes on in the language in which it began."""

    def action_back(self) -> None:
        """Leave as the session wants to be left, wherever the focus is."""
        self.pane.action_back()
