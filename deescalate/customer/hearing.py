"""What the customer takes from a reply: moves, facts, questions and offers."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from deescalate.customer.effects import ACKNOWLEDGING, OFFERING, SEVERE, VALIDATING
from deescalate.customer.mentions import likeness, names_fact, words
from deescalate.customer.timing import Timing
from deescalate.model.analysis import Finding, Levels, ReplyAnalysis
from deescalate.model.moves import JUDGED_BY_CUSTOMER, Effect, Technique
from deescalate.model.scenario import Scenario, Stage
from deescalate.model.session import AgentAct, CustomerState

HEARD_FROM: Final = 0.35
COUNTED_FROM: Final = 0.5
"""Confidence from which a finding has an effect, and from which gates count its move."""

CLEAR_LEVEL: Final = 2.0
"""A level that says "clearly done", whatever wording did it (see the rubric's anchors)."""

OFFER_LEVEL: Final = 1.5
"""Level of solution from which a step that is named is an offer and not, say, a request."""

LONGEST_QUOTE: Final = 120
SAME_REPLY: Final = 0.85
LONGEST_KEPT: Final = 400


@dataclass(frozen=True, slots=True)
class HeardMove:
    """One move, at most once per reply, with the surest finding's words."""

    move: str
    technique: Technique
    helps: bool
    confidence: float
    quote: str


@dataclass(frozen=True, slots=True)
class Heard:
    """A reply as this customer hears it.

    ``counted`` are the moves that gates count, the ones that only the levels show included.
    ``offers`` are solutions named in the reply, in the order of the scenario.
    """

    moves: tuple[HeardMove, ...]
    counted: tuple[str, ...]
    levels: Levels
    overall: float
    facts_used: tuple[str, ...]
    facts_asked: tuple[str, ...]
    asked_again: tuple[str, ...]
    offers: tuple[str, ...]
    answers: bool | None
    acknowledged: bool
    repeated: bool
    asks: bool
    quote: str
    interrupted: bool = False

    @property
    def severe(self) -> bool:
        """Whether something was said after which nothing else counts."""
        return any(item.move in SEVERE for item in self.moves if not item.helps)

    @property
    def harmful(self) -> bool:
        """Whether anything in it harms."""
        return any(not item.helps for item in self.moves)

    def quote_of(self, *moves: str) -> str:
        """The words of the first of these moves that was heard, else of the whole reply."""
        return next((item.quote for item in self.moves if item.move in moves), self.quote)


def hear(
    scenario: Scenario,
    state: CustomerState,
    act: AgentAct,
    analysis: ReplyAnalysis,
    timing: Timing,
) -> Heard:
    """The reply as this customer hears it; accepts any analysis, also a nonsensical one."""
    moves = _moves(analysis)
    levels = _tame(analysis.levels)
    names = {item.move for item in moves if item.confidence >= COUNTED_FROM}
    counted = (*sorted(names), *_shown_by_levels(levels, names))
    known = set(state.facts_told)
    asked = [fact.id for fact in scenario.grievance.facts if fact.id in analysis.facts_asked]
    used = _facts_used(scenario, state, act.text, analysis)
    again = tuple(fact for fact in asked if fact in known and fact not in used)
    return Heard(
        moves=_with_asks_known(moves, again, act.text),
        counted=counted,
        levels=levels,
        overall=_bounded(analysis.overall, 10),
        facts_used=used,
        facts_asked=tuple(fact for fact in asked if fact not in known),
        asked_again=again,
        offers=tuple(item.id for item in scenario.solutions if item.id in analysis.solutions),
        answers=analysis.answers,
        acknowledged=_acknowledged(state, counted),
        repeated=_repeats(state, act.text),
        asks="?" in act.text,
        quote=shorten(act.text),
        interrupted=timing.interrupted,
    )


def is_offer(heard: Heard) -> bool:
    """Whether a reply puts a solution before the customer."""
    named = any(item.move in OFFERING for item in heard.moves)
    return bool(heard.offers) or (named and heard.levels.solution >= OFFER_LEVEL)


def too_early(state: CustomerState, heard: Heard) -> bool:
    """Whether it does so before the customer's feeling was acknowledged."""
    return state.stage is Stage.VENTING and not heard.acknowledged and is_offer(heard)


def shorten(text: str) -> str:
    """A quote of bounded length on one line."""
    flat = " ".join(text[: LONGEST_QUOTE * 4].split())
    return flat if len(flat) <= LONGEST_QUOTE else flat[: LONGEST_QUOTE - 1].rstrip() + "…"


def kept(text: str) -> str:
    """A reply in the form in which the state keeps it for comparison."""
    return " ".join(words(text))[:LONGEST_KEPT]


def _moves(analysis: ReplyAnalysis) -> tuple[HeardMove, ...]:
    surest: dict[str, Finding] = {}
    for finding in analysis.findings:
        if finding.confidence < HEARD_FROM or finding.move in JUDGED_BY_CUSTOMER:
            continue
        best = surest.get(finding.move)
        if best is None or finding.confidence > best.confidence:
            surest[finding.move] = finding
    return tuple(
        HeardMove(
            finding.move,
            finding.technique,
            finding.effect is Effect.HELPS,
            _bounded(finding.confidence, 1),
            shorten(finding.quote),
        )
        for finding in surest.values()
    )


def _with_asks_known(
    moves: tuple[HeardMove, ...], again: tuple[str, ...], text: str
) -> tuple[HeardMove, ...]:
    if not again or any(item.move == "asks-known" for item in moves):
        return moves
    asked = HeardMove(
        "asks-known", Technique.LISTENING, helps=False, confidence=1.0, quote=shorten(text)
    )
    return (*moves, asked)


def _shown_by_levels(levels: Levels, names: set[str]) -> tuple[str, ...]:
    """Moves that a level proves although no finding names them.

    A good reply in words that no pattern knows opens the same gates.
    """
    shown = []
    if levels.empathy >= CLEAR_LEVEL and not names & set(VALIDATING):
        shown.append("validates")
    if levels.listening >= CLEAR_LEVEL and not names & {"restates-fact", "paraphrases"}:
        shown.append("paraphrases")
    if levels.solution >= CLEAR_LEVEL and "concrete-step" not in names:
        shown.append("concrete-step")
    return tuple(shown)


def _facts_used(
    scenario: Scenario, state: CustomerState, text: str, analysis: ReplyAnalysis
) -> tuple[str, ...]:
    return tuple(
        fact.id
        for fact in scenario.grievance.facts
        if fact.id in analysis.facts_used
        or (fact.id in state.facts_told and names_fact(text, fact))
    )


def _acknowledged(state: CustomerState, counted: tuple[str, ...]) -> bool:
    counts: Mapping[str, int] = state.move_counts
    return any(counts.get(move, 0) or move in counted for move in ACKNOWLEDGING)


def _repeats(state: CustomerState, text: str) -> bool:
    """Whether the agent says again what it said before; short courtesies may recur."""
    form = kept(text)
    if len(form.split()) < 5:
        return False
    return any(likeness(form, earlier) >= SAME_REPLY for earlier in state.agent_said)


def _tame(levels: Levels) -> Levels:
    return Levels(
        _bounded(levels.listening, 3),
        _bounded(levels.empathy, 3),
        _bounded(levels.tone, 3),
        _bounded(levels.solution, 3),
    )


def _bounded(value: float, most: float) -> float:
    return min(max(value, 0.0), most) if math.isfinite(value) else 0.0
