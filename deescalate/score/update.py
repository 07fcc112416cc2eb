"""Score of a session so far.

::

    techniques  see ``techniques``
    process     = 0.25 listening + 0.25 empathy + 0.20 tone + 0.30 solution
                  (weights of techniques without an occasion are shared out among the others)
    result      see ``result``
    overall     = 0.55 * process + 0.45 * result, capped by critical fails (see ``critical``)
    stage       = 0.75 * mean mark of the replies in that stage (see ``marks``)
                  + 0.25 * (100 if it was left for a later one or the solution accepted there,
                            else the share of the tension that is gone)

These are the weights of ``scorecard.HOUSE``; a team may have its own.

Without a reply that was analysed the overall score is 0, unless the session ended in a hand-over.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from deescalate.model.emphasis import EMPHASIS, Emphasis
from deescalate.model.scenario import Scenario, Stage
from deescalate.model.score import Score
from deescalate.model.scorecard import HOUSE, Scorecard
from deescalate.model.session import Turn
from deescalate.score.critical import critical_fails
from deescalate.score.marks import clamp, replies, reply_mark
from deescalate.score.result import result
from deescalate.score.techniques import technique_scores

MARK_SHARE: Final = 0.75


def update(
    scenario: Scenario, turns: Sequence[Turn], draft: Turn, card: Scorecard = HOUSE
) -> Score:
    """The score after ``draft``, the newest turn, which has no score of its own yet."""
    played = (*turns, draft)
    techniques = technique_scores(scenario, played, card.stages)
    if not techniques:
        return Score(0)
    fails = critical_fails(scenario, played, card.critical)
    overall = card.process * process(techniques, card) + (1 - card.process) * result(
        scenario, draft.reaction
    )
    overall = min([overall, *(float(fail.cap) for fail in fails)])
    return Score(
        round(clamp(overall)), techniques, stage_scores(scenario, played, card.stages), fails
    )


def process(techniques: Mapping[str, int], card: Scorecard = HOUSE) -> float:
    """How well the techniques were used, 0..100."""
    shares = {technique.value: share for technique, share in card.techniques.items()}
    weight = sum(shares[name] for name in techniques)
    if not weight:
        return 0.0
    return sum(shares[name] * value for name, value in techniques.items()) / weight


def stage_scores(
    scenario: Scenario, turns: Sequence[Turn], emphasis: Emphasis = EMPHASIS
) -> dict[str, int]:
    """The score of each stage in which something was said, by stage key."""
    scores = {}
    for stage in Stage:
        marks = [
            reply_mark(stage, analysis, emphasis)
            for turn, analysis in replies(turns)
            if turn.stage is stage
        ]
        if marks:
            value = MARK_SHARE * sum(marks) / len(marks)
            value += (1 - MARK_SHARE) * _passed(scenario, turns, stage)
            scores[stage.key] = round(clamp(value))
    return scores


def _passed(scenario: Scenario, turns: Sequence[Turn], stage: Stage) -> float:
    state = turns[-1].reaction.state
    if state.stage > stage or (stage is Stage.SOLUTION and state.accepted):
        return 100.0
    start = scenario.emotion.tension
    return clamp((start - state.tension) / start * 100) if start else 100.0
