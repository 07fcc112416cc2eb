"""Hints follow from what keeps the customer where they are."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deescalate.model.language import Language
from deescalate.model.moves import MOVE_KINDS, Technique
from deescalate.model.scenario import Stage
from deescalate.model.session import CustomerState
from deescalate.practice import Session
from deescalate.practice.hint_texts import HINT_TEXTS, NUDGES, QUESTIONS
from deescalate.practice.hints import faded as faded_hints
from deescalate.practice.hints import hints, nudges_for
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


def test_hints_fade_from_silver_on() -> None:
    recent = {
        Technique.LISTENING: 49.0,
        Technique.EMPATHY: 74.9,
        Technique.TONE: 75.0,
        Technique.SOLUTION: 90.0,
    }
    assert nudges_for(recent) == {
        Technique.LISTENING: 0,
        Technique.EMPATHY: 0,
        Technique.TONE: 1,
        Technique.SOLUTION: 2,
    }


def test_nudges_come_first_say_less_and_are_not_counted() -> None:
    plain, faded = Session(SCENARIO, FakeAnalyst(), 1), Session(SCENARIO, FakeAnalyst(), 1)
    faded.fade_hints({Technique.EMPATHY: 2})
    question, nudge = faded.hint(), faded.hint()
    assert "What does this customer need first?" in question.text
    assert nudge.text.endswith("empathy.")
    assert (question.nudge, nudge.nudge, faded.hints_used) == (True, True, 0)
    assert faded.hint() == plain.hint()
    assert faded.hints_used == 1


def test_one_nudge_is_the_one_that_names_the_technique() -> None:
    session = Session(SCENARIO, FakeAnalyst(), 1)
    session.fade_hints({Technique.EMPATHY: 1, Technique.LISTENING: 2})
    assert session.hint().text.endswith("empathy.")
    assert not session.hint().nudge


@given(st.dictionaries(st.sampled_from(Technique), st.integers(0, 5)), st.integers(1, 12))
def test_fading_takes_nothing_away(nudges: dict[Technique, int], asked: int) -> None:
    """Whoever asks on gets every hint that there is without fading, in the same order."""
    state = replace(START, stage=Stage.TRUST)
    full = hints(SCENARIO, state)
    found = faded_hints(full, nudges, Language.EN)
    assert [hint for hint in found if not hint.nudge] == list(full)
    assert len(found) - len(full) <= 2
    session = Session(SCENARIO, FakeAnalyst(), 1)
    session.fade_hints(nudges)
    given_hints = [session.hint() for _ in range(asked)]
    assert session.hints_used == sum(not hint.nudge for hint in given_hints)


def test_every_technique_has_a_nudge_in_both_languages() -> None:
    for language in Language:
        assert set(NUDGES[language]) == set(Technique)
        assert QUESTIONS[language].strip()
