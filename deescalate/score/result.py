"""What the conversation has led to, 0..100.

While it goes on::

    result = 0.40 * way   stage 1: 0, stage 2: 35, stage 3: 70, accepted: 100
           + 0.35 * calm  share of the way from the tension at the start to calm
           + 0.25 * bond  connection, 70 and more being full

After the end ``0.7 * ending + 0.2 * calm + 0.1 * bond`` with the endings' values below.
"""

from typing import Final

from deescalate.model.scenario import Scenario, Stage
from deescalate.model.session import CustomerState, Ending, Reaction
from deescalate.score.marks import clamp

WAY: Final = {Stage.VENTING: 0.0, Stage.TRUST: 35.0, Stage.SOLUTION: 70.0}
FULL_BOND: Final = 70.0
ENDINGS: Final = {
    Ending.RESOLVED_CALM: 100.0,
    Ending.HANDED_OVER_RIGHTLY: 95.0,
    Ending.RESOLVED_COLD: 55.0,
    Ending.HANDED_OVER_WRONGLY: 15.0,
    Ending.AGENT_GAVE_UP: 8.0,
    Ending.CUSTOMER_LEFT: 0.0,
}
COLD_HAND_OVER: Final = 35.0
"""Taken off a right hand-over without a proper summary."""


def result(scenario: Scenario, reaction: Reaction) -> float:
    """The result after the latest reaction, 0..100."""
    state = reaction.state
    calm, bond = _calm(scenario, state), clamp(state.connection / FULL_BOND * 100)
    if reaction.ending is None:
        way = 100.0 if state.accepted else WAY[state.stage]
        return 0.40 * way + 0.35 * calm + 0.25 * bond
    ending = ENDINGS[reaction.ending]
    if reaction.ending is Ending.HANDED_OVER_RIGHTLY:
        # The colleague calms this customer down; the agent is not marked on what is left to do.
        ending -= COLD_HAND_OVER if reaction.hand_over_warm is False else 0.0
        return ending
    return 0.7 * ending + 0.2 * calm + 0.1 * bond


def _calm(scenario: Scenario, state: CustomerState) -> float:
    start, goal = scenario.emotion.tension, scenario.emotion.calm_below
    if start <= goal:
        return 100.0 if state.tension < goal else 0.0
    return clamp((start - state.tension) / (start - goal) * 100)
