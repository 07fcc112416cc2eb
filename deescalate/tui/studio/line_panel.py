"""What the customer could have said instead of the last line, and where it stands in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from textual.content import Content
from textual.widgets import Static

from deescalate.tui.widgets.prose import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deescalate.interface.catalogue import Translator

SAID: Final = "▸"
MOST: Final = 6
"""Lines that the panel shows."""


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the customer's: its number in the file, its text, whether it was the one said."""

    line: int
    text: str
    said: bool

    @property
    def words(self) -> str:
        """The text on one line, marked if it was said."""
        text = " ".join(shown(self.text).split())
        return f"{SAID} {text}" if self.said else text


class LinePanel(Static):
    """The lines of the list that the last one was taken from, where there is room for them."""

    DEFAULT_CSS: ClassVar[str] = """
    LinePanel {
        height: auto;
        padding: 0 2;
        background: $surface;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """

    def __init__(self, t: Translator, key: str) -> None:
        super().__init__()
        self._t = t
        self._key = key
        self._places: Sequence[Place] = ()

    def show(self, places: Sequence[Place]) -> None:
        """Show these, a row each; without any the panel is away."""
        self._places = places
        self.set_class(not places, "-empty")
        title = Content.styled(self._t("The customer could have said"), "bold $key")
        rows = [title, *(_row(place) for place in places[:MOST])]
        if len(places) > MOST:
            more = self._t.plural("{n} more line", "{n} more lines", len(places) - MOST)
            rows.append(Content.styled(f"      {more}: {self._key}", "$quiet"))
        self.update(Content("\n").join(rows))

    def in_short(self) -> Content:
        """The same in a few words: which of how many it was, and its line."""
        for number, place in enumerate(self._places, start=1):
            if place.said:
                words = self._t(
                    "said: line {line}, {n} of {many}",
                    line=place.line,
                    n=number,
                    many=len(self._places),
                )
                return Content.styled(words, "$quiet")
        return Content("")


def _row(place: Place) -> Content:
    style = "bold" if place.said else "$quiet"
    return Content.assemble((f"{place.line:>4}  ", "$quiet"), (place.words, style))
