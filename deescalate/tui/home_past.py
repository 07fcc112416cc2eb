"""What home shows of the history."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from deescalate.errors import HistoryError
from deescalate.learning import Outlook, outlook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from deescalate.history import SessionSummary, Store
    from deescalate.model.moves import Technique
    from deescalate.model.scenario import Scenario

MOST_UNFINISHED: Final = 3
MOST_FINISHED: Final = 500
"""Older results have no say in what is next."""


@dataclass(frozen=True, slots=True)
class Past:
    """What the history holds; sessions newest first."""

    finished: tuple[SessionSummary, ...] = ()
    unfinished: tuple[SessionSummary, ...] = ()
    recent: tuple[tuple[Technique, float], ...] = ()
    outlook: Outlook = field(default_factory=Outlook)
    error: str = ""


def read_past(
    store: Store, learner: str, scenarios: Sequence[Scenario], now: datetime, goal: int
) -> Past:
    """What home shows of the history; slow, so called in a thread.

    Args:
        store: the history.
        learner: whose; "" for everybody's.
        scenarios: those that may be practised, as far as they are there yet, for the cards (see
            ``learning.outlook``): a skill that only a check has shown could not be practised again.
        now: an aware time.
        goal: conversations a week.
    """
    from deescalate.history import Filter  # noqa: PLC0415 - the database stays out of the start

    who = learner or None
    try:
        progress = store.progress(Filter(learner=who))
        return Past(
            finished=store.sessions(Filter(learner=who, finished=True), limit=MOST_FINISHED),
            unfinished=store.sessions(Filter(learner=who, finished=False), limit=MOST_UNFINISHED),
            recent=tuple(
                (technique, trend.recent)
                for technique, trend in progress.techniques.items()
                if trend.recent is not None
            ),
            outlook=outlook(store, learner, scenarios, now, goal),
        )
    except HistoryError as error:
        return Past(error=str(error))
