"""A lens: another rubric through which the evidence of a session is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from deescalate.model.language import Language
from deescalate.model.moves import MOVE_KINDS, Effect
from deescalate.model.scenario import Stage


class Evidence(StrEnum):
    """The kinds of evidence that a rule may look for.

    MOVES, FLAGS and ACTS are counted in turns; LEVEL is counted in replies, or measured if the
    rule has no bound; FREE_OF is the share of replies without any of the moves; ENDINGS, REACHED
    and HAND_OVER happen or not; CUSTOMER is one of ``CUSTOMER_WORDS``; SCORE is a technique's
    score and RESULT what came of the conversation, as the session was scored.
    """

    MOVES = "moves"
    FLAGS = "flags"
    ACTS = "acts"
    LEVEL = "level"
    FREE_OF = "free-of"
    ENDINGS = "endings"
    REACHED = "reached"
    HAND_OVER = "hand-over"
    CUSTOMER = "customer"
    SCORE = "score"
    RESULT = "result"


class Occasion(StrEnum):
    """What must have happened for an item to apply."""

    REPLY = "reply"
    TRUST = "trust"
    SOLUTION = "solution"
    QUESTION = "question"
    HAND_OVER = "hand-over"
    ENDING = "ending"


GOOD_OF_CUSTOMER: Final = ("calmer", "connected", "accepted", "facts-used")
BAD_OF_CUSTOMER: Final = ("relapsed", "interrupted", "late", "asked-again")
CUSTOMER_WORDS: Final = (*GOOD_OF_CUSTOMER, *BAD_OF_CUSTOMER)
"""What may be asked of the customer's state; the first four only raise, the others only lower."""

HARMS: Final = frozenset(move for move, kind in MOVE_KINDS.items() if kind.effect is Effect.HARMS)

Words = Mapping[Language, str]
"""A text in every language."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What one kind of evidence is worth, in hundredths of an item's scale.

    ``worth`` is what one occurrence gives or takes, or the full measure of what is measured;
    ``most`` what the rule gives or takes in all. ``least`` and ``below`` are bounds of a level
    0..3; ``stages`` (none means all) and ``first`` say which turns are looked at.
    """

    evidence: Evidence
    names: tuple[str, ...]
    worth: int
    most: int
    least: float | None = None
    below: float | None = None
    stages: frozenset[Stage] = frozenset()
    first: int | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """The values of an item: from ``lowest`` to ``highest`` in steps of ``step``."""

    lowest: float
    highest: float
    step: float

    def value(self, share: float) -> float:
        """The step nearest to a share 0..100 of the scale."""
        steps = round(min(max(share, 0.0), 100.0) / 100 * self.steps)
        return min(self.lowest + steps * self.step, self.highest)

    @property
    def steps(self) -> int:
        """How many steps it has from end to end."""
        return max(round((self.highest - self.lowest) / self.step), 1)


@dataclass(frozen=True, slots=True)
class LensItem:
    """One item: what is looked at, when it applies (any of the occasions), and by what it rises
    and falls.
    """

    id: str
    name: Words
    look: Words
    scale: Scale
    weight: float
    occasions: tuple[Occasion, ...]
    raises: tuple[Rule, ...]
    lowers: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Cap:
    """A harm after which the whole is worth ``most`` (0..100) at most."""

    moves: tuple[str, ...]
    most: int


@dataclass(frozen=True, slots=True)
class Lens:
    """A rubric with its items.

    ``about`` says where it comes from and what it is for, ``blind`` what it cannot see here. With
    ``scorecard`` the weights and caps are those of the scorecard in use.
    """

    id: str
    name: Words
    about: Words
    items: tuple[LensItem, ...]
    caps: tuple[Cap, ...] = ()
    blind: Words | None = None
    scorecard: bool = False
