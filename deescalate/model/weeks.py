"""The weekly goal: so many finished conversations a week, less where the week was paused.

A week runs from Monday to Sunday. Of a week with pauses, ``goal * free days / 7`` is due, rounded
half up; a week that is paused whole has no goal at all and counts neither for nor against.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

DAYS: Final = 7


@dataclass(frozen=True, slots=True)
class Pause:
    """Days without a goal, both ends included. Why is nobody's business and never asked."""

    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Week:
    """One week: its ``monday``, finished conversations, and how many were due after pauses."""

    monday: date
    done: int
    goal: int

    @property
    def reached(self) -> bool:
        """Whether there was a goal and it was reached."""
        return 0 < self.goal <= self.done


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def weeks(
    sessions: Mapping[date, int],
    pauses: Collection[Pause],
    goal: int,
    today: date,
    count: int = 5,
) -> tuple[Week, ...]:
    """The latest ``count`` weeks, the present one last.

    Args:
        sessions: finished conversations a day.
        pauses: in any order; they may overlap.
        goal: conversations a whole week, 0 for none.
        today: the day that the present week is taken from.
        count: how many weeks.
    """
    last = monday_of(today)
    mondays = [last - timedelta(weeks=back) for back in range(count - 1, -1, -1)]
    return tuple(_week(monday, sessions, pauses, goal) for monday in mondays)


def _week(monday: date, sessions: Mapping[date, int], pauses: Collection[Pause], goal: int) -> Week:
    days = [monday + timedelta(days=number) for number in range(DAYS)]
    free = sum(not any(day in pause for pause in pauses) for day in days)
    due = (2 * goal * free + DAYS) // (2 * DAYS)
    return Week(monday, sum(sessions.get(day, 0) for day in days), due)
