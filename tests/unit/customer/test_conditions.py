"""Every atom of the grammar, its negation, and what a gate still lacks."""

from dataclasses import replace

import pytest

from deescalate.customer.conditions import atom_holds, atom_text, first_held, gate_status
from deescalate.model.conditions import Atom, Subject
from deescalate.model.scenario import Stage
from deescalate.model.session import CustomerState
from tests.unit.practice.case import FACTS_KNOWN, NAMED, VALIDATED, condition, make_scenario

SCENARIO = make_scenario()
STATE = CustomerState(
    tension=60,
    connection=30,
    stage=Stage.TRUST,
    turns=5,
    turns_in_stage=2,
    facts_told=("order-number",),
    facts_used=("missed-slot",),
    move_counts={"apology": 2},
    events={"threatens": 1},
    offered=("fee-back",),
    tension_history=(95, 92, 60),
    connection_history=(10, 20, 30),
)


@pytest.mark.parametrize(
    ("atom", "expected"),
    [
        (Atom(Subject.FACT_KNOWN, "order-number"), True),
        (Atom(Subject.FACT_KNOWN, "missed-slot"), False),
        (Atom(Subject.FACT_USED, "missed-slot"), True),
        (Atom(Subject.FACT_USED, "order-number"), False),
        (Atom(Subject.MOVE, "apology", number=2), True),
        (Atom(Subject.MOVE, "apology", number=3), False),
        (Atom(Subject.MOVE, "validates"), False),
        (Atom(Subject.EVENT, "threatens"), True),
        (Atom(Subject.EVENT, "threatens", number=2), False),
        (Atom(Subject.TENSION, number=59), True),
        (Atom(Subject.TENSION, number=60), False),
        (Atom(Subject.TENSION, number=61, above=False), True),
        (Atom(Subject.TENSION, number=60, above=False), False),
        (Atom(Subject.TENSION, number=55, turns=3), True),
        (Atom(Subject.TENSION, number=61, turns=2), False),
        (Atom(Subject.TENSION, number=10, turns=4), False),
        (Atom(Subject.CONNECTION, number=31, above=False), True),
        (Atom(Subject.CONNECTION, number=5, turns=3), True),
        (Atom(Subject.STAGE, "trust"), True),
        (Atom(Subject.STAGE, "venting"), False),
        (Atom(Subject.AFTER_TURNS, number=2), True),
        (Atom(Subject.AFTER_TURNS, number=3), False),
        (Atom(Subject.OFFERED, "fee-back"), True),
        (Atom(Subject.OFFERED, "acceptable"), True),
        (Atom(Subject.OFFERED, "best"), False),
        (Atom(Subject.CONSULTED), False),
    ],
    ids=lambda value: atom_text(value) if isinstance(value, Atom) else str(value),
)
def test_an_atom_and_its_negation(atom: Atom, expected: bool) -> None:
    """An atom holds or not, and its negation the other way round."""
    assert atom_holds(SCENARIO, STATE, atom) is expected
    assert atom_holds(SCENARIO, STATE, replace(atom, negated=True)) is not expected


@pytest.mark.parametrize(
    ("atom", "text"),
    [
        (Atom(Subject.FACT_USED, "door-code"), "fact door-code used"),
        (Atom(Subject.MOVE, "apology", number=2), "move apology twice"),
        (Atom(Subject.EVENT, "insults", number=3), "customer insults 3 times"),
        (Atom(Subject.TENSION, number=90, turns=3), "tension above 90 for 3 turns"),
        (Atom(Subject.CONSULTED, negated=True), "not consulted"),
        (Atom(Subject.AFTER_TURNS, number=4), "after 4 turns"),
    ],
)
def test_an_atom_in_the_words_of_the_grammar(atom: Atom, text: str) -> None:
    """What a screen may show for one atom."""
    assert atom_text(atom) == text


def test_all_atoms_of_a_condition_must_hold_and_the_first_such_counts() -> None:
    """Conditions are tried in their order."""
    both = condition(
        "stage trust and consulted", Atom(Subject.STAGE, "trust"), Atom(Subject.CONSULTED)
    )
    one = condition("stage trust", Atom(Subject.STAGE, "trust"))
    assert first_held(SCENARIO, STATE, [both, one]) is one
    assert first_held(SCENARIO, STATE, [both]) is None


def test_gate_status_shows_what_is_missing() -> None:
    """In stage 1 either acknowledgement opens; in stage 2 the two facts or four calmer turns."""
    start = CustomerState(72, 15, Stage.VENTING)
    ways = gate_status(SCENARIO, start)
    assert [way.condition for way in ways] == [VALIDATED, NAMED]
    assert all(way.to is Stage.TRUST and not way.open for way in ways)
    trust = replace(STATE, facts_told=("for-mother",))
    first = gate_status(SCENARIO, trust)[0]
    assert first.text == FACTS_KNOWN.text
    assert first.met == (False, True)
    assert [atom_text(atom) for atom in first.missing] == ["fact door-code known"]


def test_gate_status_leaves_relapses_out_and_is_empty_at_the_end() -> None:
    """A relapse is no way to go, and after stage 3 there is no stage."""
    assert all(way.to is Stage.SOLUTION for way in gate_status(SCENARIO, STATE))
    assert gate_status(SCENARIO, replace(STATE, stage=Stage.SOLUTION)) == ()
