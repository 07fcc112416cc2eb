"""Hints: what would help this customer now, from what keeps them where they are.

Hints fade as a technique gets better: where the latest results reach silver a nudge comes first
that only names the technique, from gold on a question before that. Whoever asks again is told more,
down to the full hint, and nudges are not counted: fading takes nothing away.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from deescalate import customer
from deescalate.model.conditions import Atom, Subject
from deescalate.model.language import Language
from deescalate.model.moves import MOVE_KINDS, Effect, Technique
from deescalate.model.scenario import Scenario, Stage, Verdict
from deescalate.model.score import Band
from deescalate.model.session import CustomerState
from deescalate.practice.hint_texts import HINT_TEXTS, NUDGES, QUESTIONS
from deescalate.score import band

VALIDATING: Final = ("validates", "names-feeling", "takes-perspective")
STAGE_MOVES: Final = {
    Stage.VENTING: ("validates", "paraphrases", "names-feeling"),
    Stage.TRUST: ("takes-responsibility", "open-question", "paraphrases"),
    Stage.SOLUTION: ("concrete-step", "steady"),
}
"""What helps in a stage whatever its gates say."""


LONGEST_ASK: Final = 36
"""Letters of a phrase that a hint may show."""


@dataclass(frozen=True, slots=True)
class Hint:
    """One hint in the scenario's language; ``move`` is the move it leads to, a ``nudge`` says less
    than there is to say.
    """

    text: str
    move: str
    nudge: bool = False


NUDGES_BY_BAND: Final = {Band.BELOW: 0, Band.BRONZE: 0, Band.SILVER: 1, Band.GOLD: 2}
"""How many nudges come before the first hint, by the band of a technique's latest results."""


def nudges_for(recent: Mapping[Technique, float]) -> dict[Technique, int]:
    """How many nudges come before a hint, by technique, for the means 0..100 of latest results."""
    return {technique: NUDGES_BY_BAND[band(mean)] for technique, mean in recent.items()}


def faded(
    options: Sequence[Hint], nudges: Mapping[Technique, int], language: Language
) -> tuple[Hint, ...]:
    """The hints with nudges before the first, as many as its technique has."""
    move = options[0].move
    technique = MOVE_KINDS[move].technique
    ladder = (
        Hint(QUESTIONS[language], move, nudge=True),
        Hint(NUDGES[language][technique], move, nudge=True),
    )
    left_out = len(ladder) - min(nudges.get(technique, 0), len(ladder))
    return (*ladder[left_out:], *options)


def hints(scenario: Scenario, state: CustomerState) -> tuple[Hint, ...]:
    """Everything that would help now, the most useful first; never empty."""
    unique: dict[str, Hint] = {}
    for key, details in _wanted(scenario, state):
        text = HINT_TEXTS[scenario.language].get(key)
        if text is not None:
            move = "clarifying-question" if key == "needs-fact" else key
            filled = text.format_map(details)
            unique.setdefault(filled, Hint(filled, move))
    return tuple(unique.values())


Wanted = tuple[str, dict[str, str]]


def _wanted(scenario: Scenario, state: CustomerState) -> Iterator[Wanted]:
    if state.open_question:
        yield "answers-question", {"question": state.open_question}
    if state.accepted:
        yield "checks-suits", {}
        return
    if state.stage is Stage.VENTING and not any(state.move_counts.get(m) for m in VALIDATING):
        yield "validates", {}
    if state.stage is Stage.SOLUTION:
        yield from _for_an_offer(scenario, state)
    ways = sorted(customer.gate_status(scenario, state), key=lambda way: len(way.missing))
    for way in ways:
        for atom in way.missing:
            yield from _for_atom(scenario, atom)
    for move in STAGE_MOVES[state.stage]:
        yield move, {}


def _for_an_offer(scenario: Scenario, state: CustomerState) -> Iterator[Wanted]:
    """What is missing before the best solution can be offered."""
    for solution in scenario.solutions:
        if solution.verdict is not Verdict.BEST:
            continue
        for fact_id in solution.needs_facts:
            if fact_id not in state.facts_told:
                yield "needs-fact", {"ask": _ask(scenario, fact_id)}
        if solution.needs_consult and not state.consulted:
            yield "asks-colleague", {}
    for fact in scenario.grievance.facts:
        unused = fact.must_use and fact.id not in state.facts_used
        if unused and fact.id in state.facts_told:
            yield "restates-fact", {"fact": fact.value}


def _for_atom(scenario: Scenario, atom: Atom) -> Iterator[Wanted]:
    if atom.negated:
        return
    match atom.subject:
        case Subject.FACT_KNOWN:
            yield "clarifying-question", {"ask": _ask(scenario, atom.name)}
        case Subject.FACT_USED:
            yield "restates-fact", {"fact": scenario.fact(atom.name).value}
        case Subject.MOVE if MOVE_KINDS[atom.name].effect is Effect.HELPS:
            yield atom.name, {}
        case Subject.OFFERED:
            yield "concrete-step", {}
        case Subject.CONSULTED:
            yield "asks-colleague", {}
        case _:
            return


def _ask(scenario: Scenario, fact_id: str) -> str:
    """A phrase that asks for a fact without giving it away: the fullest short one."""
    short = [phrase for phrase in scenario.fact(fact_id).ask if len(phrase) <= LONGEST_ASK]
    return max(short, key=len, default=fact_id.replace("-", " "))
