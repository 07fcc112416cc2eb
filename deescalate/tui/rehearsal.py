"""The place where a file is tried out: it holds one conversation and begins it again when asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from deescalate.tui.rehearsal_pane import RehearsalPane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from deescalate.content.scenarios import ScenarioFile
    from deescalate.model.session import Turn
    from deescalate.recording import Occasion
    from deescalate.tui.services import Shell


class Nothing(Static, can_focus=True):
    """Words in the conversation's place. They take the keys, so that the way on goes past them."""


class Rehearsal(Widget):
    """Plays one version of a file after the other, each with the replies of the one before."""

    DEFAULT_CSS: ClassVar[str] = """
    Rehearsal {
        height: 1fr;
        #nothing { padding: 1 2; color: $quiet; }
    }
    """

    def __init__(self, shell: Shell, occasion: Occasion, *, still: bool) -> None:
        super().__init__()
        self.pane: RehearsalPane | None = None
        self._shell = shell
        self._occasion = occasion
        self._still = still

    def compose(self) -> ComposeResult:
        """Words, until there is something to play."""
        words = self._shell.t("The conversation begins as soon as the file has no errors.")
        yield Nothing(Content(words), id="nothing")

    @property
    def way_in(self) -> Widget:
        """What takes the keys."""
        return self.query_one(Nothing) if self.pane is None else self.pane.way_in

    async def play(self, file: ScenarioFile) -> bool:
        """Go on with this version of the file; False if it plays no other way than before."""
        scenario, pane = file.scenario, self.pane
        if scenario is None:
            return False
        if pane is not None and replace(scenario, digest=pane.scenario.digest) == pane.scenario:
            pane.file = file
            return False
        await self._begin(file, pane.turns if pane is not None else ())
        return True

    def loaded_changed(self) -> None:
        """The conversation may be waiting for it."""
        if self.pane is not None:
            self.pane.loaded_changed()

    async def on_rehearsal_pane_begin_again(self, event: RehearsalPane.BeginAgain) -> None:
        """Begin again, as the agent asks."""
        event.stop()
        if event.other:
            self._occasion = replace(self._occasion, seed=self._occasion.seed + 1)
        if self.pane is not None:
            await self._begin(self.pane.file, event.turns)

    async def _begin(self, file: ScenarioFile, turns: Sequence[Turn]) -> None:
        if file.scenario is None:
            return
        before = self.pane
        written = before is None or before.has_focus_within
        fresh = RehearsalPane(
            self._shell, file, file.scenario, self._occasion, turns, still=self._still
        )
        self.pane = fresh
        # The old one hands its unsent words to the new one when it goes.
        await self.query("*").remove()
        await self.mount(fresh)
        if written and before is not None:
            fresh.view.box.focus()
