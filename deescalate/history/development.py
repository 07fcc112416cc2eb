"""How one learner's results develop over a period: scores, habits, mistakes, bests, calendar.

Small histories are read session by session, large ones week by week from sums (``result_week``), so
that a hundred thousand sessions take no longer than a few.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from deescalate.history import rows
from deescalate.history.estimates import (
    Difference,
    Estimate,
    Moments,
    bands,
    difference,
    estimate,
)
from deescalate.history.progress_tables import COUNTS, MEASURES, SCORES
from deescalate.model.scenario import Difficulty

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from deescalate.history.connection import Connection
    from deescalate.model.language import Language
    from deescalate.model.scenario import Channel

BY_SESSION: Final = 300
"""Histories of up to so many sessions are read session by session."""
MOST_BLOCKS: Final = 12
IN_BLOCK: Final = 3
"""A band has at most twelve blocks of at least three sessions."""
LEAST_FOR_BAND: Final = 2 * IN_BLOCK
LEAST_IN_HALF: Final = 3
"""Values of a half below which nothing is said about a trend."""
LATELY: Final = 10
"""How many of the latest sessions "lately" means."""
WEEKS: Final = 53


class Period(StrEnum):
    """Weeks back from today, the present one included; ALL is everything."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    ALL = "all"


WEEKS_OF: Final = {Period.MONTH: 4, Period.QUARTER: 13, Period.YEAR: 52}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose development, in which conversations; what is None does not matter. ``today`` in UTC."""

    learner: str
    today: date
    language: Language | None = None
    channel: Channel | None = None
    period: Period = Period.ALL

    @property
    def since(self) -> str:
        """The Monday that the period begins with (ISO 8601), empty for everything."""
        weeks = WEEKS_OF.get(self.period)
        if weeks is None:
            return ""
        monday = self.today - timedelta(days=self.today.weekday())
        return (monday - timedelta(weeks=weeks - 1)).isoformat()


@dataclass(frozen=True, slots=True)
class Block:
    """Neighbouring sessions of a series: days (ISO 8601, UTC) and the mean 0..100."""

    first_day: str
    last_day: str
    value: Estimate


@dataclass(frozen=True, slots=True)
class Series:
    """One score over time, oldest block first.

    ``lately`` is the mean of the latest sessions (``LATELY``), ``change`` how far the mean of the
    later half of the sessions lies above that of the earlier half. ``spread`` is the standard
    deviation of the latest sessions, ``spread_before`` that of the earlier half. Blocks are single
    sessions without bounds as long as there are too few for a band.
    """

    blocks: tuple[Block, ...] = ()
    lately: Estimate | None = None
    change: Difference | None = None
    spread: float | None = None
    spread_before: float | None = None


@dataclass(frozen=True, slots=True)
class Habit:
    """What happens in conversations, in the earlier and the later half of them.

    ``before`` and ``now`` are means over the sessions that have a value, ``share_before`` and
    ``share_now`` the share (0..1) of sessions that have one, None without sessions.
    """

    before: float | None
    now: float | None
    share_before: float | None
    share_now: float | None
    change: Difference | None


@dataclass(frozen=True, slots=True)
class HarmRate:
    """A harmful move: how often in the period, and per hundred replies in it and lately.

    ``direction`` is 1 (more often) or -1 (rarer) if the latest sessions differ from the period by
    more than two standard deviations of a count (Poisson), else 0.
    """

    move: str
    times: int
    rate: float
    lately: float
    direction: int = 0


@dataclass(frozen=True, slots=True)
class Best:
    """The best overall of a difficulty (all time) and where it was reached."""

    difficulty: Difficulty
    overall: int
    scenario_id: str


@dataclass(frozen=True, slots=True)
class Development:
    """Everything that the progress screen shows. ``series`` is keyed by ``SCORES``, ``habits`` by
    ``COUNTS``; ``calendar`` holds sessions by day (ISO 8601, UTC) of the last year, whatever the
    period. ``replies`` counts the period's.
    """

    sessions: int = 0
    replies: int = 0
    first_day: str = ""
    last_day: str = ""
    series: Mapping[str, Series] | None = None
    habits: Mapping[str, Habit] | None = None
    harms: tuple[HarmRate, ...] = ()
    bests: tuple[Best, ...] = ()
    calendar: Mapping[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A session, or all of a week. ``numbers`` holds number, sum and sum of squares of every
    measure, in the order of ``MEASURES``.
    """

    day: str
    sessions: int
    numbers: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """Neighbouring units: their days and the moments of all measures."""

    first_day: str
    last_day: str
    moments: tuple[Moments, ...]


