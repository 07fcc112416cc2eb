"""What the charts of a report show, as values; ``svg`` draws them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Line:
    """A curve of values 0..100, one a point; ``second`` draws it so that it can be told apart
    without colour.
    """

    name: str
    values: tuple[int, ...]
    second: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of points, ``first`` to ``last``, with a name and a short name."""

    name: str
    short: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign below a point; ``tone`` is 1 for good, 0 for middling, -1 for bad."""

    text: str
    tone: int


@dataclass(frozen=True, slots=True)
class Curves:
    """Curves over the turns of a conversation: point 0 is the start, then one a turn."""

    lines: tuple[Line, ...]
    spans: tuple[Span, ...] = ()
    signs: Mapping[int, Sign] = field(default_factory=dict)
    axis: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A score 0..100 with its name and what is said of it; None if there is none."""

    name: str
    value: int | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """Scores as bars, with lines at the bounds of the bands and their names."""

    bars: tuple[Bar, ...]
    bounds: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Levels:
    """Levels 0..3 of each reply, a row a technique; ``turns`` are the replies' numbers."""

    rows: tuple[tuple[str, tuple[float, ...]], ...]
    turns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A mean 0..100 of neighbouring conversations, the band that holds the true one if it is known,
    and the days it is from.
    """

    mean: float
    low: float | None
    high: float | None
    first_day: str
    last_day: str


@dataclass(frozen=True, slots=True)
class Trend:
    """A score over time."""

    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Conversations by day (ISO 8601) in the weeks up to a day; names of months and weekdays."""

    sessions: Mapping[str, int]
    today: date
    weeks: int
    months: tuple[str, ...]
    days: tuple[str, ...]


Drawing = Curves | Bars | Levels | Trend | Calendar
