"""How scores develop: a small bar for each session, the latest mean, and where it is going."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from deescalate.score import band
from deescalate.tui.widgets.score_bars import BAND_STYLES, band_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deescalate.interface.catalogue import Translator

BARS: Final = "▁▂▃▄▅▆▇█"
MOST_BARS: Final = 24
LEAST_BARS: Final = 5
STEADY: Final = 3
"""Points of change that are no change."""
GAP: Final = "  "


@dataclass(frozen=True, slots=True)
class TrendRow:
    """Scores 0..100, oldest first; ``recent`` is the latest mean, ``change`` its gain."""

    name: str
    scores: tuple[int, ...]
    recent: float | None
    change: float | None


def sparkline(scores: Sequence[int]) -> str:
    """A bar of one of eight heights for each score 0..100."""
    top = len(BARS) - 1
    return "".join(BARS[round(min(max(score, 0), 100) / 100 * top)] for score in scores)


def change_words(t: Translator, change: float | None) -> str:
    """Where a mean is going, in words; empty if there is nothing to compare it with."""
    if change is None:
        return ""
    points = round(change)
    if abs(points) < STEADY:
        return t("steady")
    if points > 0:
        return t("▲ {n} better", n=points)
    return t("▼ {n} lower", n=-points)


class Trends(Widget):
    """A line for each series; bars go before words do when there is little room."""

    DEFAULT_CSS: ClassVar[str] = """
    Trends { height: auto; width: 1fr; }
    """

    rows: reactive[tuple[TrendRow, ...]] = reactive((), layout=True)
    """What is shown, from top to bottom."""

    def __init__(self, t: Translator, *, id: str | None = None) -> None:  # noqa: A002 - textual's name
        super().__init__(id=id)
        self._t = t

    def render(self) -> Content:
        """The lines."""
        rows = [row for row in self.rows if row.recent is not None]
        if not rows:
            return Content("")
        names = max(cell_len(row.name) for row in rows)
        means = [self._mean(row) for row in rows]
        mean_width = max(map(cell_len, means))
        room = self.content_size.width - names - mean_width - 2 * len(GAP)
        words = [change_words(self._t, row.change) for row in rows]
        if max(map(cell_len, words)) > room:
            words = [""] * len(rows)
        bars = min(room - max(map(cell_len, words)) - len(GAP), MOST_BARS)
        bars = bars if bars >= LEAST_BARS else 0
        most = max(len(row.scores[-bars:]) if bars else 0 for row in rows)
        return Content("\n").join(
            _line(row, names, most) + _words(row, mean, mean_width, change)
            for row, mean, change in zip(rows, means, words, strict=True)
        )

    def _mean(self, row: TrendRow) -> str:
        value = round(row.recent or 0)
        return f"{band_words(self._t, value)} {value}"


def _line(row: TrendRow, names: int, bars: int) -> Content:
    line = sparkline(row.scores[-bars:]) if bars else ""
    return Content.assemble(
        row.name + " " * (names - cell_len(row.name)) + GAP,
        (line.rjust(bars), _style(row)),
        GAP if bars else "",
    )


def _words(row: TrendRow, mean: str, width: int, change: str) -> Content:
    filled = mean + " " * (width - cell_len(mean))
    return Content.assemble((filled, _style(row)), GAP if change else "", (change, "$quiet"))


def _style(row: TrendRow) -> str:
    return BAND_STYLES[band(round(row.recent or 0))]
