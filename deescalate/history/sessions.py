"""The row of a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deescalate.errors import HistoryError
from deescalate.history.rows import storable

if TYPE_CHECKING:
    import sqlite3

    from deescalate.history.connection import Connection


def require_session(connection: Connection, session_id: str) -> sqlite3.Row:
    """The row of a session.

    Raises:
        HistoryError: there is no such session.
    """
    found = connection.rows("select * from session where id = ?", [storable(session_id)])
    if not found:
        raise HistoryError(
            f"session {session_id} is not in the history; deescalate history list shows all"
        )
    return found[0]
