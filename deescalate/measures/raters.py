"""How far raters agree with the program and with each other, from replies that both judged."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from deescalate.measures.agreement import (
    icc,
    mean_absolute_error,
    mean_difference,
    weighted_kappa,
)
from deescalate.model.agreement import Agreement, LevelAgreement, OverallAgreement
from deescalate.model.moves import Technique

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deescalate.model.ratings import RatedPair, SessionPair

MOST_APART: Final = 5
"""How many of the replies that differ most are named."""


def whole(level: float) -> int:
    """The nearest whole level; halves go up."""
    return math.floor(level + 0.5)


def agreements(
    replies: Sequence[RatedPair],
    sessions: Sequence[SessionPair],
    technique: Technique | None = None,
) -> tuple[Agreement, ...]:
    """One agreement for each two who judged the same: raters beside the program first, by name.

    Args:
        replies: pairs of any raters.
        sessions: likewise for whole conversations.
        technique: only this one, and the replies that differ most in it; None for all four.
    """
    couples = sorted(
        {(pair.other, pair.rater) for pair in replies}
        | {(pair.other, pair.rater) for pair in sessions},
        key=lambda couple: (bool(couple[0]), couple[1], couple[0]),
    )
    return tuple(
        _agreement(
            [pair for pair in replies if (pair.other, pair.rater) == couple],
            [pair for pair in sessions if (pair.other, pair.rater) == couple],
            couple,
            technique,
        )
        for couple in couples
    )


def _agreement(
    replies: Sequence[RatedPair],
    sessions: Sequence[SessionPair],
    couple: tuple[str, str],
    technique: Technique | None,
) -> Agreement:
    other, rater = couple
    wanted = tuple(Technique) if technique is None else (technique,)
    return Agreement(
        rater,
        other,
        len({pair.session_id for pair in replies}),
        tuple(_level(replies, each) for each in wanted),
        _overall([(pair.overall, pair.other_overall) for pair in replies]),
        _overall([(pair.overall, pair.other_overall) for pair in sessions]),
        _apart(replies, wanted),
    )


def _level(pairs: Sequence[RatedPair], technique: Technique) -> LevelAgreement:
    place = list(Technique).index(technique)
    own = [pair.levels[place] for pair in pairs]
    others = [pair.other_levels[place] for pair in pairs]
    return LevelAgreement(
        technique,
        len(pairs),
        weighted_kappa([whole(level) for level in own], [whole(level) for level in others]),
        mean_absolute_error(own, others),
        mean_difference(own, others),
    )


def _overall(pairs: Sequence[tuple[float, float]]) -> OverallAgreement:
    own, others = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    return OverallAgreement(
        len(pairs), icc(pairs), mean_absolute_error(own, others), mean_difference(own, others)
    )


def _apart(pairs: Sequence[RatedPair], wanted: Sequence[Technique]) -> tuple[RatedPair, ...]:
    """The pairs whose levels differ most, by the sum of distances; none that differ by nothing."""
    places = [list(Technique).index(technique) for technique in wanted]

    def distance(pair: RatedPair) -> float:
        return sum(abs(pair.levels[place] - pair.other_levels[place]) for place in places)

    widest = sorted(pairs, key=lambda pair: (-distance(pair), pair.session_id, pair.turn))
    return tuple(pair for pair in widest[:MOST_APART] if distance(pair) > 0)
