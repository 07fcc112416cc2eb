"""Pauses of the weekly goal in the history: days only, never a reason."""

import sqlite3
from datetime import date, timedelta

from deescalate.history.cards import know
from deescalate.history.connection import Connection
from deescalate.history.rows import storable
from deescalate.model.weeks import Pause


def pauses(connection: Connection, learner: str, since: date) -> tuple[Pause, ...]:
    """A learner's pauses that end on ``since`` or later, in the order of time."""
    found = connection.rows(
        "select first_day, last_day from pause where learner = ? and last_day >= ?"
        " order by first_day, id",
        [storable(learner), since.isoformat()],
    )
    return tuple(
        Pause(date.fromisoformat(row["first_day"]), date.fromisoformat(row["last_day"]))
        for row in found
    )


def pause(connection: Connection, learner: str, wanted: Pause) -> None:
    """Pause the goal; one that is running or planned from that day on is replaced.

    Raises:
        ValueError: the last day lies before the first.
    """
    if wanted.last < wanted.first:
        raise ValueError("a pause ends before it begins")
    with connection.writing() as sqlite:
        know(sqlite, learner)
        _cut(sqlite, learner, wanted.first)
        sqlite.execute(
            "insert into pause (learner, first_day, last_day) values (?, ?, ?)",
            [storable(learner), wanted.first.isoformat(), wanted.last.isoformat()],
        )


def resume(connection: Connection, learner: str, today: date) -> None:
    """End the running pause, and all that are planned: from ``today`` on the goal counts again."""
    with connection.writing() as sqlite:
        _cut(sqlite, learner, today)


def _cut(sqlite: sqlite3.Connection, learner: str, day: date) -> None:
    who, text = storable(learner), day.isoformat()
    sqlite.execute("delete from pause where learner = ? and first_day >= ?", [who, text])
    sqlite.execute(
        "update pause set last_day = ? where learner = ? and last_day >= ?",
        [(day - timedelta(days=1)).isoformat(), who, text],
    )
