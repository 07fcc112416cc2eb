"""The paces that can be chosen, and what they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from deescalate.interface.catalogue import N_

if TYPE_CHECKING:
    from deescalate.interface.catalogue import Translator

PACES: Final = (
    (1.0, N_("As in real life")),
    (0.5, N_("Twice as fast")),
    (2.0, N_("Half as fast")),
    (0.0, N_("No waiting")),
)
"""How much of the customer's pauses is waited for, and what that is called."""


def pace_choices(t: Translator, now: float) -> list[tuple[str, float]]:
    """Words and value of every pace, ``now`` among them even if it is an odd one."""
    known = [(t(words), pace) for pace, words in PACES]
    if now not in dict(PACES):
        known.append((t("Times {pace}", pace=f"{now:g}"), now))
    return known
