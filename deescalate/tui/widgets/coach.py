"""The coaching panel: what the latest turn did. It never takes the focus from the reply box."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.visual import Visual


class Coach(VerticalScroll, can_focus=False):
    """A panel whose text is replaced after every turn.

    It holds the text twice, in full and for little room; the style sheet shows one by the size of
    the screen. Empty panels are hidden.
    """

    DEFAULT_CSS: ClassVar[str] = """
    Coach {
        display: none;
        height: auto;
        padding: 0 1;
        scrollbar-size-vertical: 1;
        &.-filled { display: block; }
        Static { height: auto; }
        .brief { display: none; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._full = Static(classes="full")
        self._brief = Static(classes="brief")

    def compose(self) -> ComposeResult:
        """Both texts."""
        yield self._full
        yield self._brief

    def show(self, full: Visual, brief: Visual | None = None) -> None:
        """Show this from its beginning; without a brief text the full one serves for both."""
        self._full.update(full)
        self._brief.update(full if brief is None else brief)
        self.add_class("-filled")
        self.scroll_home(animate=False)
