"""Whether the conversation can be played from its opening to its end."""

from collections.abc import Iterator, Sequence

from deescalate.content.checks.case import Case
from deescalate.content.checks.possible import names_nothing, obstacle
from deescalate.content.schema import GatePart, LinesPart
from deescalate.content.source import NodePath
from deescalate.model.conditions import Condition, Subject
from deescalate.model.scenario import Stage

_NARROW = frozenset(
    {
        Subject.FACT_KNOWN,
        Subject.FACT_USED,
        Subject.OFFERED,
        Subject.CONSULTED,
        Subject.EVENT,
    }
)
"""What a learner may simply never think of, however well they speak."""


_UNPARDONABLE = frozenset({"insult", "threat"})
"""Moves after which a customer may rightly leave at once."""


def check_thresholds(case: Case) -> None:
    """The gauges' thresholds are in order. Needs emotion."""
    emotion = case.doc.emotion
    if emotion.calm_below >= emotion.start.tension:
        case.source.report(
            "L14",
            f"the customer is calm from the start: calm_below is {emotion.calm_below},"
            f" the start {emotion.start.tension}",
            ("emotion", "calm_below"),
            advice="the order is calm_below < start < leaves_at",
        )
    if emotion.start.tension >= emotion.leaves_at:
        case.source.report(
            "L14",
            f"the customer leaves at once: leaves_at is {emotion.leaves_at},"
            f" the start {emotion.start.tension}",
            ("emotion", "leaves_at"),
            advice="the order is calm_below < start < leaves_at",
        )


def check_blows(case: Case) -> None:
    """No single slip drives the customer away at once. Needs emotion."""
    emotion = case.doc.emotion
    for place, row in enumerate(emotion.raises):
        if row.move in _UNPARDONABLE:
            continue
        if emotion.start.tension + row.tension >= emotion.leaves_at > emotion.start.tension:
            case.source.report(
                "L16",
                f"one {row.move} in the first reply ends it: {emotion.start.tension} +"
                f" {row.tension} reaches leaves_at, {emotion.leaves_at}",
                ("emotion", "raises", place, "tension"),
                advice="leave room to make it good: less tension here, or a higher leaves_at",
            )


def check_bands(case: Case) -> None:
    """Some line fits every tension. Needs stages."""
    for stage, part in case.stages:
        last = part.lines[-1].tension
        if (last.low, last.high) == (0, 100):
            continue
        hole = _hole(part.lines)
        case.source.report_key(
            "L13",
            f"{stage.key}: no line for tension {hole}"
            if hole
            else f"{stage.key}: nothing is left to say when these lines are used up",
            ("stages", stage.key, "lines"),
            advice="close the list with tension: any",
        )


def _hole(groups: Sequence[LinesPart]) -> str:
    """The lowest range of tension without a group; empty if there is none."""
    missing = [
        tension
        for tension in range(101)
        if not any(group.tension.low <= tension <= group.tension.high for group in groups)
    ]
    if not missing:
        return ""
    end = missing[0]
    while end + 1 in missing:
        end += 1
    return f"{missing[0]}" if end == missing[0] else f"{missing[0]} to {end}"


def check_gates(case: Case) -> None:
    """Gates lead somewhere else and can open, and every stage can be reached.

    Needs stages, emotion, grievance, solutions and escalation.
    """
    for stage, part in case.stages:
        for place, gate in enumerate(part.gates):
            if gate.to is stage:
                case.source.report(
                    "L15",
                    f"a gate of {stage.key} leads to {stage.key}",
                    ("stages", stage.key, "gates", place, "to"),
                    advice="name another stage, or take the gate out",
                )
    for placed in case.gate_conditions():
        _report_obstacle(case, placed.read.condition, placed.at, placed.stage)
    _check_reach(case)
    _check_ways_out(case)


def check_escalation_conditions(case: Case) -> None:
    """Conditions of escalations can come true.

    Needs stages, emotion, grievance, solutions and escalation.
    """
    for placed in case.escalation_conditions():
        _report_obstacle(case, placed.read.condition, placed.at, None)


def _report_obstacle(case: Case, condition: Condition, at: NodePath, stage: Stage | None) -> None:
    reason = obstacle(case, condition, stage)
    if reason and not names_nothing(case, condition):
        case.source.report(
            "L11", f"this can never come true: {reason}", at, advice="change it or take it out"
        )


def _open_gates(case: Case, stage: Stage, gates: Sequence[GatePart]) -> Iterator[GatePart]:
    for gate in gates:
        if any(not obstacle(case, read.condition, stage) for read in gate.when):
            yield gate


def _check_reach(case: Case) -> None:
    ways = {stage: part.gates for stage, part in case.stages}
    reached = {Stage.VENTING}
    waiting = [Stage.VENTING]
    while waiting:
        stage = waiting.pop()
        for gate in _open_gates(case, stage, ways[stage]):
            if gate.to not in reached:
                reached.add(gate.to)
                waiting.append(gate.to)
    for stage in Stage:
        if stage in reached:
            continue
        leading = any(gate.to is stage for gates in ways.values() for gate in gates)
        case.source.report_key(
            "L10",
            f"stage {stage.key} cannot be reached from the opening",
            ("stages", stage.key),
            advice="no gate that leads there can be passed"
            if leading
            else f"write a gate to: {stage.key} in the stage before it",
        )


def _check_ways_out(case: Case) -> None:
    for stage, part in case.stages:
        onward = [
            read.condition
            for gate in part.gates
            if gate.to > stage
            for read in gate.when
            if not obstacle(case, read.condition, stage)
        ]
        if onward and all(_is_narrow(condition) for condition in onward):
            case.source.report_key(
                "L12",
                f"an agent who never thinks of one particular thing stays in {stage.key} for ever",
                ("stages", stage.key, "gates"),
                advice="add a way out such as after 4 turns and tension below 50",
            )


def _is_narrow(condition: Condition) -> bool:
    return any(atom.subject in _NARROW and not atom.negated for atom in condition.atoms)
