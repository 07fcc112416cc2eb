"""Technique scores, 0..100.

Every reply is marked on the four techniques (see ``marks``) and its marks count by what matters
in the stage it was said in. Then::

    listening = 0.6 * mean + 0.4 * best
                then 0.85 of that + 15 * share of the facts to be used that were taken up
                - 6 per interruption (18 at most) - 5 per question for something known (15)
                - 4 per question ignored (12)
    empathy   = 0.6 * mean + 0.4 * best, replies to a customer who has stopped venting counting a
                quarter if they are merely neutral
                - 5 if feelings were first acknowledged in the second reply, - 10 in the third,
                - 15 later or never - 3 per empathic move after it earned anything (9)
    tone      = 0.5 * mean + 0.5 * worst
    solution  = 0.7 * (0.6 * mean + 0.4 * best) + 0.3 * what was offered (0.4 and 0.6 after a
                hand-over, whose value is the hand-over itself)
                - 8 per solution before its time (16) - 3 per late reply (9)

What was offered: accepted best 100, accepted acceptable 75, on the table 50, weak 25, nothing or
not allowed 0; a right hand-over 100 (cold 50), a wrong one 10. Only the part before ``+`` counts
until the third stage is reached or the session ends. A technique that had no occasion yet is
missing.
"""

from collections.abc import Callable, Sequence
from typing import Final

from deescalate.model.analysis import ReplyAnalysis
from deescalate.model.emphasis import EMPHASIS, Emphasis
from deescalate.model.moves import MOVE_KINDS, Effect, Technique
from deescalate.model.scenario import Scenario, Stage, Verdict
from deescalate.model.session import CustomerState, Ending, Reaction, Turn
from deescalate.score.marks import (
    NEUTRAL_SHARE,
    clamp,
    harms_counted,
    is_neutral,
    mark,
    replies,
    weight_of,
)

MEAN_SHARE: Final = 0.6
FACTS_SHARE: Final = 0.15
OFFER_SHARE: Final = 0.3
HAND_OVER_SHARE: Final = 0.6
VALIDATING: Final = frozenset({"names-feeling", "validates", "takes-perspective"})
ACKNOWLEDGED: Final = 2.0
"""Level of empathy that acknowledges a feeling whatever the wording."""

LATE_VALIDATION: Final = (0, 5, 10, 15)
EARNING_TIMES: Final = 3


def technique_scores(
    scenario: Scenario, turns: Sequence[Turn], emphasis: Emphasis = EMPHASIS
) -> dict[str, int]:
    """The score of each technique that had an occasion, by technique name."""
    rules: dict[Technique, Callable[[Scenario, Sequence[Turn], Emphasis], float | None]] = {
        Technique.LISTENING: _listening,
        Technique.EMPATHY: _empathy,
        Technique.TONE: _tone,
        Technique.SOLUTION: _solution,
    }
    scores = {technique: rule(scenario, turns, emphasis) for technique, rule in rules.items()}
    return {
        technique.value: round(clamp(value))
        for technique, value in scores.items()
        if value is not None
    }


def first_validation(turns: Sequence[Turn]) -> int | None:
    """Number of the first reply (from 1) that acknowledged a feeling, if any did."""
    for number, (_turn, analysis) in enumerate(replies(turns), start=1):
        if acknowledges(analysis):
            return number
    return None


def acknowledges(analysis: ReplyAnalysis) -> bool:
    """Whether a reply acknowledges the customer's feeling."""
    return analysis.levels.empathy >= ACKNOWLEDGED or any(
        finding.move in VALIDATING and finding.confidence >= 0.5 for finding in analysis.findings
    )


