"""Tension and connection: a word, a bar, and what the latest turn changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from deescalate.interface.labels import label
from deescalate.model.session import Gauge
from deescalate.tui.words import bar, change_text, connection_word, is_relief, tension_word, total

if TYPE_CHECKING:
    from deescalate.interface.catalogue import Translator
    from deescalate.model.session import CustomerState, Turn

COLOURS: Final = {Gauge.TENSION: "$tense", Gauge.CONNECTION: "$bond"}
SHORTEST_BAR: Final = 4
LONGEST_BAR: Final = 12


@dataclass(frozen=True, slots=True)
class Reading:
    """What one gauge shows: 0..100, the word for it, and the latest change if there was a turn."""

    gauge: Gauge
    value: int
    word: str
    change: int | None


def readings(
    t: Translator, state: CustomerState, calm_below: int, turn: Turn | None
) -> tuple[Reading, Reading]:
    """Both gauges as they are after ``turn``."""
    words = {
        Gauge.TENSION: t(tension_word(state.tension, calm_below)),
        Gauge.CONNECTION: t(connection_word(state.connection)),
    }
    values = {Gauge.TENSION: state.tension, Gauge.CONNECTION: state.connection}
    tension, connection = (
        Reading(
            gauge,
            values[gauge],
            words[gauge],
            None if turn is None else total(turn.reaction.changes, gauge),
        )
        for gauge in Gauge
    )
    return tension, connection


def change_part(reading: Reading) -> tuple[str, str]:
    """The latest change with its style; empty before the first turn."""
    if reading.change is None:
        return "", ""
    if reading.change == 0:
        return change_text(0), "$quiet"
    good = is_relief(reading.gauge, reading.change)
    return change_text(reading.change), "$help" if good else "$harm"


class GaugePanel(Widget, can_focus=False):
    """Both gauges at full width, three rows each, for the sidebar."""

    DEFAULT_CSS: ClassVar[str] = """
    GaugePanel { height: auto; }
    """

    def __init__(self, t: Translator) -> None:
        super().__init__()
        self._t = t
        self._readings: tuple[Reading, ...] = ()

    def show(self, shown: tuple[Reading, Reading]) -> None:
        """Show these readings from now on."""
        self._readings = shown
        self.refresh(layout=True)

    def render(self) -> Content:
        """Label, word and change; the bar and its number below."""
        width = self.content_size.width
        return Content("\n").join(
            line for reading in self._readings for line in self._lines(reading, width)
        )

    def _lines(self, reading: Reading, width: int) -> tuple[Content, Content]:
        name = label(self._t, reading.gauge)
        change, style = change_part(reading)
        gap = max(width - cell_len(f"{name}  {reading.word}{change}"), 1)
        number = f"{reading.value:>4}"
        filled, empty = bar(reading.value, max(width - len(number), 1))
        colour = COLOURS[reading.gauge]
        return (
            Content.assemble(
                (name, "$quiet"), "  ", (reading.word, f"bold {colour}"), " " * gap, (change, style)
            ),
            Content.assemble((filled, colour), (empty, "$quiet"), (number, "$quiet")),
        )


class GaugeStrip(Widget, can_focus=False):
    """Both gauges in one row, for narrow screens; bars shrink and vanish before words do."""

    DEFAULT_CSS: ClassVar[str] = """
    GaugeStrip { height: 1; }
    """

    def __init__(self, t: Translator) -> None:
        super().__init__()
        self._t = t
        self._readings: tuple[Reading, ...] = ()

    def show(self, shown: tuple[Reading, Reading]) -> None:
        """Show these readings from now on."""
        self._readings = shown
        self.refresh()

    def render(self) -> Content:
        """Label, bar, word and change of both gauges."""
        width = self.content_size.width
        words = sum(cell_len(self._text(reading)) for reading in self._readings) + 3
        room = (width - words) // 2 - 1
        size = 0 if room < SHORTEST_BAR else min(room, LONGEST_BAR)
        return Content("   ").join(self._part(reading, size) for reading in self._readings)

    def _text(self, reading: Reading) -> str:
        change, _style = change_part(reading)
        return f"{label(self._t, reading.gauge)} {reading.word} {change}".rstrip()

    def _part(self, reading: Reading, size: int) -> Content:
        colour = COLOURS[reading.gauge]
        change, style = change_part(reading)
        filled, empty = bar(reading.value, size) if size else ("", "")
        return Content.assemble(
            (label(self._t, reading.gauge), "$quiet"),
            " ",
            (filled, colour),
            (empty, "$quiet"),
            " " if size else "",
            (reading.word, f"bold {colour}"),
            " " if change else "",
            (change, style),
        )
