"""Scores of a session, all 0..100."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Band(StrEnum):
    """Bands of a score: at least 50 bronze, 75 silver, 90 gold."""

    BELOW = "below"
    BRONZE = "bronze"
    SILVER = "silver"
    GOLD = "gold"


@dataclass(frozen=True, slots=True)
class CriticalFail:
    """A failure that caps the score: what it was, the words, and the cap (0..100)."""

    code: str
    quote: str
    turn: int
    cap: int


@dataclass(frozen=True, slots=True)
class Score:
    """Score of a session so far. ``techniques`` is keyed by technique name, ``stages`` by stage
    key; a stage that was never reached is missing.
    """

    overall: int
    techniques: Mapping[str, int] = field(default_factory=dict)
    stages: Mapping[str, int] = field(default_factory=dict)
    critical: tuple[CriticalFail, ...] = ()
