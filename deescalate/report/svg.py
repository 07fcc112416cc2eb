"""Charts as SVG to stand inside a page. The page's style sheet gives the colours by class.

Nothing is told by colour alone: curves differ in dashes and points, days in size, signs are texts.
Every text is escaped.
"""

from __future__ import annotations

import math
from datetime import timedelta
from html import escape
from typing import TYPE_CHECKING, Final

from deescalate.report.drawings import Bars, Calendar, Curves, Levels, Trend

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from deescalate.report.blocks import Figure
    from deescalate.report.drawings import Point

WIDE: Final = 720
NARROW: Final = 340
"""Widths of a chart in pixels, for a window with and without room."""
LETTER: Final = 6.3
"""Pixels that a letter of a label takes, on average."""
BOLD: Final = 8.4
"""The same in bold."""
ROW: Final = 26
TOP: Final = 22
LEFT: Final = 46
TICKS: Final = (0, 25, 50, 75, 100)
TONES: Final = {1: "good", 0: "fair", -1: "bad"}


def svg(figure: Figure, name: str, width: int) -> str:
    """A chart with its title and summary for those who do not see it; ``name`` is unique."""
    drawing = figure.drawing
    match drawing:
        case Curves():
            height, parts = _curves(drawing, width)
        case Bars():
            height, parts = _bars(drawing, width)
        case Levels():
            height, parts = _levels(drawing, width)
        case Trend():
            height, parts = _trend(drawing, width)
        case Calendar():
            height, parts = _calendar(drawing, width)
    title = f'<title id="{name}-t">{escape(figure.title)}</title>'
    desc = f'<desc id="{name}-d">{escape(figure.summary)}</desc>'
    return (
        f'<svg class="chart {"wide" if width == WIDE else "narrow"}" role="img"'
        f' viewBox="0 0 {width} {height:.0f}" style="max-width:{width}px"'
        f' aria-labelledby="{name}-t {name}-d">{title}{desc}{"".join(parts)}</svg>'
    )


# --- elements ----------------------------------------------------------------------------


def _text(x: float, y: float, words: str, kind: str = "", anchor: str = "start") -> str:
    place = f'x="{x:.1f}" y="{y:.1f}"'
    return f'<text {place} class="{kind}" text-anchor="{anchor}">{escape(words)}</text>'


def _line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" class="{kind}"/>'


def _rect(x: float, y: float, width: float, height: float, kind: str) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" height="{max(height, 0):.1f}"'
        f' class="{kind}"/>'
    )


def _path(points: Sequence[tuple[float, float]], kind: str, *, closed: bool = False) -> str:
    way = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    name = "polygon" if closed else "polyline"
    return f'<{name} points="{way}" class="{kind}"/>'


def _dot(x: float, y: float, kind: str, *, square: bool = False) -> str:
    if square:
        return _rect(x - 3, y - 3, 6, 6, kind)
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.2" class="{kind}"/>'


def _cut(words: str, room: float) -> str:
    """Words that fit into some pixels."""
    most = int(room / LETTER)
    return words if len(words) <= most else words[: max(most - 1, 0)] + "…"


def _grid(left: float, right: float, top: float, height: float, ticks: Sequence[float]) -> str:
    """Lines and numbers of a scale whose ends are the first and last tick."""
    low, high = ticks[0], ticks[-1]
    parts = []
    for tick in ticks:
        y = top + height * (high - tick) / (high - low)
        parts.append(_line(left, y, right, y, "grid"))
        parts.append(_text(left - 6, y + 4, f"{tick:g}", "tick", "end"))
    return "".join(parts)


# --- curves ------------------------------------------------------------------------------


def _curves(curves: Curves, width: int) -> tuple[float, Iterator[str]]:
    height = 200 if width == WIDE else 170
    names = max(len(line.name) for line in curves.lines) * BOLD + 14 if width == WIDE else 12
    return height + TOP + 58, _curve_parts(curves, width - names, height, names > 12)


