"""Trainers' ratings: kept as they stand, final once done, and paired with what else was judged."""

from dataclasses import replace
from pathlib import Path

import pytest

from deescalate.errors import HistoryError
from deescalate.history import Store
from deescalate.history.forgetting import forget, forget_texts
from deescalate.history.rated_pairs import reply_pairs, session_pairs
from deescalate.history.ratings import put_rating, rating_of
from deescalate.model.language import Language
from deescalate.model.ratings import ReplyRating, TrainerRating
from tests.unit.history.samples import make_finished, make_rating, make_score

ONE = make_finished(1).id


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.open(tmp_path / "history.db")
    store.begin(make_finished(1, score=make_score(60)))
    store.begin(make_finished(2, language=Language.DE))
    return store


def test_an_unfinished_rating_comes_back_and_goes_on(store: Store) -> None:
    assert rating_of(store.connection, ONE, "Grace") == TrainerRating("Grace")
    begun = TrainerRating("Grace", (ReplyRating(0, {"tone": 2}),))
    put_rating(store.connection, ONE, begun)
    assert rating_of(store.connection, ONE, "Grace") == begun
    put_rating(store.connection, ONE, make_rating())
    assert rating_of(store.connection, ONE, "Grace") == make_rating()
    assert store.load(ONE).ratings == (make_rating(),)


def test_what_is_done_stays(store: Store) -> None:
    put_rating(store.connection, ONE, make_rating())
    with pytest.raises(HistoryError, match="Grace has rated session"):
        put_rating(store.connection, ONE, make_rating(overall=1))
    assert rating_of(store.connection, ONE, "Grace") == make_rating()


def test_an_unknown_session_cannot_be_rated(store: Store) -> None:
    with pytest.raises(HistoryError, match="not in the history"):
        put_rating(store.connection, "unknown", make_rating())


def test_ratings_go_with_their_session_and_stay_without_its_texts(store: Store) -> None:
    put_rating(store.connection, ONE, make_rating("Grace Hopper"))
    forget_texts(store.connection, [ONE])
    assert store.load(ONE).ratings == (make_rating("Grace Hopper"),)
    forget(store.connection, [ONE])
    for table in ("trainer_rating", "trainer_reply"):
        assert not store.connection.rows(f"select 1 from {table}")  # noqa: S608 - fixed names


def test_a_done_rating_is_paired_with_the_program(store: Store) -> None:
    put_rating(store.connection, ONE, make_rating())
    first, second = reply_pairs(store.connection)
    assert (first.rater, first.other, first.turn, second.turn) == ("Grace", "", 0, 1)
    assert (first.levels, first.other_levels) == ((2, 3, 2, 0), (1.5, 2.0, 3.0, 0.25))
    assert (first.overall, first.other_overall) == (7, 6.5)
    assert first.text == "I am sorry."
    (session,) = session_pairs(store.connection)
    assert (session.overall, session.other_overall) == (65, 60)


@pytest.mark.parametrize(
    "rating",
    [
        make_rating(done_at=None),
        make_rating(replies=(ReplyRating(0, {"tone": 2}, 4), ReplyRating(1, {}, 3)), overall=None),
        make_rating(replies=(), overall=None),
    ],
    ids=["not done", "not complete", "empty"],
)
def test_what_is_not_done_or_not_complete_is_no_pair(store: Store, rating: TrainerRating) -> None:
    put_rating(store.connection, ONE, rating)
    assert reply_pairs(store.connection) == ()
    assert session_pairs(store.connection) == ()


def test_two_raters_of_one_session_are_paired_once(store: Store) -> None:
    put_rating(store.connection, ONE, make_rating("Joan"))
    lower = tuple(replace(reply, overall=1) for reply in make_rating().replies)
    put_rating(store.connection, ONE, make_rating("Grace", replies=lower, overall=10))
    couples = [(pair.rater, pair.other, pair.turn) for pair in reply_pairs(store.connection)]
    assert sorted(couples) == [
        ("Grace", "", 0), ("Grace", "", 1), ("Grace", "Joan", 0), ("Grace", "Joan", 1),
        ("Joan", "", 0), ("Joan", "", 1),
    ]  # fmt: skip
    between = next(pair for pair in reply_pairs(store.connection) if pair.other)
    assert (between.overall, between.other_overall) == (1, 7)
    assert {
        (pair.rater, pair.other, pair.overall, pair.other_overall)
        for pair in session_pairs(store.connection)
    } == {("Grace", "", 10, 60), ("Joan", "", 65, 60), ("Grace", "Joan", 10, 65)}


def test_one_rater_and_one_language(store: Store) -> None:
    two = make_finished(2).id
    put_rating(store.connection, ONE, make_rating("Grace"))
    put_rating(store.connection, two, make_rating("Grace"))
    put_rating(store.connection, two, make_rating("Joan"))
    put_rating(store.connection, two, make_rating("Lin"))
    german = reply_pairs(store.connection, language=Language.DE)
    assert {pair.session_id for pair in german} == {two}
    joan = {(pair.rater, pair.other) for pair in reply_pairs(store.connection, "Joan")}
    assert joan == {("Joan", ""), ("Grace", "Joan"), ("Joan", "Lin")}
    english = session_pairs(store.connection, "Grace", Language.EN)
    assert [(pair.session_id, pair.other) for pair in english] == [(ONE, "")]
