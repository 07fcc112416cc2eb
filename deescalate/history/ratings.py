"""Keeps what people say of sessions: the learner's own rating, and trainers' blind ones."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from deescalate.errors import HistoryError
from deescalate.history.rows import insert, storable
from deescalate.model.moves import Technique
from deescalate.model.ratings import (
    ReplyRating,
    SelfRating,
    TrainerRating,
)

if TYPE_CHECKING:
    import sqlite3

    from deescalate.history.connection import Connection
    from deescalate.model.record import SessionRecord

NAMES = tuple(technique.value for technique in Technique)
_LEVELS = ", ".join(NAMES)


@dataclass(frozen=True, slots=True)
class RatingState:
    """That somebody rates a session, and whether they are done."""

    rater: str
    done: bool


# --- writing -----------------------------------------------------------------------------


def rate_self(connection: Connection, session_id: str, rating: SelfRating) -> None:
    """Keep how a learner saw a session; a later rating takes an earlier one's place.

    Raises:
        HistoryError: there is no such session, or the history cannot be written.
    """
    _require(connection, session_id)
    with connection.writing() as sqlite:
        _put_self(sqlite, session_id, rating)


def put_rating(connection: Connection, session_id: str, rating: TrainerRating) -> None:
    """Keep a rater's rating of a session as it stands; one that is done stays as it is.

    Raises:
        HistoryError: there is no such session, the rating is done already and differs, or the
            history cannot be written.
    """
    _require(connection, session_id)
    with connection.writing() as sqlite:
        known = sqlite.execute(
            "select done_at from trainer_rating where session_id = ? and rater = ?",
            [session_id, storable(rating.rater)],
        ).fetchone()
        if known is not None and known["done_at"] is not None:
            raise HistoryError(
                f"{rating.rater} has rated session {session_id} already, and has seen the"
                " program's levels: it stays as it is"
            )
        _put_rating(sqlite, session_id, rating)


def put_ratings(sqlite: sqlite3.Connection, record: SessionRecord) -> None:
    """Keep all ratings that a session brings with it, in the transaction that keeps the session."""
    if record.self_rating is not None:
        _put_self(sqlite, record.id, record.self_rating)
    for rating in record.ratings:
        _put_rating(sqlite, record.id, rating)


def add_ratings(connection: Connection, mine: SessionRecord, other: SessionRecord) -> int:
    """Keep the ratings of ``other``, the same session elsewhere, that are not or not done here.

    Returns:
        How many raters' ratings were added.
    """
    here = {rating.rater: rating for rating in mine.ratings}
    new = [
        rating
        for rating in other.ratings
        if rating.rater not in here
        or (here[rating.rater].done_at is None and rating.done_at is not None)
    ]
    with connection.writing() as sqlite:
        if mine.self_rating is None and other.self_rating is not None:
            _put_self(sqlite, mine.id, other.self_rating)
        for rating in new:
            _put_rating(sqlite, mine.id, rating)
    return len(new)


def _put_self(sqlite: sqlite3.Connection, session_id: str, rating: SelfRating) -> None:
    sqlite.execute("delete from self_rating where session_id = ?", [session_id])
    insert(
        sqlite,
        "self_rating",
        [{"session_id": session_id} | {name: rating.levels.get(name) for name in NAMES}],
    )


def _put_rating(sqlite: sqlite3.Connection, session_id: str, rating: TrainerRating) -> None:
    key = {"session_id": session_id, "rater": rating.rater}
    sqlite.execute(
        "delete from trainer_rating where session_id = ? and rater = ?",
        [session_id, storable(rating.rater)],
    )
    insert(sqlite, "trainer_rating", [key | {"done_at": rating.done_at, "overall": rating.overall}])
    insert(
        sqlite,
        "trainer_reply",
        (
            key
            | {"turn": reply.turn, "overall": reply.overall}
            | {name: reply.levels.get(name) for name in NAMES}
            for reply in rating.replies
        ),
    )


def _require(connection: Connection, session_id: str) -> None:
    if not connection.rows("select 1 from session where id = ?", [storable(session_id)]):
        raise HistoryError(
            f"session {session_id} is not in the history; deescalate history list shows all"
        )


# --- reading -----------------------------------------------------------------------------


def with_ratings(connection: Connection, record: SessionRecord) -> SessionRecord:
    """The session with everything that people say of it.

    Raises:
        HistoryError: a rating holds values that this version does not know.
    """
    own = connection.rows(
        f"select {_LEVELS} from self_rating where session_id = ?",  # noqa: S608 - fixed names
        [record.id],
    )
    heads = connection.rows(
        "select * from trainer_rating where session_id = ? order by rater", [record.id]
    )
    try:
        return replace(
            record,
            self_rating=SelfRating(_levels(own[0])) if own else None,
            ratings=tuple(_rating(connection, record.id, head) for head in heads),
        )
    except ValueError as error:
        raise HistoryError(
            f"a rating of session {record.id} cannot be read ({error}); the rest of the history"
            " is not affected, and nothing was changed"
        ) from error


def rating_states(connection: Connection) -> dict[str, tuple[RatingState, ...]]:
    """Who rates or has rated which session, by its id; raters by name."""
    states: dict[str, tuple[RatingState, ...]] = {}
    for row in connection.rows(
        "select session_id, rater, done_at is not null as done from trainer_rating order by rater"
    ):
        state = RatingState(row["rater"], bool(row["done"]))
        states[row["session_id"]] = (*states.get(row["session_id"], ()), state)
    return states


def rating_of(connection: Connection, session_id: str, rater: str) -> TrainerRating:
    """What a rater has said of a session so far; an empty rating if nothing.

    Raises:
        HistoryError: the rating cannot be read.
    """
    heads = connection.rows(
        "select * from trainer_rating where session_id = ? and rater = ?",
        [session_id, storable(rater)],
    )
    try:
        return _rating(connection, session_id, heads[0]) if heads else TrainerRating(rater)
    except ValueError as error:
        raise HistoryError(f"a rating of session {session_id} cannot be read ({error})") from error


def _rating(connection: Connection, session_id: str, head: sqlite3.Row) -> TrainerRating:
    replies = connection.rows(
        "select * from trainer_reply where session_id = ? and rater = ? order by turn",
        [session_id, head["rater"]],
    )
    return TrainerRating(
        head["rater"],
        tuple(
            ReplyRating(
                row["turn"],
                {name: round(level) for name, level in _levels(row).items()},
                row["overall"],
            )
            for row in replies
        ),
        head["overall"],
        head["done_at"],
    )


def _levels(row: sqlite3.Row) -> dict[str, float]:
    return {name: row[name] for name in NAMES if row[name] is not None}
