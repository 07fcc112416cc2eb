"""A session to be rated blind: which replies it has, what is still missing, and when it is done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from deescalate.model.moves import Technique
from deescalate.model.ratings import MOST_LEVEL, MOST_REPLY, MOST_SESSION
from deescalate.model.session import ActKind

if TYPE_CHECKING:
    from deescalate.model.ratings import TrainerRating
    from deescalate.model.record import SessionRecord
    from deescalate.model.session import Turn


def rateable(record: SessionRecord) -> tuple[Turn, ...]:
    """The replies that a rater judges: what was said and can still be read.

    In a branch only its own turns: those before belong to the session that it goes on from.
    """
    first = record.parent_turn or 0
    return tuple(
        turn
        for turn in record.turns
        if turn.act.kind is ActKind.SAY and turn.act.text.strip() and turn.index >= first
    )


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to rate: a technique of the reply in a turn, its overall, or the conversation's.

    ``technique`` is None for an overall, ``turn`` (the place in the session) for the conversation.
    """

    turn: int | None = None
    technique: Technique | None = None

    @property
    def most(self) -> int:
        """The highest answer: 3, 10 or 100. The lowest is 0."""
        if self.technique is not None:
            return MOST_LEVEL
        return MOST_SESSION if self.turn is None else MOST_REPLY

    def read(self, text: str) -> int | None:
        """The answer that was typed; None if it is no whole number from 0 to ``most``."""
        if not (text.isascii() and text.isdecimal()):
            return None
        answer = int(text)
        return answer if answer <= self.most else None

    def answer(self, rating: TrainerRating) -> int | None:
        """What a rating says to it; None if nothing yet."""
        if self.turn is None:
            return rating.overall
        reply = rating.reply(self.turn)
        return reply.overall if self.technique is None else reply.levels.get(self.technique.value)

    def answered(self, rating: TrainerRating, answer: int | None) -> TrainerRating:
        """The rating with this answer; None takes it back.

        Raises:
            ValueError: the answer lies outside 0..``most``.
        """
        if self.turn is None:
            return replace(rating, overall=answer)
        reply = rating.reply(self.turn)
        if self.technique is None:
            return rating.with_reply(replace(reply, overall=answer))
        levels = {name: level for name, level in reply.levels.items() if name != self.technique}
        if answer is not None:
            levels[self.technique.value] = answer
        return rating.with_reply(replace(reply, levels=levels))


def reply_questions(turn: int) -> tuple[Question, ...]:
    """Everything that is asked about the reply in a turn, its overall at last."""
    return tuple(Question(turn, technique) for technique in (*Technique, None))


def questions(turns: tuple[Turn, ...]) -> tuple[Question, ...]:
    """Everything that is asked about replies, turn by turn, and about the conversation at last."""
    asked = (question for turn in turns for question in reply_questions(turn.index))
    return (*asked, Question())


def next_open(rating: TrainerRating, turns: tuple[Turn, ...]) -> int:
    """The place among ``turns`` of the first reply that is not wholly rated; behind the last one if
    only the conversation is left.
    """
    open_places = (
        place for place, turn in enumerate(turns) if not rating.reply(turn.index).complete
    )
    return next(open_places, len(turns))


def is_complete(rating: TrainerRating, turns: tuple[Turn, ...]) -> bool:
    """Whether every reply and the conversation are rated."""
    return rating.overall is not None and next_open(rating, turns) == len(turns)


def finished(rating: TrainerRating, turns: tuple[Turn, ...], at: str) -> TrainerRating:
    """The rating, done at a time (ISO 8601, UTC): from now on it stays, and levels may be shown.

    Raises:
        ValueError: something is not rated yet.
    """
    if not is_complete(rating, turns):
        raise ValueError("not everything is rated yet")
    return replace(rating, done_at=at)
