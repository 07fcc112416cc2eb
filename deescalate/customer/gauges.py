"""From many small influences to two gauge movements that add up."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from deescalate.customer.effects import FULL_HARM, FULL_HELP, MOST_HARM, MOST_HELP, Sizes
from deescalate.model.session import Gauge, GaugeChange, Reason

LOWEST = 0
HIGHEST = 100


@dataclass(frozen=True, slots=True)
class Influence:
    """One cause with its signed, still fractional effect on both gauges."""

    reason: Reason
    tension: float
    connection: float
    helps: bool

    @classmethod
    def helping(cls, reason: Reason, sizes: Sizes) -> "Influence":
        """Lowers tension, raises connection."""
        return cls(reason, -sizes.tension, sizes.connection, helps=True)

    @classmethod
    def harming(cls, reason: Reason, sizes: Sizes) -> "Influence":
        """Raises tension, lowers connection."""
        return cls(reason, sizes.tension, -sizes.connection, helps=False)


def settle(
    influences: Sequence[Influence], tension: int, connection: int, ease: float = 1.0
) -> tuple[int, int, tuple[GaugeChange, ...]]:
    """Both gauges after the influences, and the changes that add up to their movement.

    Help in one reply saturates (nobody is calmed by a single message) and is then multiplied by
    ``ease``; harm saturates too (nobody leaves at the first wrong word). Each change is a whole
    number, and what a gauge cannot take at its end is taken off the last influences.
    """
    tension_steps = _steps(influences, [item.tension for item in influences], tension, ease)
    connection_steps = _steps(
        influences, [item.connection for item in influences], connection, ease
    )
    changes = tuple(
        GaugeChange(gauge, step, influence.reason)
        for gauge, steps in ((Gauge.TENSION, tension_steps), (Gauge.CONNECTION, connection_steps))
        for influence, step in zip(influences, steps, strict=True)
        if step
    )
    return tension + sum(tension_steps), connection + sum(connection_steps), changes


def _steps(
    influences: Sequence[Influence], amounts: list[float], now: int, ease: float
) -> list[int]:
    pairs = list(zip(influences, amounts, strict=True))
    help_given = sum(abs(amount) for item, amount in pairs if item.helps)
    harm_done = sum(abs(amount) for item, amount in pairs if not item.helps)
    helps = ease * _share(help_given, FULL_HELP, MOST_HELP)
    harms = _share(harm_done, FULL_HARM, MOST_HARM)
    return _fit(_whole([amount * (helps if item.helps else harms) for item, amount in pairs]), now)


def _share(points: float, full: float, most: float) -> float:
    return saturate(points, full, most) / points if points else 1.0


def saturate(points: float, full: float, most: float) -> float:
    """Points that count: all of the first ``full``, ever less of the rest, never ``most``."""
    if points <= full:
        return points
    room = most - full
    return full + room * (1 - math.exp(-(points - full) / room))


def _whole(amounts: Sequence[float]) -> list[int]:
    """Whole steps whose running sum follows the amounts' running sum."""
    steps: list[int] = []
    exact = 0.0
    for amount in amounts:
        exact += amount
        steps.append(math.floor(exact + 0.5) - sum(steps))
    return steps


def _fit(steps: list[int], now: int) -> list[int]:
    """The steps, shortened from the last one so that the gauge stays between its ends."""
    wanted = now + sum(steps)
    excess = wanted - min(max(wanted, LOWEST), HIGHEST)
    fitted = list(steps)
    for index in reversed(range(len(fitted))):
        if excess == 0:
            break
        if (fitted[index] > 0) == (excess > 0):
            cut = min(abs(excess), abs(fitted[index]))
            cut = cut if excess > 0 else -cut
            fitted[index] -= cut
            excess -= cut
    return fitted
