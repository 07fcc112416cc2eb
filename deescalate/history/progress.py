"""How a learner's results develop. Pure: scores in, trends out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from deescalate.model.moves import Technique

WINDOW: Final = 5
"""How many sessions count as recent, and how many before them they are compared with."""

MOST: Final = 50
"""How many of the latest sessions a trend looks at."""


@dataclass(frozen=True, slots=True)
class Trend:
    """Scores (0..100) of finished sessions, oldest first.

    ``recent`` is the mean of the last five. ``change`` is how much that is above the mean of the
    up to five before them; None if there are none.
    """

    scores: tuple[int, ...] = ()
    recent: float | None = None
    change: float | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """Trends over a learner's latest finished sessions, ``sessions`` of them; ``harms`` are the
    harming moves heard in them, with how often, most frequent first.
    """

    sessions: int
    overall: Trend
    techniques: Mapping[Technique, Trend]
    harms: tuple[tuple[str, int], ...] = ()

    @property
    def weakest(self) -> Technique | None:
        """The technique with the lowest recent mean; None before the first session."""
        known = [
            (trend.recent, technique)
            for technique, trend in self.techniques.items()
            if trend.recent is not None
        ]
        return min(known, key=lambda pair: pair[0])[1] if known else None


def trend(scores: Sequence[int]) -> Trend:
    """The trend of some scores, oldest first."""
    if not scores:
        return Trend()
    recent = _mean(scores[-WINDOW:])
    before = scores[-2 * WINDOW : -WINDOW]
    return Trend(tuple(scores), recent, recent - _mean(before) if before else None)


def _mean(scores: Sequence[int]) -> float:
    return sum(scores) / len(scores)
