"""Replies and conversations that were judged twice: by a rater and the program, or by two raters.

Only ratings that are done count, and only replies of which everything is rated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deescalate.history.rows import storable
from deescalate.model.language import Language
from deescalate.model.moves import Technique
from deescalate.model.ratings import RatedPair, SessionPair

if TYPE_CHECKING:
    import sqlite3

    from deescalate.history.connection import Connection

_NAMES = tuple(technique.value for technique in Technique)
_COMPLETE = " and ".join(f"{{0}}.{name} is not null" for name in (*_NAMES, "overall"))


def _columns(table: str, prefix: str) -> str:
    return ", ".join(f"{table}.{name} as {prefix}_{name}" for name in (*_NAMES, "overall"))


_DONE = (
    " join trainer_rating as head on head.session_id = own.session_id and head.rater = own.rater"
    " and head.done_at is not null join session on session.id = own.session_id"
)
_WITH_PROGRAM = (
    f"select own.session_id, own.turn, own.rater, '' as other, session.language, turn.text,"  # noqa: S608
    f" {_columns('own', 'a')}, {_columns('turn', 'b')} from trainer_reply as own {_DONE}"
    " join turn on turn.session_id = own.session_id and turn.position = own.turn"
    f" where {_COMPLETE.format('own')} and {_COMPLETE.format('turn')}"
)
_WITH_RATERS = (
    f"select own.session_id, own.turn, own.rater, other.rater as other, session.language,"  # noqa: S608
    f" turn.text, {_columns('own', 'a')}, {_columns('other', 'b')}"
    f" from trainer_reply as own {_DONE}"
    " join trainer_reply as other on other.session_id = own.session_id"
    " and other.turn = own.turn and other.rater > own.rater"
    " join trainer_rating as second on second.session_id = other.session_id"
    " and second.rater = other.rater and second.done_at is not null"
    " join turn on turn.session_id = own.session_id and turn.position = own.turn"
    f" where {_COMPLETE.format('own')} and {_COMPLETE.format('other')}"
)
_SESSIONS = (
    "select own.session_id, own.rater, '' as other, session.language, own.overall as a,"
    " session.overall as b from trainer_rating as own join session on session.id = own.session_id"
    " where own.done_at is not null and own.overall is not null and session.overall is not null"
)
_SESSIONS_OF_RATERS = (
    "select own.session_id, own.rater, other.rater as other, session.language, own.overall as a,"
    " other.overall as b from trainer_rating as own join session on session.id = own.session_id"
    " join trainer_rating as other on other.session_id = own.session_id"
    " and other.rater > own.rater and other.done_at is not null and other.overall is not null"
    " where own.done_at is not null and own.overall is not null"
)


def reply_pairs(
    connection: Connection, rater: str | None = None, language: Language | None = None
) -> tuple[RatedPair, ...]:
    """Replies judged twice, oldest session first; of one rater and language if they are given."""
    found: list[RatedPair] = []
    for query in (_WITH_PROGRAM, _WITH_RATERS):
        narrowed, values = _narrowed(query, rater, language)
        rows = connection.rows(f"{narrowed} order by own.session_id, own.turn", values)
        found += map(_reply_pair, rows)
    return tuple(found)


def session_pairs(
    connection: Connection, rater: str | None = None, language: Language | None = None
) -> tuple[SessionPair, ...]:
    """Conversations judged twice, oldest first; of one rater and language if they are given."""
    found: list[SessionPair] = []
    for query in (_SESSIONS, _SESSIONS_OF_RATERS):
        narrowed, values = _narrowed(query, rater, language)
        found += (
            SessionPair(
                row["session_id"],
                Language(row["language"]),
                row["rater"],
                row["a"],
                row["b"],
                row["other"],
            )
            for row in connection.rows(f"{narrowed} order by own.session_id", values)
        )
    return tuple(found)


def _narrowed(query: str, rater: str | None, language: Language | None) -> tuple[str, list[object]]:
    values: list[object] = []
    if rater is not None:
        between = "other.rater" in query
        query += " and (own.rater = ? or other.rater = ?)" if between else " and own.rater = ?"
        values += [storable(rater)] * (2 if between else 1)
    if language is not None:
        query += " and session.language = ?"
        values.append(language.value)
    return query, values


def _reply_pair(row: sqlite3.Row) -> RatedPair:
    return RatedPair(
        session_id=row["session_id"],
        turn=row["turn"],
        language=Language(row["language"]),
        rater=row["rater"],
        levels=tuple(row[f"a_{name}"] for name in _NAMES),
        overall=row["a_overall"],
        other_levels=tuple(row[f"b_{name}"] for name in _NAMES),
        other_overall=row["b_overall"],
        other=row["other"],
        text=row["text"],
    )
