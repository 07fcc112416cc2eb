"""A faultless agent: what somebody who knows the scenario by heart would do next.

First feelings, then facts, then what solves the case: the teaching's order, without a slip.
"""

from typing import Final

from deescalate.customer.conditions import first_held
from deescalate.customer.offers import CONNECTION_TO_ACCEPT, can_accept
from deescalate.model.scenario import EscalationPath, Scenario, Stage, Verdict
from deescalate.model.session import CustomerState
from deescalate.workshop import ideal
from deescalate.workshop.ideal import ASKED_AT_ONCE, IdealAct

_WAITING: Final = 20
"""Points of tension below leaving at which a customer can be asked to wait."""


def next_act(scenario: Scenario, state: CustomerState) -> IdealAct:
    """The faultless act in a state."""
    if state.accepted:
        calm = state.tension < scenario.emotion.calm_below
        return ideal.confirm() if calm else ideal.listen(scenario, state)
    right = right_path(scenario, state)
    if right is not None and not _can_be_solved(scenario):
        return ideal.hand_over(scenario, right)
    asked = ideal.unknown_facts(scenario, state)[:ASKED_AT_ONCE]
    if state.stage is Stage.VENTING and not state.turns:
        return ideal.listen(scenario, state)
    consult = next(ideal.consults(scenario), None)
    bears = state.tension + _WAITING <= scenario.emotion.leaves_at
    if consult is not None and not state.consulted and bears:
        return consult
    if asked or state.stage is Stage.VENTING:
        return ideal.listen(scenario, state, asked)
    solutions = ideal.best_solutions(scenario)
    if not solutions or not _ready_for_an_offer(scenario, state):
        return ideal.listen(scenario, state)
    return ideal.offer(state, solutions[0])


def right_path(scenario: Scenario, state: CustomerState) -> EscalationPath | None:
    """The escalation that is right now by the plan, if any."""
    return next(
        (
            path
            for path in scenario.escalation.paths
            if first_held(scenario, state, path.right_when)
            and not first_held(scenario, state, path.wrong_when)
        ),
        None,
    )


def _ready_for_an_offer(scenario: Scenario, state: CustomerState) -> bool:
    """Whether the customer could say yes; else listening comes first."""
    trusts = state.stage is Stage.SOLUTION or state.connection >= CONNECTION_TO_ACCEPT
    return trusts and can_accept(scenario, state.tension)


def _can_be_solved(scenario: Scenario) -> bool:
    """Whether the agent has a best solution and need not hand over."""
    return any(item.verdict is Verdict.BEST for item in scenario.solutions)
