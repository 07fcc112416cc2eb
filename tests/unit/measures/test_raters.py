"""Raters beside the program and beside each other."""

import pytest

from deescalate.measures.raters import MOST_APART, agreements, whole
from deescalate.model.language import Language
from deescalate.model.moves import Technique
from deescalate.model.ratings import RatedPair, SessionPair


def pair(
    turn: int,
    levels: tuple[float, ...],
    other_levels: tuple[float, ...],
    rater: str = "Grace",
    other: str = "",
) -> RatedPair:
    overall, other_overall = sum(levels), sum(other_levels)
    return RatedPair(
        f"s{turn // 2}",
        turn,
        Language.EN,
        rater,
        levels,
        overall,
        other_levels,
        other_overall,
        other,
    )


def test_halves_go_up() -> None:
    assert [whole(level) for level in (0, 0.49, 0.5, 1.5, 2.5, 3)] == [0, 0, 1, 2, 3, 3]


def test_each_technique_is_compared_on_its_own() -> None:
    pairs = [
        pair(0, (0, 3, 1, 2), (0.2, 0, 2, 2)),
        pair(1, (1, 0, 2, 2), (1.4, 3, 3, 2)),
        pair(2, (3, 3, 0, 2), (2.6, 0, 1, 2)),
    ]
    (found,) = agreements(pairs, ())
    assert (found.rater, found.other, found.sessions) == ("Grace", "", 2)
    listening, empathy, tone, solution = found.levels
    assert [level.technique for level in found.levels] == list(Technique)
    assert listening.kappa == 1, "rounded levels are the same"
    assert listening.error == pytest.approx((0.2 + 0.4 + 0.4) / 3)
    assert listening.lean == pytest.approx((0.2 + 0.4 - 0.4) / 3)
    assert empathy.kappa is not None
    assert empathy.kappa < 0
    assert (tone.error, tone.lean) == (1, 1)
    assert (solution.kappa, solution.error) == (None, 0)
    assert found.replies.pairs == 3


def test_overall_of_conversations_is_apart_from_that_of_replies() -> None:
    sessions = [
        SessionPair("a", "Grace", 20, 30),
        SessionPair("b", "Grace", 80, 90),
    ]
    (found,) = agreements((), sessions)
    assert found.replies.pairs == found.sessions == 0
    assert found.conversations.error == found.conversations.lean == 10
    assert found.conversations.icc is not None
    assert found.conversations.icc == pytest.approx(0.973, abs=1e-3)


def test_the_program_comes_before_the_raters_and_raters_by_name() -> None:
    same = (1, 1, 1, 1)
    pairs = [
        pair(0, same, same, "Grace", "Joan"),
        pair(0, same, same, "Joan"),
        pair(0, same, same, "Grace"),
    ]
    found = agreements(pairs, ())
    assert [(each.rater, each.other) for each in found] == [
        ("Grace", ""), ("Joan", ""), ("Grace", "Joan")
    ]  # fmt: skip


def test_the_replies_furthest_apart_come_first_and_equal_ones_never() -> None:
    even = [pair(turn, (1, 1, 1, 1), (1, 1, 1, 1)) for turn in range(3)]
    uneven = [pair(10 + by, (0, 0, 0, 0), (by / 4, 0, 0, by / 8)) for by in range(1, 8)]
    (found,) = agreements([*even, *uneven], ())
    assert [each.turn for each in found.apart] == [17, 16, 15, 14, 13]
    assert len(found.apart) == MOST_APART
    (found,) = agreements(even, ())
    assert found.apart == ()


def test_one_technique_alone() -> None:
    pairs = [pair(0, (0, 0, 0, 0), (3, 0, 0, 0)), pair(1, (0, 0, 0, 0), (0, 1, 0, 0))]
    (found,) = agreements(pairs, (), Technique.EMPATHY)
    assert [level.technique for level in found.levels] == [Technique.EMPATHY]
    assert [each.turn for each in found.apart] == [1]


@pytest.mark.parametrize(("replies", "few"), [(31, True), (32, False)])
def test_few_pairs_are_called_few(replies: int, few: bool) -> None:
    (found,) = agreements([pair(turn, (1, 1, 1, 1), (1, 1, 1, 1)) for turn in range(replies)], ())
    assert found.few == few


def test_nothing_gives_nothing() -> None:
    assert agreements((), ()) == ()
