"""From evidence to the rubric's levels.

Each level is a sum of points for what was heard, cut to 0..3 and then held down by vetoes. The
overall value is the weighted sum in ``OVERALL``: raters' overall is nearly that sum of their four
levels. All numbers are in steps that a reader can check against the rubric's anchors.
"""

from collections.abc import Mapping
from typing import Final

from deescalate.analysis.evidence import Evidence
from deescalate.model.analysis import Levels

OVERALL: Final = {"listening": 1.0, "empathy": 0.9, "tone": 1.0, "solution": 0.5}
"""Weight of each level in the overall value (sum 3.4, so all threes give 10.2, cut to 10)."""

LISTENING_CAPS: Final[Mapping[str, float]] = {
    "threat": 0.3,
    "blames-customer": 0.8,
    "denies-feeling": 0.8,
    "calm-down": 0.8,
    "sarcasm": 0.8,
    "lectures": 1.0,
    "policy-shield": 1.4,
    "shouting": 1.2,
    "asks-known": 0.7,
    "ignores-question": 0.8,
    "interrupts": 1.0,
    "parrots": 0.8,
    "unfilled-template": 0.5,
    "insult": 0.3,
}
EMPATHY_CAPS: Final[Mapping[str, float]] = {
    "denies-feeling": 0.2,
    "calm-down": 0.3,
    "sarcasm": 0.2,
    "insult": 0.0,
    "threat": 0.3,
    "understand-but": 0.8,
    "parrots": 0.6,
    "unfilled-template": 0.4,
    "blames-customer": 0.5,
    "lectures": 0.8,
    "shouting": 0.8,
}
TONE_CAPS: Final[Mapping[str, float]] = {
    "insult": 0.0,
    "threat": 0.4,
    "sarcasm": 0.4,
    "calm-down": 0.6,
    "blames-customer": 0.7,
    "denies-feeling": 0.7,
    "lectures": 0.9,
    "shouting": 0.8,
    "impatience": 1.0,
    "blames-others": 1.4,
    "policy-shield": 1.3,
    "understand-but": 1.5,
    "trigger-phrase": 1.6,
    "parrots": 1.6,
    "unfilled-template": 1.2,
    "hollow-formula": 2.1,
    "interrupts": 1.5,
    "wrong-address": 1.8,
    "asks-known": 2.0,
    "ignores-question": 2.1,
    "bare-refusal": 2.0,
    "cold-transfer": 2.0,
}
SOLUTION_CAPS: Final[Mapping[str, float]] = {
    "unfilled-template": 0.5,
    "impossible-promise": 1.0,
    "insult": 0.3,
    "threat": 0.3,
    "sarcasm": 0.8,
}


def levels(evidence: Evidence) -> Levels:
    """The four levels, rounded to three digits."""
    return Levels(
        listening=_settle(_listening(evidence), LISTENING_CAPS, evidence),
        empathy=_settle(_empathy(evidence), EMPATHY_CAPS, evidence),
        tone=_settle(_tone(evidence), TONE_CAPS, evidence),
        solution=_settle(_solution(evidence), SOLUTION_CAPS, evidence),
    )


def overall(levels_: Levels) -> float:
    """0..10 from the four levels."""
    total = (
        OVERALL["listening"] * levels_.listening
        + OVERALL["empathy"] * levels_.empathy
        + OVERALL["tone"] * levels_.tone
        + OVERALL["solution"] * levels_.solution
    )
    return round(min(10.0, max(0.0, total)), 3)


def _settle(points: float, caps: Mapping[str, float], evidence: Evidence) -> float:
    ceiling = min((cap for move, cap in caps.items() if move in evidence.moves), default=3.0)
    return round(max(0.0, min(points, ceiling)), 3)


