"""How a house weighs a session: the weights of techniques and stages, and what caps the score."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from deescalate.model.emphasis import EMPHASIS
from deescalate.model.moves import MOVE_KINDS, Effect, Technique
from deescalate.model.scenario import Stage

OFFER_NOT_ALLOWED: Final = "offer-not-allowed"
DATA_IN_PUBLIC: Final = "data-in-public"
BRAND_AVOID: Final = "brand-avoid"

CRITICAL_ITEMS: Final = (
    *(name for name, kind in MOVE_KINDS.items() if kind.effect is Effect.HARMS),
    OFFER_NOT_ALLOWED,
    DATA_IN_PUBLIC,
    BRAND_AVOID,
)
"""What may cap a score: every harm, an offer that is not allowed, private data in public, and a
word that the house does not use."""

_TECHNIQUES: Final[Mapping[Technique, float]] = MappingProxyType(
    {
        Technique.LISTENING: 0.25,
        Technique.EMPATHY: 0.25,
        Technique.TONE: 0.20,
        Technique.SOLUTION: 0.30,
    }
)
_CRITICAL: Final[Mapping[str, int]] = MappingProxyType(
    {
        "insult": 25,
        "threat": 25,
        "sarcasm": 45,
        "blames-customer": 55,
        "impossible-promise": 60,
        OFFER_NOT_ALLOWED: 55,
        DATA_IN_PUBLIC: 60,
    }
)


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The weights of a score.

    ``techniques`` and each stage of ``stages`` hold a weight for every technique and sum to 1.
    ``process`` (0..1) is the share of how it was done, the rest that of what came of it.
    ``critical`` names items of ``CRITICAL_ITEMS`` with the score 0..100 that is left at most.
    """

    name: str = "deescalate"
    techniques: Mapping[Technique, float] = field(default_factory=lambda: _TECHNIQUES)
    process: float = 0.55
    stages: Mapping[Stage, Mapping[Technique, float]] = field(default_factory=lambda: EMPHASIS)
    critical: Mapping[str, int] = field(default_factory=lambda: _CRITICAL)


HOUSE: Final = Scorecard()
"""The scorecard of a house that has none of its own."""
