"""Sessions without their texts: what is left is numbers, names of moves, and ids.

Pure. A text stays only if its field is on the list below; whatever is new is taken out until
somebody has thought about it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from deescalate.model.codec import from_jsonable, to_jsonable
from deescalate.model.dispute import Dispute
from deescalate.model.reading import NewReading
from deescalate.model.record import SessionRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from deescalate.model.ratings import TrainerRating

KEPT: Final = frozenset(
    {
        *("id", "learner", "scenario_id", "scenario_digest", "title", "language", "channel"),
        *("difficulty", "mode", "started_at", "analysis_version", "phrasebook_version"),
        *("app_version", "ending", "parent", "version", "kind", "level", "code", "gauge"),
        *("speaker", "fact", "event", "move", "technique", "effect", "subject", "flags"),
        *("facts_told", "facts_used", "facts_asked", "offered", "accepted", "on_table", "owed"),
        *("solutions", "condition", "rater", "done_at"),
    }
)
"""Fields whose texts are ids, names of the model or times, never somebody's words."""
DROPPED: Final = frozenset({"lines", "said", "agent_said", "better", "brand", "extra"})
"""Lists and mappings of nothing but words."""
SPANS: Final = frozenset({"start", "end"})
"""Places in a text that is gone."""
NUMBER_WIDTH: Final = 4


def without_texts(record: SessionRecord) -> SessionRecord:
    """The session without anything that was said, quoted or noted in it."""
    return from_jsonable(SessionRecord, _bare(to_jsonable(record), ""))


def reading_without_texts(reading: NewReading) -> NewReading:
    """A new reading without anything that was quoted in it."""
    return replace(
        from_jsonable(NewReading, _bare(to_jsonable(reading), "")),
        session_id=reading.session_id,
        at=reading.at,
        scorecard=reading.scorecard,
    )


def dispute_without_texts(dispute: Dispute) -> Dispute:
    """A dispute without its reason, the words that it is about, and the answer's."""
    return replace(dispute, reason="", words="", answer="")


def pseudonymous(records: Iterable[SessionRecord], name: str) -> Iterator[SessionRecord]:
    """Sessions without texts, with ``name`` for the learner, new ids and days instead of times.

    Raters have numbers for names, the same in all of the sessions.

    A branch whose parent is not among ``records`` before it stands alone.
    """
    ids: dict[str, str] = {}
    raters: dict[str, str] = {}
    for number, record in enumerate(records, start=1):
        ids[record.id] = f"{name}-{number:0{NUMBER_WIDTH}}"
        yield replace(
            without_texts(record),
            id=ids[record.id],
            learner=name,
            started_at=_day(record.started_at),
            parent=ids.get(record.parent or ""),
            ratings=_unnamed(record.ratings, raters),
        )


def _unnamed(
    ratings: tuple[TrainerRating, ...], names: dict[str, str]
) -> tuple[TrainerRating, ...]:
    for rating in ratings:
        names.setdefault(rating.rater, f"rater-{len(names) + 1}")
    renamed = (
        replace(
            rating,
            rater=names[rating.rater],
            done_at=None if rating.done_at is None else _day(rating.done_at),
        )
        for rating in ratings
    )
    return tuple(sorted(renamed, key=lambda each: each.rater))


def _day(started_at: str) -> str:
    day = datetime.fromisoformat(started_at).date()
    return f"{day.isoformat()}T00:00:00+00:00"


def _bare(value: Any, field: str) -> Any:
    if isinstance(value, str):
        return value if field in KEPT else ""
    if isinstance(value, Mapping):
        return {
            key: _emptied(item) if key in DROPPED else _bare(item, key)
            for key, item in value.items()
            if field != "details" or key in KEPT
        }
    if isinstance(value, list):
        return [_bare(item, field) for item in value]
    return 0 if field in SPANS else value


def _emptied(value: Any) -> Any:
    return {} if isinstance(value, Mapping) else []
