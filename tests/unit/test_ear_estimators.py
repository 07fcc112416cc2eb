"""The estimators of the fit: plain linear algebra, against what is known of it by hand."""

import numpy as np
import pytest

from tools.ear.estimators import (
    Doubles,
    Recipe,
    blend,
    chosen_rows,
    directions,
    ridge,
    scale_of,
)

RANDOM = np.random.default_rng(7)
ROWS: Doubles = RANDOM.standard_normal((120, 5))
WEIGHTS: Doubles = np.array([[2, 0], [-1, 1], [0, 3], [0.5, 0], [0, -2]], dtype=np.float64)
BIAS: Doubles = np.array([4, -1], dtype=np.float64)
TARGETS: Doubles = ROWS @ WEIGHTS + BIAS


def test_ridge_finds_the_weights_again() -> None:
    found, bias = ridge(ROWS, TARGETS, 1e-9)
    assert found == pytest.approx(WEIGHTS, abs=1e-6)
    assert bias == pytest.approx(BIAS, abs=1e-6)


def test_ridge_by_hand() -> None:
    """Rows -1, 1 and targets 0, 4: the sum of squares is 2, so the weight is 4 / (2 + penalty)."""
    found, bias = ridge(np.array([[-1.0], [1.0]]), np.array([[0.0], [4.0]]), 2.0)
    assert found.tolist() == [[1.0]]
    assert bias.tolist() == [2.0]


def test_a_great_penalty_leaves_the_mean() -> None:
    found, bias = ridge(ROWS, TARGETS, 1e12)
    assert np.abs(found).max() < 1e-6
    assert bias == pytest.approx(TARGETS.mean(axis=0))


def test_what_weighs_nothing_is_not_seen() -> None:
    wrong = TARGETS.copy()
    wrong[:30] = 99
    weights = np.ones(len(ROWS))
    weights[:30] = 0
    found, bias = ridge(ROWS, wrong, 1e-9, weights)
    assert found == pytest.approx(WEIGHTS, abs=1e-6)
    assert bias == pytest.approx(BIAS, abs=1e-6)


def test_what_weighs_twice_counts_like_two() -> None:
    noisy = TARGETS + RANDOM.standard_normal(TARGETS.shape)
    weights = np.where(np.arange(len(ROWS)) < 40, 2.0, 1.0)
    once = ridge(ROWS, noisy, 1e-9, weights)
    twice = ridge(np.concatenate([ROWS, ROWS[:40]]), np.concatenate([noisy, noisy[:40]]), 1e-9)
    assert once[0] == pytest.approx(twice[0], abs=1e-6)
    assert once[1] == pytest.approx(twice[1], abs=1e-6)


def recipe(linear_share: float, kernel_penalty: float = 0.01) -> Recipe:
    return Recipe(0.2, kernel_penalty, ridge_penalty=1.0, linear_share=linear_share)


def test_the_linear_half_of_a_blend_is_the_ridge() -> None:
    model = blend(ROWS, TARGETS, chosen_rows(len(ROWS), 20), recipe(1.0))
    found, bias = ridge(ROWS, TARGETS, 1.0)
    assert not model.coefficients.any()
    assert model.linear == pytest.approx(found, abs=1e-5)
    assert model.intercept == pytest.approx(bias, abs=1e-5)


def test_the_other_half_follows_a_bend() -> None:
    bent = np.abs(ROWS[:, :1]) * 3
    marks = np.arange(len(ROWS))
    straight, curved = (blend(ROWS, bent, marks, recipe(share)) for share in (1.0, 0.0))
    rows = ROWS.astype(np.float32)
    missed = [np.abs(model(rows) - bent).mean() for model in (straight, curved)]
    assert not curved.linear.any()
    assert missed[1] < 0.2 < missed[0]


def test_a_blend_is_the_mean_of_both_by_its_share() -> None:
    bent, marks, rows = TARGETS + np.abs(ROWS[:, :2]), np.arange(40), ROWS.astype(np.float32)
    straight, curved, mixed = (blend(ROWS, bent, marks, recipe(one))(rows) for one in (1, 0, 0.4))
    assert mixed == pytest.approx(0.4 * straight + 0.6 * curved, abs=1e-3)
    assert np.abs(straight - curved).max() > 0.1


def test_a_blend_does_not_see_what_weighs_nothing() -> None:
    wrong = TARGETS.copy()
    wrong[60:] = 99
    weights = np.where(np.arange(len(ROWS)) < 60, 1.0, 0.0)
    marks, rows = np.arange(20), ROWS.astype(np.float32)
    whole = blend(ROWS, TARGETS, marks, recipe(0.4), weights)(rows)
    assert blend(ROWS, wrong, marks, recipe(0.4), weights)(rows) == pytest.approx(whole, abs=1e-3)


def test_directions_are_those_of_the_greatest_difference() -> None:
    stretched = ROWS * np.array([1, 9, 1, 3, 0.1]) + 50
    found = directions(stretched, 2)
    assert found.T @ found == pytest.approx(np.eye(2), abs=1e-9)
    assert np.abs(found).argmax(axis=0).tolist() == [1, 3]
    assert (found[[1, 3], [0, 1]] > 0.9).all()
    assert np.array_equal(directions(stretched, 3)[:, :2], found)
    assert directions(-stretched, 2) == pytest.approx(found, abs=1e-9)


def test_scales_leave_a_column_that_never_changes() -> None:
    scale = scale_of(np.array([[1.0, 5.0], [3.0, 5.0]]))
    assert scale.mean.tolist() == [2, 5]
    assert scale.deviation.tolist() == [1, 1]


def test_rows_are_chosen_by_chance_but_always_the_same() -> None:
    chosen = chosen_rows(1000, 50)
    assert len(set(chosen.tolist())) == 50
    assert chosen.tolist() == sorted(chosen.tolist())
    assert np.array_equal(chosen, chosen_rows(1000, 50))
    assert chosen.max() > 900
    assert chosen.min() < 100
    assert chosen_rows(7, 50).tolist() == list(range(7))
