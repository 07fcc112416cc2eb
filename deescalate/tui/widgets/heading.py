"""The top line of a screen."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from deescalate.interface.safe import visible


class Heading(Widget, can_focus=False):
    """A title, and at the right what else matters; the title gives way, never the rest."""

    DEFAULT_CSS: ClassVar[str] = """
    Heading {
        dock: top;
        height: 1;
        padding: 0 1;
        background: $panel;
        color: $foreground;
    }
    """

    def __init__(self, title: str, aside: str = "") -> None:
        super().__init__()
        self._title = visible(title, one_line=True)
        self._aside = visible(aside, one_line=True)

    def show(self, title: str, aside: str = "") -> None:
        """Show other words from now on."""
        shown = visible(title, one_line=True), visible(aside, one_line=True)
        if shown != (self._title, self._aside):
            self._title, self._aside = shown
            self.refresh()

    def render(self) -> Content:
        """Title and aside."""
        width = self.content_size.width
        room = width - cell_len(self._aside) - (2 if self._aside else 0)
        title = Content.styled(self._title, "bold").truncate(max(room, 1), ellipsis=True)
        gap = max(width - title.cell_length - cell_len(self._aside), 0)
        return Content.assemble(title, " " * gap, (self._aside, "$quiet"))
