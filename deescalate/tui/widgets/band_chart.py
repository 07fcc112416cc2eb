"""A score over time: a line through the means of neighbouring sessions, and the band around it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar, Final

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from deescalate.tui.widgets.plot import Curve, column_owner, plot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.style import Style

    from deescalate.history.development import Block
    from deescalate.history.estimates import Estimate
    from deescalate.tui.widgets.plot import Cell

MARGIN: Final = 5
"""Cells left of the plot: the scale and the axis."""
FRAME_ROWS: Final = 2
"""Rows below the plot: the axis and the days."""
STEP: Final = 20
"""The scale begins and ends at a multiple of it."""
LEAST_RANGE: Final = 40
SHADE: Final = "░"
POINT: Final = "●"


@dataclass(frozen=True, slots=True)
class Scale:
    """The part of 0..100 that a chart shows."""

    low: int
    high: int

    @property
    def marks(self) -> tuple[int, int, int]:
        """The numbers at the axis."""
        return self.high, (self.low + self.high) // 2, self.low

    def place(self, value: float) -> int:
        """A score as a share 0..100 of the scale; scores outside lie at its end."""
        share = 100 * (value - self.low) / (self.high - self.low)
        return min(max(round(share), 0), 100)

    def row(self, value: float, height: int) -> int:
        """The row of a score in a plot, 0 at the top."""
        return round((100 - self.place(value)) * (height - 1) / 100)

    def within(self, value: Estimate, y: int, height: int) -> bool:
        """Whether a row lies in the band of a mean."""
        if value.low is None or value.high is None:
            return False
        return self.row(value.high, height) <= y <= self.row(value.low, height)


def scale_of(values: Sequence[Estimate]) -> Scale:
    """From a multiple of 20 below all means and bands to one above them, 40 apart at least."""
    lows = [value.mean if value.low is None else value.low for value in values]
    highs = [value.mean if value.high is None else value.high for value in values]
    low = max(math.floor(min(lows) / STEP) * STEP, 0)
    high = min(math.ceil(max(highs) / STEP) * STEP, 100)
    if high - low < LEAST_RANGE:
        low = max(min(low, high - LEAST_RANGE), 0)
        high = max(high, low + LEAST_RANGE)
    return Scale(low, high)


class BandChart(Widget):
    """Scores from bottom to top, time from left to right in blocks of equal width.

    The scale is the part of 0..100 that holds all means and bands, see ``scale_of``.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "band-chart--mean",
        "band-chart--band",
        "band-chart--axis",
    }
    DEFAULT_CSS: ClassVar[str] = """
    BandChart {
        height: 9;
        & > .band-chart--mean { color: $key; text-style: bold; }
        & > .band-chart--band { color: $quiet; }
        & > .band-chart--axis { color: $quiet; }
    }
    """

    blocks: reactive[tuple[Block, ...]] = reactive(())
    """What is shown, oldest first."""
    days: reactive[tuple[str, str]] = reactive(("", ""))
    """The first and the last day in words."""

    def render(self) -> Content:
        """Plot, axis, days."""
        width = self.content_size.width - MARGIN
        height = self.content_size.height - FRAME_ROWS
        if not self.blocks or width < 1 or height < 2:
            return Content("")
        scale = scale_of([block.value for block in self.blocks])
        means = [scale.place(block.value.mean) for block in self.blocks]
        grid = plot(means, (), width, height)
        rows = [self._row(cells, y, height, scale) for y, cells in enumerate(grid)]
        return Content("\n").join([*rows, self._axis(width), self._days(width)])

    def _style(self, name: str) -> Style:
        return self.get_visual_style(f"band-chart--{name}")

    def _row(self, cells: Sequence[Cell], y: int, height: int, scale: Scale) -> Content:
        marks = {scale.row(value, height): value for value in scale.marks}
        margin = f"{marks[y]:>3} ┤" if y in marks else "    │"
        parts: list[tuple[str, Style]] = [(margin, self._style("axis"))]
        looks = self._looks(cells, y, height, scale)
        for name, run in groupby(looks, key=lambda look: look[1]):
            parts.append(("".join(text for text, _name in run), self._style(name)))
        return Content.assemble(*parts)

    def _looks(
        self, cells: Sequence[Cell], y: int, height: int, scale: Scale
    ) -> Iterator[tuple[str, str]]:
        """Every character of a row with the name of its style."""
        for x, cell in enumerate(cells):
            owner = column_owner(x, len(cells), len(self.blocks))
            if cell.curves is not Curve.NONE:
                yield (POINT if len(self.blocks) == 1 and x == 0 else cell.text), "mean"
            elif scale.within(self.blocks[owner].value, y, height):
                yield SHADE, "band"
            else:
                yield " ", "axis"

    def _axis(self, width: int) -> Content:
        owners = [column_owner(x, width, len(self.blocks)) for x in range(width)]
        ticks = {owners.index(owner) for owner in set(owners)}
        line = "".join("┴" if x in ticks and width > len(ticks) else "─" for x in range(width))
        return Content.styled("    └" + line, self._style("axis"))

    def _days(self, width: int) -> Content:
        first, last = self.days
        gap = width - cell_len(first) - cell_len(last)
        words = f"{first}{' ' * gap}{last}" if gap > 1 and first != last else first
        return Content.styled(" " * MARGIN + words, self._style("axis"))
