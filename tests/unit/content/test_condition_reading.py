"""The grammar of conditions: what it reads, and what it says of anything else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deescalate.content.conditions import ConditionError, read_condition
from deescalate.model.conditions import Atom, Subject


def atoms(text: str) -> tuple[Atom, ...]:
    return read_condition(text).condition.atoms


@pytest.mark.parametrize(
    ("text", "atom"),
    [
        ("fact door-code known", Atom(Subject.FACT_KNOWN, "door-code")),
        ("fact door-code used", Atom(Subject.FACT_USED, "door-code")),
        ("not fact door-code known", Atom(Subject.FACT_KNOWN, "door-code", negated=True)),
        ("move names-feeling", Atom(Subject.MOVE, "names-feeling")),
        ("move names-feeling once", Atom(Subject.MOVE, "names-feeling", 1)),
        ("move names-feeling twice", Atom(Subject.MOVE, "names-feeling", 2)),
        ("move names-feeling 5 times", Atom(Subject.MOVE, "names-feeling", 5)),
        ("customer asks-for-manager twice", Atom(Subject.EVENT, "asks-for-manager", 2)),
        ("customer threatens", Atom(Subject.EVENT, "threatens")),
        ("tension above 80", Atom(Subject.TENSION, "", 80)),
        ("tension below 80", Atom(Subject.TENSION, "", 80, above=False)),
        ("tension above 90 for 3 turns", Atom(Subject.TENSION, "", 90, turns=3)),
        ("connection above 40", Atom(Subject.CONNECTION, "", 40)),
        ("stage trust", Atom(Subject.STAGE, "trust")),
        ("after 3 turns", Atom(Subject.AFTER_TURNS, "", 3)),
        ("after 1 turn", Atom(Subject.AFTER_TURNS, "", 1)),
        ("offered best", Atom(Subject.OFFERED, "best")),
        ("offered new-slot", Atom(Subject.OFFERED, "new-slot")),
        ("consulted", Atom(Subject.CONSULTED)),
        ("not consulted", Atom(Subject.CONSULTED, negated=True)),
    ],
)
def test_single_atoms(text: str, atom: Atom) -> None:
    assert atoms(text) == (atom,)


def test_parts_are_joined_by_and() -> None:
    assert [atom.subject for atom in atoms("move apology twice and consulted and stage trust")] == [
        Subject.MOVE,
        Subject.CONSULTED,
        Subject.STAGE,
    ]


def test_a_name_may_be_a_word_of_the_grammar() -> None:
    assert atoms("fact and known and move not") == (
        Atom(Subject.FACT_KNOWN, "and"),
        Atom(Subject.MOVE, "not"),
    )


def test_the_text_and_the_places_of_names_are_kept() -> None:
    read = read_condition("  not fact  door known and move apology ")
    assert read.condition.text == "not fact  door known and move apology"
    assert read.offsets == (12, 32)


@pytest.mark.parametrize(
    ("text", "offset", "message", "advice"),
    [
        ("", 0, "the condition is empty", "write for example after 3 turns"),
        ("mvoe apology", 0, "a condition cannot begin with mvoe", "did you mean move?"),
        ("not", 3, "a condition is missing after not", ""),
        ("fact", 4, "a name is missing after fact", "write for example fact order-number known"),
        ("fact x", 6, "known or used is missing after x", "fact order-number known"),
        ("fact x is", 7, "known or used is wanted here, not is", "fact order-number known"),
        ("tension obove 5", 8, "above or below is wanted here", "did you mean above?"),
        ("tension = 5", 8, "above or below is wanted here, not =", "tension below 50"),
        ("tension above x", 14, "a number is wanted here, not x", "tension below 50"),
        ("tension above 9999", 14, "a number is wanted here, not 9999", "tension below 50"),
        ("tension above 5 for 3", 21, "turns is missing after 3", "tension below 50"),
        ("move x 3", 8, "times is missing after 3", "move names-feeling twice"),
        ("customer shouts", 9, "asks-for-manager, threatens or insults is wanted here", ""),
        ("stage end", 6, "venting, trust or solution is wanted here, not end", "stage trust"),
        ("after turns", 6, "a number is wanted here, not turns", "after 3 turns"),
        ("move x, move y", 8, "move does not belong here", ""),
        ("consulted or move x", 10, "or does not belong here", "a condition of its own"),
        ("consulted then move x", 10, "then does not belong here", ""),
        ("consulted and", 13, "a condition is missing after and", ""),
        ("x" * 501, 0, "this condition is too long", ""),
    ],
)
def test_what_cannot_be_read(text: str, offset: int, message: str, advice: str) -> None:
    with pytest.raises(ConditionError) as caught:
        read_condition(text)
    assert caught.value.offset == offset
    assert message in caught.value.message
    assert advice in caught.value.advice


HEADS = ["not", "fact", "move", "customer", "tension", "above", "for", "3", "turns", "and"]
TAILS = ["after", "offered", "consulted", "known", "twice", "times", "threatens", "stage", "trust"]
WORDS = st.sampled_from([*HEADS, *TAILS])


@given(st.lists(WORDS | st.text(max_size=5), max_size=9).map(" ".join))
def test_any_text_is_read_or_explained(text: str) -> None:
    read, error = None, None
    try:
        read = read_condition(text)
    except ConditionError as caught:
        error = caught
    if error is not None:
        assert error.message
        assert 0 <= error.offset <= len(text)
    if read is not None:
        assert len(read.offsets) == len(read.condition.atoms) > 0
