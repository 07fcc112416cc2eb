"""The schedule: due dates to the day, without chance, whatever the order."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deescalate.history.schedule import LONGEST, RETENTION, recall, schedule
from deescalate.model.cards import Grade, Review
from deescalate.model.skills import CardKey, Situation

KEY = CardKey("validate", Situation.PHONE)
START = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def review(day: float, grade: Grade) -> Review:
    return Review(f"r{day}", KEY, START + timedelta(days=day), grade, 60)


@pytest.mark.parametrize(
    ("grade", "days"), [(Grade.AGAIN, 1), (Grade.HARD, 2), (Grade.GOOD, 4), (Grade.EASY, 16)]
)
def test_the_first_grade_decides_how_soon_it_comes_again(grade: Grade, days: int) -> None:
    state = schedule(1, [review(0, grade)])
    assert state.due == START + timedelta(days=days)
    assert (state.last, state.grade, state.score, state.reviews) == (START, grade, 60, 1)


def test_success_after_a_pause_makes_the_next_one_longer_and_a_failure_shorter() -> None:
    first = schedule(1, [review(0, Grade.GOOD)])
    again = schedule(1, [review(0, Grade.GOOD), review(4, Grade.GOOD)])
    failed = schedule(1, [review(0, Grade.GOOD), review(4, Grade.AGAIN)])
    assert failed.due - failed.last < first.due - first.last < again.due - again.last


def test_what_went_wrong_last_comes_again_the_next_day() -> None:
    reviews = [review(0, Grade.EASY), review(20, Grade.EASY), review(20.2, Grade.AGAIN)]
    state = schedule(1, reviews)
    assert state.due - state.last == timedelta(days=1)


def test_the_order_in_which_reviews_come_in_does_not_matter() -> None:
    reviews = [review(0, Grade.GOOD), review(3, Grade.HARD), review(3.2, Grade.GOOD)]
    assert schedule(1, reviews) == schedule(7, reviews[::-1])


def test_a_card_needs_a_review_and_a_time_in_utc() -> None:
    with pytest.raises(ValueError, match="needs a review"):
        schedule(1, [])
    elsewhere = START.astimezone(timezone(timedelta(hours=2)))
    with pytest.raises(ValueError, match="UTC"):
        schedule(1, [Review("r", KEY, elsewhere, Grade.GOOD, 60)])


GRADED = st.lists(st.tuples(st.floats(0, 400), st.sampled_from(Grade)), min_size=1, max_size=8)


@given(GRADED, st.integers(0, 500), st.integers(0, 500))
def test_certainty_only_falls_until_the_next_time(
    graded: list[tuple[float, Grade]], one: int, other: int
) -> None:
    state = schedule(1, [review(day, grade) for day, grade in graded])
    early, late = sorted((one, other))
    before = recall(state, state.last + timedelta(days=early))
    after = recall(state, state.last + timedelta(days=late))
    assert 0 < after <= before <= 1
    assert timedelta(days=1) <= state.due - state.last <= timedelta(days=LONGEST)


def test_at_the_due_date_about_the_wanted_certainty_is_left() -> None:
    state = schedule(1, [review(0, Grade.GOOD)])
    assert recall(state, state.due) == pytest.approx(RETENTION, abs=0.03)
