"""A short way to let the customer react to one reply."""

from dataclasses import replace

from deescalate.customer import Timing, opening, react
from deescalate.model.analysis import ReplyAnalysis, Speaker
from deescalate.model.scenario import Scenario, Stage
from deescalate.model.session import (
    ActKind,
    AgentAct,
    CustomerState,
    Gauge,
    Line,
    LineKind,
    Reaction,
)
from tests.unit.practice.case import make_scenario

SCENARIO = make_scenario()


def state(stage: Stage = Stage.VENTING, **changes: object) -> CustomerState:
    """The state at the beginning, moved to a stage and changed."""
    first, _lines = opening(SCENARIO, 1)
    return replace(first, stage=stage, **changes)  # type: ignore[arg-type]


def say(
    analysis: ReplyAnalysis,
    before: CustomerState | None = None,
    *,
    scenario: Scenario = SCENARIO,
    text: str = "A reply of some length.",
    timing: Timing | None = None,
    seed: int = 1,
) -> Reaction:
    """The reaction to a reply with this analysis."""
    return react(
        scenario,
        seed,
        before if before is not None else state(),
        AgentAct(ActKind.SAY, 30.0, text),
        analysis,
        timing or Timing(at=30.0, waited=5.0, sla=45.0, previous=20.0),
    )


def moved(reaction: Reaction, gauge: Gauge, code: str = "", move: str = "") -> int:
    """Points by which a gauge moved, for one code or move if given."""
    return sum(
        change.amount
        for change in reaction.changes
        if change.gauge is gauge
        and code in {"", change.reason.code}
        and move in {"", change.reason.details.get("move", "")}
    )


def tension(reaction: Reaction, code: str = "", move: str = "") -> int:
    """Points of tension."""
    return moved(reaction, Gauge.TENSION, code, move)


def texts(reaction: Reaction) -> list[str]:
    """What the customer says."""
    return [line.text for line in reaction.lines]


def kinds(reaction: Reaction) -> list[LineKind]:
    """Why the customer says it."""
    return [line.kind for line in reaction.lines]


def notes(reaction: Reaction) -> list[str]:
    """Codes of the notes."""
    return [note.code for note in reaction.notes]


def burst(text: str, at: float) -> Line:
    """A message of the opening."""
    return Line(Speaker.CUSTOMER, text, at, 2.0, LineKind.BURST)
