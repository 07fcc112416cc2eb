"""Cards and their reviews in the history (see ``model.cards`` and ``practice_tables``).

Every function raises ``HistoryError`` if the database cannot be read or written.
"""

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from deescalate.history.connection import Connection
from deescalate.history.rows import storable, unpacked
from deescalate.history.schedule import recall, schedule
from deescalate.model.cards import Card, CardState, Grade, Review
from deescalate.model.scenario import Channel, Difficulty
from deescalate.model.score import Score
from deescalate.model.skills import CardKey, Situation

MOST: Final = 500
"""Older sessions have no say in what is due."""


@dataclass(frozen=True, slots=True)
class Unrated:
    """A finished session whose skills were not graded yet."""

    session_id: str
    scenario_id: str
    at: datetime
    channel: Channel
    difficulty: Difficulty
    hints: int
    score: Score


@dataclass(frozen=True, slots=True)
class DrillResult:
    """One drill as it is kept: no text, only how it went (``score`` 0..100, ``seconds``).

    ``moment`` names the moment that was drilled; ``at`` is aware, in UTC. Nobody does the same
    moment twice at one time: that is what tells results apart.
    """

    at: datetime
    key: CardKey
    moment: str
    score: int
    seconds: float


def unrated(
    connection: Connection, learner: str, scenario_ids: Collection[str], most: int = MOST
) -> tuple[Unrated, ...]:
    """The learner's latest finished sessions of these scenarios that have no grades, oldest first.

    Branches are no occasion of their own and are left out.
    """
    found = connection.rows(
        "select result.session_id, result.scenario_id, result.started_at, result.channel,"
        " result.difficulty, session.hints, session.score"
        " from (select * from result where learner = ? order by started_at desc limit ?) as result"
        " join session on session.id = result.session_id"
        " where result.session_id not in (select session_id from rated)"
        " and result.scenario_id in (select value from json_each(?))"
        " order by result.started_at, result.session_id",
        [storable(learner), most, json.dumps(sorted(scenario_ids))],
    )
    sessions = []
    for row in found:
        at = _time(row["started_at"])
        if at is not None:
            sessions.append(
                Unrated(
                    row["session_id"],
                    row["scenario_id"],
                    at,
                    Channel(row["channel"]),
                    Difficulty(row["difficulty"]),
                    row["hints"],
                    unpacked(Score, row["score"]),
                )
            )
    return tuple(sessions)


def add_reviews(
    connection: Connection, learner: str, reviews: Iterable[Review], rated: Iterable[str]
) -> None:
    """Keep reviews and note that these sessions were rated; cards follow. Twice does no harm."""
    with connection.writing() as sqlite:
        for review in reviews:
            _put_review(sqlite, learner, review)
        for session_id in rated:
            sqlite.execute("insert into rated values (?) on conflict do nothing", [session_id])
        _work_out(sqlite, learner)


def add_drill(
    connection: Connection,
    learner: str,
    result: DrillResult,
    grade_of: Callable[[int], Grade],
) -> Review:
    """Keep a drill. All drills of a card on one day (UTC) make one review, with their mean score.

    Args:
        connection: the history.
        learner: whose drill it is.
        result: how it went.
        grade_of: the grade of a score 0..100.
    """
    key, day = result.key, result.at.date().isoformat()
    with connection.writing() as sqlite:
        know(sqlite, learner)
        sqlite.execute(
            "insert into drill (id, learner, at, skill, situation, moment, score, seconds)"
            " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
            [
                storable(f"{learner}:{result.at.isoformat()}:{result.moment}"),
                storable(learner),
                _text(result.at),
                key.skill,
                key.situation.value,
                storable(result.moment),
                result.score,
                result.seconds,
            ],
        )
        (mean,) = sqlite.execute(
            "select avg(score) from drill where learner = ? and skill = ? and situation = ?"
            " and at >= ? and at < ?",
            [storable(learner), key.skill, key.situation.value, day, f"{day}U"],
        ).fetchone()
        score = int(mean + 0.5)
        review = Review(
            f"drills:{learner}:{key.skill}:{key.situation.value}:{day}",
            key,
            result.at,
            grade_of(score),
            score,
        )
        _put_review(sqlite, learner, review)
        _work_out(sqlite, learner)
    return review