def develop(connection: Connection, wanted: Wanted) -> Development:
    """How a learner's finished sessions develop."""
    units = tuple(_units(connection, wanted))
    groups = cut(units, 2)
    earlier, later = (
        (_sum(group) for group in groups) if len(groups) == 2 else (_sum(()), _sum(units))
    )
    blocks = _blocks(units)
    lately = _sum(_latest(units))
    replies = round(_sum(units)[MEASURES.index("replies")].total)
    return Development(
        sessions=sum(unit.sessions for unit in units),
        replies=replies,
        first_day=units[0].day if units else "",
        last_day=units[-1].day if units else "",
        series={
            name: _series(blocks, place, lately[place], earlier[place], later[place])
            for place, name in enumerate(SCORES)
        },
        habits={name: _habit(groups, earlier, later, MEASURES.index(name)) for name in COUNTS},
        harms=_harms(connection, wanted, replies),
        bests=_bests(connection, wanted),
        calendar=_calendar(connection, wanted),
    )


def cut(units: Sequence[Unit], parts: int) -> tuple[tuple[Unit, ...], ...]:
    """Neighbours gathered into at most so many parts of about as many sessions each."""
    total = sum(unit.sessions for unit in units)
    gathered: dict[int, list[Unit]] = {}
    before = 0
    for unit in units:
        middle = before + (unit.sessions - 1) / 2
        gathered.setdefault(int(middle * parts / total), []).append(unit)
        before += unit.sessions
    return tuple(tuple(part) for part in gathered.values())


def _series(
    blocks: Sequence[_Part],
    place: int,
    lately: Moments,
    earlier: Moments,
    later: Moments,
) -> Series:
    moments = [block.moments[place] for block in blocks]
    known = sum(each.n for each in moments)
    values = bands(moments)
    if known < LEAST_FOR_BAND:
        values = tuple(value and Estimate(value.n, value.mean) for value in values)
    return Series(
        tuple(
            Block(block.first_day, block.last_day, value)
            for block, value in zip(blocks, values, strict=True)
            if value is not None
        ),
        estimate(lately),
        change_of_halves(earlier, later),
        lately.spread,
        earlier.spread,
    )


def _habit(
    groups: Sequence[Sequence[Unit]],
    earlier: Sequence[Moments],
    later: Sequence[Moments],
    place: int,
) -> Habit:
    before, now = earlier[place], later[place]
    counts = [sum(unit.sessions for unit in group) for group in groups]
    first, second = counts if len(counts) == 2 else (0, sum(counts))
    return Habit(
        before.mean,
        now.mean,
        before.n / first if first else None,
        now.n / second if second else None,
        change_of_halves(before, now),
    )


def change_of_halves(earlier: Moments, later: Moments) -> Difference | None:
    """The difference of two halves; None with too few values in either to know their spread."""
    return difference(earlier, later) if min(earlier.n, later.n) >= LEAST_IN_HALF else None


