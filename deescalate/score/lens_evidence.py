"""How much of a kind of evidence a session holds, and in which turns.

Whatever is counted is counted in turns: a reply that shows two moves of one rule counts once. A
move is heard from a confidence of ``HEARD``; the harms that depend on time or on the customer's
state (``JUDGED_BY_CUSTOMER``) count where the customer was hit by them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from deescalate.model.lens import Evidence, Occasion
from deescalate.model.moves import JUDGED_BY_CUSTOMER, Technique
from deescalate.model.scenario import Stage
from deescalate.model.session import ActKind
from deescalate.score.grades import HEARD
from deescalate.score.marks import replies
from deescalate.score.result import FULL_BOND, result

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deescalate.model.lens import Rule
    from deescalate.model.record import SessionRecord
    from deescalate.model.scenario import Scenario
    from deescalate.model.session import CustomerState, Turn

TOP_LEVEL: Final = 3.0
CALM: Final = 40
"""Tension below which a customer counts as calm, as in the progress figures."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How much there is: a count, or a share 0..1 of what is measured; with the turns (from 0) and
    the names of what was found there.
    """

    amount: float
    turns: tuple[int, ...] = ()
    names: tuple[str, ...] = ()


def measure(rule: Rule, record: SessionRecord, scenario: Scenario | None) -> Measure | None:
    """What a session holds of a rule's evidence; None where it cannot be said."""
    return _MEASURES[rule.evidence](rule, record, scenario)


def moves_of(turn: Turn) -> tuple[str, ...]:
    """The moves heard in a turn, each once."""
    heard = [
        finding.move
        for finding in (turn.analysis.findings if turn.analysis is not None else ())
        if finding.confidence >= HEARD and finding.move not in JUDGED_BY_CUSTOMER
    ]
    felt = [
        change.reason.details.get("move", "")
        for change in turn.reaction.changes
        if change.reason.code == "harmed"
    ]
    heard += [move for move in felt if move in JUDGED_BY_CUSTOMER]
    if turn.interrupted:
        heard.append("interrupts")
    return tuple(dict.fromkeys(heard))


def has_occasion(record: SessionRecord, occasions: Sequence[Occasion]) -> bool:
    """Whether any of the occasions was there."""
    turns = record.turns
    said = [analysis for _turn, analysis in replies(turns)]
    there = {
        Occasion.REPLY: bool(said),
        Occasion.TRUST: _reached(turns, Stage.TRUST) is not None,
        Occasion.SOLUTION: _reached(turns, Stage.SOLUTION) is not None,
        Occasion.QUESTION: any(analysis.answers is not None for analysis in said),
        Occasion.HAND_OVER: any(turn.act.kind is ActKind.HAND_OVER for turn in turns),
        Occasion.ENDING: record.ending is not None,
    }
    return any(there[occasion] for occasion in occasions)


# --- what is counted in turns ------------------------------------------------------------


def _in_scope(rule: Rule, turns: Sequence[Turn]) -> list[Turn]:
    """The turns that a rule looks at."""
    kept = [turn for turn in turns if not rule.stages or turn.stage in rule.stages]
    if rule.first is None:
        return kept
    opening = {turn.index for turn, _analysis in replies(turns)[: rule.first]}
    return [turn for turn in kept if turn.index in opening]


def _counted(rule: Rule, turns: Sequence[Turn], names: Callable[[Turn], Sequence[str]]) -> Measure:
    """The turns with any of the rule's names."""
    found: dict[int, list[str]] = {}
    for turn in _in_scope(rule, turns):
        there = [name for name in names(turn) if name in rule.names]
        if there:
            found[turn.index] = there
    named = dict.fromkeys(name for there in found.values() for name in there)
    return Measure(len(found), tuple(found), tuple(named))


def _moves(rule: Rule, record: SessionRecord, _scenario: Scenario | None) -> Measure:
    return _counted(rule, record.turns, moves_of)


def _flags(rule: Rule, record: SessionRecord, _scenario: Scenario | None) -> Measure:
    return _counted(
        rule,
        record.turns,
        lambda turn: [flag.value for flag in turn.analysis.flags] if turn.analysis else [],
    )


def _acts(rule: Rule, record: SessionRecord, _scenario: Scenario | None) -> Measure:
    return _counted(rule, record.turns, lambda turn: [turn.act.kind.value])


def _free_of(rule: Rule, record: SessionRecord, _scenario: Scenario | None) -> Measure:
    scope = _in_scope(rule, [turn for turn in record.turns if turn.analysis is not None])
    clean = [turn.index for turn in scope if not set(moves_of(turn)) & set(rule.names)]
    return Measure(len(clean) / len(scope) if scope else 0.0, tuple(clean))


