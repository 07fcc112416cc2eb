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

Without a reply that was analysed the overall score is 0, unless the session ended in a hand-over.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from deescalate.model.moves import Technique
from deescalate.model.scenario import Scenario, Stage
from deescalate.model.score import Score
from deescalate.model.session import Turn
from deescalate.score.critical import critical_fails
from deescalate.score.marks import clamp, replies, reply_mark
from deescalate.score.result import result
from deescalate.score.techniques import technique_scores

PROCESS: Final = {
    Technique.LISTENING.value: 0.25,
    Technique.EMPATHY.value: 0.25,
    Technique.TONE.value: 0.20,
    Technique.SOLUTION.value: 0.30,
}
PROCESS_SHARE: Final = 0.55
MARK_SHARE: Final = 0.75


def update(scenario: Scenario, turns: Sequence[Turn], draft: Turn) -> Score:
    """The score after ``draft``, the newest turn, which has no score of its own yet."""
    played = (*turns, draft)
    techniques = technique_scores(scenario, played)
    if not techniques:
        return Score(0)
    fails = critical_fails(scenario, played)
    overall = PROCESS_SHARE * process(techniques) + (1 - PROCESS_SHARE) * result(
        scenario, draft.reaction
    )
    overall = min([overall, *(float(fail.cap) for fail in fails)])
    return Score(round(clamp(overall)), techniques, stage_scores(scenario, played), fails)


def process(techniques: Mapping[str, int]) -> float:
    """How well the techniques were used, 0..100."""
    weight = sum(PROCESS[name] for name in techniques)
    return sum(PROCESS[name] * value for name, value in techniques.items()) / weight


def stage_scores(scenario: Scenario, turns: Sequence[Turn]) -> dict[str, int]:
    """The score of each stage in which something was said, by stage key."""
    scores = {}
    for stage in Stage:
        marks = [
            reply_mark(stage, analysis) for turn, analysis in replies(turns) if turn.stage is stage
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
