"""What the ear is to hear in one reply: the test that an accepted dispute becomes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from deescalate.model.analysis import ReplyAnalysis, ReplyContext
from deescalate.model.moves import Technique
from deescalate.model.rated import Rating

WITHIN = 1.0
"""Levels: the ear agrees if it is less than this away."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """A reply in its context, with the levels (0..3) and moves to be heard in it.

    ``words`` are those that the moves are about; empty words mean anywhere. ``rating`` is the
    whole reply rated, where a level was disputed.
    """

    id: str
    reply: str
    context: ReplyContext
    levels: Mapping[Technique, float] = field(default_factory=dict)
    heard: tuple[str, ...] = ()
    not_heard: tuple[str, ...] = ()
    words: str = ""
    rating: Rating | None = None

    def misses(self, analysis: ReplyAnalysis) -> tuple[str, ...]:
        """Where an analysis does not agree: names of techniques and moves; empty if it does."""
        moves = {finding.move for finding in analysis.findings if _meet(finding.quote, self.words)}
        return (
            *(
                technique.value
                for technique, level in self.levels.items()
                if abs(analysis.levels.of(technique) - level) >= WITHIN
            ),
            *(move for move in self.heard if move not in moves),
            *(move for move in self.not_heard if move in moves),
        )


def _meet(quote: str, words: str) -> bool:
    """Whether one of two texts holds the other."""
    one, other = (" ".join(text.casefold().split()) for text in (quote, words))
    return one in other or other in one