def drilled(connection: Connection, learner: str) -> dict[str, tuple[str, int]]:
    """Moments that were drilled: when last (ISO 8601, UTC) and the best score, by moment."""
    found = connection.rows(
        "select moment, max(at) as last, max(score) as best from drill where learner = ?"
        " group by moment",
        [storable(learner)],
    )
    return {row["moment"]: (row["last"], row["best"]) for row in found}


def cards(connection: Connection, learner: str, now: datetime) -> tuple[Card, ...]:
    """All cards of a learner as they stand at ``now`` (aware), the least certain first."""
    _mend(connection, learner)
    found = connection.rows("select * from card where learner = ?", [storable(learner)])
    known = [_card(row, now) for row in found]
    return tuple(sorted(known, key=lambda card: (card.recall, card.key)))


def session_days(connection: Connection, learner: str, since: date) -> dict[date, int]:
    """How many conversations were finished on every day (UTC) from ``since`` on."""
    found = connection.rows(
        "select day, sum(sessions) as n from result_day where learner = ? and day >= ?"
        " group by day",
        [storable(learner), since.isoformat()],
    )
    days = {}
    for row in found:
        try:
            days[date.fromisoformat(row["day"])] = int(row["n"])
        except ValueError:
            continue
    return days


def know(sqlite: sqlite3.Connection, learner: str) -> None:
    """Note the name of somebody who may have no session yet, so that forgetting finds them."""
    sqlite.execute(
        "insert into learner (name) values (?) on conflict do nothing", [storable(learner)]
    )


def _put_review(sqlite: sqlite3.Connection, learner: str, review: Review) -> None:
    sqlite.execute(
        "insert into review (id, learner, skill, situation, at, grade, score, session_id)"
        " values (?, ?, ?, ?, ?, ?, ?, ?)"
        " on conflict (id) do update set at = excluded.at, grade = excluded.grade,"
        " score = excluded.score",
        [
            storable(review.id),
            storable(learner),
            review.key.skill,
            review.key.situation.value,
            _text(review.at),
            int(review.grade),
            review.score,
            review.session_id,
        ],
    )


_LACKING: Final = """
    select distinct skill, situation from review
    where learner = ? and not exists (
        select 1 from card where card.learner = review.learner and card.skill = review.skill
        and card.situation = review.situation
    )
"""


def _mend(connection: Connection, learner: str) -> None:
    """Work out the cards whose reviews have changed, such as by a session that was deleted."""
    if connection.rows(f"{_LACKING} limit 1", [storable(learner)]):
        with connection.writing() as sqlite:
            _work_out(sqlite, learner)


def _work_out(sqlite: sqlite3.Connection, learner: str) -> None:
    who = storable(learner)
    (highest,) = sqlite.execute("select coalesce(max(id), 0) from card").fetchone()
    lacking = sqlite.execute(_LACKING, [who]).fetchall()
    for number, (skill, situation) in enumerate(sorted(map(tuple, lacking)), highest + 1):
        rows = sqlite.execute(
            "select * from review where learner = ? and skill = ? and situation = ? order by at",
            [who, skill, situation],
        ).fetchall()
        state = schedule(number, [_review(row) for row in rows])
        sqlite.execute(
            "insert into card (id, learner, skill, situation, due, last, stability, difficulty,"
            " grade, score, reviews) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                number,
                who,
                skill,
                situation,
                _text(state.due),
                _text(state.last),
                state.stability,
                state.difficulty,
                int(state.grade),
                state.score,
                state.reviews,
            ],
        )


def _review(row: sqlite3.Row) -> Review:
    key = CardKey(row["skill"], Situation(row["situation"]))
    at = datetime.fromisoformat(row["at"])
    return Review(row["id"], key, at, Grade(row["grade"]), row["score"], row["session_id"])


def _card(row: sqlite3.Row, now: datetime) -> Card:
    state = CardState(
        due=datetime.fromisoformat(row["due"]),
        last=datetime.fromisoformat(row["last"]),
        stability=row["stability"],
        difficulty=row["difficulty"],
        grade=Grade(row["grade"]),
        score=row["score"],
        reviews=row["reviews"],
    )
    return Card(
        key=CardKey(row["skill"], Situation(row["situation"])),
        state=state,
        recall=recall(state, now),
        idle=max((now - state.last).days, 0),
        due=state.due <= now,
    )


def _text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")


def _time(text: str) -> datetime | None:
    """An ISO 8601 time in UTC; None if it is none or has no zone."""
    try:
        at = datetime.fromisoformat(text)
        return None if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
