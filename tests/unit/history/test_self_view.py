"""Own ratings against scores over time."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deescalate.errors import HistoryError
from deescalate.history import Store, Wanted
from deescalate.history.development import LEAST_FOR_BAND
from deescalate.history.ratings import rate_self
from deescalate.history.self_view import OwnView, self_view
from deescalate.interface.catalogue import translator
from deescalate.model.language import Language
from deescalate.model.moves import Technique
from deescalate.model.ratings import SelfRating
from deescalate.report.self_view import closer_words, lean_words, self_view_note
from tests.unit.history.samples import make_finished, make_score

ADA = Wanted("ada", date(2026, 3, 20))
T = translator("en")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "history.db")


def rated(store: Store, levels: Sequence[float], **changes: object) -> OwnView:
    """Sessions with a score of 50 for empathy and these own ratings of it, oldest first."""
    for number, level in enumerate(levels, start=1):
        own = SelfRating({"empathy": level})
        day = f"2026-03-{number:02}T10:00:00+00:00"
        score = make_score(empathy=50)
        store.begin(
            replace(make_finished(number, self_rating=own, started_at=day, score=score), **changes)  # type: ignore[arg-type]
        )
    return self_view(store.connection, ADA)[Technique.EMPATHY]


def test_a_difference_is_own_rating_minus_score_in_points(store: Store) -> None:
    view = rated(store, [3, 1.5])
    assert view.rated == 2
    assert view.lately.mean == pytest.approx((50 + 0) / 2)
    assert set(self_view(store.connection, ADA)) == {Technique.EMPATHY}


def test_with_few_ratings_nothing_is_said(store: Store) -> None:
    view = rated(store, [3] * (LEAST_FOR_BAND - 1))
    assert (view.lean, view.change) == (0, None)
    assert lean_words(T, view) == closer_words(T, view) == "too few to tell"
    note = self_view_note(T, {Technique.EMPATHY: view})
    assert note == "Too little data: it takes six conversations that you rated, and there are 5."


@pytest.mark.parametrize(
    ("levels", "lean", "words"),
    [
        ([3, 3, 2.4, 3, 3, 2.4], 1, "▲ you overestimate it"),
        ([0, 0, 0.6, 0, 0, 0.6], -1, "▼ you underestimate it"),
        ([3, 0, 3, 0, 3, 0], 0, "= no lean that is sure"),
    ],
)
def test_a_lean_is_named_when_it_leaves_chance_behind(
    store: Store, levels: list[float], lean: int, words: str
) -> None:
    view = rated(store, levels)
    assert view.lean == lean
    assert lean_words(T, view) == words


@pytest.mark.parametrize(
    ("levels", "words"),
    [
        ([3, 0, 3, 1.5, 1.5, 1.2], "coming closer"),
        ([1.5, 1.5, 1.2, 3, 0, 3], "drifting apart"),
        ([3, 0, 3, 0, 3, 0.1], "= unclear"),
    ],
)
def test_coming_closer_is_about_the_size_of_the_difference(
    store: Store, levels: list[float], words: str
) -> None:
    assert closer_words(T, rated(store, levels)) == words


def test_only_the_wanted_conversations_count(store: Store) -> None:
    rated(store, [3, 3], language=Language.DE)
    assert self_view(store.connection, replace(ADA, language=Language.EN)) == {}
    assert self_view(store.connection, replace(ADA, learner="bob")) == {}
    assert set(self_view(store.connection, replace(ADA, language=Language.DE))) == {
        Technique.EMPATHY
    }


def test_without_any_rating_the_note_says_when_it_is_asked() -> None:
    assert "asked before the score" in self_view_note(T, {})


def test_a_later_rating_takes_the_earlier_ones_place(store: Store) -> None:
    store.begin(make_finished(1, self_rating=SelfRating({"tone": 1})))
    rate_self(store.connection, make_finished(1).id, SelfRating({"empathy": 2}))
    assert store.load(make_finished(1).id).self_rating == SelfRating({"empathy": 2})
    with pytest.raises(HistoryError, match="not in the history"):
        rate_self(store.connection, "unknown", SelfRating())


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(st.sampled_from([each.value for each in Technique]), st.floats(0, 3)))
def test_points_lie_on_the_scale_of_scores(levels: dict[str, float]) -> None:
    own = SelfRating(levels)
    for technique in Technique:
        points = own.points(technique)
        assert (points is None) == (technique.value not in levels)
        assert points is None or 0 <= points <= 100


@pytest.mark.parametrize("levels", [{"tone": 3.1}, {"tone": -1}, {"charm": 1}, {"tone": True}])
def test_what_is_no_level_is_refused(levels: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"tone|charm"):
        SelfRating(levels)
