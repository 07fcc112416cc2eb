"""Keeps ``result`` and ``harm`` in step with the sessions (see ``progress_tables``)."""

import sqlite3

from deescalate.history.connection import Connection
from deescalate.history.progress_tables import fill_harm, fill_result
from deescalate.history.rows import storable


def put_result(sqlite: sqlite3.Connection, session_id: str) -> None:
    """Work out anew what a session came to; nothing is kept of one that is unfinished.

    To be called in a transaction, after the session's turns and its ending were written.
    """
    sqlite.execute("delete from result where session_id = ?", [session_id])
    sqlite.execute(fill_result("and id = ?"), [session_id])
    sqlite.execute(fill_harm("and result.session_id = ?"), [session_id])


def best_scores(connection: Connection, learner: str | None) -> dict[str, int]:
    """The best overall score (0..100) by scenario id, of one learner or of everybody."""
    where, values = ("where learner = ?", [storable(learner)]) if learner is not None else ("", [])
    found = connection.rows(
        f"select scenario_id, max(overall) as best from best {where} group by scenario_id",  # noqa: S608
        values,
    )
    return {row["scenario_id"]: round(row["best"]) for row in found}
