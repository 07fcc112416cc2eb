"""New readings beside the results of sessions, and the scenarios that they need."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from deescalate.history import rows
from deescalate.model.reading import NewReading
from deescalate.model.scenario import Scenario

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from deescalate.history.connection import Connection

_INSERT: Final = """
    insert into rescore (session_id, analysis_version, at, overall, data)
    select id, ?, ?, ?, ? from session where id = ?
    on conflict (session_id, analysis_version) do
"""
_ANEW: Final = "update set at = excluded.at, overall = excluded.overall, data = excluded.data"


def keep_scenario(sqlite: sqlite3.Connection, scenario: Scenario) -> None:
    """Keep a scenario as it is played, once."""
    digest = rows.storable(scenario.digest)
    if not sqlite.execute("select 1 from played_scenario where digest = ?", [digest]).fetchone():
        sqlite.execute(
            "insert into played_scenario (digest, data) values (?, ?)",
            [digest, rows.packed(scenario)],
        )


def kept_scenario(connection: Connection, digest: str) -> Scenario | None:
    """A scenario as it was played, if it was kept."""
    found = connection.rows(
        "select data from played_scenario where digest = ?", [rows.storable(digest)]
    )
    return rows.unpacked(Scenario, found[0]["data"]) if found else None


def keep_readings(connection: Connection, readings: Iterable[NewReading]) -> int:
    """Keep readings beside their sessions; one of the same analysis takes the earlier one's place.

    Readings of sessions that are not here are left out. Returns how many were kept.
    """
    with connection.writing() as sqlite:
        return sum(_put(sqlite, reading, _ANEW) for reading in readings)


def take_reading(sqlite: sqlite3.Connection, reading: NewReading) -> bool:
    """Keep a reading beside its session if it is here and has none of the same analysis.

    Returns whether it was kept.
    """
    return _put(sqlite, reading, "nothing")


def _put(sqlite: sqlite3.Connection, reading: NewReading, otherwise: str) -> bool:
    """Insert a reading of a session that is here; ``otherwise`` is what to do if it has one of the
    same analysis.
    """
    done = sqlite.execute(
        f"{_INSERT} {otherwise}",
        [
            rows.storable(reading.analysis_version),
            rows.storable(reading.at),
            reading.score.overall,
            rows.packed(reading),
            rows.storable(reading.session_id),
        ],
    )
    return done.rowcount > 0


def readings_of(connection: Connection, session_id: str) -> tuple[NewReading, ...]:
    """The new readings of a session, the latest last."""
    found = connection.rows(
        "select data from rescore where session_id = ? order by at, analysis_version",
        [rows.storable(session_id)],
    )
    return tuple(rows.unpacked(NewReading, row["data"]) for row in found)


def latest_reading(connection: Connection, session_id: str) -> NewReading | None:
    """The latest new reading of a session, if one is kept."""
    found = connection.rows(
        "select data from rescore where session_id = ? order by at desc, analysis_version desc"
        " limit 1",
        [rows.storable(session_id)],
    )
    return rows.unpacked(NewReading, found[0]["data"]) if found else None


def latest_overall(connection: Connection, session_ids: Sequence[str]) -> dict[str, int]:
    """The overall score (0..100) of the latest new reading of these sessions, by session id."""
    marks = ", ".join("?" * len(session_ids))
    found = connection.rows(
        f"select session_id, overall from rescore where session_id in ({marks})"  # noqa: S608
        " order by at, analysis_version",
        [rows.storable(session_id) for session_id in session_ids],
    )
    return {row["session_id"]: row["overall"] for row in found}
