"""Statistics against values worked out by hand."""

import math
from collections.abc import Sequence
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deescalate.measures.agreement import (
    icc,
    mean_absolute_error,
    mean_difference,
    micro_f1,
    percentile,
    ranks,
    share,
    spearman,
    weighted_kappa,
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


# --- raters --------------------------------------------------------------------------------

COHEN = ((88, 14, 18), (10, 40, 10), (2, 6, 12))
"""Cohen 1968, table 1: two judges and 200 diagnoses."""
COHEN_WEIGHTS = ((0, 1, 3), (1, 0, 6), (3, 6, 0))
SHROUT_FLEISS = (
    (9, 2, 5, 8), (6, 1, 3, 2), (8, 4, 6, 8), (7, 1, 2, 6), (10, 5, 6, 9), (6, 2, 4, 7)
)  # fmt: skip
"""Shrout and Fleiss 1979, table 2: six targets, four judges."""
LEVELS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=40)


def listed(table: Sequence[Sequence[int]]) -> tuple[list[int], list[int]]:
    """The ratings of both judges from a table of their counts."""
    pairs = [
        (row, column)
        for row, counts in enumerate(table)
        for column, count in enumerate(counts)
        for _ in range(count)
    ]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def moments(pairs: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    """Sums of squares of both, of products, and the difference of the means."""
    one, other = zip(*pairs, strict=True)
    first, second = fmean(one), fmean(other)
    return (
        sum((a - first) ** 2 for a in one),
        sum((b - second) ** 2 for b in other),
        sum((a - first) * (b - second) for a, b in pairs),
        first - second,
    )


def test_kappa_of_cohens_published_example() -> None:
    first, second = listed(COHEN)
    assert weighted_kappa(first, second, lambda a, b: float(a != b)) == pytest.approx(
        0.492, abs=5e-4
    )
    weighted = weighted_kappa(first, second, lambda a, b: COHEN_WEIGHTS[a][b])
    assert weighted == pytest.approx(0.348, abs=5e-4)


def test_kappa_knows_full_agreement_contradiction_and_chance() -> None:
    assert weighted_kappa([0, 1, 2, 3], [0, 1, 2, 3]) == 1
    assert weighted_kappa([0, 3, 0, 3], [3, 0, 3, 0]) == -1
    assert weighted_kappa([0, 0, 3, 3], [0, 3, 0, 3]) == 0
    assert weighted_kappa([], []) is None
    assert weighted_kappa([2, 2], [2, 2]) is None, "nothing else was to be expected"


@given(LEVELS)
def test_quadratic_kappa_is_the_concordance_of_the_two(pairs: list[tuple[int, int]]) -> None:
    """Its closed form: twice the covariance by both variances and the shift, all divided by n."""
    one, other, both, shift = moments(pairs)
    kappa = weighted_kappa([pair[0] for pair in pairs], [pair[1] for pair in pairs])
    spread = one + other + len(pairs) * shift**2
    if kappa is None:
        assert spread == pytest.approx(0)
    else:
        assert kappa == pytest.approx(2 * both / spread)
        assert -1 <= kappa <= 1 + 1e-12


def test_icc_of_shrouts_and_fleiss_published_example() -> None:
    assert icc(SHROUT_FLEISS) == pytest.approx(0.29, abs=5e-3)


@given(LEVELS)
def test_icc_of_two_judges_has_a_closed_form(pairs: list[tuple[int, int]]) -> None:
    *sums, gap = moments(pairs)
    first, second, product = (value / (len(pairs) - 1) for value in sums)
    spread = first + second + gap**2 - (first + second - 2 * product) / len(pairs)
    found = icc(pairs)
    if found is None:
        assert spread == pytest.approx(0, abs=1e-9)
    else:
        assert found == pytest.approx(2 * product / spread)


def test_icc_needs_two_targets_two_judges_and_some_variation() -> None:
    assert icc([]) is None
    assert icc([(1, 2)]) is None
    assert icc([(1,), (2,)]) is None
    assert icc([(1, 1), (1, 1)]) is None
    assert icc([(1, 1), (2, 2)]) == pytest.approx(1)
    with pytest.raises(ValueError, match=r"zip|argument"):
        icc([(1, 2), (1,)])


def test_a_lean_has_the_sign_of_the_second() -> None:
    assert mean_difference([1, 2], [2, 4]) == 1.5
    assert mean_difference([], []) is None