def _listening(scenario: Scenario, turns: Sequence[Turn], emphasis: Emphasis) -> float | None:
    value = _mean_and_best(turns, Technique.LISTENING, emphasis)
    if value is None:
        return None
    state = turns[-1].reaction.state
    wanted = [
        fact.id
        for fact in scenario.grievance.facts
        if fact.must_use and (fact.id in state.facts_told or turns[-1].reaction.ending)
    ]
    if wanted:
        share = len(set(wanted) & set(state.facts_used)) / len(wanted)
        value = (1 - FACTS_SHARE) * value + FACTS_SHARE * 100 * share
    value -= min(6 * state.interruptions, 18)
    value -= min(5 * harms_counted(turns, "asks-known"), 15)
    return value - min(4 * harms_counted(turns, "ignores-question"), 12)


def _empathy(
    scenario: Scenario,  # noqa: ARG001
    turns: Sequence[Turn],
    emphasis: Emphasis,
) -> float | None:
    value = _mean_and_best(turns, Technique.EMPATHY, emphasis, neutral=NEUTRAL_SHARE)
    if value is None:
        return None
    first = first_validation(turns) or len(replies(turns)) + 1
    value -= LATE_VALIDATION[min(first, len(LATE_VALIDATION)) - 1]
    counts = turns[-1].reaction.state.move_counts
    too_often = sum(
        max(counts.get(move, 0) - EARNING_TIMES, 0)
        for move, kind in MOVE_KINDS.items()
        if kind.technique is Technique.EMPATHY and kind.effect is Effect.HELPS
    )
    return value - min(3 * too_often, 9)


def _tone(
    scenario: Scenario,  # noqa: ARG001
    turns: Sequence[Turn],
    emphasis: Emphasis,  # noqa: ARG001
) -> float | None:
    marks = [mark(analysis.levels.tone) for _turn, analysis in replies(turns)]
    if not marks:
        return None
    return 0.5 * sum(marks) / len(marks) + 0.5 * min(marks)


def _solution(scenario: Scenario, turns: Sequence[Turn], emphasis: Emphasis) -> float | None:
    reaction = turns[-1].reaction
    state, ended = reaction.state, reaction.ending is not None
    value = _mean_and_best(turns, Technique.SOLUTION, emphasis)
    if state.stage is Stage.SOLUTION or ended:
        handed_over = reaction.hand_over_warm is not None
        offered = _offered(scenario, state, reaction)
        share = HAND_OVER_SHARE if handed_over else OFFER_SHARE
        base = offered if value is None and handed_over else value or 0.0
        value = (1 - share) * base + share * offered
    if value is None:
        return None
    value -= min(8 * harms_counted(turns, "too-early"), 16)
    return value - min(3 * state.late_replies, 9)


def _offered(scenario: Scenario, state: CustomerState, reaction: Reaction) -> float:
    if reaction.ending is Ending.HANDED_OVER_RIGHTLY:
        return 100.0 if reaction.hand_over_warm else 50.0
    if reaction.ending is Ending.HANDED_OVER_WRONGLY:
        return 10.0
    if state.accepted:
        best = scenario.solution(state.accepted).verdict is Verdict.BEST
        return 100.0 if best else 75.0
    if state.on_table:
        return 50.0
    verdicts = {scenario.solution(offer).verdict for offer in state.offered}
    return 25.0 if Verdict.WEAK in verdicts else 0.0


def _mean_and_best(
    turns: Sequence[Turn], technique: Technique, emphasis: Emphasis, *, neutral: float = 1.0
) -> float | None:
    """0.6 of the weighed mean and 0.4 of the best mark; None without an occasion.

    ``neutral`` is the share of its weight with which a reply counts that shows nothing of the
    technique and does no harm in it, once the customer has stopped venting.
    """
    marks = []
    for turn, analysis in replies(turns):
        level = analysis.levels.of(technique)
        weight = weight_of(turn.stage, technique, emphasis)
        if is_neutral(turn, analysis, technique):
            weight *= neutral
        marks.append((weight, mark(level)))
    total = sum(weight for weight, _mark in marks)
    if not total:
        return None
    mean = sum(weight * value for weight, value in marks) / total
    best = max(value for weight, value in marks if weight)
    return MEAN_SHARE * mean + (1 - MEAN_SHARE) * best
