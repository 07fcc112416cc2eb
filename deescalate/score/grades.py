"""How a finished conversation or a drill counts for a skill.

A conversation::

    score = 0.7 * the technique's score + 0.3 * the score of the stage where the skill matters
    grade = by the score's band: below bronze again, bronze hard, silver good, gold easy

A skill whose stage was not reached had no occasion and gets no grade: whoever loses the customer
early is not told that the solution failed too. Easy takes a customer who is harder than a starter,
and no hint.

A drill::

    score = mark of the drilled technique's level (see ``marks``) - 15 per harm in another technique
    grade = by the score's band, but never easy: one reply without a conversation around it is no
            proof that a skill will hold for months
"""

from typing import Final

from deescalate.model.analysis import ReplyAnalysis
from deescalate.model.cards import Grade
from deescalate.model.moves import Effect, Technique
from deescalate.model.scenario import Difficulty
from deescalate.model.score import Band, Score
from deescalate.model.skills import STAGE_OF, TECHNIQUE_OF
from deescalate.score.bands import band
from deescalate.score.marks import clamp, mark

TECHNIQUE_SHARE: Final = 0.7
HARM: Final = 15
HEARD: Final = 0.5
"""Confidence from which a harm counts."""

GRADES: Final = {
    Band.BELOW: Grade.AGAIN,
    Band.BRONZE: Grade.HARD,
    Band.SILVER: Grade.GOOD,
    Band.GOLD: Grade.EASY,
}


def skill_score(score: Score, skill: str) -> int | None:
    """What a finished conversation says of a skill, 0..100; None if it had no occasion."""
    technique = TECHNIQUE_OF.get(skill)
    if technique is None:
        return None
    value = score.techniques.get(technique.value)
    there = score.stages.get(STAGE_OF[skill].key)
    if value is None or there is None:
        return None
    return round(TECHNIQUE_SHARE * value + (1 - TECHNIQUE_SHARE) * there)


def session_grade(score: int, difficulty: Difficulty, hints: int) -> Grade:
    """The grade for a skill's score 0..100 in a conversation with so many hints."""
    grade = GRADES[band(score)]
    proven = difficulty is not Difficulty.STARTER and not hints
    return grade if proven else min(grade, Grade.GOOD)


def drill_score(analysis: ReplyAnalysis, technique: Technique) -> int:
    """What one reply says of a technique, 0..100."""
    elsewhere = {
        finding.move
        for finding in analysis.findings
        if finding.effect is Effect.HARMS
        and finding.technique is not technique
        and finding.confidence >= HEARD
    }
    return round(clamp(mark(analysis.levels.of(technique)) - HARM * len(elsewhere)))


def drill_grade(score: int) -> Grade:
    """The grade for a drill's score 0..100."""
    return min(GRADES[band(score)], Grade.GOOD)