def _curve_parts(curves: Curves, right: float, height: int, named: bool) -> Iterator[str]:
    many = len(curves.lines[0].values)
    step = (right - LEFT - 8) / max(many - 1, 1)

    def x(point: float) -> float:
        return LEFT + 4 + step * point

    def y(value: float) -> float:
        return TOP + height * (100 - value) / 100

    for place, span in enumerate(curves.spans):
        # A stage begins where the turn before it ended.
        start, end = x(max(span.first - 1, 0)), x(span.last)
        yield _rect(start, TOP, end - start, height, f"span s{place % 2}")
        room = end - start - 6
        words = span.name if len(span.name) * LETTER <= room else span.short
        yield _text((start + end) / 2, TOP - 7, words, "quiet", "middle")
    yield _grid(LEFT, right, TOP, height, TICKS)
    ends: list[float] = []
    for line in curves.lines:
        kind = "second" if line.second else "first"
        points = [(x(place), y(value)) for place, value in enumerate(line.values)]
        yield _path(points, f"curve {kind}")
        if step >= 7:
            yield from (_dot(px, py, f"dot {kind}", square=line.second) for px, py in points)
        if named:
            at = points[-1][1] + 4
            while any(abs(at - other) < 14 for other in ends):
                at += 14 if not ends or at >= ends[-1] else -14
            ends.append(at)
            yield _text(right + 8, at, line.name, f"name {kind}")
    yield from _under(curves, step, TOP + height)
    if not named:
        yield from _legend(curves, TOP + height + 54)


def _under(curves: Curves, step: float, base: float) -> Iterator[str]:
    """Signs and numbers of turns below the plot, no closer than they can be read."""
    many = len(curves.lines[0].values)
    every = max(math.ceil(16 / max(step, 0.1)), 1)
    for point in range(1, many):
        at = LEFT + 4 + step * point
        sign = curves.signs.get(point)
        if sign is not None and (step >= 15 or sign.tone < 0 or point % every == 0):
            yield _text(at, base + 16, sign.text, f"sign {TONES[sign.tone]}", "middle")
        if point % every == 0 or many <= 2:
            yield _text(at, base + 33, str(point), "tick", "middle")
    yield _text(0, base + 33, _cut(curves.axis, LEFT), "tick")


def _legend(curves: Curves, y: float) -> Iterator[str]:
    at = float(LEFT)
    for line in curves.lines:
        kind = "second" if line.second else "first"
        yield _path([(at, y - 4), (at + 22, y - 4)], f"curve {kind}")
        yield _dot(at + 11, y - 4, f"dot {kind}", square=line.second)
        yield _text(at + 28, y, line.name, f"name {kind}")
        at += 46 + len(line.name) * BOLD


# --- bars --------------------------------------------------------------------------------


def _bars(bars: Bars, width: int) -> tuple[float, Iterator[str]]:
    return ROW * len(bars.bars) + (24 if bars.bounds else 4), _bar_parts(bars, width)


def _bar_parts(bars: Bars, width: int) -> Iterator[str]:
    names = 150.0 if width == WIDE else 128.0
    notes = 134.0 if width == WIDE else 30.0
    room = width - names - notes
    height = ROW * len(bars.bars)
    for bound, name in bars.bounds:
        at = names + room * bound / 100
        yield _line(at, 2, at, height, "bound")
        yield _text(at, height + 15, name if width == WIDE else str(bound), "tick", "middle")
    top = 0.0
    for bar in bars.bars:
        middle = top + ROW / 2 + 4
        yield _text(names - 8, middle, _cut(bar.name, names - 8), "label", "end")
        yield _rect(names, top + 6, room, ROW - 12, "track")
        if bar.value is None:
            yield _text(names + 6, middle, "–", "quiet")
        else:
            yield _rect(names, top + 6, room * bar.value / 100, ROW - 12, "bar")
            yield _text(names + room + 8, middle, str(bar.value), "value")
            if width == WIDE:
                yield _text(names + room + 38, middle, _cut(bar.note, notes - 38), "quiet")
        top += ROW


