"""Hints follow from what keeps the customer where they are."""

from dataclasses import replace

import pytest

from deescalate.model.language import Language
from deescalate.model.moves import MOVE_KINDS
from deescalate.model.scenario import Stage
from deescalate.model.session import CustomerState
from deescalate.practice import Session
from deescalate.practice.hint_texts import HINT_TEXTS
from deescalate.practice.hints import hints
from tests.unit.practice.case import SOLUTIONS, FakeAnalyst, make_scenario

SCENARIO = make_scenario()
START = CustomerState(72, 15, Stage.VENTING, facts_told=("order-number", "missed-slot"))


@pytest.mark.parametrize(
    ("state", "move", "words"),
    [
        (START, "validates", "anger makes sense"),
        (replace(START, open_question="when will it come"), "answers-question", "when will it"),
        (replace(START, stage=Stage.TRUST), "clarifying-question", "door code"),
        (replace(START, stage=Stage.SOLUTION), "clarifying-question", "door code"),
        (
            replace(START, stage=Stage.SOLUTION, facts_told=("door-code",)),
            "restates-fact",
            "7714",
        ),
        (
            replace(
                START,
                stage=Stage.SOLUTION,
                facts_told=("door-code",),
                facts_used=("door-code",),
            ),
            "concrete-step",
            "who does what",
        ),
        (replace(START, stage=Stage.SOLUTION, accepted="fee-back"), "checks-suits", "close"),
    ],
)
def test_the_first_hint_is_the_most_useful(state: CustomerState, move: str, words: str) -> None:
    """An open question first, then what the gate or the best solution lacks."""
    first = hints(SCENARIO, state)[0]
    assert first.move == move
    assert words in first.text


def test_a_solution_that_needs_a_colleague_leads_to_one() -> None:
    """Ask in the house before promising."""
    solutions = (replace(SOLUTIONS[0], needs_facts=(), needs_consult=True), *SOLUTIONS[1:])
    scenario = make_scenario(solutions=solutions)
    first = hints(scenario, replace(START, stage=Stage.SOLUTION, facts_told=()))[0]
    assert first.move == "asks-colleague"


def test_hints_are_counted_and_go_on_to_the_next_best() -> None:
    """Asked twice before a reply, two different hints; afterwards from the start again."""
    session = Session(SCENARIO, FakeAnalyst(), 1)
    first, second = session.hint(), session.hint()
    assert first != second
    session.reply("Hm.", session.quiet_at)
    assert session.hint() == first
    assert session.hints_used == 3


def test_both_languages_have_the_same_hints_and_name_real_moves() -> None:
    """No hint without its German."""
    assert set(HINT_TEXTS[Language.EN]) == set(HINT_TEXTS[Language.DE])
    assert set(HINT_TEXTS[Language.EN]) - {"needs-fact"} <= set(MOVE_KINDS)


def test_there_is_always_a_hint() -> None:
    """In every stage and both languages, even when nothing is missing."""
    for language in Language:
        scenario = make_scenario(language=language)
        for stage in Stage:
            assert hints(scenario, replace(START, stage=stage))
