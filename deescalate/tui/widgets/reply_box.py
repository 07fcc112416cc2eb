"""The box that replies are typed into.

Enter sends, Ctrl+J makes a new line, a paste never sends.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets.text_area import Selection

from deescalate.interface.catalogue import N_
from deescalate.tui.snippets import first_field, next_field, offset_of, place_of, unfilled
from deescalate.tui.widgets.ordered_area import OrderedArea


class ReplyBox(OrderedArea):
    """A text area that sends."""

    DEFAULT_CSS: ClassVar[str] = """
    ReplyBox {
        height: auto;
        min-height: 3;
        max-height: 9;
        padding: 0 1;
        border: round $border-blurred;
        background: $background;
        &:focus { border: round $border; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "send", N_("Send"), id="reply.send"),
        Binding(
            "ctrl+j,alt+enter,shift+enter", "new_line", N_("New line"), show=False, id="reply.line"
        ),
        Binding("pageup", "page(-1)", N_("Scroll up"), show=False, id="reply.up"),
        Binding("pagedown", "page(1)", N_("Scroll down"), show=False, id="reply.down"),
        Binding("tab", "next_field", N_("Next field"), show=False, id="reply.field"),
    ]

    @dataclass
    class Sent(Message):
        """The user sends ``text``; the box is empty again."""

        box: ReplyBox
        text: str

        @property
        def control(self) -> ReplyBox:
            """The box that was sent from."""
            return self.box

    @dataclass
    class FieldsLeft(Message):
        """The user tried to send a text with unfilled ``fields``; it is still in the box."""

        box: ReplyBox
        fields: tuple[str, ...]

        @property
        def control(self) -> ReplyBox:
            """The box that was to be sent from."""
            return self.box

    @dataclass
    class Paged(Message):
        """The user wants to see what stands a page above (-1) or below (1)."""

        direction: int

    def __init__(self, *, placeholder: str = "", name: str | None = None) -> None:
        super().__init__(
            placeholder=placeholder, highlight_cursor_line=False, compact=False, name=name
        )

    def action_send(self) -> None:
        """Send the text, unless there is none or a field is still to be filled in."""
        fields = unfilled(self.text)
        if fields:
            self.select_field(0)
            self.post_message(self.FieldsLeft(self, fields))
        else:
            self.send()

    def send(self) -> None:
        """Send the text as it is, unless there is none."""
        text = self.text.strip()
        if text and not self.read_only:
            self.clear()
            self.post_message(self.Sent(self, text))

    def action_new_line(self) -> None:
        """Break the line."""
        if not self.read_only:
            self.insert("\n")

    def action_page(self, direction: int) -> None:
        """Leave the page keys to whoever shows the conversation."""
        self.post_message(self.Paged(direction))

    def action_next_field(self) -> None:
        """Select the next unfilled field; without one, move the focus on."""
        cursor = offset_of(self.text, *self.selection.end)
        if not self.select_field(cursor):
            self.screen.focus_next()

    def put_in(self, text: str) -> None:
        """Put a snippet in at the cursor and select its first unfilled field."""
        before = offset_of(self.text, *min(self.selection))
        gap = "\n" if before and not self.text[:before].endswith(("\n", " ")) else ""
        self.replace(gap + text, *self.selection, maintain_selection_offset=False)
        if first_field(text):
            self.select_field(before)
        self.focus()

    def select_field(self, cursor: int) -> bool:
        """Select the first unfilled field after an offset (or else the first); False without."""
        span = next_field(self.text, cursor)
        if span is None:
            return False
        start, end = (place_of(self.text, offset) for offset in span)
        self.selection = Selection(start, end)
        return True
