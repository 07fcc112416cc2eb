"""Analyses to technique, stage and session scores: pure functions of values."""

from deescalate.score.bands import band
from deescalate.score.debrief import (
    Debrief,
    Mark,
    StageMark,
    StageSpan,
    TechniqueMark,
    TurnMark,
    debrief,
)
from deescalate.score.lessons import Lesson
from deescalate.score.update import update

__all__ = [
    "Debrief",
    "Lesson",
    "Mark",
    "StageMark",
    "StageSpan",
    "TechniqueMark",
    "TurnMark",
    "band",
    "debrief",
    "update",
]
