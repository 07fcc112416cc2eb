"""A whole number typed digit by digit: an overall of the rubric."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from deescalate.interface.catalogue import N_

if TYPE_CHECKING:
    from textual import events

    from deescalate.interface.catalogue import Translator

GAP: Final = 2


class NumberRating(Widget, can_focus=True):
    """One line: a name and a number 0 to ``most``. Digits write it, ← and → change it by one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "change(1)", N_("More"), id="number.more", show=False),
        Binding("left", "change(-1)", N_("Less"), id="number.less", show=False),
        Binding("down", "app.focus_next", N_("Next"), id="number.next", show=False),
        Binding("up", "app.focus_previous", N_("Previous"), id="number.previous", show=False),
        Binding("backspace", "shorten", N_("Delete a digit"), id="number.shorten", show=False),
        Binding("delete", "clear", N_("No answer"), id="number.clear", show=False),
    ]
    DEFAULT_CSS: ClassVar[str] = """
    NumberRating {
        height: 1;
        &:focus { background: $panel; text-style: bold; }
    }
    """

    value: reactive[int | None] = reactive(None)
    """0 to ``most``, None if not rated."""

    class Rated(Message):
        """The number is another one now."""

        def __init__(self, rating: NumberRating) -> None:
            super().__init__()
            self.rating = rating

    class Looked(Message):
        """The number is looked at."""

    def __init__(  # noqa: PLR0913 - what it is called, how far it goes, where it stands
        self,
        t: Translator,
        name: str,
        width: int,
        *,
        most: int,
        value: int | None,
        id: str,  # noqa: A002
    ) -> None:
        """``width`` is the number of cells that the names of a form share."""
        super().__init__(id=id)
        self._t = t
        self._label = name
        self._width = width
        self._most = most
        self.set_reactive(NumberRating.value, value)

    def on_focus(self) -> None:
        """Say that it is looked at."""
        self.post_message(self.Looked())

    def on_key(self, event: events.Key) -> None:
        """A digit goes behind the others; where that is too much it begins anew."""
        if event.character is None or event.character not in "0123456789":
            return
        event.stop()
        digit = int(event.character)
        longer = digit if self.value is None else self.value * 10 + digit
        self._rate(longer if longer <= self._most else digit)

    def action_change(self, by: int) -> None:
        """One more or less."""
        value = self._most // 2 if self.value is None else self.value + by
        self._rate(min(max(value, 0), self._most))

    def action_shorten(self) -> None:
        """Without the last digit."""
        rest = (self.value or 0) // 10
        self._rate(rest if self.value is not None and self.value > 9 else None)

    def action_clear(self) -> None:
        """Take the number back."""
        self._rate(None)

    def _rate(self, value: int | None) -> None:
        self.value = value
        self.post_message(self.Rated(self))

    def render(self) -> Content:
        """Name, number, scale."""
        pad = " " * (self._width - cell_len(self._label) + GAP)
        number = self._t("not rated") if self.value is None else str(self.value)
        scale = self._t("of 0 to {most}", most=self._most)
        return Content.assemble(self._label, pad, number, "  ", (scale, "$quiet"))
