"""Two step curves in one grid of box-drawing characters: the heavy one and the light one.

Heavy and light strokes tell the curves apart without colour. Pure: values in, cells out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, auto
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence


class Curve(Flag):
    """Which curves pass through a cell."""

    NONE = 0
    HEAVY = auto()
    LIGHT = auto()


@dataclass(frozen=True, slots=True)
class Cell:
    """One character of the grid and the curves that it shows."""

    text: str = " "
    curves: Curve = Curve.NONE


@dataclass(frozen=True, slots=True)
class _Arms:
    """Strokes from a cell's middle to its sides: 0 none, 1 light, 2 heavy."""

    up: int = 0
    right: int = 0
    down: int = 0
    left: int = 0

    def joined(self, other: _Arms) -> _Arms:
        return _Arms(
            max(self.up, other.up),
            max(self.right, other.right),
            max(self.down, other.down),
            max(self.left, other.left),
        )

    def character(self) -> str:
        return _STROKES[self.up * 27 + self.right * 9 + self.down * 3 + self.left]


_STROKES: Final = (
    " ╴╸╷┐┑╻┒┓╶─╾┌┬┭┎┰┱╺╼━┍┮┯┏┲┳╵┘┙│┤┥╽┧┪└┴┵├┼┽┟╁╅┕┶┷┝┾┿┢╆╈╹┚┛╿┦┩┃┨┫┖┸┹┞╀╃┠╂╉┗┺┻┡╄╇┣╊╋"
)
"""Every joint of light and heavy arms, ordered by (up, right, down, left) counted in threes."""

COINCIDENT: Final = "═"
"""Where both curves run along the same line."""


def column_owner(column: int, width: int, count: int) -> int:
    """Which of ``count`` values the column shows; the columns are shared out evenly."""
    return min(column * count // width, count - 1)


def plot(
    heavy: Sequence[int], light: Sequence[int], width: int, height: int
) -> tuple[tuple[Cell, ...], ...]:
    """Rows of cells, the top one first, for two series of the same length with values 0..100.

    More values than columns are thinned out; no values give an empty grid.
    """
    first = _trace(heavy, width, height, weight=2)
    second = _trace(light, width, height, weight=1)
    return tuple(
        tuple(_cell(first.get((x, y)), second.get((x, y))) for x in range(width))
        for y in range(height)
    )


def _cell(heavy: _Arms | None, light: _Arms | None) -> Cell:
    if heavy is None and light is None:
        return Cell()
    if heavy is None or light is None:
        only = heavy or light or _Arms()
        return Cell(only.character(), Curve.LIGHT if heavy is None else Curve.HEAVY)
    both = Curve.HEAVY | Curve.LIGHT
    if heavy == _Arms(right=2, left=2) and light == _Arms(right=1, left=1):
        return Cell(COINCIDENT, both)
    return Cell(heavy.joined(light).character(), both)


def _trace(
    values: Sequence[int], width: int, height: int, weight: int
) -> dict[tuple[int, int], _Arms]:
    found: dict[tuple[int, int], _Arms] = {}
    if not values or width < 1 or height < 1:
        return found

    def add(x: int, y: int, arms: _Arms) -> None:
        found[x, y] = found.get((x, y), _Arms()).joined(arms)

    before: int | None = None
    for x in range(width):
        value = min(max(values[column_owner(x, width, len(values))], 0), 100)
        y = round((100 - value) * (height - 1) / 100)
        if before is None or before == y:
            add(x, y, _Arms(right=weight, left=weight))
        else:
            falling = y > before
            down, up = (weight, 0) if falling else (0, weight)
            add(x, before, _Arms(left=weight, down=down, up=up))
            for between in range(min(before, y) + 1, max(before, y)):
                add(x, between, _Arms(up=weight, down=weight))
            add(x, y, _Arms(right=weight, down=up, up=down))
        before = y
    return found
