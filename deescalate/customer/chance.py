"""Choices that look random and are the same every time."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


def pick(options: Sequence[T], seed: int, beat: str, purpose: str) -> T:
    """One of ``options``, decided by the seed, the beat (which act) and what the choice is for.

    Raises:
        IndexError: there is nothing to choose from.
    """
    return Random(f"{seed}|{beat}|{purpose}").choice(options)  # noqa: S311 - not for secrets
