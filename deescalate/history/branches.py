"""Sessions that go on from a turn of another one: finding them, and tying them to it."""

import sqlite3
from dataclasses import dataclass

from deescalate.history.connection import Connection
from deescalate.history.rows import storable
from deescalate.model.record import SessionRecord
from deescalate.model.session import Ending


@dataclass(frozen=True, slots=True)
class Branch:
    """One branch of a session; ``parent_turn`` is the place of its first own turn.

    ``turns`` counts those taken over from the parent too; ``ending`` and ``overall`` (0..100) are
    None while it is unfinished.
    """

    id: str
    parent_turn: int
    started_at: str
    turns: int
    ending: Ending | None
    overall: int | None


def branches_of(connection: Connection, session_id: str) -> tuple[Branch, ...]:
    """The branches of a session, by the turn that they begin with, the newest last."""
    found = connection.rows(
        "select id, parent_turn, started_at, ending, overall,"
        " (select count(*) from turn where turn.session_id = session.id) as turns"
        " from session where parent = ? order by parent_turn, started_at, id",
        [storable(session_id)],
    )
    return tuple(
        Branch(
            id=row["id"],
            parent_turn=row["parent_turn"] or 0,
            started_at=row["started_at"],
            turns=row["turns"],
            ending=Ending(row["ending"]) if row["ending"] else None,
            overall=row["overall"],
        )
        for row in found
    )


def tie(sqlite: sqlite3.Connection, record: SessionRecord) -> None:
    """Note whose branch a session is, if its parent is in the history; else it stands alone."""
    if record.parent is not None:
        sqlite.execute(
            "update session set parent = (select id from session where id = ?) where id = ?",
            [storable(record.parent), storable(record.id)],
        )