def _level(rule: Rule, record: SessionRecord, _scenario: Scenario | None) -> Measure:
    technique = Technique(rule.names[0])
    scope = {turn.index for turn in _in_scope(rule, record.turns)}
    levels = {
        turn.index: analysis.levels.of(technique)
        for turn, analysis in replies(record.turns)
        if turn.index in scope
    }
    if rule.below is not None:
        low = tuple(index for index, level in levels.items() if level < rule.below)
        return Measure(len(low), low, rule.names)
    if rule.least is not None:
        high = tuple(index for index, level in levels.items() if level >= rule.least)
        return Measure(len(high), high, rule.names)
    if not levels:
        return Measure(0.0)
    mean = sum(levels.values()) / len(levels)
    return Measure(mean / TOP_LEVEL, tuple(i for i, level in levels.items() if level), rule.names)


# --- what happened or not ----------------------------------------------------------------


def _endings(rule: Rule, record: SessionRecord, _scenario: Scenario | None) -> Measure:
    if record.ending is None or record.ending.value not in rule.names:
        return Measure(0)
    return Measure(1, _last(record.turns), (record.ending.value,))


def _reached(turns: Sequence[Turn], stage: Stage) -> int | None:
    """The turn after which the customer was in a stage or a later one for the first time."""
    for turn in turns:
        if max(turn.stage, turn.reaction.state.stage) >= stage:
            return turn.index
    return None


def _stage(rule: Rule, record: SessionRecord, _scenario: Scenario | None) -> Measure:
    stage = next(stage for stage in Stage if stage.key == rule.names[0])
    at = _reached(record.turns, stage)
    return Measure(0) if at is None else Measure(1, (at,), rule.names)


def _hand_over(rule: Rule, record: SessionRecord, _scenario: Scenario | None) -> Measure:
    for turn in record.turns:
        warm = turn.reaction.hand_over_warm
        if warm is not None and ("warm" if warm else "cold") in rule.names:
            return Measure(1, (turn.index,), ("warm" if warm else "cold",))
    return Measure(0)


# --- the customer ------------------------------------------------------------------------


def _customer(rule: Rule, record: SessionRecord, _scenario: Scenario | None) -> Measure:
    if not record.turns:
        return Measure(0)
    name, state = rule.names[0], record.turns[-1].reaction.state
    if name in _HAPPENED:
        happened = [turn.index for turn in _in_scope(rule, record.turns) if _HAPPENED[name](turn)]
        return Measure(len(happened), tuple(happened), rule.names)
    amount = _STATES[name](record, state)
    return Measure(amount, _last(record.turns) if amount else (), rule.names)


def _calmer(record: SessionRecord, state: CustomerState) -> float:
    """The share of the way from the tension at the start to calm."""
    start = record.turns[0].tension_before
    if start <= CALM:
        return 1.0 if state.tension <= CALM else 0.0
    return min(max((start - state.tension) / (start - CALM), 0.0), 1.0)


def _asked_again(turn: Turn) -> bool:
    return any(line.kind.value == "ask-again" for line in turn.reaction.lines)


_HAPPENED: Final[Mapping[str, Callable[[Turn], bool]]] = {
    "relapsed": lambda turn: (
        turn.reaction.stage_change is not None and turn.reaction.stage_change.relapse
    ),
    "interrupted": lambda turn: turn.interrupted,
    "late": lambda turn: turn.act.kind is ActKind.SAY and turn.waited > turn.sla > 0,
    "asked-again": _asked_again,
}
_STATES: Final[Mapping[str, Callable[[SessionRecord, CustomerState], float]]] = {
    "calmer": _calmer,
    "connected": lambda _record, state: min(state.connection / FULL_BOND, 1.0),
    "accepted": lambda _record, state: float(bool(state.accepted)),
    "facts-used": lambda _record, state: float(len(state.facts_used)),
}


# --- what the session was scored ---------------------------------------------------------


def _score(rule: Rule, record: SessionRecord, _scenario: Scenario | None) -> Measure | None:
    score = record.score or (record.turns[-1].score if record.turns else None)
    value = score.techniques.get(rule.names[0]) if score is not None else None
    if value is None:
        return None
    said = tuple(turn.index for turn, _analysis in replies(record.turns))
    return Measure(value / 100, said, rule.names)


def _result(_rule: Rule, record: SessionRecord, scenario: Scenario | None) -> Measure | None:
    if scenario is None or not record.turns:
        return None
    value = result(scenario, record.turns[-1].reaction)
    ending = (record.ending.value,) if record.ending is not None else ()
    return Measure(value / 100, _last(record.turns), ending)


def _last(turns: Sequence[Turn]) -> tuple[int, ...]:
    return (turns[-1].index,) if turns else ()


_MEASURES: Final[
    Mapping[Evidence, Callable[[Rule, SessionRecord, Scenario | None], Measure | None]]
] = {
    Evidence.MOVES: _moves,
    Evidence.FLAGS: _flags,
    Evidence.ACTS: _acts,
    Evidence.LEVEL: _level,
    Evidence.FREE_OF: _free_of,
    Evidence.ENDINGS: _endings,
    Evidence.REACHED: _stage,
    Evidence.HAND_OVER: _hand_over,
    Evidence.CUSTOMER: _customer,
    Evidence.SCORE: _score,
    Evidence.RESULT: _result,
}
