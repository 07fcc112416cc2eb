"""What stands beside a session's result: disputes about its replies, and how they are read now."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from deescalate.history.disputes import disputes_of
from deescalate.history.rescores import latest_reading
from deescalate.learning.rescoring import shift_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from deescalate.history import Store
    from deescalate.model.dispute import Dispute
    from deescalate.model.record import SessionRecord
    from deescalate.score.shifts import ReplyShift


@dataclass(frozen=True, slots=True)
class Beside:
    """All disputes, drafts too, and the replies beside their latest new reading, by the turn's
    index; without a reading there are none.
    """

    disputes: tuple[Dispute, ...] = ()
    replies: Mapping[int, ReplyShift] = field(default_factory=dict)

    def disputes_of(self, turn: int) -> tuple[Dispute, ...]:
        """The disputes about the reply of the turn with this index."""
        return tuple(each for each in self.disputes if each.turn == turn)


NOTHING_BESIDE: Final = Beside()


def read_beside(store: Store, record: SessionRecord) -> Beside:
    """What stands beside a session's result.

    Raises:
        HistoryError: the history cannot be read.
    """
    reading = latest_reading(store.connection, record.id)
    shift = shift_of(record, reading) if reading is not None else None
    replies = shift.replies if shift is not None else ()
    return Beside(
        disputes_of(store.connection, record.id), {reply.turn: reply for reply in replies}
    )
