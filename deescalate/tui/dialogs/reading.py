"""Something to read, in pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from deescalate.interface.catalogue import N_
from deescalate.interface.safe import visible
from deescalate.tui.dialogs.base import Dialog

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from deescalate.interface.catalogue import Translator


@dataclass(frozen=True, slots=True)
class Page:
    """A titled text."""

    title: str
    words: Content


class ReadingDialog(Dialog[None]):
    """Shows pages; the arrow keys turn them and scroll."""

    DEFAULT_CSS: ClassVar[str] = """
    ReadingDialog {
        .frame { height: auto; }
        VerticalScroll { height: auto; max-height: 100%; scrollbar-size-vertical: 1; }
        VerticalScroll > Static { height: auto; padding-right: 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", N_("Previous"), id="reading.previous"),
        Binding("right", "turn(1)", N_("Next"), id="reading.next"),
    ]

    def __init__(self, t: Translator, pages: tuple[Page, ...], at: int = 0) -> None:
        super().__init__(t, pages[at].title)
        self._pages = pages
        self._at = at

    def body(self) -> ComposeResult:
        """The present page."""
        with VerticalScroll():
            yield Static(self._pages[self._at].words)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Pages can be turned only where there is another one."""
        if action == "turn":
            return parameters[0] in self._steps()
        return super().check_action(action, parameters)

    def action_turn(self, step: int) -> None:
        """Go to the page before (-1) or after (1)."""
        if step in self._steps():
            self._at += step
            page = self._pages[self._at]
            self.query_one("VerticalScroll > Static", Static).update(page.words)
            self.query_one(".frame").border_title = Content(visible(page.title, one_line=True))
            self.query_one(VerticalScroll).scroll_home(animate=False)
            self.refresh_bindings()

    def _steps(self) -> set[object]:
        steps: set[object] = set()
        if self._at > 0:
            steps.add(-1)
        if self._at < len(self._pages) - 1:
            steps.add(1)
        return steps
