"""Hints: what would help this customer now."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hint:
    """One hint in the scenario's language; ``move`` is the move it leads to."""

    text: str
    move: str
