"""Whether a condition can come true at all in this conversation."""

from collections.abc import Sequence
from itertools import combinations

from deescalate.content.checks.case import Case
from deescalate.model.conditions import Atom, Condition, Subject
from deescalate.model.moves import MOVE_KINDS
from deescalate.model.scenario import CustomerEvent, Stage, Verdict

_FACTS = frozenset({Subject.FACT_KNOWN, Subject.FACT_USED})
_CALM_CUSTOMERS_WAIT = 4
"""Replies that a calm customer stays beyond their patience."""
_GAUGES = frozenset({Subject.TENSION, Subject.CONNECTION})


def obstacle(case: Case, condition: Condition, stage: Stage | None) -> str:
    """Why the condition can never come true; empty if nothing speaks against it.

    ``stage`` is the stage whose gate it opens, None for one that holds at any time.
    """
    for atom in condition.atoms:
        reason = "" if atom.negated else _of_atom(case, atom, stage)
        if reason:
            return reason
    return _contradiction(condition.atoms)


def names_nothing(case: Case, condition: Condition) -> bool:
    """Whether the condition holds a name that does not exist (which is reported as such)."""
    return any(
        (atom.subject in _FACTS and atom.name not in case.fact_ids)
        or (atom.subject is Subject.MOVE and atom.name not in MOVE_KINDS)
        or (atom.subject is Subject.OFFERED and not _offers(case, atom.name))
        for atom in condition.atoms
    )


def _offers(case: Case, name: str) -> bool:
    return name in case.solution_ids or name in {verdict.value for verdict in Verdict}


def _of_atom(case: Case, atom: Atom, stage: Stage | None) -> str:
    if atom.subject in _GAUGES:
        return _of_gauge(case, atom)
    if atom.subject in _FACTS:
        return _of_fact(case, atom)
    if atom.subject is Subject.EVENT:
        if CustomerEvent(atom.name) in case.events:
            return ""
        return f"no line of the customer has event: {atom.name}"
    if atom.subject is Subject.AFTER_TURNS:
        return _of_turns(case, atom.number)
    if atom.subject is Subject.STAGE:
        return (
            f"this is a gate of {stage.key}" if stage is not None and stage.key != atom.name else ""
        )
    if atom.subject is Subject.CONSULTED:
        return "" if case.doc.escalation.consult else "there is no colleague to ask"
    return _of_name(case, atom)


def _of_name(case: Case, atom: Atom) -> str:
    if atom.subject is Subject.MOVE:
        return "" if atom.name in MOVE_KINDS else f"there is no move {atom.name}"
    if not _offers(case, atom.name):
        return f"there is no solution {atom.name}"
    verdicts = {solution.verdict.value for solution in case.doc.solutions}
    if atom.name in case.solution_ids or atom.name in verdicts:
        return ""
    return f"no solution is {atom.name}"


def _of_fact(case: Case, atom: Atom) -> str:
    if atom.name not in case.fact_ids:
        return f"there is no fact {atom.name}"
    if atom.name in case.secret_facts:
        return f"nothing brings out {atom.name}"
    return ""


def _of_gauge(case: Case, atom: Atom) -> str:
    gauge = atom.subject.value
    if atom.above and atom.number >= 100:
        return f"{gauge} ends at 100"
    if not atom.above and atom.number <= 0:
        return f"{gauge} begins at 0"
    leaves_at = case.doc.emotion.leaves_at
    if atom.subject is Subject.TENSION and atom.above and atom.number >= leaves_at:
        return f"the customer leaves at {leaves_at}"
    return _of_turns(case, atom.turns)


def _of_turns(case: Case, turns: int) -> str:
    patience = case.doc.emotion.patience
    late = turns > patience + _CALM_CUSTOMERS_WAIT
    return f"patience ends after {patience} replies" if late else ""


def _contradiction(atoms: Sequence[Atom]) -> str:
    clash = any(_clash(one, other) for one, other in combinations(atoms, 2))
    return "its parts contradict each other" if clash else ""


def _clash(one: Atom, other: Atom) -> bool:
    if one.subject is not other.subject:
        return False
    if one.subject in _GAUGES:
        return _apart(one, other)
    if one.name == other.name:
        return one.number == other.number and one.negated is not other.negated
    return one.subject is Subject.STAGE and not one.negated and not other.negated


def _apart(one: Atom, other: Atom) -> bool:
    """Whether two bounds of the same gauge leave no value."""
    low, high = 0, 100
    for atom in (one, other):
        above = atom.above is not atom.negated
        if above:
            low = max(low, atom.number if atom.negated else atom.number + 1)
        else:
            high = min(high, atom.number if atom.negated else atom.number - 1)
    return low > high and one.turns == other.turns == 1
