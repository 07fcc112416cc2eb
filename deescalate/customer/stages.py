"""Moving between the stages: gates as the scenario wrote them, and three rules of the house.

* A customer who has become calm while venting has finished venting (``calmed-down``).
* A customer in stage 2 who trusts the agent and is offered what fits moves on (``offer-fits``).
* A severe harm that leaves the customer very tense throws them back to venting
  (``relapse-anger``).

Forward gates stay shut on a reply with a severe harm or one that raised tension by
``GATE_SHUT_FROM`` points or more; after a relapse they also need a reply that calmed. A relapse
needs a reply that raised tension, and one of the moves that its condition names, if it names any,
in this very reply: an old fault does not throw the customer back twice.
"""

from typing import Final

from deescalate.customer import codes
from deescalate.customer.conditions import first_held, holds
from deescalate.customer.hearing import Heard
from deescalate.customer.offers import CONNECTION_TO_ACCEPT, can_accept, still_fits
from deescalate.model.conditions import Condition, Subject
from deescalate.model.scenario import Gate, Scenario, Stage
from deescalate.model.session import CustomerState, Reason, StageChange

GATE_SHUT_FROM: Final = 5
RELAPSE_MARGIN: Final = 35
RELAPSE_LEAST: Final = 70


def move_on(
    scenario: Scenario, state: CustomerState, heard: Heard, rise: int
) -> tuple[StageChange, Gate | None] | None:
    """The stage change that a reply causes, with the gate passed if the scenario wrote one.

    ``state`` holds the reply's effects already, ``rise`` is what it did to tension.
    """
    if rise > 0:
        back = _relapse(scenario, state, heard)
        if back:
            return back
    if heard.severe or rise >= GATE_SHUT_FROM or (state.relapses and rise >= 0):
        return None
    return _forward(scenario, state, heard)


def _forward(
    scenario: Scenario, state: CustomerState, heard: Heard
) -> tuple[StageChange, Gate | None] | None:
    for gate in scenario.plan(state.stage).gates:
        if gate.to > state.stage:
            condition = first_held(scenario, state, gate.when)
            if condition:
                return _change(state, gate.to, codes.GATE, heard, condition), gate
    if state.stage is Stage.VENTING and state.tension < scenario.emotion.calm_below:
        return _change(state, Stage.TRUST, codes.CALMED_DOWN, heard), None
    if (
        state.stage is Stage.TRUST
        and state.on_table
        and still_fits(scenario, state, state.on_table)
        and can_accept(scenario, state.tension)
        and state.connection >= CONNECTION_TO_ACCEPT
    ):
        return _change(state, Stage.SOLUTION, codes.OFFER_FITS, heard), None
    return None


def _relapse(
    scenario: Scenario, state: CustomerState, heard: Heard
) -> tuple[StageChange, Gate | None] | None:
    for gate in scenario.plan(state.stage).gates:
        if gate.to < state.stage:
            for condition in gate.when:
                if holds(scenario, state, condition) and _fresh(condition, heard):
                    return _change(state, gate.to, codes.RELAPSE, heard, condition), gate
    limit = max(scenario.emotion.calm_below + RELAPSE_MARGIN, RELAPSE_LEAST)
    if state.stage is not Stage.VENTING and heard.severe and state.tension >= limit:
        return _change(state, Stage.VENTING, codes.RELAPSE_ANGER, heard), None
    return None


def _fresh(condition: Condition, heard: Heard) -> bool:
    moves = {
        atom.name for atom in condition.atoms if atom.subject is Subject.MOVE and not atom.negated
    }
    return not moves or bool(moves & set(heard.counted))


def _change(
    state: CustomerState, to: Stage, code: str, heard: Heard, condition: Condition | None = None
) -> StageChange:
    details = {"condition": condition.text} if condition else {}
    return StageChange(state.stage, to, Reason(code, heard.quote, details))
