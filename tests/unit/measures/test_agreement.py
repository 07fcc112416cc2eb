"""Statistics against values worked out by hand."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deescalate.measures.agreement import (
    mean_absolute_error,
    micro_f1,
    percentile,
    ranks,
    share,
    spearman,
)

FEW = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=3, max_size=12)


def test_equal_values_share_the_mean_of_their_ranks() -> None:
    assert ranks([]) == []
    assert ranks([10.0, 30.0, 20.0]) == [1, 3, 2]
    assert ranks([2.0, 1.0, 2.0, 2.0, 5.0]) == [3, 1, 3, 3, 5]
    assert ranks([7.0, 7.0]) == [1.5, 1.5]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ([1, 2, 3], [10, 20, 900], 1.0),
        ([1, 2, 3], [3, 2, 1], -1.0),
        # Without ties 1 - 6 Σd² / n(n² - 1): one swap of neighbours in four is 1 - 12/60.
        ([0, 1, 2, 3], [0, 1, 3, 2], 0.8),
        ([1, 2, 3, 4, 5], [2, 1, 4, 3, 5], 0.8),
        # Ranks 1.5 1.5 3 4 against 1 2 3 4: 4.5 / √(4.5 · 5).
        ([1, 1, 2, 3], [0, 1, 2, 3], 4.5 / math.sqrt(22.5)),
        # Ranks 2 2 2 4 against 1 3 3 3: 1 / √(3 · 3).
        ([0, 0, 0, 1], [1, 2, 2, 2], 1 / 3),
    ],
)
def test_spearman(first: list[float], second: list[float], expected: float) -> None:
    assert spearman(first, second) == pytest.approx(expected, abs=1e-12)
    assert spearman(second, first) == pytest.approx(expected, abs=1e-12)


def test_spearman_says_nothing_of_too_few_or_constant_values() -> None:
    assert spearman([], []) is None
    assert spearman([1, 2], [1, 2]) is None
    assert spearman([1, 1, 1], [1, 2, 3]) is None
    assert spearman([1, 2, 3], [4, 4, 4]) is None


def test_lists_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="equally long"):
        spearman([1, 2, 3], [1, 2])
    with pytest.raises(ValueError, match="shorter"):
        mean_absolute_error([1, 2], [1])


@given(FEW)
def test_spearman_knows_order_only(pairs: list[tuple[int, int]]) -> None:
    first, second = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    found = spearman(first, second)
    assert found is None or -1 <= found <= 1
    assert spearman([math.exp(value) for value in first], second) == found
    turned = spearman([-value for value in first], second)
    assert (turned is None) is (found is None)
    if found is not None:
        assert turned == pytest.approx(-found)


def test_mean_absolute_error() -> None:
    assert mean_absolute_error([], []) is None
    assert mean_absolute_error([1.0], [1.0]) == 0
    assert mean_absolute_error([0, 1, 3], [1, 1, 1.5]) == pytest.approx(2.5 / 3)


def test_micro_f1_counts_labels_over_all_pairs() -> None:
    assert micro_f1([]) is None
    assert micro_f1([((), ())]) is None
    assert micro_f1([({"a"}, {"a"}), ((), ())]) == 1
    assert micro_f1([({"a"}, {"b"})]) == 0
    # Two found of three expected, and one too many: 2·2 / (2·2 + 1 + 1).
    assert micro_f1([({"a", "b"}, {"a", "c"}), ({"a"}, {"a"})]) == pytest.approx(4 / 6)


def test_share_and_percentile() -> None:
    assert share([]) is None
    assert share([True, False, False, True, True]) == pytest.approx(0.6)
    assert percentile([], 50) is None
    assert percentile([4.0], 95) == 4
    assert percentile([3, 1, 2], 50) == 2
    assert percentile([4, 1, 2, 3], 50) == 2.5
    assert percentile([0, 10], 95) == pytest.approx(9.5)
    assert percentile([1, 2, 3], 100) == 3
    assert percentile([1, 2, 3], 0) == 1