def _levels(levels: Levels, width: int) -> tuple[float, Iterator[str]]:
    return 44.0 * len(levels.rows) + 26, _level_parts(levels, width)


def _level_parts(levels: Levels, width: int) -> Iterator[str]:
    names = 150.0 if width == WIDE else 128.0
    many = max(len(levels.turns), 1)
    step = min((width - names - 4) / many, 44.0)
    right = names + step * many
    every = max(math.ceil(18 / step), 1)
    for row, (name, values) in enumerate(levels.rows):
        base = 44.0 * (row + 1) - 6
        yield _text(names - 8, base - 12, _cut(name, names - 8), "label", "end")
        for level in (1, 2, 3):
            yield _line(names, base - 10 * level, right, base - 10 * level, "grid")
        yield _line(names, base, right, base, "axis")
        for place, value in enumerate(values):
            at = names + step * place + step * 0.18
            yield _rect(at, base - 10 * value, step * 0.64, 10 * value, "bar")
            if not round(value, 1):
                yield _text(at + step * 0.32, base - 2, "0", "tick", "middle")
    for place, turn in enumerate(levels.turns):
        if place % every == 0:
            at = names + step * (place + 0.5)
            yield _text(at, 44.0 * len(levels.rows) + 12, str(turn), "tick", "middle")


# --- over time ---------------------------------------------------------------------------


def _trend(trend: Trend, width: int) -> tuple[float, Iterator[str]]:
    height = 150 if width == WIDE else 130
    return height + 38, _trend_parts(trend.points, width, height)


def _trend_parts(points: Sequence[Point], width: int, height: int) -> Iterator[str]:
    right = width - 12.0
    step = (right - LEFT - 12) / max(len(points), 1)

    def x(place: int) -> float:
        return LEFT + 6 + step * (place + 0.5)

    def y(value: float) -> float:
        return 8 + height * (100 - min(max(value, 0), 100)) / 100

    yield _grid(LEFT, right, 8, height, TICKS)
    band = [(x(at), point.low, point.high) for at, point in enumerate(points)]
    known = [(px, low, high) for px, low, high in band if low is not None and high is not None]
    if len(known) > 1:
        upper = [(px, y(high)) for px, _low, high in known]
        lower = [(px, y(low)) for px, low, _high in reversed(known)]
        yield _path([*upper, *lower], "band", closed=True)
    elif known:
        px, low, high = known[0]
        yield _rect(px - 8, y(high), 16, y(low) - y(high), "band")
    yield _path([(x(at), y(point.mean)) for at, point in enumerate(points)], "curve first")
    for at, point in enumerate(points):
        yield _dot(x(at), y(point.mean), "dot first")
    if points:
        yield _text(LEFT, height + 28, points[0].first_day, "tick")
        if len(points) > 1:
            yield _text(right, height + 28, points[-1].last_day, "tick", "end")


def _calendar(calendar: Calendar, width: int) -> tuple[float, Iterator[str]]:
    weeks = min(calendar.weeks, int((width - 30) / 15))
    return 15 * 7 + 24, _calendar_parts(calendar, weeks)


def _calendar_parts(calendar: Calendar, weeks: int) -> Iterator[str]:
    monday = calendar.today - timedelta(days=calendar.today.weekday())
    for row, name in enumerate(calendar.days):
        if row % 2 == 0:
            yield _text(24, 20 + 15 * row + 10, name, "tick", "end")
    shown = -4
    for column in range(weeks):
        start = monday - timedelta(weeks=weeks - 1 - column)
        if start.day <= 7 and column - shown >= 3:
            shown = column
            yield _text(30 + 15 * column, 14, calendar.months[start.month - 1], "tick")
        for row in range(7):
            day = start + timedelta(days=row)
            if day > calendar.today:
                continue
            count = min(calendar.sessions.get(day.isoformat(), 0), 4)
            size = (3, 6, 8, 10, 12)[count]
            x, y = 30 + 15 * column + 6 - size / 2, 20 + 15 * row + 6 - size / 2
            yield _rect(x, y, size, size, f"day d{count}")
