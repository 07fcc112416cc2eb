"""Agreement of two lists of numbers or of sets of flags.

Every measure is None where the values cannot give it.
"""

import math
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
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


def mean_difference(first: Sequence[float], second: Sequence[float]) -> float | None:
    """How far ``second`` lies above ``first`` on average; None if there are no pairs.

    Raises:
        ValueError: the lists are not equally long.
    """
    if not first and not second:
        return None
    return fmean(other - one for one, other in zip(first, second, strict=True))


def quadratic(one: int, other: int) -> float:
    """The weight of a disagreement by the square of its distance (Fleiss and Cohen 1973)."""
    return float((one - other) ** 2)


def weighted_kappa(
    first: Sequence[int],
    second: Sequence[int],
    weight: Callable[[int, int], float] = quadratic,
) -> float | None:
    """Agreement on categories beyond chance, -1..1, with a weight for each kind of disagreement.

    1 - observed / expected disagreement, expected if both kept their shares of the categories and
    had nothing in common (Cohen 1968, Psychological Bulletin 70, 213-220). ``weight`` must be 0 for
    agreement; only the proportions of weights matter. With quadratic weights it is the intraclass
    correlation but for terms of 1/n (Fleiss and Cohen 1973, Educational and Psychological
    Measurement 33, 613-619). None without pairs, or if no disagreement is to be expected.

    Raises:
        ValueError: the lists are not equally long.
    """
    pairs = list(zip(first, second, strict=True))
    if not pairs:
        return None
    expected = math.fsum(
        times * others * weight(one, other)
        for one, times in Counter(first).items()
        for other, others in Counter(second).items()
    ) / len(pairs)
    if not expected:
        return None
    return 1 - math.fsum(weight(one, other) for one, other in pairs) / expected


def icc(rows: Sequence[Sequence[float]]) -> float | None:
    """ICC(2,1): absolute agreement of single ratings by judges that stand for others, at most 1.

    ``rows`` holds the ratings of one target each, by the same judges in the same order. From the
    mean squares of targets (BMS), judges (JMS) and the rest (EMS) of n targets and k judges::

        (BMS - EMS) / (BMS + (k - 1) EMS + k (JMS - EMS) / n)

    (Shrout and Fleiss 1979, Psychological Bulletin 86, 420-428). None with fewer than two targets
    or judges, or if nothing varies.

    Raises:
        ValueError: the rows are not equally long.
    """
    targets, judges = len(rows), len(rows[0]) if rows else 0
    columns = list(zip(*rows, strict=True))
    if targets < 2 or judges < 2:
        return None
    middle = fmean(map(fmean, rows))
    between = judges * math.fsum((fmean(row) - middle) ** 2 for row in rows)
    across = targets * math.fsum((fmean(column) - middle) ** 2 for column in columns)
    whole = math.fsum((value - middle) ** 2 for row in rows for value in row)
    bms, jms = between / (targets - 1), across / (judges - 1)
    ems = max(whole - between - across, 0.0) / ((targets - 1) * (judges - 1))
    spread = bms + (judges - 1) * ems + judges * (jms - ems) / targets
    return (bms - ems) / spread if spread > 0 else None


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
