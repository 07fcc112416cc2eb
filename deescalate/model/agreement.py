"""How far two who rated the same agree: what the measures find, for screens and commands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from deescalate.model.moves import Technique
    from deescalate.model.ratings import RatedPair

FEW_REPLIES: Final = 32
"""Pairs below which a weighted kappa is worth little: twice the square of the number of categories,
here four levels (Cicchetti 1981, Applied Psychological Measurement 5, 101-104).
"""
FEW_SESSIONS: Final = 30
"""The same for an intraclass correlation (Koo and Li 2016, Journal of Chiropractic Medicine 15)."""


@dataclass(frozen=True, slots=True)
class LevelAgreement:
    """One technique. ``kappa`` is quadratic weighted, on levels rounded to whole ones; ``error`` is
    the mean distance and ``lean`` how far the other lies above the rater, both in levels (0..3).
    None where it cannot be said.
    """

    technique: Technique
    pairs: int
    kappa: float | None
    error: float | None
    lean: float | None


@dataclass(frozen=True, slots=True)
class OverallAgreement:
    """Overall of replies (0..10) or conversations (0..100): ICC(2,1), and errors on that scale."""

    pairs: int
    icc: float | None
    error: float | None
    lean: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """A rater beside the program (``other`` is empty) or beside another rater.

    ``sessions`` counts the conversations that the replies come from; ``apart`` holds the replies
    that differ most, the widest first.
    """

    rater: str
    other: str
    sessions: int
    levels: tuple[LevelAgreement, ...]
    replies: OverallAgreement
    conversations: OverallAgreement
    apart: tuple[RatedPair, ...] = ()

    @property
    def few(self) -> bool:
        """Whether there are too few replies to build on the numbers."""
        return self.replies.pairs < FEW_REPLIES
