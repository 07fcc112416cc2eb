"""Sessions of the history heard again by the analysis as it is now."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from deescalate.history.rescores import kept_scenario
from deescalate.model.session import ActKind
from deescalate.practice.reread import as_read, new_reading
from deescalate.practice.what_if import Past
from deescalate.score.shifts import session_shift

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from deescalate.history import Store
    from deescalate.model.analysis import Analyst
    from deescalate.model.reading import NewReading
    from deescalate.model.record import SessionRecord
    from deescalate.model.scenario import Scenario
    from deescalate.model.scorecard import Scorecard
    from deescalate.score.shifts import SessionShift

    Find = Callable[[str], Scenario | None]


class WhyNot(StrEnum):
    """Why a session cannot be heard again."""

    UNFINISHED = "unfinished"
    NO_REPLIES = "no-replies"
    NO_TEXTS = "no-texts"
    NO_SCENARIO = "no-scenario"


@dataclass(frozen=True, slots=True)
class Reread:
    """A session with its new reading; ``why_not`` if there is none."""

    record: SessionRecord
    reading: NewReading | None = None
    shift: SessionShift | None = None
    why_not: WhyNot | None = None


@dataclass(frozen=True, slots=True)
class Rereader:
    """Hears sessions again: with what they were played with, and the ear and scorecard of today.

    ``find`` gives a scenario by its id. May be used in a thread.
    """

    store: Store | None
    find: Find
    analyst: Analyst
    scorecard: Scorecard

    def read(self, record: SessionRecord, at: datetime) -> Reread:
        """Hear a session again; takes some hundredths of a second a reply.

        Raises:
            HistoryError: the history cannot be read.
        """
        past = self.past_of(record)
        if past is None:
            return Reread(record, why_not=_why_not(record) or WhyNot.NO_SCENARIO)
        when = at.isoformat(timespec="seconds")
        reading = new_reading(past, self.analyst, record.id, when)
        return Reread(record, reading, shift_of(record, reading))

    def past_of(self, record: SessionRecord) -> Past | None:
        """The session as the core plays it, weighed by today's scorecard; None if it cannot be
        heard again.

        Raises:
            HistoryError: the history cannot be read.
        """
        scenario = self.scenario_of(record) if _why_not(record) is None else None
        if scenario is None:
            return None
        return Past(scenario, record.seed, record.turns, self.scorecard)

    def scenario_of(self, record: SessionRecord) -> Scenario | None:
        """The scenario as it was played: the file of today if it is the same, else the kept one.

        Raises:
            HistoryError: the history cannot be read.
        """
        found = self.find(record.scenario_id)
        if found is not None and found.digest == record.scenario_digest:
            return found
        if self.store is None:
            return None
        return kept_scenario(self.store.connection, record.scenario_digest)


def shift_of(record: SessionRecord, reading: NewReading) -> SessionShift | None:
    """The stored result beside a reading; None if there is no stored score."""
    if record.score is None:
        return None
    turns = as_read(record.turns, reading)
    return session_shift(record.turns, turns, record.score, reading.score)


def _why_not(record: SessionRecord) -> WhyNot | None:
    said = [turn for turn in record.turns if turn.act.kind is ActKind.SAY]
    if record.ending is None:
        return WhyNot.UNFINISHED
    if not said:
        return WhyNot.NO_REPLIES
    if not any(turn.act.text.strip() for turn in said):
        return WhyNot.NO_TEXTS
    return None
