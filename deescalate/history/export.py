"""Histories for other programs: JSON with everything, CSV with one line a session."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from deescalate.history.summary import SessionSummary
from deescalate.interface.safe import cell
from deescalate.model.codec import to_jsonable
from deescalate.model.moves import Technique
from deescalate.model.record import SessionRecord

FORMAT: Final = 1

COLUMNS: Final = (
    "id",
    "started_at",
    "learner",
    "scenario",
    "title",
    "language",
    "channel",
    "difficulty",
    "mode",
    "turns",
    "hints",
    "ending",
    "overall",
    "csat",
    *(technique.value for technique in Technique),
)


def as_json(
    records: Iterable[SessionRecord], beside: Mapping[str, Sequence[object]] | None = None
) -> str:
    """``{"format": 1, "sessions": [...]}`` with every text exactly as it was, in ASCII; after them
    the lists of ``beside`` (see ``history.beside``).
    """
    sessions = [to_jsonable(record) for record in records]
    return json.dumps({"format": FORMAT, "sessions": sessions, **(beside or {})}, indent=1)


def as_csv(sessions: Iterable[SessionSummary]) -> str:
    """A header and a line for each session (RFC 4180), the last without line end.

    Scores that do not exist are empty. Texts are made harmless: no control characters, and
    nothing that a spreadsheet would take for a formula.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows([cell(value) for value in _values(session)] for session in sessions)
    return out.getvalue().removesuffix("\r\n")


def _values(session: SessionSummary) -> Sequence[object]:
    return (
        session.id,
        session.started_at,
        session.learner,
        session.scenario_id,
        session.title,
        session.language,
        session.channel,
        session.difficulty,
        session.mode,
        session.turns,
        session.hints,
        session.ending or "",
        session.overall,
        session.csat,
        *(session.techniques.get(technique) for technique in Technique),
    )
