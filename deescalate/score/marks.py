"""From the rubric's levels to marks out of 100.

A level is read on a bent scale: 0 is 0, 1 (generic, formulaic) is 30, 2 (clearly done) is 75 and
3 (specific and credible) is 100; in between it runs straight. So an agent who is merely correct
ends below the bronze band and one who does the job reaches silver.
"""

import math
from collections.abc import Sequence
from typing import Final

from deescalate.model.analysis import ReplyAnalysis
from deescalate.model.emphasis import EMPHASIS, Emphasis
from deescalate.model.moves import Effect, Technique
from deescalate.model.scenario import Stage
from deescalate.model.session import ActKind, Turn

SCALE: Final = (0.0, 30.0, 75.0, 100.0)
NEUTRAL_SHARE: Final = 0.25
"""Weight left to a reply that is merely neutral in a technique."""

FLOOR: Final = 0.0
CEILING: Final = 100.0


def mark(level: float) -> float:
    """The mark 0..100 of a level 0..3; a level that is no number counts as 0."""
    bounded = min(max(level, 0.0), 3.0) if math.isfinite(level) else 0.0
    step = min(int(bounded), 2)
    return SCALE[step] + (bounded - step) * (SCALE[step + 1] - SCALE[step])


def reply_mark(stage: Stage, analysis: ReplyAnalysis, emphasis: Emphasis = EMPHASIS) -> float:
    """The mark 0..100 of a whole reply: its four marks weighed by what matters in the stage."""
    return sum(
        weight * mark(analysis.levels.of(technique))
        for technique, weight in emphasis[stage].items()
    )


def clamp(value: float) -> float:
    """The value held between 0 and 100."""
    return min(max(value, FLOOR), CEILING)


def replies(turns: Sequence[Turn]) -> list[tuple[Turn, ReplyAnalysis]]:
    """The turns that say something, with their analyses."""
    return [
        (turn, turn.analysis)
        for turn in turns
        if turn.act.kind is ActKind.SAY and turn.analysis is not None
    ]


def harms_counted(turns: Sequence[Turn], move: str) -> int:
    """How often the customer was hit by a harming move."""
    return sum(
        any(
            change.reason.code == "harmed" and change.reason.details.get("move") == move
            for change in turn.reaction.changes
        )
        for turn in turns
    )


def weight_of(stage: Stage, technique: Technique, emphasis: Emphasis = EMPHASIS) -> float:
    """How much a technique matters in a stage, 0..1."""
    return emphasis[stage][technique]


def is_neutral(turn: Turn, analysis: ReplyAnalysis, technique: Technique) -> bool:
    """Whether a reply shows nothing of a technique and does no harm in it, once the customer has
    stopped venting: a plain working turn.
    """
    harms = any(
        finding.technique is technique and finding.effect is Effect.HARMS
        for finding in analysis.findings
    )
    return turn.stage is not Stage.VENTING and analysis.levels.of(technique) < 1 and not harms


def shorten(text: str, most: int = 120) -> str:
    """A quote of at most ``most`` letters on one line."""
    flat = " ".join(text[: most * 4].split())
    return flat if len(flat) <= most else flat[: most - 1].rstrip() + "…"
