"""One technique rated 0 to 3 on the rubric, and what the levels mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from deescalate.interface.catalogue import N_
from deescalate.interface.labels import label
from deescalate.interface.rubric_words import meaning
from deescalate.model.moves import Technique
from deescalate.model.ratings import MOST_LEVEL

if TYPE_CHECKING:
    from textual import events

    from deescalate.interface.catalogue import Translator

FILLED: Final = "●"
OPEN: Final = "○"
LEVELS: Final = (N_("Level 0"), N_("Level 1"), N_("Level 2"), N_("Level 3"))
GAP: Final = 2
DOT_WIDTH: Final = 2


class LevelRating(Widget, can_focus=True):
    """One line: a name, three dots, the level and its meaning.

    0 to 3 rate and go on; ← and → change, Delete takes it back, a click on a dot rates.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(level), f"rate({level})", words, id=f"level.{level}", show=False)
            for level, words in enumerate(LEVELS)
        ),
        Binding("right", "change(1)", N_("More"), id="level.more", show=False),
        Binding("left", "change(-1)", N_("Less"), id="level.less", show=False),
        Binding("down", "app.focus_next", N_("Next"), id="level.next", show=False),
        Binding("up", "app.focus_previous", N_("Previous"), id="level.previous", show=False),
        Binding("delete,backspace", "clear", N_("No answer"), id="level.clear", show=False),
    ]
    DEFAULT_CSS: ClassVar[str] = """
    LevelRating {
        height: 1;
        &:focus { background: $panel; text-style: bold; }
    }
    """

    level: reactive[int | None] = reactive(None)
    """0 to 3, None if not rated."""

    class Rated(Message):
        """The level is another one now; ``on`` if whoever rated wants to go on to the next."""

        def __init__(self, rating: LevelRating, on: bool) -> None:
            super().__init__()
            self.rating = rating
            self.on = on

    class Looked(Message):
        """A technique is looked at: the meanings of its levels may be shown."""

        def __init__(self, technique: Technique) -> None:
            super().__init__()
            self.technique = technique

    def __init__(self, t: Translator, technique: Technique, *, level: int | None = None) -> None:
        super().__init__(id=f"rate-{technique.value}")
        self._t = t
        self.technique = technique
        self._width = max(cell_len(label(t, each)) for each in Technique)
        self.set_reactive(LevelRating.level, level)

    def on_focus(self) -> None:
        """Say which technique is looked at."""
        self.post_message(self.Looked(self.technique))

    def action_change(self, by: int) -> None:
        """One level more or less; without one begin at 1 or 2."""
        start = 1 if by > 0 else MOST_LEVEL
        level = start if self.level is None else self.level + by
        self.level = min(max(level, 0), MOST_LEVEL)
        self.post_message(self.Rated(self, on=False))

    def action_rate(self, level: int) -> None:
        """Rate, and go on."""
        self.level = level
        self.post_message(self.Rated(self, on=True))

    def action_clear(self) -> None:
        """Take the rating back."""
        self.level = None
        self.post_message(self.Rated(self, on=False))

    def on_click(self, event: events.Click) -> None:
        """Rate by the dot that was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        dot = (offset.x - self._width - GAP) // DOT_WIDTH + 1
        if 1 <= dot <= MOST_LEVEL:
            self.level = dot
            self.post_message(self.Rated(self, on=False))

    def render(self) -> Content:
        """Name, dots, number, meaning."""
        name = label(self._t, self.technique)
        pad = " " * (self._width - cell_len(name) + GAP)
        filled = self.level or 0
        dots = (f"{FILLED} " * filled, f"{OPEN} " * (MOST_LEVEL - filled))
        words = self._t("not rated")
        if self.level is not None:
            words = f"{self.level}  {meaning(self._t, self.technique, self.level)}"
            room = self.content_size.width - self._width - GAP - DOT_WIDTH * MOST_LEVEL - 1
            # The meanings stand below in full: rather none here than half of one.
            words = words if cell_len(words) <= room else str(self.level)
        return Content.assemble(name, pad, (dots[0], "$key"), (dots[1], "$quiet"), " ", words)


class LevelMeanings(Static):
    """What the four levels of a technique mean, a line each."""

    DEFAULT_CSS: ClassVar[str] = """
    LevelMeanings { height: auto; min-height: 5; color: $quiet; }
    """

    def say(self, words: str) -> None:
        """Show a sentence instead."""
        self.update(Content(words))

    def explain(self, t: Translator, technique: Technique) -> None:
        """Show the levels of another technique."""
        head = Content.styled(label(t, technique), "bold $key")
        lines = (
            Content.assemble((f"{level}  ", "$key"), meaning(t, technique, level))
            for level in range(MOST_LEVEL + 1)
        )
        self.update(Content("\n").join([head, *lines]))
