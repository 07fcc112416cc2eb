"""Deletes sessions or the texts in them, so that nothing of it stays in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from deescalate.history import rows
from deescalate.history.texts import (
    dispute_without_texts,
    reading_without_texts,
    without_texts,
)
from deescalate.model.dispute import Dispute, DisputeState
from deescalate.model.reading import NewReading
from deescalate.model.record import SessionRecord
from deescalate.model.score import Score
from deescalate.model.session import Reflection, Turn

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import date

    from deescalate.history.connection import Connection


@dataclass(frozen=True, slots=True)
class Span:
    """A period of days in UTC: from ``since`` on, before ``before``; None leaves a side open."""

    since: date | None = None
    before: date | None = None


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many sessions were deleted, and how many have lost their texts only."""

    sessions: int = 0
    emptied: int = 0


def sessions_of(connection: Connection, span: Span, learner: str | None = None) -> tuple[str, ...]:
    """Ids of all sessions that began in a period, oldest first."""
    clauses, values = ["1 = 1"], list[object]()
    for clause, value in (
        ("started_at >= ?", span.since and span.since.isoformat()),
        ("started_at < ?", span.before and span.before.isoformat()),
        ("learner = ?", learner),
    ):
        if value is not None:
            clauses.append(clause)
            values.append(rows.storable(value))
    found = connection.rows(
        f"select id from session where {' and '.join(clauses)} order by started_at, id",  # noqa: S608
        values,
    )
    return tuple(row["id"] for row in found)


def forget(connection: Connection, session_ids: Sequence[str]) -> Forgotten:
    """Delete sessions with everything about them, and the branches that begin in them; of a learner
    who has none left also drills, cards and pauses.
    """
    connection.overwrite_deleted()
    with connection.writing() as sqlite:
        before = _count(sqlite)
        sqlite.executemany(
            "delete from session where id = ?",
            [(rows.storable(session_id),) for session_id in session_ids],
        )
        _forget_learners(sqlite)
        deleted = before - _count(sqlite)
    connection.empty_log()
    return Forgotten(sessions=deleted)


def _forget_learners(sqlite: sqlite3.Connection) -> None:
    """Delete what is left of learners without sessions."""
    gone = sqlite.execute(
        "select name from learner where name not in (select learner from session)"
    ).fetchall()
    for (name,) in gone:
        for table in ("review", "card", "drill", "pause"):
            sqlite.execute(f"delete from {table} where learner = ?", [name])  # noqa: S608 - fixed
        sqlite.execute("delete from learner where name = ?", [name])


def forget_texts(connection: Connection, session_ids: Sequence[str]) -> Forgotten:
    """Take out what was said, quoted and noted; scores, levels and moves stay.

    An unfinished session cannot go on without its texts and is deleted.
    """
    connection.overwrite_deleted()
    deleted = emptied = 0
    with connection.writing() as sqlite:
        for session_id in session_ids:
            row = sqlite.execute(
                "select * from session where id = ?", [rows.storable(session_id)]
            ).fetchone()
            if row is None:
                continue  # a branch of one that was deleted
            if row["ending"] is None:
                before = _count(sqlite)
                sqlite.execute("delete from session where id = ?", [session_id])
                deleted += before - _count(sqlite)
            else:
                _empty(sqlite, row)
                emptied += 1
    connection.empty_log()
    return Forgotten(deleted, emptied)


def _count(sqlite: sqlite3.Connection) -> int:
    (count,) = sqlite.execute("select count(*) from session").fetchone()
    return int(count)


def _empty(sqlite: sqlite3.Connection, session: sqlite3.Row) -> None:
    session_id = session["id"]
    turns = sqlite.execute(
        "select data from turn where session_id = ? order by position", [session_id]
    ).fetchall()
    noted = sqlite.execute(
        "select data from reflection where session_id = ?", [session_id]
    ).fetchone()
    record = rows.record_from(
        session,
        tuple(rows.unpacked(Turn, row["data"]) for row in turns),
        rows.unpacked(Reflection, noted["data"]) if noted else None,
    )
    bare = without_texts(record)
    begun = without_texts(rows.unpacked(SessionRecord, session["data"]))
    sqlite.execute(
        "update session set data = ?, score = ?, survey = ? where id = ?",
        [
            rows.packed(begun),
            rows.packed(bare.score or Score(0)),
            None if bare.survey is None else rows.packed(bare.survey),
            session_id,
        ],
    )
    for turn in bare.turns:
        sqlite.execute(
            "update turn set text = '', data = ? where session_id = ? and position = ?",
            [rows.packed(turn), session_id, turn.index],
        )
    sqlite.execute("update finding set quote = '' where session_id = ?", [session_id])
    sqlite.execute("update stage_change set quote = '' where session_id = ?", [session_id])
    if bare.reflection is not None:
        sqlite.execute(
            "update reflection set data = ? where session_id = ?",
            [rows.packed(bare.reflection), session_id],
        )
    _empty_readings(sqlite, session_id)
    _empty_disputes(sqlite, session_id)


def _empty_readings(sqlite: sqlite3.Connection, session_id: str) -> None:
    found = sqlite.execute(
        "select analysis_version, data from rescore where session_id = ?", [session_id]
    ).fetchall()
    for row in found:
        bare = reading_without_texts(rows.unpacked(NewReading, row["data"]))
        sqlite.execute(
            "update rescore set data = ? where session_id = ? and analysis_version = ?",
            [rows.packed(bare), session_id, row["analysis_version"]],
        )


def _empty_disputes(sqlite: sqlite3.Connection, session_id: str) -> None:
    """Take the texts out of a session's disputes; a draft is nothing without them."""
    sqlite.execute(
        "delete from dispute where session_id = ? and state = ?",
        [session_id, DisputeState.DRAFT.value],
    )
    found = sqlite.execute(
        "select id, data from dispute where session_id = ?", [session_id]
    ).fetchall()
    for row in found:
        bare = dispute_without_texts(rows.unpacked(Dispute, row["data"]))
        sqlite.execute("update dispute set data = ? where id = ?", [rows.packed(bare), row["id"]])
