"""How well something went in the learner's own eyes: five steps, or no answer."""

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

STEP_WORDS: Final = (
    N_("not at all"),
    N_("a little"),
    N_("half and half"),
    N_("mostly"),
    N_("fully"),
)
STEPS: Final = len(STEP_WORDS)
FILLED: Final = "●"
OPEN: Final = "○"
GAP: Final = 2
DOT_WIDTH: Final = 2


class SelfRating(Widget, can_focus=True):
    """One line: a name and five dots. ←/→, 1 to 5 or a click rate, Delete takes it back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "change(1)", N_("More"), id="rating.more"),
        Binding("left", "change(-1)", N_("Less"), id="rating.less"),
        Binding("down", "app.focus_next", N_("Next"), id="rating.next", show=False),
        Binding("up", "app.focus_previous", N_("Previous"), id="rating.previous", show=False),
        Binding("delete", "clear", N_("No answer"), id="rating.clear", show=False),
        *(
            Binding(str(step), f"rate({step})", t, id=f"rating.{step}", show=False)
            for step, t in enumerate(STEP_WORDS, start=1)
        ),
    ]
    HELP: ClassVar[str] = N_("Rate yourself with ← and →, or with 1 to 5.")
    DEFAULT_CSS: ClassVar[str] = """
    SelfRating {
        height: 1;
        &:focus { background: $panel; text-style: bold; }
    }
    """

    step: reactive[int | None] = reactive(None)
    """1 to 5, None if not rated."""

    class Rated(Message):
        """The learner rated themselves."""

        def __init__(self, rating: SelfRating) -> None:
            super().__init__()
            self.rating = rating

    def __init__(self, t: Translator, label: str, width: int, *, id: str) -> None:  # noqa: A002
        """``width`` is the number of cells that the names of all ratings share."""
        super().__init__(id=id)
        self._t = t
        self._label = label
        self._label_width = width

    @property
    def value(self) -> int | None:
        """The rating as 0..100, None if there is none."""
        return None if self.step is None else round((self.step - 1) * 100 / (STEPS - 1))

    @value.setter
    def value(self, value: int | None) -> None:
        self.step = None if value is None else round(value / 100 * (STEPS - 1)) + 1

    def watch_step(self) -> None:
        """Tell the screen."""
        self.post_message(self.Rated(self))

    def action_change(self, by: int) -> None:
        """One step more or less; without a rating begin in the middle."""
        middle = (STEPS + 1) // 2
        self.step = middle if self.step is None else min(max(self.step + by, 1), STEPS)

    def action_rate(self, step: int) -> None:
        """Rate at once."""
        self.step = step

    def action_clear(self) -> None:
        """Take the rating back."""
        self.step = None

    def on_click(self, event: events.Click) -> None:
        """Rate by the dot that was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        step = (offset.x - self._label_width - GAP) // DOT_WIDTH + 1
        if 1 <= step <= STEPS:
            self.step = step

    def render(self) -> Content:
        """Name, dots, word."""
        pad = " " * (self._label_width - cell_len(self._label) + GAP)
        filled = self.step or 0
        dots = (f"{FILLED} " * filled, f"{OPEN} " * (STEPS - filled))
        word = self._t("no answer") if self.step is None else self._t(STEP_WORDS[self.step - 1])
        return Content.assemble(
            self._label, pad, (dots[0], "$key"), (dots[1], "$quiet"), " ", (word, "$quiet")
        )
