"""What people say of a session: the learner of their own, and trainers, blind, reply by reply.

The scales are the rubric's: levels 0..3 of the four techniques, overall 0..10 for a reply and
0..100 for a conversation. A value out of its range raises ``ValueError``,
one of another type may raise ``TypeError``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from deescalate.model.language import Language
from deescalate.model.moves import Technique

MOST_LEVEL: Final = 3
MOST_REPLY: Final = 10
MOST_SESSION: Final = 100
MOST_NAME: Final = 80
"""Letters in a rater's name."""


@dataclass(frozen=True, slots=True)
class SelfRating:
    """How a learner saw a conversation before its score: levels 0..3 by technique name.

    A technique without an answer is missing. Levels lie between whole ones where they were given
    in another scale once.
    """

    levels: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _check_levels(self.levels)

    def points(self, technique: Technique) -> float | None:
        """The level on the scale of scores, 0..100; None without an answer."""
        level = self.levels.get(technique.value)
        return None if level is None else 100 * level / MOST_LEVEL


@dataclass(frozen=True, slots=True)
class ReplyRating:
    """One reply, by the place of its turn. ``overall`` is None while it is not rated."""

    turn: int
    levels: Mapping[str, int] = field(default_factory=dict)
    overall: int | None = None

    def __post_init__(self) -> None:
        _check_levels(self.levels)
        _check_whole(self.turn, None)
        for value, most in ((self.overall, MOST_REPLY), *((v, 3) for v in self.levels.values())):
            if value is not None:
                _check_whole(value, most)

    @property
    def complete(self) -> bool:
        """Whether everything is rated."""
        return self.overall is not None and len(self.levels) == len(Technique)


@dataclass(frozen=True, slots=True)
class TrainerRating:
    """A session as one rater sees it.

    ``done_at`` (ISO 8601, UTC) is None as long as it may be changed and the program's own levels
    stay hidden. ``replies`` stand in the order of their turns.
    """

    rater: str
    replies: tuple[ReplyRating, ...] = ()
    overall: int | None = None
    done_at: str | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.rater, str) or not 0 < len(self.rater) <= MOST_NAME:
            raise ValueError(f"a rater's name has 1 to {MOST_NAME} letters")
        if self.overall is not None:
            _check_whole(self.overall, MOST_SESSION)
        if not isinstance(self.done_at, str | None):
            raise TypeError("done_at is no text")
        turns = [reply.turn for reply in self.replies]
        if turns != sorted(set(turns)):
            raise ValueError("the rated replies are not in order")

    def reply(self, turn: int) -> ReplyRating:
        """The rating of a turn, empty if there is none yet."""
        return next((each for each in self.replies if each.turn == turn), ReplyRating(turn))

    def with_reply(self, reply: ReplyRating) -> TrainerRating:
        """The same with another rating of one turn."""
        others = (each for each in self.replies if each.turn != reply.turn)
        return replace(self, replies=tuple(sorted((*others, reply), key=lambda each: each.turn)))


@dataclass(frozen=True, slots=True)
class RatedPair:
    """One reply, judged twice: by a rater, and by the program or another rater.

    Levels (0..3) stand in the order of ``Technique``, overall is 0..10. The program's are not
    whole; ``other`` is empty where the program is meant.
    """

    session_id: str
    turn: int
    language: Language
    rater: str
    levels: tuple[float, ...]
    overall: float
    other_levels: tuple[float, ...]
    other_overall: float
    other: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class SessionPair:
    """A conversation's overall 0..100, twice; ``other`` is empty where the program is meant."""

    session_id: str
    rater: str
    overall: float
    other_overall: float
    other: str = ""


def _check_levels(levels: Mapping[str, float]) -> None:
    known = {technique.value for technique in Technique}
    for name, level in levels.items():
        if name not in known:
            raise ValueError(f"there is no technique {name!r}")
        number = isinstance(level, int | float) and not isinstance(level, bool)
        if not number or not 0 <= level <= MOST_LEVEL:
            raise ValueError(f"the level of {name} must lie in 0..{MOST_LEVEL}, not {level!r}")


def _check_whole(value: int, most: int | None) -> None:
    whole = isinstance(value, int) and not isinstance(value, bool)
    if not whole or value < 0 or (most is not None and value > most):
        within = "0 or more" if most is None else f"0..{most}"
        raise ValueError(f"a rating must be a whole number, {within}, not {value!r}")
