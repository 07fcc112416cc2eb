"""What stands beside a session's result: its latest new reading, and disputes about its replies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from deescalate.history.disputes import disputes_of
from deescalate.history.rescores import readings_of
from deescalate.learning.rescoring import shift_of

if TYPE_CHECKING:
    from deescalate.history import Store
    from deescalate.model.dispute import Dispute
    from deescalate.model.reading import NewReading
    from deescalate.model.record import SessionRecord
    from deescalate.score.shifts import ReplyShift


@dataclass(frozen=True, slots=True)
class Beside:
    """The latest new reading, if one is kept, and all disputes, drafts too."""

    reading: NewReading | None = None
    disputes: tuple[Dispute, ...] = ()

    def disputes_of(self, turn: int) -> tuple[Dispute, ...]:
        """The disputes about the reply of the turn with this index."""
        return tuple(each for each in self.disputes if each.turn == turn)

    def reply_shift(self, record: SessionRecord, turn: int) -> ReplyShift | None:
        """The reply of a turn beside its new reading; None if it has none."""
        shift = shift_of(record, self.reading) if self.reading is not None else None
        replies = shift.replies if shift is not None else ()
        return next((each for each in replies if each.turn == turn), None)


NOTHING_BESIDE: Final = Beside()


def read_beside(store: Store, session_id: str) -> Beside:
    """What stands beside a session's result.

    Raises:
        HistoryError: the history cannot be read.
    """
    readings = readings_of(store.connection, session_id)
    return Beside(readings[-1] if readings else None, disputes_of(store.connection, session_id))
