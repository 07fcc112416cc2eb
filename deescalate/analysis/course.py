"""The course of a conversation in numbers, and what it comes to."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log1p
from statistics import fmean, median
from typing import Final

import numpy as np

from deescalate.analysis.cues import ASSENT, THANKS
from deescalate.analysis.fitted import Fitted, Floats
from deescalate.model.analysis import HARMS, Flag, Levels

_LAST: Final = 3
"""The end of a conversation is its last third, at least one reply."""


JudgedReply = tuple[Levels, float, tuple[Flag, ...]]
"""A reply's levels, its overall 0..10 and its flags."""


@dataclass(frozen=True)
class Course:
    """A conversation in numbers: the replies' levels and harms, the customer's anger, the end."""

    overalls: tuple[float, ...]
    tones: tuple[float, ...]
    solutions: tuple[float, ...]
    harms: tuple[bool, ...]
    angers: tuple[float, ...]
    last_words: str
    agent_last: bool

    @classmethod
    def of(
        cls,
        replies: Sequence[JudgedReply],
        angers: tuple[float, ...],
        last_words: str,
        *,
        agent_last: bool,
    ) -> "Course":
        """The course of replies in their order, of the customer's anger, 0..4 a message, and of
        how it ends; ``last_words`` are the customer's.
        """
        return cls(
            overalls=tuple(overall for _, overall, _ in replies),
            tones=tuple(levels.tone for levels, _, _ in replies),
            solutions=tuple(levels.solution for levels, _, _ in replies),
            harms=tuple(not HARMS.isdisjoint(flags) for _, _, flags in replies),
            angers=angers,
            last_words=last_words,
            agent_last=agent_last,
        )


def course_row(course: Course) -> Floats:
    """Measures of a whole conversation, 1 last for the bias."""
    overalls = course.overalls or (0.0,)
    solutions = course.solutions or (0.0,)
    angers = course.angers or (0.0,)
    end = max(1, len(overalls) // _LAST)
    return np.array(
        [
            fmean(overalls),
            overalls[-1],
            fmean(overalls[-end:]),
            fmean(overalls[:end]),
            min(overalls),
            max(overalls),
            median(overalls),
            max(solutions),
            fmean(solutions[-end:]),
            min(course.tones, default=0.0),
            fmean(course.harms) if course.harms else 0.0,
            angers[-1],
            max(angers),
            fmean(angers),
            fmean(angers[-2:]),
            angers[0],
            angers[-1] - angers[0],
            float(bool(THANKS.search(course.last_words))),
            float(bool(ASSENT.search(course.last_words))),
            log1p(len(overalls)),
            float(course.agent_last),
            1.0,
        ],
        dtype=np.float32,
    )


def outcome(course: Course, fitted: Fitted) -> tuple[float, int]:
    """Overall 0..100 (one digit) and final stage 1..3 of a conversation."""
    row = course_row(course)
    overall = float(np.clip(row @ fitted.conversation, 0.0, 100.0))
    stage = int(np.clip(np.floor(row @ fitted.stage + 0.5), 1, 3))
    return round(overall, 1), stage
