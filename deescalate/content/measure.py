"""How much there is in a scenario, and how long it takes: the summary below a check."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Final

from deescalate.model.scenario import Scenario

_WORDS_PER_MINUTE: Final = 35
_SECONDS_TO_READ: Final = 12
"""How fast an agent writes, and how long what was answered takes to read: a plain guess."""


@dataclass(frozen=True, slots=True)
class Size:
    """Counts of a scenario. ``words`` are those a customer can say, ``minutes`` an estimate of what
    the good try takes.
    """

    stages: int
    lines: int
    words: int
    facts: int
    solutions: int
    minutes: int

    def __str__(self) -> str:
        return (
            f"{self.stages} stages, {self.lines} lines, {self.words} customer words,"
            f" {self.facts} facts, {self.solutions} solutions, about {self.minutes} minutes"
        )


def size_of(scenario: Scenario) -> Size:
    """The size of a scenario."""
    lines = list(_spoken(scenario))
    steps = scenario.tries.good
    return Size(
        stages=len(scenario.stages),
        lines=len(lines),
        words=sum(words_in(line) for line in lines),
        facts=len(scenario.grievance.facts),
        solutions=len(scenario.solutions),
        minutes=likely_minutes(
            sum(burst.typing for plan in scenario.stages for burst in plan.bursts),
            [words_in(f"{step.say} {step.consult} {step.summary}") for step in steps],
        ),
    )


def likely_minutes(opening: float, written: Iterable[int]) -> int:
    """Minutes that a try takes, at least 1: ``opening`` seconds in which the customer types, and
    the words that the agent writes in each step.
    """
    steps = list(written)
    seconds = opening + sum(steps) / _WORDS_PER_MINUTE * 60 + len(steps) * _SECONDS_TO_READ
    return max(1, round(seconds / 60))


def words_in(text: str) -> int:
    """Words of a text, as blanks divide them."""
    return len(text.split())


def _spoken(scenario: Scenario) -> Iterator[str]:
    """Everything the customer may say."""
    for plan in scenario.stages:
        yield from (burst.text for burst in plan.bursts)
        for group in plan.lines:
            yield from group.any_of
        for gate in plan.gates:
            yield from gate.says
    yield from (fact.says for fact in scenario.grievance.facts)
    yield from (solution.says for solution in scenario.solutions)
    yield from scenario.emotion.silence.says
    for row in (*scenario.emotion.lowers, *scenario.emotion.raises):
        yield from row.says
    yield from (scenario.escalation.warm, scenario.escalation.cold)
    for own in (scenario.closing, scenario.waiting):
        for each in fields(own):
            yield from getattr(own, each.name)
