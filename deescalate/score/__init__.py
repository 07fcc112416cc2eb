"""Analyses to technique, stage and session scores: pure functions of values."""

from deescalate.score.bands import band
from deescalate.score.update import update

__all__ = ["band", "update"]
