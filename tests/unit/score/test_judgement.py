"""The marks of single replies: what they won or cost against what was to be won."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from deescalate.model.judgement import Judgement
from deescalate.score.judgement import gain, judge

points = st.floats(-60, 60)
changes = st.integers(-40, 40)


@pytest.mark.parametrize(
    ("gained", "best", "mark"),
    [
        (30, 30, Judgement.EXCELLENT),
        (26, 30, Judgement.EXCELLENT),
        (12, 30, Judgement.GOOD),
        (11, 30, Judgement.INACCURACY),
        (1, 3, Judgement.EXCELLENT),
        (0, 2, Judgement.GOOD),
        (0, 30, Judgement.INACCURACY),
        (-5, 30, Judgement.INACCURACY),
        (-6, 30, Judgement.MISTAKE),
        (-18, 30, Judgement.BLUNDER),
    ],
)
def test_the_table_of_the_formula(gained: float, best: float, mark: Judgement) -> None:
    assert judge(gained, best) is mark


def test_a_setback_makes_what_cost_something_one_worse() -> None:
    assert judge(-1, 30, setback=True) is Judgement.MISTAKE
    assert judge(-7, 30, setback=True) is Judgement.BLUNDER
    assert judge(20, 30, setback=True) is judge(20, 30)


@given(changes, changes, points, st.booleans())
def test_a_mark_never_contradicts_the_gauges(
    tension: int, connection: int, best: float, setback: bool
) -> None:
    """Better gauges are never a mistake, worse ones never good, whatever could be reached."""
    assume(tension or connection)
    mark = judge(gain(tension, connection), best, setback=setback)
    if tension <= 0 <= connection:
        assert mark.rank <= Judgement.INACCURACY.rank
    if connection <= 0 <= tension:
        assert mark.is_slip


@given(points, points, points, st.booleans())
def test_more_won_is_never_marked_worse(
    first: float, second: float, best: float, setback: bool
) -> None:
    less, more = sorted((first, second))
    assert judge(more, best, setback=setback).rank <= judge(less, best, setback=setback).rank


@given(points, points, points)
def test_what_could_not_be_won_is_not_held_against_a_reply(
    gained: float, first: float, second: float
) -> None:
    little, much = sorted((first, second))
    assert judge(gained, little).rank <= judge(gained, much).rank


def test_signs_and_ranks_are_in_the_order_of_the_marks() -> None:
    assert [mark.rank for mark in Judgement] == [0, 1, 2, 3, 4]
    assert len({mark.sign for mark in Judgement}) == len(Judgement)
