"""Keeps what people say of sessions: the learner's own rating, and trainers' blind ones."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from deescalate.errors import HistoryError
from deescalate.history.rows import insert, storable
from deescalate.history.sessions import require_session
from deescalate.model.moves import Technique
from deescalate.model.ratings import (
    ReplyRating,
    SelfRating,
    TrainerRating,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

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
    require_session(connection, session_id)
    with connection.writing() as sqlite:
        _put_self(sqlite, session_id, rating)


def put_rating(connection: Connection, session_id: str, rating: TrainerRating) -> None:
    """Keep a rater's rating of a session as it stands; one that is done stays as it is.

    Raises:
        HistoryError: there is no such session, the rating is done already and differs, or the
            history cannot be written.
    """
    require_session(connection, session_id)
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
    with _readable(record.id):
        return replace(
            record,
            self_rating=SelfRating(_levels(own[0])) if own else None,
            ratings=_ratings(connection, record.id),
        )


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
    with _readable(session_id):
        return next(iter(_ratings(connection, session_id, rater)), TrainerRating(rater))


def _ratings(
    connection: Connection, session_id: str, rater: str | None = None
) -> tuple[TrainerRating, ...]:
    """The ratings of a session by name of the rater: all, or that of one rater."""
    which = "where session_id = ? and (? is null or rater = ?)"
    values = [session_id, storable(rater), storable(rater)]
    replies: dict[str, list[ReplyRating]] = {}
    for row in connection.rows(
        f"select * from trainer_reply {which} order by turn",  # noqa: S608 - fixed
        values,
    ):
        levels = {name: round(level) for name, level in _levels(row).items()}
        replies.setdefault(row["rater"], []).append(
            ReplyRating(row["turn"], levels, row["overall"])
        )
    heads = connection.rows(
        f"select * from trainer_rating {which} order by rater",  # noqa: S608 - fixed
        values,
    )
    return tuple(
        TrainerRating(
            head["rater"], tuple(replies.get(head["rater"], ())), head["overall"], head["done_at"]
        )
        for head in heads
    )


@contextmanager
def _readable(session_id: str) -> Iterator[None]:
    """Say of which session a rating holds values that this version does not know."""
    try:
        yield
    except ValueError as error:
        raise HistoryError(
            f"a rating of session {session_id} cannot be read ({error}); the rest of the history"
            " is not affected, and nothing was changed"
        ) from error


def _levels(row: sqlite3.Row) -> dict[str, float]:
    return {name: row[name] for name in NAMES if row[name] is not None}
