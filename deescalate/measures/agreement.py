"""Agreement of two lists of numbers or of sets of flags.

Every measure is None where the values cannot give it.
"""

import math
from collections.abc import Collection, Hashable, Iterable, Sequence
from statistics import fmean
from typing import Final

FEWEST: Final = 3
"""Pairs below which a rank correlation says nothing."""


def ranks(values: Sequence[float]) -> list[float]:
    """The rank of each value, 1 for the smallest; equal values share the mean of their ranks."""
    order = sorted(range(len(values)), key=values.__getitem__)
    result = [0.0] * len(values)
    first = 0
    while first < len(order):
        last = first
        while last + 1 < len(order) and values[order[last + 1]] == values[order[first]]:
            last += 1
        for place in order[first : last + 1]:
            result[place] = (first + last) / 2 + 1
        first = last + 1
    return result


def spearman(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Rank correlation -1..1 with tied ranks; None below three pairs or if a list is constant.

    Raises:
        ValueError: the lists are not equally long.
    """
    if len(first) != len(second):
        raise ValueError("the lists are not equally long")
    if len(first) < FEWEST:
        return None
    middle = (len(first) + 1) / 2
    one = [rank - middle for rank in ranks(first)]
    other = [rank - middle for rank in ranks(second)]
    spread = _dot(one, one) * _dot(other, other)
    if not spread:
        return None
    return max(-1.0, min(1.0, _dot(one, other) / math.sqrt(spread)))


def mean_absolute_error(first: Sequence[float], second: Sequence[float]) -> float | None:
    """The mean distance of the pairs; None if there are none.

    Raises:
        ValueError: the lists are not equally long.
    """
    if not first and not second:
        return None
    return fmean(abs(one - other) for one, other in zip(first, second, strict=True))


def micro_f1(pairs: Iterable[tuple[Collection[Hashable], Collection[Hashable]]]) -> float | None:
    """F1 0..1 over all labels of all pairs (expected, found); None if there is no label at all."""
    both = single = 0
    for expected, found in pairs:
        common = len(set(expected) & set(found))
        both += common
        single += len(set(expected)) + len(set(found)) - 2 * common
    return 2 * both / (2 * both + single) if both or single else None


def share(answers: Collection[bool]) -> float | None:
    """The share 0..1 of answers that are yes; None if there are none."""
    return sum(answers) / len(answers) if answers else None


def percentile(values: Sequence[float], percent: float) -> float | None:
    """The value below which ``percent`` (0..100) of the values lie, straight between neighbours.

    None if there are no values.
    """
    if not values:
        return None
    ordered = sorted(values)
    place = percent / 100 * (len(ordered) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def _dot(one: Sequence[float], other: Sequence[float]) -> float:
    return math.fsum(a * b for a, b in zip(one, other, strict=True))
