"""Disputes about single replies: kept, found, answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from deescalate.errors import HistoryError
from deescalate.history import rows
from deescalate.history.sessions import require_session
from deescalate.model.dispute import ANSWERED, Dispute, DisputeState

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection

    from deescalate.history.connection import Connection

_INSERT: Final = """
    insert into dispute (id, session_id, turn, state, at, data)
    select ?, id, ?, ?, ?, ? from session where id = ?
    on conflict (id) do update set state = excluded.state, at = excluded.at, data = excluded.data
"""
_ANSWERED: Final = ", ".join(f"'{state.value}'" for state in sorted(ANSWERED))


def keep_dispute(connection: Connection, dispute: Dispute) -> None:
    """Keep a dispute; a later state takes an earlier one's place, but no draft that of a sent one.

    Raises:
        HistoryError: its session is not in the history.
    """
    with connection.writing() as sqlite:
        require_session(connection, dispute.session_id)
        _put(sqlite, dispute, "dispute.state = 'draft' or excluded.state <> 'draft'")


def drop_dispute(connection: Connection, dispute_id: str) -> None:
    """Delete a dispute for good."""
    connection.overwrite_deleted()
    with connection.writing() as sqlite:
        sqlite.execute("delete from dispute where id = ?", [rows.storable(dispute_id)])


def disputes_of(connection: Connection, session_id: str) -> tuple[Dispute, ...]:
    """The disputes about a session's replies, drafts too, in the order of the replies."""
    found = connection.rows(
        "select data from dispute where session_id = ? order by turn, at, id",
        [rows.storable(session_id)],
    )
    return tuple(rows.unpacked(Dispute, row["data"]) for row in found)


def all_disputes(
    connection: Connection, states: Collection[DisputeState] = (), *, learner: str | None = None
) -> tuple[Dispute, ...]:
    """Disputes in these states (none named: all but drafts), the newest first."""
    wanted = states or frozenset(DisputeState) - {DisputeState.DRAFT}
    marks = ", ".join("?" * len(wanted))
    found = connection.rows(
        f"select dispute.data from dispute join session on session.id = session_id"  # noqa: S608
        f" where state in ({marks}) and (? is null or learner = ?)"
        " order by at desc, dispute.id desc",
        [*(state.value for state in wanted), rows.storable(learner), rows.storable(learner)],
    )
    return tuple(rows.unpacked(Dispute, row["data"]) for row in found)


def find_dispute(connection: Connection, piece: str) -> Dispute:
    """The one dispute whose id begins or ends so.

    Raises:
        HistoryError: there is none, or more than one.
    """
    found = connection.rows(
        "select data from dispute where state <> 'draft' and ? <> ''"
        " and (substr(id, 1, ?) = ? or substr(id, -?) = ?) limit 2",
        [piece, len(piece), rows.storable(piece), len(piece), rows.storable(piece)],
    )
    if not found:
        raise HistoryError(f"there is no dispute {piece!r}; deescalate disputes list shows them")
    if len(found) > 1:
        raise HistoryError(f"more than one dispute fits {piece!r}; write more of its id")
    return rows.unpacked(Dispute, found[0]["data"])


def take_dispute(sqlite: sqlite3.Connection, dispute: Dispute) -> bool:
    """Keep a dispute of an export if it says more than the one here: an answer to an open one.

    Returns whether it was kept. One whose session is not here is left out.
    """
    news = f"dispute.state not in ({_ANSWERED}) and excluded.state in ({_ANSWERED})"
    return _put(sqlite, dispute, news)


def _put(sqlite: sqlite3.Connection, dispute: Dispute, wins: str) -> bool:
    """Insert a dispute about a session that is here; ``wins`` is the condition on which it takes
    the place of the one that is kept under its id.
    """
    done = sqlite.execute(
        f"{_INSERT} where {wins}",
        [
            rows.storable(dispute.id),
            dispute.turn,
            dispute.state.value,
            rows.storable(dispute.at),
            rows.packed(dispute),
            rows.storable(dispute.session_id),
        ],
    )
    return done.rowcount > 0
