"""Values to rows and back.

The column ``data`` of each table holds the value whole, as ASCII JSON, so that any text (NUL
bytes, halves of surrogate pairs) comes back exactly. The other columns are for queries; what
they cannot hold is replaced there, and only there.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any, TypeVar

from deescalate.errors import HistoryError
from deescalate.model.codec import from_jsonable, to_jsonable
from deescalate.model.record import SessionRecord
from deescalate.model.score import Score
from deescalate.model.session import Ending, Reflection, Survey, Turn

T = TypeVar("T")
Row = Mapping[str, object]


def packed(value: object) -> str:
    """A value as JSON that can be stored and exported anywhere."""
    return json.dumps(to_jsonable(value), separators=(",", ":"))


def unpacked(kind: type[T], text: str) -> T:
    """The value that was packed.

    Raises:
        HistoryError: the text is not such a value.
    """
    try:
        return from_jsonable(kind, json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise HistoryError(
            f"a stored {kind.__name__.lower()} cannot be read ({error}); the rest of the history"
            " is not affected, and nothing was changed"
        ) from error


def insert(sqlite: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    """Insert rows; table and column names come from this module, never from data."""
    for row in rows:
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        sqlite.execute(
            f"insert into {table} ({names}) values ({marks})",  # noqa: S608 - see docstring
            [storable(value) for value in row.values()],
        )


def session_row(record: SessionRecord) -> Row:
    """The row of a session, without its turns."""
    return {
        "id": record.id,
        "learner": record.learner,
        "scenario_id": record.scenario_id,
        "scenario_version": record.scenario_version,
        "scenario_digest": record.scenario_digest,
        "title": record.title,
        "language": record.language,
        "channel": record.channel,
        "difficulty": record.difficulty,
        "mode": record.mode,
        "started_at": record.started_at,
        "analysis_version": record.analysis_version,
        "phrasebook_version": record.phrasebook_version,
        "app_version": record.app_version,
        "parent_turn": record.parent_turn,
        "data": packed(replace(record, turns=(), self_rating=None, ratings=())),
        **outcome_row(record.ending, record.survey, record.score, record.hints),
    }


def outcome_row(
    ending: Ending | None, survey: Survey | None, score: Score | None, hints: int
) -> Row:
    """The columns of a session that are known at its end."""
    return {
        "hints": hints,
        "ending": ending,
        "overall": None if score is None or ending is None else score.overall,
        "csat": None if survey is None else survey.csat,
        "score": None if score is None else packed(score),
        "survey": None if survey is None else packed(survey),
    }


def turn_row(session_id: str, turn: Turn) -> Row:
    """The row of a turn."""
    heard = turn.analysis
    levels = None if heard is None else heard.levels
    return {
        "session_id": session_id,
        "position": turn.index,
        "act": turn.act.kind,
        "text": turn.act.text,
        "at": turn.act.at,
        "waited": turn.waited,
        "interrupted": turn.interrupted,
        "stage": int(turn.stage),
        "tension_before": turn.tension_before,
        "tension_after": turn.reaction.state.tension,
        "connection_before": turn.connection_before,
        "connection_after": turn.reaction.state.connection,
        "listening": levels and levels.listening,
        "empathy": levels and levels.empathy,
        "tone": levels and levels.tone,
        "solution": levels and levels.solution,
        "overall": None if heard is None else heard.overall,
        "analysis_version": None if heard is None else heard.version,
        "data": packed(turn),
    }


def finding_rows(session_id: str, turn: Turn) -> Iterator[Row]:
    """The rows of a turn's findings."""
    findings = () if turn.analysis is None else turn.analysis.findings
    for position, finding in enumerate(findings):
        yield {
            "session_id": session_id,
            "turn": turn.index,
            "position": position,
            "move": finding.move,
            "technique": finding.technique,
            "effect": finding.effect,
            "quote": finding.quote,
            "subject": finding.subject,
            "confidence": finding.confidence,
        }


def stage_change_rows(session_id: str, turn: Turn) -> Iterator[Row]:
    """The row of a turn's passing from stage to stage, if it has one."""
    change = turn.reaction.stage_change
    if change is not None:
        yield {
            "session_id": session_id,
            "turn": turn.index,
            "stage_before": int(change.before),
            "stage_after": int(change.after),
            "reason": change.reason.code,
            "quote": change.reason.quote,
        }


def record_from(
    session: sqlite3.Row, turns: tuple[Turn, ...], reflection: Reflection | None
) -> SessionRecord:
    """The session whole again. While it is unfinished its score is that of its last turn."""
    begun = unpacked(SessionRecord, session["data"])
    score = unpacked(Score, session["score"]) if session["score"] else None
    if turns and (score is None or session["ending"] is None):
        score = turns[-1].score
    return replace(
        begun,
        turns=turns,
        hints=session["hints"],
        ending=Ending(session["ending"]) if session["ending"] else None,
        survey=unpacked(Survey, session["survey"]) if session["survey"] else None,
        score=score,
        reflection=reflection,
    )


def storable(value: object) -> Any:
    """A value as a column for queries can hold it."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        return None
    return value
