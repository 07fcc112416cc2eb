"""What one act of the agent does to the customer."""

from collections.abc import Iterator
from dataclasses import replace

from deescalate.customer.chance import pick
from deescalate.customer.pacing import reading_time, schedule, typing_time
from deescalate.customer.timing import Timing
from deescalate.model.analysis import ReplyAnalysis, Speaker
from deescalate.model.scenario import Scenario, Stage
from deescalate.model.session import (
    ActKind,
    AgentAct,
    CustomerState,
    Ending,
    Gauge,
    GaugeChange,
    Line,
    LineKind,
    Reaction,
    Reason,
    StageChange,
)


def react(  # noqa: PLR0913, PLR0917 - the six values that decide everything
    scenario: Scenario,
    seed: int,
    state: CustomerState,
    act: AgentAct,
    analysis: ReplyAnalysis | None,
    timing: Timing,
) -> Reaction:
    """The customer's reaction to one act."""
    quality = analysis.overall / 10 if analysis else 0.4
    step = round((0.4 - quality) * 25)
    tension = min(max(state.tension + step, 0), 100)
    connection = min(max(state.connection - step, 0), 100)
    stage = state.stage
    if tension < state.tension and stage < Stage.SOLUTION:
        stage = Stage(stage + 1)
    reason = Reason("reply-overall", act.text[:80])
    changes = (
        GaugeChange(Gauge.TENSION, tension - state.tension, reason),
        GaugeChange(Gauge.CONNECTION, connection - state.connection, reason),
    )
    text = next(_choices(scenario, seed, state), "...")
    line = Line(Speaker.CUSTOMER, text, 0.0, typing_time(scenario, text), LineKind.REPLY)
    lines = schedule((*timing.unsaid, line), timing.at + reading_time(act.text))
    ending: Ending | None = None
    if act.kind is ActKind.END:
        calm = tension < scenario.emotion.calm_below
        ending = Ending.RESOLVED_CALM if calm else Ending.AGENT_GAVE_UP
    elif act.kind is ActKind.HAND_OVER:
        ending = Ending.HANDED_OVER_RIGHTLY
    elif tension >= scenario.emotion.leaves_at or state.turns + 1 >= scenario.emotion.patience:
        ending = Ending.CUSTOMER_LEFT
    after = replace(
        state,
        tension=tension,
        connection=connection,
        stage=stage,
        turns=state.turns + 1,
        said=(*state.said, text),
    )
    change = None if stage is state.stage else StageChange(state.stage, stage, Reason("gate"))
    return Reaction(after, changes, lines, stage_change=change, ending=ending)


def _choices(scenario: Scenario, seed: int, state: CustomerState) -> Iterator[str]:
    for group in scenario.plan(state.stage).lines:
        if state.tension in group.band:
            fresh = [text for text in group.any_of if text not in state.said]
            if fresh:
                yield pick(fresh, seed, state.turns, "line")
