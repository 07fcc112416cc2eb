"""Idealised acts: what a reply does, without words that an ear would have to hear.

``prove`` explores a scenario with these. Each has words all the same, taken from the scenario, so
that a counterexample can be read and played.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from deescalate.model.analysis import Finding, Levels, ReplyAnalysis
from deescalate.model.moves import MOVE_KINDS, Effect
from deescalate.model.scenario import (
    EscalationPath,
    Scenario,
    Solution,
    Stage,
    Step,
    Verdict,
)
from deescalate.model.session import ActKind, AgentAct, CustomerState

ASKED_AT_ONCE: Final = 2

_FEELS: Final = ("names-feeling", "validates", "takes-responsibility", "apology")
_LISTENS: Final = ("restates-fact", "paraphrases", "answers-question", "courteous", "personal")
_SOLVES: Final = ("concrete-step", "owner", "names-time", "fits-case", "checks-suits", "follow-up")
_HARMS: Final = (
    "blames-customer",
    "denies-feeling",
    "calm-down",
    "policy-shield",
    "vague-promise",
    "bare-refusal",
)
"""Harms that every scenario is tried with, besides those that it names itself."""


@dataclass(frozen=True, slots=True)
class IdealAct:
    """An act of the agent with what it does. ``name`` says what it is, for reports."""

    name: str
    step: Step
    analysis: ReplyAnalysis | None = None

    def act(self, at: float) -> AgentAct:
        """The act at a moment of the practice clock."""
        step = self.step
        if step.consult:
            return AgentAct(ActKind.CONSULT, at, step.consult)
        if step.hand_over is not None:
            return AgentAct(ActKind.HAND_OVER, at, step.summary, step.hand_over)
        if step.say:
            return AgentAct(ActKind.SAY, at, f"{step.say} {_worded_anew(at)}")
        return AgentAct(ActKind.SILENCE if self.name == SILENCE else ActKind.END, at)


def _worded_anew(at: float) -> str:
    """Words that no other moment has: an idealised agent never says the same thing twice."""
    return " ".join(f"{at:.0f}{letter}" for letter in "abcdefghijkl")


SILENCE: Final = "silence"
END: Final = IdealAct("end", Step())


def _said(  # noqa: PLR0913 - what a reply may do
    name: str,
    text: str,
    moves: Iterable[str],
    levels: Levels,
    overall: float,
    *,
    used: tuple[str, ...] = (),
    asked: tuple[str, ...] = (),
    solutions: tuple[str, ...] = (),
) -> IdealAct:
    findings = tuple(
        Finding(
            move=move,
            technique=MOVE_KINDS[move].technique,
            effect=MOVE_KINDS[move].effect,
            start=0,
            end=len(text),
            quote=text,
            why="",
            evidence="idealised",
        )
        for move in moves
    )
    analysis = ReplyAnalysis(
        findings=findings,
        levels=levels,
        overall=overall,
        facts_used=used,
        facts_asked=asked,
        solutions=solutions,
        answers=True,
    )
    return IdealAct(name, Step(say=text), analysis)


def listen(scenario: Scenario, state: CustomerState, asked: tuple[str, ...] = ()) -> IdealAct:
    """Feel with the customer, give back what was told, and ask for facts if there are any."""
    facts = ", ".join(scenario.fact(fact).value for fact in state.facts_told)
    questions = " ".join(f"{_question(scenario, fact)}?" for fact in asked)
    feeling = next(iter(scenario.grievance.feelings), "")
    text = " ".join(part for part in (f"[{feeling}]", f"{facts}.", questions) if part)
    moves = (*_FEELS, *_LISTENS, *(["clarifying-question"] if asked else []))
    levels = Levels(3, 3 if state.stage is Stage.VENTING else 2, 3, 1)
    name = f"listen and ask for {', '.join(asked)}" if asked else "listen"
    return _said(name, text, moves, levels, 8, used=state.facts_told, asked=asked)


def offer(state: CustomerState, solution: Solution) -> IdealAct:
    """Offer a solution, with who does what by when."""
    text = f"{solution.title}."
    return _said(
        f"offer {solution.id}",
        text,
        (*_LISTENS, *_SOLVES),
        Levels(3, 2, 3, 3),
        9,
        used=state.facts_told,
        solutions=(solution.id,),
    )


def confirm() -> IdealAct:
    """Say once more what happens next, and ask nothing."""
    text = "[...]"
    return _said("confirm", text, (*_SOLVES, "reassures"), Levels(3, 2, 3, 3), 9)


def harm(move: str) -> IdealAct:
    """Do nothing but one harm."""
    return _said(f"harm: {move}", f"[{move}]", (move,), Levels(0, 0, 0, 0), 0)


def harms_of(scenario: Scenario) -> tuple[str, ...]:
    """The harms that a scenario is tried with."""
    own = [row.move for row in scenario.emotion.raises]
    kinds = (move for move in (*own, *_HARMS) if MOVE_KINDS[move].effect is Effect.HARMS)
    return tuple(dict.fromkeys(kinds))


def consults(scenario: Scenario) -> Iterator[IdealAct]:
    """A question to the colleague for each of the answers."""
    plan = scenario.escalation.consult
    if plan is None:
        return
    for answer in plan.answers:
        about = next(iter(answer.about), "?")
        yield IdealAct(f"consult about {about}", Step(consult=" ".join(answer.about)))
    if not plan.answers:
        yield IdealAct("consult", Step(consult="?"))


def hand_over(scenario: Scenario, path: EscalationPath) -> IdealAct:
    """Hand over with a summary that names what must be said."""
    facts = ", ".join(scenario.fact(fact).value for fact in scenario.escalation.must_say)
    summary = f"{path.to}: {facts}. Please call today, bitte heute melden, {path.to}."
    return IdealAct(f"hand over to {path.to}", Step(hand_over=path.level, summary=summary))


def silence() -> IdealAct:
    """Say nothing until it is noticed."""
    return IdealAct(SILENCE, Step())


def unknown_facts(scenario: Scenario, state: CustomerState) -> tuple[str, ...]:
    """Facts that can be asked for and have not been told, those that matter most first."""
    left = [
        fact for fact in scenario.grievance.facts if fact.ask and fact.id not in state.facts_told
    ]
    return tuple(fact.id for fact in sorted(left, key=lambda fact: not fact.must_use))


def best_solutions(scenario: Scenario) -> tuple[Solution, ...]:
    """Solutions that a faultless agent may bring, the best first."""
    ranks = {Verdict.BEST: 0, Verdict.ACCEPTABLE: 1}
    fitting = [item for item in scenario.solutions if item.verdict in ranks]
    return tuple(sorted(fitting, key=lambda item: ranks[item.verdict]))


def _question(scenario: Scenario, fact_id: str) -> str:
    return next(iter(scenario.fact(fact_id).ask), "?")
