"""Intervals and effect sizes against tables and textbook numbers."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deescalate.history.estimates import (
    Estimate,
    Moments,
    bands,
    difference,
    estimate,
    paired,
    t_quantile,
)

SCORES = st.lists(st.integers(0, 100), min_size=2, max_size=30)


@pytest.mark.parametrize(
    ("freedom", "from_the_table"),
    [(1, 12.7062), (2, 4.3027), (3, 3.1824), (4, 2.7764), (10, 2.2281), (30, 2.0423), (1e6, 1.96)],
)
def test_t_quantiles_are_those_of_the_table(freedom: float, from_the_table: float) -> None:
    assert t_quantile(freedom) == pytest.approx(from_the_table, rel=0.002)


def test_no_freedom_no_quantile() -> None:
    with pytest.raises(ValueError, match="no interval"):
        t_quantile(0)


@given(SCORES, SCORES)
def test_moments_of_parts_add_up(first: list[int], second: list[int]) -> None:
    together = Moments.of(first) + Moments.of(second)
    assert together == Moments.of(first + second)
    mean = sum(first + second) / len(first + second)
    assert together.mean == pytest.approx(mean)
    assert together.scatter == pytest.approx(
        sum((value - mean) ** 2 for value in first + second), abs=1e-6
    )


def test_an_interval_by_hand() -> None:
    # 4, 6, 8, 10: mean 7, standard deviation 2.582, standard error 1.291, t(3) 3.182
    found = estimate(Moments.of([4, 6, 8, 10]))
    assert found is not None
    assert (found.n, found.mean) == (4, 7)
    assert found.low == pytest.approx(7 - 4.109, abs=0.01)
    assert found.high == pytest.approx(7 + 4.109, abs=0.01)
    assert estimate(Moments.of([4])) == Estimate(1, 4.0)
    assert estimate(Moments()) is None


def test_bands_share_one_spread() -> None:
    narrow, wide, none = bands([Moments.of([50, 50]), Moments.of([40, 60]), Moments()])
    assert none is None
    assert narrow is not None
    assert wide is not None
    assert narrow.low is not None
    assert wide.low is not None
    assert narrow.mean - narrow.low == pytest.approx(wide.mean - wide.low)
    # pooled: sqrt((0 + 200) / 2) = 10; t(2) = 4.303; 10 / sqrt(2) = 7.07
    assert narrow.mean - narrow.low == pytest.approx(30.43, abs=0.01)


def test_single_sessions_have_no_band() -> None:
    assert bands([Moments.of([50]), Moments.of([70])]) == (Estimate(1, 50.0), Estimate(1, 70.0))


def test_a_difference_by_hand() -> None:
    # Welch: 40, 50, 60 against 70, 80, 90: difference 30, standard error 8.165, 4 degrees
    found = difference(Moments.of([40, 50, 60]), Moments.of([70, 80, 90]))
    assert found is not None
    assert found.mean == 30
    assert found.low == pytest.approx(30 - 2.776 * 8.165, abs=0.1)
    assert found.direction == 1
    assert found.effect == pytest.approx(3.0 * (1 - 3 / 15))
    assert difference(Moments.of([1]), Moments.of([1, 2])) is None


def test_equal_results_differ_by_nothing_and_have_no_effect_size() -> None:
    found = difference(Moments.of([50, 50]), Moments.of([50, 50]))
    assert found is not None
    assert (found.mean, found.direction, found.effect) == (0, 0, None)


@given(SCORES, SCORES)
def test_the_interval_holds_the_difference_and_turns_round_with_it(
    first: list[int], second: list[int]
) -> None:
    there = difference(Moments.of(first), Moments.of(second))
    back = difference(Moments.of(second), Moments.of(first))
    assert there is not None
    assert back is not None
    assert there.low <= there.mean <= there.high
    assert there.direction == -back.direction
    assert math.isclose(there.low, -back.high, abs_tol=1e-6)


def test_pairs_by_hand() -> None:
    # differences 10, 20, 30: mean 20, standard deviation 10, t(2) 4.303, error 5.774
    found = paired([(40, 50), (50, 70), (60, 90)])
    assert found is not None
    assert found.mean == 20
    assert found.low == pytest.approx(20 - 24.84, abs=0.02)
    assert found.direction == 0
    # spreads 10 and 20: root mean square 15.81; corrected by 1 - 3 / 7
    assert found.effect == pytest.approx(20 / 15.811 * (1 - 3 / 7), abs=0.001)
    assert paired([(40, 50)]) is None
