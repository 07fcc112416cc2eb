"""What the screens want to know of the history. Every function may be called in a thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deescalate.errors import HistoryError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from deescalate.history import SessionSummary, Store


def best_results(store: Store | None, learner: str) -> dict[str, int]:
    """The best overall score by scenario id; nothing if there is no history.

    An empty ``learner`` means everybody who practised here.
    """
    if store is None:
        return {}
    from deescalate.history import Filter  # noqa: PLC0415 - the database stays out of the start

    try:
        sessions = store.sessions(Filter(learner=learner or None, finished=True))
    except HistoryError:
        return {}
    return best_of(sessions)


def best_of(sessions: Iterable[SessionSummary]) -> dict[str, int]:
    """The best overall score by scenario id."""
    best: dict[str, int] = {}
    for session in sessions:
        if session.overall is not None:
            best[session.scenario_id] = max(session.overall, best.get(session.scenario_id, 0))
    return best
