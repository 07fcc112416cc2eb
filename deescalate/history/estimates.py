"""Means with what they are worth: intervals, differences, effect sizes. Pure.

All intervals hold the true mean in 95 of 100 cases if results scatter evenly and one says nothing
about the next (Student's t). Nothing is estimated from a single value.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CONFIDENCE: Final = 0.95
_Z: Final = NormalDist().inv_cdf(0.5 + CONFIDENCE / 2)


@dataclass(frozen=True, slots=True)
class Moments:
    """How many values, their sum and the sum of their squares: all that means and spreads need."""

    n: int = 0
    total: float = 0.0
    squares: float = 0.0

    @classmethod
    def of(cls, values: Iterable[float]) -> Moments:
        """Of some values."""
        known = tuple(values)
        return cls(len(known), math.fsum(known), math.fsum(value * value for value in known))

    def __add__(self, other: Moments) -> Moments:
        return Moments(self.n + other.n, self.total + other.total, self.squares + other.squares)

    @property
    def mean(self) -> float | None:
        """The mean; None of nothing."""
        return self.total / self.n if self.n else None

    @property
    def scatter(self) -> float:
        """The sum of squared distances from the mean."""
        return max(self.squares - self.total**2 / self.n, 0.0) if self.n else 0.0

    @property
    def spread(self) -> float | None:
        """The standard deviation (of n - 1); None of fewer than two values."""
        return math.sqrt(self.scatter / (self.n - 1)) if self.n > 1 else None


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean of ``n`` values; ``low`` and ``high`` bound it, None if too little is known."""

    n: int
    mean: float
    low: float | None = None
    high: float | None = None

    @property
    def direction(self) -> int:
        """1 or -1 if the mean is surely above or below 0, else 0."""
        return 0 if self.low is None or self.high is None else _side(self.low, self.high)


@dataclass(frozen=True, slots=True)
class Difference:
    """How far a mean has moved, with its interval.

    ``effect`` is the difference in standard deviations (Hedges' g, corrected for few values):
    about 0.2 is called small, 0.5 medium, 0.8 large. None if nothing scatters.
    """

    mean: float
    low: float
    high: float
    effect: float | None = None

    @property
    def direction(self) -> int:
        """1 or -1 if the interval leaves out "no difference", else 0."""
        return _side(self.low, self.high)


def _side(low: float, high: float) -> int:
    """On which side of 0 an interval lies; 0 if it holds it."""
    return (low > 0) - (high < 0)


def t_quantile(freedom: float) -> float:
    """How many standard errors an interval reaches to either side, by degrees of freedom.

    Exact for 1 and 2, else the expansion of Abramowitz and Stegun 26.7.5, within 0.2 %.

    Raises:
        ValueError: no degree of freedom is left.
    """
    if freedom < 1:
        raise ValueError(f"no interval with {freedom} degrees of freedom")
    half = CONFIDENCE / 2
    if freedom < 2:
        return math.tan(math.pi * half)
    if freedom < 3:
        return 2 * half * math.sqrt(2 / (1 - 4 * half * half))
    z, v = _Z, freedom
    return (
        z
        + (z**3 + z) / (4 * v)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * v**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * v**3)
        + (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / (92160 * v**4)
    )


def bands(groups: Sequence[Moments]) -> tuple[Estimate | None, ...]:
    """The means of groups with intervals of one common spread; None for an empty group.

    The spread is pooled over the groups (the scatter around each group's own mean, divided by
    values minus groups), so that groups of two have sensible intervals too.
    """
    filled = [group for group in groups if group.n]
    freedom = sum(group.n for group in filled) - len(filled)
    pooled = (
        math.sqrt(math.fsum(each.scatter for each in filled) / freedom) if freedom > 0 else None
    )
    return tuple(_with_interval(group, pooled, freedom) for group in groups)


def estimate(values: Moments) -> Estimate | None:
    """A mean with the interval of its own spread; None of nothing."""
    return _with_interval(values, values.spread, values.n - 1)


def difference(before: Moments, after: Moments) -> Difference | None:
    """How far the mean of ``after`` lies above that of ``before`` (Welch's t-test).

    None if either has fewer than two values.
    """
    if before.n < 2 or after.n < 2:
        return None
    shift = after.total / after.n - before.total / before.n
    first = before.scatter / (before.n - 1) / before.n
    second = after.scatter / (after.n - 1) / after.n
    error = first + second
    if not error:
        return Difference(shift, shift, shift)
    freedom = error**2 / (first**2 / (before.n - 1) + second**2 / (after.n - 1))
    reach = t_quantile(max(freedom, 1)) * math.sqrt(error)
    left = before.n + after.n - 2
    common = math.sqrt((before.scatter + after.scatter) / left)
    return Difference(shift, shift - reach, shift + reach, _corrected(shift / common, left))


def paired(pairs: Sequence[tuple[float, float]]) -> Difference | None:
    """How far pairs (before, after) of the same thing have moved; None of fewer than two.

    The interval is that of the mean difference; the effect is the mean difference in units of the
    standard deviation within either time (their root mean square).
    """
    moved = Moments.of(after - before for before, after in pairs)
    spread = moved.spread
    if spread is None or moved.mean is None:
        return None
    reach = t_quantile(moved.n - 1) * spread / math.sqrt(moved.n)
    before, after = (Moments.of(pair[time] for pair in pairs) for time in (0, 1))
    common = math.sqrt((before.scatter + after.scatter) / (2 * (moved.n - 1)))
    effect = _corrected(moved.mean / common, moved.n - 1) if common else None
    return Difference(moved.mean, moved.mean - reach, moved.mean + reach, effect)


def _corrected(effect: float, freedom: int) -> float:
    """Hedges' correction for few values."""
    return effect * (1 - 3 / (4 * freedom - 1))


def _with_interval(values: Moments, spread: float | None, freedom: int) -> Estimate | None:
    mean = values.mean
    if mean is None:
        return None
    if spread is None or freedom < 1:
        return Estimate(values.n, mean)
    reach = t_quantile(freedom) * spread / math.sqrt(values.n)
    return Estimate(values.n, mean, mean - reach, mean + reach)
