"""A text area whose keys never overtake each other.

Textual handles letters in the widget but bound keys on a detour through the app, so that under fast
typing they overtake each other; this area runs its own keys in the same queue as the letters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from deescalate.interface.safe import visible

if TYPE_CHECKING:
    from textual import events


class OrderedArea(TextArea):
    """A text area for fast typists; what is pasted is made harmless.

    Textual's F6 and F7 (select the line, select everything) are left to the screens.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f6,f7", "leave_alone", "", show=False)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that are left alone go on to whoever stands around this area."""
        return action != "leave_alone" and super().check_action(action, parameters)

    async def _on_key(self, event: events.Key) -> None:
        if event.is_printable:
            return
        for binding in self._bindings.key_to_bindings.get(event.key, []):
            if not binding.priority and await self.app.run_action(binding.action, self):
                event.stop()
                event.prevent_default()
                return

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        if not self.read_only:
            text = event.text.replace("\r\n", "\n").replace("\r", "\n")
            start, end = self.selection
            self.replace(visible(text), start, end, maintain_selection_offset=False)
            self.focus()