def _blocks(units: Sequence[Unit]) -> tuple[_Part, ...]:
    total = sum(unit.sessions for unit in units)
    enough = total >= LEAST_FOR_BAND
    parts = min(MOST_BLOCKS, total // IN_BLOCK) if enough else max(total, 1)
    return tuple(_Part(part[0].day, part[-1].day, _sum(part)) for part in cut(units, parts))


def _latest(units: Sequence[Unit]) -> Sequence[Unit]:
    sessions = 0
    for place in range(len(units) - 1, -1, -1):
        sessions += units[place].sessions
        if sessions >= LATELY:
            return units[place:]
    return units


def _sum(units: Sequence[Unit]) -> tuple[Moments, ...]:
    """The moments of all measures over some units."""
    columns = zip(*(unit.numbers for unit in units), strict=True)
    sums = [sum(column) for column in columns] or [0.0] * (3 * len(MEASURES))
    return tuple(
        Moments(round(n), total, squares)
        for n, total, squares in zip(sums[0::3], sums[1::3], sums[2::3], strict=True)
    )


# --- queries -----------------------------------------------------------------------------


def condition(wanted: Wanted, time: str) -> tuple[str, list[object]]:
    """The condition of a query; ``time`` is the column that holds the time, day or week."""
    clauses, values = ["learner = ?"], [rows.storable(wanted.learner)]
    if time and wanted.since:
        clauses.append(f"{time} >= ?")
        values.append(wanted.since)
    for column, value in (("language", wanted.language), ("channel", wanted.channel)):
        if value is not None:
            clauses.append(f"{column} = ?")
            values.append(rows.storable(value))
    return " and ".join(clauses), values


def _units(connection: Connection, wanted: Wanted) -> Iterator[Unit]:
    where, values = condition(wanted, "day")
    (count,) = connection.rows(
        f"select coalesce(sum(sessions), 0) as n from result_day where {where}",  # noqa: S608
        values,
    )
    if count["n"] <= BY_SESSION:
        where, values = condition(wanted, "started_at")
        query = f"select started_at, {', '.join(MEASURES)} from result where {where}"  # noqa: S608
        for row in connection.rows(f"{query} order by started_at, session_id", values):
            yield Unit(row["started_at"][:10], 1, tuple(_numbers(row[1:])))
        return
    sums = ", ".join(f"sum({part}_{name})" for name in MEASURES for part in "nsq")
    where, values = condition(wanted, "week")
    query = f"select week, sum(sessions), {sums} from result_week where {where}"  # noqa: S608
    for row in connection.rows(f"{query} group by week order by week", values):
        yield Unit(row[0], row[1], tuple(row[2:]))


def _numbers(values: Iterable[float | None]) -> Iterator[float]:
    for value in values:
        yield from (0, 0, 0) if value is None else (1, value, value * value)


def _harms(connection: Connection, wanted: Wanted, replies: int) -> tuple[HarmRate, ...]:
    where, values = condition(wanted, "week")
    found = connection.rows(
        "select move, sum(times) as times from harm_week"  # noqa: S608
        f" where {where} group by move order by times desc, move",
        values,
    )
    recent, spoken = _recent_harms(connection, wanted)
    return tuple(
        _rate(row["move"], row["times"], recent.get(row["move"], 0), replies, spoken)
        for row in found
    )


def _rate(move: str, times: int, recent: int, replies: int, spoken: int) -> HarmRate:
    """``recent`` times in the latest ``spoken`` replies, ``times`` in all ``replies``."""
    expected = times / max(replies, 1) * spoken
    sure = abs(recent - expected) > 2 * math.sqrt(max(expected, 1.0))
    direction = (recent > expected) - (recent < expected) if sure else 0
    return HarmRate(
        move, times, 100 * times / max(replies, 1), 100 * recent / max(spoken, 1), direction
    )


def _recent_harms(connection: Connection, wanted: Wanted) -> tuple[dict[str, int], int]:
    """Harmful moves of the latest sessions, and the replies in them."""
    where, values = condition(wanted, "started_at")
    latest = connection.rows(
        f"select session_id, replies from result where {where}"  # noqa: S608
        " order by started_at desc limit ?",
        [*values, LATELY],
    )
    marks = ", ".join("?" * len(latest))
    found: list[sqlite3.Row] = connection.rows(
        f"select move, sum(times) as times from harm where session_id in ({marks})"  # noqa: S608
        " group by move",
        [row["session_id"] for row in latest],
    )
    return {row["move"]: row["times"] for row in found}, round(
        sum(row["replies"] for row in latest)
    )


def _bests(connection: Connection, wanted: Wanted) -> tuple[Best, ...]:
    where, values = condition(wanted, "")
    found = connection.rows(
        "select difficulty, max(overall) as overall, scenario_id from best"  # noqa: S608
        f" where {where} group by difficulty",
        values,
    )
    by_level = {row["difficulty"]: row for row in found}
    return tuple(
        Best(level, round(by_level[level]["overall"]), by_level[level]["scenario_id"])
        for level in Difficulty
        if level in by_level
    )


def _calendar(connection: Connection, wanted: Wanted) -> dict[str, int]:
    where, values = condition(wanted, "")
    first = wanted.today - timedelta(weeks=WEEKS)
    found = connection.rows(
        f"select day, sum(sessions) as n from result_day where {where}"  # noqa: S608
        " and day >= ? group by day",
        [*values, first.isoformat()],
    )
    return {row["day"]: row["n"] for row in found}
