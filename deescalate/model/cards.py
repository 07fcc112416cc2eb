"""Cards: how well a skill in a kind of situation is in hand, and when it is due again."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from deescalate.model.skills import CardKey


class Grade(IntEnum):
    """How it went, in the words of spaced repetition."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True, slots=True)
class Review:
    """One occasion on which a skill was shown: when (aware, UTC), how it went, and the score 0..100
    behind that. ``id`` is unique; ``session_id`` is None for drills.
    """

    id: str
    key: CardKey
    at: datetime
    grade: Grade
    score: int
    session_id: str | None = None


@dataclass(frozen=True, slots=True)
class CardState:
    """What all reviews of a card come to (see ``history.schedule``).

    ``stability`` is the number of days after which the skill is expected to hold with 90 %,
    ``difficulty`` lies in 1..10. Times are aware, in UTC.
    """

    due: datetime
    last: datetime
    stability: float
    difficulty: float
    grade: Grade
    score: int
    reviews: int


@dataclass(frozen=True, slots=True)
class Card:
    """A card as it stands at one moment: ``recall`` (0..1) is how far the skill is expected to hold
    then, ``idle`` the number of whole days since its last review.
    """

    key: CardKey
    state: CardState
    recall: float
    idle: int
    due: bool
