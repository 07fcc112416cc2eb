"""A learning path: conversations in an order that teaches something."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from deescalate.model.language import Language


@dataclass(frozen=True, slots=True)
class PathStep:
    """One conversation of a path, why it stands here, and the score 0..100 to be reached."""

    scenario: str
    why: str
    reach: int


@dataclass(frozen=True, slots=True)
class LearningPath:
    """Conversations in the order in which they are practised, and what for; ``start`` if new
    learners follow it.
    """

    id: str
    language: Language
    title: str
    goal: str
    steps: tuple[PathStep, ...]
    start: bool = False

    def place(self, best: Mapping[str, int]) -> int | None:
        """The place (from 0) of the first step whose score was not reached yet; None at the end.

        ``best`` holds the best overall score by scenario id.
        """
        for place, step in enumerate(self.steps):
            if best.get(step.scenario, -1) < step.reach:
                return place
        return None


class Result(Protocol):
    """What became of a conversation; ``overall`` (0..100) is None without a score."""

    @property
    def scenario_id(self) -> str:
        """Which conversation it was."""

    @property
    def overall(self) -> int | None:
        """Its score."""


def best_of(results: Iterable[Result]) -> dict[str, int]:
    """The best overall score by scenario id."""
    best: dict[str, int] = {}
    for result in results:
        if result.overall is not None:
            best[result.scenario_id] = max(result.overall, best.get(result.scenario_id, 0))
    return best
