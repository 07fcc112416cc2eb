"""A session to be rated blind, read from the history and kept there. Slow parts are for workers."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from deescalate.errors import HistoryError
from deescalate.history.ratings import put_rating, rating_of
from deescalate.history.rescores import kept_scenario
from deescalate.model.blind import rateable

if TYPE_CHECKING:
    from collections.abc import Callable

    from deescalate.history import Store
    from deescalate.model.ratings import TrainerRating
    from deescalate.model.record import SessionRecord
    from deescalate.model.scenario import Scenario
    from deescalate.model.session import Turn


@dataclass(frozen=True, slots=True)
class ToRate:
    """What a rater is shown: a session that has ended, its scenario, and what they said so far."""

    record: SessionRecord
    scenario: Scenario | None
    rating: TrainerRating

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The replies to rate."""
        return rateable(self.record)


def read(
    store: Store, session_id: str, rater: str, find: Callable[[SessionRecord], Scenario | None]
) -> ToRate:
    """The session with the rater's rating as it stands.

    Args:
        store: the history.
        session_id: whole or the beginning of it.
        rater: whose rating.
        find: finds the scenario if the history has not kept it.

    Raises:
        HistoryError: it cannot be read, or cannot be rated; the sentence says why.
    """
    record = store.load(store.resolve(session_id))
    if record.ending is None:
        raise HistoryError("this conversation is unfinished; it can be rated once it has ended")
    if not rateable(record):
        raise HistoryError("nothing in this conversation can be rated: it has no texts of replies")
    scenario = kept_scenario(store.connection, record.scenario_digest) or find(record)
    return ToRate(record, scenario, rating_of(store.connection, record.id, rater))


class Keeper:
    """Keeps the latest state of a rating, from any thread, never an older one over a newer one."""

    def __init__(self, store: Store, session_id: str) -> None:
        self._store = store
        self._session_id = session_id
        self._lock = Lock()
        self._latest: TrainerRating | None = None

    def wants(self, rating: TrainerRating) -> None:
        """Note what is to be kept."""
        self._latest = rating

    @property
    def waiting(self) -> bool:
        """Whether something is not kept yet."""
        return self._latest is not None

    def keep(self) -> None:
        """Keep what was noted last, in a worker.

        Raises:
            HistoryError: it cannot be kept; it is still noted.
        """
        with self._lock:
            rating = self._latest
            if rating is None:
                return
            put_rating(self._store.connection, self._session_id, rating)
            if self._latest is rating:
                self._latest = None
