"""The shipped phrasebook proves itself, and a book that lies is found out."""

import dataclasses
from collections.abc import Sequence

from deescalate.analysis.phrase_checks import check_moves
from deescalate.model.analysis import Analyst
from deescalate.model.moves import MOVE_KINDS, Example, Move


def test_every_english_example_is_heard_as_written(
    analyst: Analyst, moves_en: Sequence[Move]
) -> None:
    assert [failure.message for failure in check_moves(analyst, moves_en)] == []


def test_the_english_book_has_every_move_with_enough_examples(moves_en: Sequence[Move]) -> None:
    assert {move.id for move in moves_en} == set(MOVE_KINDS)
    for move in moves_en:
        assert move.why.strip()
        if move.matches:
            assert len(move.matches) >= 12, move.id
            assert len(move.near_misses) >= 8, move.id


def test_an_example_that_is_not_heard_is_a_failure(
    analyst: Analyst, moves_en: Sequence[Move]
) -> None:
    apology = next(move for move in moves_en if move.id == "apology")
    lying = dataclasses.replace(
        apology,
        matches=(Example("The parcel is in the depot."),),
        near_misses=(Example("I'm so sorry about the mix-up."),),
    )
    failures = check_moves(analyst, [lying])
    assert [failure.expected for failure in failures] == [True, False]
    assert "apology is not heard in 'The parcel is in the depot.'" in failures[0].message
    assert "near miss" in failures[1].message


def test_a_customer_text_is_the_context_of_its_example(
    analyst: Analyst, moves_en: Sequence[Move]
) -> None:
    answers = next(move for move in moves_en if move.id == "answers-question")
    example = Example("On Thursday.", customer="When does it come?")
    told = dataclasses.replace(answers, matches=(example,), near_misses=())
    untold = dataclasses.replace(answers, matches=(Example("On Thursday."),), near_misses=())
    assert check_moves(analyst, [told]) == []
    assert len(check_moves(analyst, [untold])) == 1
