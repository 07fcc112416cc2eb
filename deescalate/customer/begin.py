"""The beginning: the customer's first messages and the state behind them."""

from deescalate.customer.pacing import schedule
from deescalate.model.analysis import Speaker
from deescalate.model.scenario import Scenario, Stage, Told
from deescalate.model.session import CustomerState, Line, LineKind


def opening(scenario: Scenario, seed: int) -> tuple[CustomerState, tuple[Line, ...]]:  # noqa: ARG001
    """The state before the first reply and the bursts of the opening, timed from 0.

    The seed does not matter yet: every customer opens as the scenario says.
    """
    bursts = scenario.plan(Stage.VENTING).bursts
    lines = [
        Line(Speaker.CUSTOMER, burst.text, 0.0, burst.typing, LineKind.BURST) for burst in bursts
    ]
    state = CustomerState(
        tension=scenario.emotion.tension,
        connection=scenario.emotion.connection,
        stage=Stage.VENTING,
        facts_told=tuple(fact.id for fact in scenario.grievance.facts if fact.told is Told.BURST),
        said=tuple(burst.text for burst in bursts),
    )
    return state, schedule(lines, 0.0)
