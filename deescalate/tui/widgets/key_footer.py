"""The bottom line: the most useful keys of this moment, whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from deescalate.tui.keys import KeyHint, active_hints

if TYPE_CHECKING:
    from textual import events
    from textual.screen import Screen

    from deescalate.interface.catalogue import Translator

MOST_KEYS: Final = 5
HELP_KEY: Final = "f1"
GAP: Final = 3


def fitting(hints: tuple[KeyHint, ...], width: int) -> tuple[KeyHint, ...]:
    """The hints that fit into ``width`` cells uncut, at most five, the help key always last."""
    shown = [hint for hint in hints if hint.shown and hint.enabled]
    last = [hint for hint in shown if hint.key == HELP_KEY]
    first = [hint for hint in shown if hint.key != HELP_KEY][: MOST_KEYS - len(last)]
    while first and _width([*first, *last]) > width:
        first.pop()
    return (*first, *last)


def _width(hints: list[KeyHint]) -> int:
    return sum(_item_width(hint) for hint in hints) + GAP * max(len(hints) - 1, 0)


def _item_width(hint: KeyHint) -> int:
    return cell_len(hint.keys[0]) + 1 + cell_len(hint.description)


class KeyFooter(Widget, can_focus=False):
    """Keys that work now and what they do; made from the bindings, a click presses the key."""

    ALLOW_SELECT: ClassVar[bool] = False
    DEFAULT_CSS: ClassVar[str] = """
    KeyFooter {
        dock: bottom;
        height: 1;
        padding: 0 1;
        background: $panel;
        color: $foreground;
    }
    """

    def __init__(self, t: Translator) -> None:
        super().__init__()
        self._t = t

    def on_mount(self) -> None:
        """Follow the bindings of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)

    def _bindings_changed(self, _screen: Screen[object]) -> None:
        self.refresh()

    def render(self) -> Content:
        """The keys that fit."""
        parts: list[Content | str | tuple[str, str]] = []
        for hint in self._hints():
            if parts:
                parts.append(" " * GAP)
            parts.append((hint.keys[0], "$footer-key-foreground bold"))
            parts.append(" " + hint.description)
        return Content.assemble(*parts)

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        start = 0
        for hint in self._hints():
            end = start + _item_width(hint)
            if start <= offset.x < end:
                self.app.simulate_key(hint.key)
                return
            start = end + GAP

    def _hints(self) -> tuple[KeyHint, ...]:
        return fitting(active_hints(self.screen, self._t), self.content_size.width)
