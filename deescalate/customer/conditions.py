"""Conditions of gates and escalation plans, evaluated on the customer's state."""

from collections.abc import Iterable
from dataclasses import dataclass

from deescalate.model.conditions import Atom, Condition, Subject
from deescalate.model.scenario import Scenario, Stage
from deescalate.model.session import CustomerState


def holds(scenario: Scenario, state: CustomerState, condition: Condition) -> bool:
    """Whether all atoms of a condition hold."""
    return all(atom_holds(scenario, state, atom) for atom in condition.atoms)


def first_held(
    scenario: Scenario, state: CustomerState, conditions: Iterable[Condition]
) -> Condition | None:
    """The first condition that holds, if any."""
    return next((item for item in conditions if holds(scenario, state, item)), None)


def atom_holds(scenario: Scenario, state: CustomerState, atom: Atom) -> bool:
    """Whether one test holds, its negation included."""
    return _plain(scenario, state, atom) is not atom.negated


def _plain(scenario: Scenario, state: CustomerState, atom: Atom) -> bool:
    match atom.subject:
        case Subject.FACT_KNOWN:
            return atom.name in state.facts_told
        case Subject.FACT_USED:
            return atom.name in state.facts_used
        case Subject.MOVE:
            return state.move_counts.get(atom.name, 0) >= atom.number
        case Subject.EVENT:
            return state.events.get(atom.name, 0) >= atom.number
        case Subject.TENSION:
            return _gauge(atom, state.tension, state.tension_history)
        case Subject.CONNECTION:
            return _gauge(atom, state.connection, state.connection_history)
        case _:
            return _progress(scenario, state, atom)


def _progress(scenario: Scenario, state: CustomerState, atom: Atom) -> bool:
    match atom.subject:
        case Subject.STAGE:
            return state.stage.key == atom.name
        case Subject.AFTER_TURNS:
            return state.turns_in_stage >= atom.number
        case Subject.OFFERED:
            verdicts = {item.id: item.verdict.value for item in scenario.solutions}
            return any(atom.name in {offer, verdicts.get(offer, "")} for offer in state.offered)
        case _:
            return state.consulted


def _gauge(atom: Atom, now: int, history: tuple[int, ...]) -> bool:
    """A gauge test, strictly above or below, now or after each of the last replies."""
    values = (now,) if atom.turns <= 1 else history[-atom.turns :]
    if len(values) < atom.turns:
        return False
    return all(value > atom.number if atom.above else value < atom.number for value in values)


@dataclass(frozen=True, slots=True)
class ConditionStatus:
    """One way into the next stage: where it leads and which of its atoms hold by now."""

    to: Stage
    condition: Condition
    met: tuple[bool, ...]

    @property
    def text(self) -> str:
        """The condition as its author wrote it."""
        return self.condition.text

    @property
    def open(self) -> bool:
        """Whether nothing is missing."""
        return all(self.met)

    @property
    def missing(self) -> tuple[Atom, ...]:
        """The atoms that do not hold yet."""
        return tuple(
            atom for atom, met in zip(self.condition.atoms, self.met, strict=True) if not met
        )


def gate_status(scenario: Scenario, state: CustomerState) -> tuple[ConditionStatus, ...]:
    """What keeps the customer from moving on: each condition of each gate to a later stage.

    Any one of them opens its gate. Empty in the last stage.
    """
    return tuple(
        ConditionStatus(
            gate.to,
            condition,
            tuple(atom_holds(scenario, state, atom) for atom in condition.atoms),
        )
        for gate in scenario.plan(state.stage).gates
        if gate.to > state.stage
        for condition in gate.when
    )


def atom_text(atom: Atom) -> str:
    """An atom in the words of the grammar (see ``model.conditions``)."""
    side = "above" if atom.above else "below"
    count = {1: "", 2: " twice"}.get(atom.number, f" {atom.number} times")
    lasting = f" for {atom.turns} turns" if atom.turns > 1 else ""
    plain = {
        Subject.FACT_KNOWN: f"fact {atom.name} known",
        Subject.FACT_USED: f"fact {atom.name} used",
        Subject.MOVE: f"move {atom.name}{count}",
        Subject.EVENT: f"customer {atom.name}{count}",
        Subject.TENSION: f"tension {side} {atom.number}{lasting}",
        Subject.CONNECTION: f"connection {side} {atom.number}{lasting}",
        Subject.STAGE: f"stage {atom.name}",
        Subject.AFTER_TURNS: f"after {atom.number} turns",
        Subject.OFFERED: f"offered {atom.name}",
        Subject.CONSULTED: "consulted",
    }[atom.subject]
    return f"not {plain}" if atom.negated else plain
