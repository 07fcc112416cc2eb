"""The coaching panel: what the latest turn did. It never takes the focus from the reply box."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Coach(VerticalScroll, can_focus=False):
    """A panel whose text is replaced after every turn."""

    DEFAULT_CSS: ClassVar[str] = """
    Coach {
        height: auto;
        padding: 0 1;
        scrollbar-size-vertical: 1;
        Static { height: auto; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._words = Static(Content(""))

    def compose(self) -> ComposeResult:
        """The text."""
        yield self._words

    def show(self, words: Content) -> None:
        """Show this text from its beginning."""
        self._words.update(words)
        self.scroll_home(animate=False)
