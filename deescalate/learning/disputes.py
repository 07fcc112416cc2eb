"""Disputes: what makes one complete, how it is answered, what an accepted one asks of the ear."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from deescalate.errors import SessionError
from deescalate.model.dispute import ANSWERED, Dispute, DisputeKind, DisputeState
from deescalate.model.expectation import Expectation
from deescalate.model.rated import Rating
from deescalate.practice.reread import heard_again
from deescalate.score.shifts import session_shift

if TYPE_CHECKING:
    from datetime import datetime

    from deescalate.learning.rescoring import Rereader
    from deescalate.model.analysis import ReplyAnalysis, ReplyContext
    from deescalate.model.record import SessionRecord
    from deescalate.model.session import Turn
    from deescalate.score.shifts import SessionShift

SAME: Final = 0.05
"""Levels that are not told apart."""


class Lack(StrEnum):
    """What a dispute still needs."""

    REASON = "reason"
    MOVE = "move"
    WORDS = "words"
    OTHER_WORDS = "other-words"
    OTHER_LEVEL = "other-level"


def lack(dispute: Dispute, reply: str) -> Lack | None:
    """The first thing that a dispute about a reply lacks, None if it can be sent."""
    if dispute.kind is DisputeKind.LEVEL:
        if dispute.technique is None or abs(dispute.should - dispute.was) < SAME:
            return Lack.OTHER_LEVEL
    elif not dispute.move:
        return Lack.MOVE
    elif dispute.kind is DisputeKind.MISSING:
        if not dispute.words.strip():
            return Lack.WORDS
        if _flat(dispute.words) not in _flat(reply):
            return Lack.OTHER_WORDS
    return None if dispute.reason.strip() else Lack.REASON


def answered(
    dispute: Dispute, state: DisputeState, answer: str, at: datetime, outcome: str = ""
) -> Dispute:
    """The dispute with an answer.

    Raises:
        SessionError: it has one already, or is declined without a reason.
    """
    if dispute.state in ANSWERED:
        raise SessionError("This dispute has been answered already.")
    if state is DisputeState.DECLINED and not answer.strip():
        raise SessionError("Say why it is declined; the learner reads it.")
    return replace(
        dispute,
        state=state,
        answer=answer.strip(),
        answered_at=at.isoformat(timespec="seconds"),
        outcome=outcome,
    )


def expectation(dispute: Dispute, turn: Turn, context: ReplyContext) -> Expectation:
    """What the ear is to hear in the reply from now on, as a test that outlives the session."""
    levels = {}
    if dispute.kind is DisputeKind.LEVEL and dispute.technique is not None:
        levels[dispute.technique] = dispute.should
    return Expectation(
        id=f"dispute-{dispute.short_id}",
        reply=turn.act.text,
        context=context,
        levels=levels,
        heard=(dispute.move,) if dispute.kind is DisputeKind.MISSING else (),
        not_heard=(dispute.move,) if dispute.kind is DisputeKind.NOT_THERE else (),
        words=dispute.words,
        rating=_rating(dispute, turn.analysis),
    )


def _rating(dispute: Dispute, heard: ReplyAnalysis | None) -> Rating | None:
    """The reply rated: the disputed level as it should be, the others as they were heard.

    The overall value moves with the mean of the four levels.
    """
    if heard is None or dispute.kind is not DisputeKind.LEVEL or dispute.technique is None:
        return None
    levels = {
        name: getattr(heard.levels, name) for name in ("listening", "empathy", "tone", "solution")
    }
    change = dispute.should - levels[dispute.technique.value]
    levels[dispute.technique.value] = dispute.should
    overall = min(max(heard.overall + change / 4 / 3 * 10, 0.0), 10.0)
    return Rating(**levels, overall=round(overall, 2))


def effect(record: SessionRecord, before: Rereader, after: Rereader) -> SessionShift | None:
    """What another ear changes in a session; None if it cannot be heard again.

    Compared is what the ear of today hears with what the other one hears, so that an older
    analysis of the session makes no difference.

    Raises:
        HistoryError: the history cannot be read.
    """
    old, new = before.past_of(record), after.past_of(record)
    if old is None or new is None:
        return None
    was, now = heard_again(old, before.analyst), heard_again(new, after.analyst)
    return session_shift(was, now, was[-1].score, now[-1].score)


def _flat(text: str) -> str:
    return " ".join(text.casefold().split())
