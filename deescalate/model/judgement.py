"""How good a reply was for this customer, in five words and the signs of annotated games."""

from dataclasses import dataclass
from enum import StrEnum


class Judgement(StrEnum):
    """What a reply won or cost, against what could have been won; the best first.

    How it is found stands in ``score.judgement``.
    """

    EXCELLENT = "excellent"
    GOOD = "good"
    INACCURACY = "inaccuracy"
    MISTAKE = "mistake"
    BLUNDER = "blunder"

    @property
    def sign(self) -> str:
        """The sign that stands for it where there is no room for a word."""
        return _SIGNS[self]

    @property
    def rank(self) -> int:
        """0 for the best, 4 for the worst."""
        return _ORDER.index(self)

    @property
    def is_slip(self) -> bool:
        """Whether there was clearly more to be won."""
        return self.rank >= Judgement.INACCURACY.rank


_ORDER = tuple(Judgement)
_SIGNS = dict(zip(_ORDER, ("!!", "!", "?!", "?", "??"), strict=True))


class Way(StrEnum):
    """What the best reachable reply would have done."""

    LISTEN = "listen"
    ASK = "ask"
    OFFER = "offer"
    CONFIRM = "confirm"
    HAND_OVER = "hand-over"


@dataclass(frozen=True, slots=True)
class Reachable:
    """The best that could be reached: points of gain, and how.

    ``about`` are phrases that ask for the facts (ASK), or the solution's title (OFFER).
    """

    gain: float
    way: Way
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """The mark of one turn. ``gained`` and ``best.gain`` are points, see ``score.judgement``."""

    turn: int
    judgement: Judgement
    gained: float
    best: Reachable

    @property
    def loss(self) -> float:
        """Points that were left, at least 0."""
        return max(self.best.gain - self.gained, 0.0)
