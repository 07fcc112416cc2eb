"""Which parts of a scenario a set of conversations has reached."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum

from deescalate.model.scenario import Scenario
from deescalate.practice import Session

NodePath = tuple[str | int, ...]


class Kind(StrEnum):
    """What a part is; coverage is counted kind by kind."""

    LINE = "lines"
    FACT = "facts"
    SOLUTION = "solutions"
    RULE = "rules"
    GATE = "gates"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a scenario that a conversation may reach.

    ``path`` is its place in the file, ``name`` its words or id, ``stage`` the stage of a gate.
    """

    kind: Kind
    path: NodePath
    name: str
    stage: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Parts in the order of the file, and those of them that were reached."""

    parts: tuple[Part, ...]
    reached: frozenset[Part]

    @property
    def missing(self) -> tuple[Part, ...]:
        """The parts that no conversation reached."""
        return tuple(part for part in self.parts if part not in self.reached)

    @property
    def percent(self) -> float:
        """Share of parts that were reached, 0..100."""
        return 100.0 * len(self.reached) / len(self.parts) if self.parts else 100.0

    def counts(self) -> Mapping[Kind, tuple[int, int]]:
        """For each kind how many parts were reached, and how many there are."""
        return {
            kind: (
                sum(part.kind is kind for part in self.reached),
                sum(part.kind is kind for part in self.parts),
            )
            for kind in Kind
        }


def parts_of(scenario: Scenario) -> tuple[Part, ...]:
    """Everything in a scenario that a conversation can reach."""
    return (
        *_stage_parts(scenario),
        *_case_parts(scenario),
        *_emotion_parts(scenario),
        *_escalation_lines(scenario),
        *_last_words(scenario),
    )


def cover(scenario: Scenario, sessions: Iterable[Session]) -> Coverage:
    """What these conversations reached."""
    parts = parts_of(scenario)
    seen: set[tuple[Kind, str, str]] = set()
    for session in sessions:
        seen.update(_reached(session))
    reached = frozenset(part for part in parts if (part.kind, part.name, part.stage) in seen)
    return Coverage(parts, reached)


def _lines(texts: Sequence[str], *path: str | int) -> Iterator[Part]:
    for place, text in enumerate(texts):
        yield Part(Kind.LINE, (*path, place), text)


def _stage_parts(scenario: Scenario) -> Iterator[Part]:
    for plan in scenario.stages:
        key = plan.stage.key
        for place, group in enumerate(plan.lines):
            yield from _lines(group.any_of, "stages", key, "lines", place, "any_of")
        for place, gate in enumerate(plan.gates):
            at = ("stages", key, "gates", place)
            for number, condition in enumerate(gate.when):
                yield Part(Kind.GATE, (*at, "when", number), condition.text, key)
            yield from _lines(gate.says, *at, "says")


def _case_parts(scenario: Scenario) -> Iterator[Part]:
    for place, fact in enumerate(scenario.grievance.facts):
        yield Part(Kind.FACT, ("grievance", "facts", place), fact.id)
    for place, solution in enumerate(scenario.solutions):
        yield Part(Kind.SOLUTION, ("solutions", place), solution.id)
        yield Part(Kind.LINE, ("solutions", place, "says"), solution.says)


def _emotion_parts(scenario: Scenario) -> Iterator[Part]:
    emotion = scenario.emotion
    yield from _lines(emotion.silence.says, "emotion", "silence", "says")
    for key, rows in (("lowers", emotion.lowers), ("raises", emotion.raises)):
        for place, row in enumerate(rows):
            yield Part(Kind.RULE, ("emotion", key, place), row.move)
            yield from _lines(row.says, "emotion", key, place, "says")


def _escalation_lines(scenario: Scenario) -> Iterator[Part]:
    escalation = scenario.escalation
    if escalation.paths:
        yield Part(Kind.LINE, ("escalation", "warm"), escalation.warm)
        yield Part(Kind.LINE, ("escalation", "cold"), escalation.cold)
    if escalation.consult is not None:
        at = ("escalation", "consult")
        for place, answer in enumerate(escalation.consult.answers):
            yield Part(Kind.LINE, (*at, "answers", place, "says"), answer.says)
        yield Part(Kind.LINE, (*at, "otherwise"), escalation.consult.otherwise)


def _last_words(scenario: Scenario) -> Iterator[Part]:
    for key, own in (("closing", scenario.closing), ("waiting", scenario.waiting)):
        for each in fields(own):
            yield from _lines(getattr(own, each.name), key, each.name)


def _reached(session: Session) -> Iterator[tuple[Kind, str, str]]:
    state = session.state
    for line in (
        *session.opening,
        *(each for turn in session.turns for each in turn.reaction.lines),
    ):
        yield Kind.LINE, line.text, ""
    for fact in state.facts_told:
        yield Kind.FACT, fact, ""
    for solution in state.offered:
        yield Kind.SOLUTION, solution, ""
    for move in state.move_counts:
        yield Kind.RULE, move, ""
    for turn in session.turns:
        change = turn.reaction.stage_change
        if change is not None:
            yield Kind.GATE, change.reason.details.get("condition", ""), change.before.key
