"""Takes sessions from an export (``export.as_json``) back into a history."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from deescalate.errors import HistoryError
from deescalate.history.beside import take_beside
from deescalate.history.export import FORMAT
from deescalate.history.ratings import add_ratings
from deescalate.model.codec import from_jsonable, to_jsonable
from deescalate.model.ratings import MOST_LEVEL, SelfRating
from deescalate.model.record import SessionRecord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deescalate.history.store import Store

TEXTS: Final = (
    *("id", "learner", "scenario_id", "scenario_digest", "title", "started_at"),
    *("analysis_version", "phrasebook_version", "app_version"),
)
"""Fields of a session that must be texts."""
WHOLE: Final = ("scenario_version", "seed", "hints")
"""Fields of a session that must be whole numbers."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the sessions of a file: added, there already, and those with the same id that
    differ here (the ones here stay). ``problems`` are sentences about what was left out; ``rated``
    counts ratings of raters that were added to sessions that were here, ``beside`` new readings
    and disputes that were added, or answered by the file.
    """

    added: int = 0
    known: int = 0
    differing: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    rated: int = 0
    beside: int = 0


def import_json(store: Store, text: str) -> Imported:
    """Add the sessions of an export that are not in the history yet, and ratings of those that are.

    Raises:
        HistoryError: the text is no such export, or the history cannot be written.
    """
    problems: list[str] = []
    data = _export(text)
    records = list(_records(data, problems))
    added, known, rated, differing = 0, 0, 0, list[str]()
    for record in _parents_first(records):
        mine = store.find(record.id)
        if mine is None:
            try:
                store.begin(record)
            except HistoryError as error:
                problems.append(f"session {record.id}: {error}")
                continue
            added += 1
        elif to_jsonable(mine) == to_jsonable(record):
            known += 1
        elif to_jsonable(_unrated(mine)) == to_jsonable(_unrated(record)):
            rated += add_ratings(store.connection, mine, record)
            known += 1
        else:
            differing.append(record.id)
    beside = take_beside(store.connection, data, problems)
    return Imported(added, known, tuple(differing), tuple(problems), rated, beside)


def _unrated(record: SessionRecord) -> SessionRecord:
    return replace(record, self_rating=None, ratings=())


def _export(text: str) -> dict[str, Any]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise HistoryError(f"this is no export: it is not JSON ({error})") from error
    if not isinstance(data, dict) or not isinstance(data.get("sessions"), list):
        raise HistoryError(
            "this is no export: it has no list of sessions; deescalate history export writes one"
        )
    if data.get("format") != FORMAT:
        raise HistoryError(
            f"this export has format {data.get('format')!r}, and this program reads {FORMAT};"
            " update deescalate"
        )
    return data


def _records(data: dict[str, Any], problems: list[str]) -> Iterator[SessionRecord]:
    for number, entry in enumerate(data["sessions"], start=1):
        try:
            yield _record(entry)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            problems.append(f"session {number} of the file cannot be read: {error}")


def _record(entry: Any) -> SessionRecord:
    """A session of the file.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: it is none.
    """
    record = _with_own_view(from_jsonable(SessionRecord, entry), entry)
    for name in TEXTS:
        if not isinstance(getattr(record, name), str):
            raise TypeError(f"{name} is no text")
    for name in WHOLE:
        if not isinstance(getattr(record, name), int):
            raise TypeError(f"{name} is no whole number")
    if not record.id:
        raise ValueError("it has no id")
    if datetime.fromisoformat(record.started_at).tzinfo is None:
        raise ValueError(f"started_at has no time zone: {record.started_at!r}")
    if [turn.index for turn in record.turns] != list(range(len(record.turns))):
        raise ValueError("its turns are not in order")
    return record


def _with_own_view(record: SessionRecord, entry: Any) -> SessionRecord:
    """The session with the learner's rating; older exports have it, 0..100, in the reflection."""
    earlier = (entry.get("reflection") or {}).get("self_rating")
    if record.self_rating is not None or not earlier:
        return record
    levels = {name: value * MOST_LEVEL / 100 for name, value in earlier.items()}
    return replace(record, self_rating=SelfRating(levels))


def _parents_first(records: list[SessionRecord]) -> Iterator[SessionRecord]:
    """Every session after the one that it branches from, else in the file's order."""
    waiting = {record.id for record in records}
    left = records
    while left:
        ready = [each for each in left if each.parent not in waiting]
        # Sessions that are each other's parents are taken as they come.
        for record in ready or left:
            waiting.discard(record.id)
            yield record
        left = [each for each in left if each.id in waiting] if ready else []
