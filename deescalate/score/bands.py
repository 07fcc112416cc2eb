"""Bands of a score."""

from typing import Final

from deescalate.model.score import Band

LOWER_BOUNDS: Final = ((90, Band.GOLD), (75, Band.SILVER), (50, Band.BRONZE))
"""A score belongs to the first band whose bound it reaches."""


def band(value: float) -> Band:
    """The band of a score 0..100."""
    for bound, name in LOWER_BOUNDS:
        if value >= bound:
            return name
    return Band.BELOW
