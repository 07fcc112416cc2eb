"""The map of a scenario: stages, gates, relapses and ways out, as a Mermaid flow chart."""

from collections.abc import Iterator

from deescalate.model.scenario import Scenario

_ENTITIES = {"&": "#amp;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "|": "#124;", "#": "#35;"}


def mermaid(scenario: Scenario) -> str:
    """The flow chart's source; relapses are dotted arrows."""
    return "\n".join(["flowchart LR", *_body(scenario)]) + "\n"


def _body(scenario: Scenario) -> Iterator[str]:
    emotion = scenario.emotion
    for plan in scenario.stages:
        yield f"    {plan.stage.key}[{_quoted(f'{int(plan.stage)}. {plan.stage.key}')}]"
    yield f"    calm([{_quoted(f'calm: tension below {emotion.calm_below}')}])"
    leaves = f"leaves: tension {emotion.leaves_at} or {emotion.patience} replies"
    yield f"    left([{_quoted(leaves)}])"
    for plan in scenario.stages:
        for gate in plan.gates:
            label = _quoted(" or ".join(condition.text for condition in gate.when))
            arrow = "-.->" if gate.to < plan.stage else "-->"
            yield f"    {plan.stage.key} {arrow}|{label}| {gate.to.key}"
    yield "    solution --> calm"
    yield "    venting --> left"
    for path in scenario.escalation.paths:
        if path.right_when:
            label = _quoted(" or ".join(condition.text for condition in path.right_when))
            yield f"    {path.level.value}([{_quoted(path.to)}])"
            yield f"    solution -->|{label}| {path.level.value}"


def _quoted(text: str) -> str:
    return '"' + "".join(_ENTITIES.get(letter, letter) for letter in text) + '"'
