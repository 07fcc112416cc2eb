"""A scenario file as the checks see it: its values, their places and handy views of both."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from deescalate.content.conditions import ReadCondition
from deescalate.content.schema import (
    PathPart,
    SayStep,
    ScenarioPart,
    SolutionPart,
    StagePart,
    StepPart,
)
from deescalate.content.source import NodePath, Source
from deescalate.content.text_paths import Kind, walk
from deescalate.model.scenario import CustomerEvent, Level, Stage, Told, Verdict


@dataclass(frozen=True, slots=True)
class PlacedCondition:
    """A condition, where it stands, and the stage whose gate it is (None for an escalation)."""

    read: ReadCondition
    at: NodePath
    stage: Stage | None = None


class Case:
    """One file being checked. A check may only look at the top-level keys that it names."""

    def __init__(self, source: Source, doc: ScenarioPart) -> None:
        self.source = source
        self.doc = doc

    @cached_property
    def stages(self) -> tuple[tuple[Stage, StagePart], ...]:
        """The stages in their order."""
        stages = self.doc.stages
        return (
            (Stage.VENTING, stages.venting),
            (Stage.TRUST, stages.trust),
            (Stage.SOLUTION, stages.solution),
        )

    @cached_property
    def paths(self) -> tuple[tuple[Level, PathPart], ...]:
        """The ways to escalate that the plan has."""
        plan = self.doc.escalation
        both = ((Level.FUNCTIONAL, plan.functional), (Level.HIERARCHICAL, plan.hierarchical))
        return tuple((level, path) for level, path in both if path is not None)

    @cached_property
    def fact_ids(self) -> tuple[str, ...]:
        """Ids of the facts."""
        return tuple(fact.id for fact in self.doc.grievance.facts)

    @cached_property
    def solution_ids(self) -> tuple[str, ...]:
        """Ids of the solutions."""
        return tuple(solution.id for solution in self.doc.solutions)

    @cached_property
    def secret_facts(self) -> frozenset[str]:
        """Facts that nothing brings out: told only when asked, with no phrase that asks."""
        return frozenset(
            fact.id for fact in self.doc.grievance.facts if fact.told is Told.ASKED and not fact.ask
        )

    @cached_property
    def events(self) -> frozenset[CustomerEvent]:
        """What the customer's lines may amount to."""
        return frozenset(
            lines.event
            for _stage, part in self.stages
            for lines in part.lines
            if lines.event is not None
        )

    def solutions_of(self, *verdicts: Verdict) -> Iterator[tuple[int, SolutionPart]]:
        """Solutions of these verdicts, with their places in the list."""
        for place, solution in enumerate(self.doc.solutions):
            if solution.verdict in verdicts:
                yield place, solution

    def gate_conditions(self) -> Iterator[PlacedCondition]:
        """Every condition of a gate."""
        for stage, part in self.stages:
            for place, gate in enumerate(part.gates):
                for number, read in enumerate(gate.when):
                    at = ("stages", stage.key, "gates", place, "when", number)
                    yield PlacedCondition(read, at, stage)

    def escalation_conditions(self) -> Iterator[PlacedCondition]:
        """Every condition of the escalation plan."""
        for level, path in self.paths:
            for key, conditions in (
                ("right_when", path.right_when),
                ("wrong_when", path.wrong_when),
            ):
                for number, read in enumerate(conditions):
                    yield PlacedCondition(read, ("escalation", level.value, key, number))

    def written(self, kind: Kind) -> tuple[tuple[NodePath, str], ...]:
        """Every text of one kind that can be read, or each of the words that recognise something.

        Looks at the whole file, also at parts that do not fit the schema.
        """
        return tuple(self._written[kind])

    @cached_property
    def _written(self) -> Mapping[Kind, Sequence[tuple[NodePath, str]]]:
        found: dict[Kind, list[tuple[NodePath, str]]] = {kind: [] for kind in Kind}
        for _name, way, kind, value in walk(self.source.data, "", ()):
            texts = [(way, value)] if isinstance(value, str) else _numbered(way, value)
            found[kind] += (each for each in texts if isinstance(each[1], str))
        return found

    def spoken(self) -> Iterator[tuple[NodePath, str]]:
        """Everything that the customer says."""
        doc = self.doc
        for stage, part in self.stages:
            for place, lines in enumerate(part.lines):
                at: NodePath = ("stages", stage.key, "lines", place, "any_of")
                yield from _numbered(at, lines.any_of)
            for place, gate in enumerate(part.gates):
                yield from _numbered(("stages", stage.key, "gates", place, "says"), gate.says)
        for place, burst in enumerate(doc.stages.venting.bursts):
            yield ("stages", "venting", "bursts", place, "text"), burst.text
        for place, fact in enumerate(doc.grievance.facts):
            yield ("grievance", "facts", place, "says"), fact.says
        yield from _numbered(("emotion", "silence", "says"), doc.emotion.silence.says)
        for place, effects in enumerate(doc.emotion.raises):
            yield from _numbered(("emotion", "raises", place, "says"), effects.says)
        for place, solution in enumerate(doc.solutions):
            yield ("solutions", place, "says"), solution.says
        yield ("escalation", "warm"), doc.escalation.warm
        yield ("escalation", "cold"), doc.escalation.cold
        for key in ("closing", "waiting"):
            for ending, lines in getattr(doc, key):
                yield from _numbered((key, ending), lines)


def said(step: StepPart) -> str:
    """What the agent says in a step of a try; empty for a consult or a hand-over."""
    return step.say if isinstance(step, SayStep) else ""


_WORD: Final = re.compile(r"[^\W_]+")


def plain(text: str) -> str:
    """The words of ``text`` in small letters, each between blanks."""
    return f" {' '.join(_WORD.findall(text.lower()))} "


def _numbered(at: NodePath, texts: Iterable[str]) -> Iterator[tuple[NodePath, str]]:
    for number, text in enumerate(texts):
        yield (*at, number), text
