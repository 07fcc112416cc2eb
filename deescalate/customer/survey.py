"""The simulated satisfaction survey."""

from collections.abc import Sequence
from typing import Final

from deescalate.customer.chance import pick
from deescalate.model.scenario import Csat, Scenario
from deescalate.model.session import Ending, Survey, Turn

BY_ENDING: Final = {
    Ending.RESOLVED_CALM: 4.6,
    Ending.HANDED_OVER_RIGHTLY: 4.0,
    Ending.RESOLVED_COLD: 3.0,
    Ending.HANDED_OVER_WRONGLY: 2.0,
    Ending.AGENT_GAVE_UP: 1.5,
    Ending.CUSTOMER_LEFT: 1.0,
}
"""Where the answer starts."""

COLD_HAND_OVER: Final = 0.9
TOO_LONG: Final = 0.4


def survey(scenario: Scenario, seed: int, turns: Sequence[Turn]) -> Survey:
    """What the customer answers after these turns, the last of which ended the session.

    Starts from the ending; half a point either way for the connection, down for tension left over
    (one point per 60), late replies, interruptions, relapses, a conversation longer than promised
    and a cold hand-over. Rounded, 1 to 5.

    Raises:
        ValueError: the session has not ended.
    """
    last = turns[-1].reaction if turns else None
    if last is None or last.ending is None:
        raise ValueError("the session has not ended")
    state = last.state
    value = BY_ENDING[last.ending] + (state.connection - 50) / 100
    value -= max(state.tension - scenario.emotion.calm_below, 0) / 60
    value -= min(0.15 * state.late_replies, 0.5) + min(0.2 * state.interruptions, 0.4)
    value -= min(0.2 * state.relapses, 0.4)
    value -= TOO_LONG if turns[-1].act.at > scenario.sla.resolve else 0
    value -= COLD_HAND_OVER if last.hand_over_warm is False else 0
    csat = min(max(int(value + 0.5), 1), 5)
    return Survey(csat, pick(_comments(scenario.csat, csat), seed, str(state.turns), "survey"))


def _comments(comments: Csat, csat: int) -> tuple[str, ...]:
    if csat <= 2:
        return comments.low or ("",)
    return (comments.middle if csat == 3 else comments.high) or ("",)
