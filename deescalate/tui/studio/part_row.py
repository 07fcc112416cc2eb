"""The names of a screen's parts in one row, the present one marked; a click opens a part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events

GAP: Final = 2


class PartRow(Widget, can_focus=False):
    """One word or a few for each part."""

    ALLOW_SELECT: ClassVar[bool] = False
    DEFAULT_CSS: ClassVar[str] = """
    PartRow { height: 1; padding: 0 1; background: $surface; color: $quiet; }
    """

    @dataclass
    class Opened(Message):
        """A part was clicked."""

        part: str

    def __init__(self, names: Mapping[str, str], part: str) -> None:
        super().__init__()
        self._names = dict(names)
        self._part = part

    def show(self, part: str) -> None:
        """Mark another part."""
        self._part = part
        self.refresh()

    def rename(self, part: str, name: str) -> None:
        """Call a part something else."""
        self._names[part] = name
        self.refresh()

    def render(self) -> Content:
        """The names."""
        return Content(" " * GAP).join(
            Content.styled(self._label(part), "bold $foreground on $panel" if chosen else "")
            for part in self._names
            for chosen in [part == self._part]
        )

    def on_click(self, event: events.Click) -> None:
        """Open the part that was clicked."""
        offset = event.get_content_offset(self)
        start = 0
        for part in self._names if offset is not None else ():
            end = start + cell_len(self._label(part))
            if offset is not None and start <= offset.x < end:
                self.post_message(self.Opened(part))
                return
            start = end + GAP

    def _label(self, part: str) -> str:
        return f"{'▸' if part == self._part else ' '}{self._names[part]} "