def _listening(evidence: Evidence) -> float:
    grounding = evidence.grounding
    if not evidence.reply.words or evidence.foreign:
        return 0.0
    points = 0.7
    points += 0.25 * min(grounding.weight, 4.0)
    points += 0.4 * min(len(grounding.facts_used), 3)
    points += 0.3 * (evidence.substance >= 4) + 0.3 * (evidence.substance >= 8)
    points += 0.2 * evidence.has("paraphrases", "restates-fact")
    points += 0.4 * evidence.has("clarifying-question", "open-question")
    points += 0.2 * evidence.has("checks-understanding", "validates", "takes-responsibility")
    points += 0.4 * evidence.has("answers-question")
    points += 0.4 * evidence.has("asks-colleague", "offers-choice", "follow-up")
    points += 0.2 * evidence.has("concrete-step")
    if not evidence.situation.calm_close:
        points -= 0.4 * min(evidence.count("hollow-formula"), 2)
    points -= 0.4 * evidence.recites
    return points


def _empathy(evidence: Evidence) -> float:
    points = 0.0
    points += 1.0 * evidence.has("names-feeling")
    points += 1.0 * evidence.has("validates")
    points += 1.0 * evidence.has("takes-perspective")
    points += 0.8 * evidence.has("apology")
    points += 0.6 * evidence.has("takes-responsibility")
    points += 0.5 * evidence.has("reassures", "steady")
    points += 0.3 * evidence.has("thanks", "personal")
    points += 0.2 * evidence.has("courteous")
    points += 0.7 * min(evidence.grounded_empathy, 2)
    if evidence.situation.calm_close:
        points += 0.8 * evidence.has("courteous", "hollow-formula", "thanks")
    elif evidence.has("hollow-formula"):
        formula = 0.9 if evidence.sorry_formula else 0.2
        points = max(formula, points - 0.3)
    if not evidence.grounded_empathy and evidence.grounding.weight < 1:
        points = min(points, 1.6)
    return points


def _tone(evidence: Evidence) -> float:
    if not evidence.reply.words:
        return 0.0
    points = 2.0
    points += 0.3 * (evidence.substance >= 4) + 0.2 * (evidence.substance >= 8)
    points += 0.2 * (evidence.grounding.weight >= 1)
    points += 0.3 * evidence.has("personal", "courteous", "steady", "calm-boundary")
    points += 0.3 * evidence.has(
        "concrete-step", "asks-colleague", "clarifying-question", "owner", "offers-choice"
    )
    points += 0.4 * (_empathy(evidence) >= 1.5)
    if not evidence.situation.calm_close:
        points -= 0.3 * min(evidence.count("hollow-formula"), 3)
    points -= 0.5 * evidence.recites
    points -= 0.2 * evidence.has("unsure-wording", "vague-promise")
    points -= 0.3 * max(0, len(evidence.harms) - 1)
    return points


def _solution(evidence: Evidence) -> float:
    points = 0.3 * (evidence.substance >= 4) + 0.2 * (evidence.substance >= 8)
    points += 1.3 * evidence.has("concrete-step", "fits-case", "warm-handover")
    points += 0.3 * evidence.has("fits-case")
    points += 0.5 * evidence.has("names-time")
    points += 0.4 * evidence.has("owner")
    points += 0.6 * evidence.has("offers-choice")
    points += 0.5 * evidence.has("compensation")
    points += 0.3 * evidence.has("checks-suits")
    points += 0.5 * evidence.has("follow-up")
    points += 1.2 * evidence.has("asks-colleague")
    points += 0.4 * evidence.has("warm-handover")
    if evidence.has("answers-question") and evidence.substance >= 3:
        points += 0.5
    if evidence.asks:
        points = max(points, 0.9)
    if evidence.has("vague-promise", "cold-transfer"):
        concrete = evidence.count("concrete-step", "names-time", "owner") >= 3
        points = max(1.0, points - 0.5) if concrete else min(max(points, 0.8), 1.2)
    if evidence.has("bare-refusal") and not evidence.has("offers-choice", "compensation"):
        points = min(points, 1.0)
    points -= 0.3 * min(evidence.count("hollow-formula"), 2)
    points -= 0.6 * evidence.has("too-early")
    return points
