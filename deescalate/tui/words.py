"""Gauges and clocks in words. Words come before numbers; symbols repeat what colours say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from deescalate.interface.catalogue import N_
from deescalate.interface.labels import label
from deescalate.interface.safe import visible
from deescalate.model.score import Band
from deescalate.model.session import Gauge
from deescalate.score import band

if TYPE_CHECKING:
    from collections.abc import Iterable

    from deescalate.interface.catalogue import Translator
    from deescalate.model.session import GaugeChange

TENSION_WORDS: Final = ((85, N_("furious")), (65, N_("angry")), (45, N_("tense")))
"""Lower bounds of tension, highest first; below them the customer is easing or calm."""

CONNECTION_WORDS: Final = (
    (80, N_("connected")),
    (60, N_("trusting")),
    (40, N_("listening")),
    (20, N_("guarded")),
    (0, N_("shut off")),
)
FULL: Final = "━"
EMPTY: Final = "─"
UP: Final = "▲"
DOWN: Final = "▼"
SAME: Final = "="
BAND_SYMBOLS: Final = {
    Band.BELOW: "○○○",
    Band.BRONZE: "●○○",
    Band.SILVER: "●●○",
    Band.GOLD: "●●●",
}
UNITS: Final = {"s": 1, "m": 60, "h": 3600, "d": 86400}
"""Seconds of the units that scenario files use."""


def band_words(t: Translator, value: int) -> str:
    """The band of a score 0..100 as symbol and word, for example ``●●○ silver``."""
    found = band(value)
    return f"{BAND_SYMBOLS[found]} {label(t, found)}"


def tension_word(value: int, calm_below: int) -> str:
    """The English word for a tension 0..100; calm is what the scenario calls calm."""
    if value < calm_below:
        return N_("calm")
    return next((word for bound, word in TENSION_WORDS if value >= bound), N_("easing"))


def connection_word(value: int) -> str:
    """The English word for a connection 0..100."""
    return next(word for bound, word in CONNECTION_WORDS if value >= bound)


def bar(value: int, width: int) -> tuple[str, str]:
    """The filled and the empty part of a bar for a value 0..100; only 0 has nothing filled."""
    filled = min(max(round(value / 100 * width), 1 if value > 0 else 0), width)
    return FULL * filled, EMPTY * (width - filled)


def change_text(amount: int) -> str:
    """An arrow and the size of a change, such as ``▼12``; ``=`` for none."""
    if amount == 0:
        return SAME
    return f"{UP if amount > 0 else DOWN}{abs(amount)}"


def is_relief(gauge: Gauge, amount: int) -> bool:
    """Whether a change of a gauge is for the better."""
    return amount < 0 if gauge is Gauge.TENSION else amount > 0


def total(changes: Iterable[GaugeChange], gauge: Gauge) -> int:
    """The sum of the changes of one gauge."""
    return sum(change.amount for change in changes if change.gauge is gauge)


def clock_text(seconds: float) -> str:
    """Minutes and seconds, such as ``1:05``; hours appear when there are any."""
    whole = max(int(seconds), 0)
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def span_text(t: Translator, seconds: float) -> str:
    """A promised time in words: ``45 s``, ``10 min``, ``4 h``, ``2 days``."""
    whole = round(seconds)
    if whole < 120 and whole % 60:
        return t("{n} s", n=whole)
    if whole < 2 * 3600:
        return t("{n} min", n=round(whole / 60))
    if whole < 48 * 3600:
        return t("{n} h", n=round(whole / 3600))
    return t.plural("{n} day", "{n} days", round(whole / 86400))


def written_span(t: Translator, text: str) -> str:
    """A time as scenario files write it (``15m``) in words; anything else as it stands there."""
    number, unit = text[:-1], text[-1:]
    if unit in UNITS and number.isascii() and number.isdigit():
        return span_text(t, int(number[:6]) * UNITS[unit])
    return visible(text, one_line=True)
