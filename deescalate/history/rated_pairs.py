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
_JUDGED = (*_NAMES, "overall")
_COMPLETE = " and ".join(f"{name} is not null" for name in _JUDGED)

# A judge is a rater, or the program: then ``rater`` is null. Raters stand beside the program first.
_PAIRED = """
    and (other.rater is null or other.rater > own.rater)
    join session on session.id = own.session_id
    where own.rater is not null
    and (? is null or ? in (own.rater, other.rater)) and (? is null or session.language = ?)
    order by other.rater is not null, own.session_id
"""
_REPLIES = f"""
    with judged as (
        select session_id, turn, rater, {", ".join(_JUDGED)} from trainer_reply
        where {_COMPLETE} and (session_id, rater) in (
            select session_id, rater from trainer_rating where done_at is not null
        )
        union all
        select session_id, position, null, {", ".join(_JUDGED)} from turn
        where {_COMPLETE} and session_id in (select session_id from trainer_rating)
    )
    select own.session_id, own.turn, own.rater, coalesce(other.rater, '') as other,
        session.language, turn.text, {", ".join(f"own.{name} as own_{name}" for name in _JUDGED)},
        {", ".join(f"other.{name} as other_{name}" for name in _JUDGED)}
    from judged as own
    join turn on turn.session_id = own.session_id and turn.position = own.turn
    join judged as other on other.session_id = own.session_id and other.turn = own.turn
    {_PAIRED}, own.turn
"""  # noqa: S608 - fixed names
_SESSIONS = f"""
    with judged as (
        select session_id, rater, overall from trainer_rating
        where overall is not null and done_at is not null
        union all
        select id, null, overall from session where overall is not null
    )
    select own.session_id, own.rater, coalesce(other.rater, '') as other,
        own.overall as own_overall, other.overall as other_overall
    from judged as own join judged as other on other.session_id = own.session_id
    {_PAIRED}
"""  # noqa: S608 - fixed names


def reply_pairs(
    connection: Connection, rater: str | None = None, language: Language | None = None
) -> tuple[RatedPair, ...]:
    """Replies judged twice, oldest session first; of one rater and language if they are given."""
    return tuple(map(_reply_pair, connection.rows(_REPLIES, _narrowed(rater, language))))


def session_pairs(
    connection: Connection, rater: str | None = None, language: Language | None = None
) -> tuple[SessionPair, ...]:
    """Conversations judged twice, oldest first; of one rater and language if they are given."""
    return tuple(
        SessionPair(
            row["session_id"],
            row["rater"],
            row["own_overall"],
            row["other_overall"],
            row["other"],
        )
        for row in connection.rows(_SESSIONS, _narrowed(rater, language))
    )


def _narrowed(rater: str | None, language: Language | None) -> list[object]:
    return [storable(rater)] * 2 + [storable(language)] * 2


def _reply_pair(row: sqlite3.Row) -> RatedPair:
    return RatedPair(
        session_id=row["session_id"],
        turn=row["turn"],
        language=Language(row["language"]),
        rater=row["rater"],
        levels=tuple(row[f"own_{name}"] for name in _NAMES),
        overall=row["own_overall"],
        other_levels=tuple(row[f"other_{name}"] for name in _NAMES),
        other_overall=row["other_overall"],
        other=row["other"],
        text=row["text"],
    )
