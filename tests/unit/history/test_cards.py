"""Cards, drills and pauses in the database: they follow what is added and what is deleted."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from deescalate.history import Store
from deescalate.history.cards import (
    DrillResult,
    add_drill,
    add_reviews,
    cards,
    drilled,
    session_days,
    unrated,
)
from deescalate.history.forgetting import forget
from deescalate.history.pauses import pause, pauses, resume
from deescalate.model.cards import Grade, Review
from deescalate.model.scenario import Channel
from deescalate.model.skills import CardKey, Situation
from deescalate.model.weeks import Pause
from deescalate.score.grades import drill_grade
from tests.unit.history.samples import BEGUN, make_finished, make_record

LISTEN = CardKey("listen", Situation.CHAT)
SOLVE = CardKey("solve", Situation.PHONE)
SCENARIO = make_record().scenario_id


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "history.db") as opened:
        yield opened


def session(store: Store, number: int, **changes: object) -> str:
    record = make_finished(number, **changes)
    store.begin(record)
    return record.id


def review(session_id: str, key: CardKey, day: int, grade: Grade = Grade.GOOD) -> Review:
    at = BEGUN + timedelta(days=day)
    return Review(f"{session_id}:{key.skill}", key, at, grade, 80, session_id)


def test_only_finished_sessions_of_known_scenarios_are_unrated_oldest_first(store: Store) -> None:
    late = session(store, 5, channel=Channel.PHONE)
    early = session(store, 1)
    session(store, 2, scenario_id="gone")
    session(store, 3, learner="bob")
    store.begin(make_record(4))
    found = unrated(store.connection, "ada", {SCENARIO})
    assert [each.session_id for each in found] == [early, late]
    first, second = found
    assert first.at == BEGUN + timedelta(hours=1)
    assert (first.hints, first.score.techniques["tone"]) == (2, 80)
    assert (first.channel, second.channel) == (Channel.LIVE_CHAT, Channel.PHONE)


def test_a_branch_is_no_occasion_of_its_own(store: Store) -> None:
    parent = session(store, 1)
    session(store, 2, parent=parent, parent_turn=1)
    assert [each.session_id for each in unrated(store.connection, "ada", {SCENARIO})] == [parent]


def test_a_rated_session_is_not_rated_again(store: Store) -> None:
    one = session(store, 1)
    add_reviews(store.connection, "ada", [review(one, LISTEN, 0)], [one])
    assert unrated(store.connection, "ada", {SCENARIO}) == ()
    add_reviews(store.connection, "ada", [review(one, LISTEN, 0)], [one])
    (card,) = cards(store.connection, "ada", BEGUN)
    assert card.state.reviews == 1


def test_cards_stand_with_the_least_certain_first(store: Store) -> None:
    one, two = session(store, 1), session(store, 2)
    add_reviews(
        store.connection,
        "ada",
        [review(one, LISTEN, 0), review(one, SOLVE, 0, Grade.AGAIN), review(two, LISTEN, 4)],
        [one, two],
    )
    solve, listen = cards(store.connection, "ada", BEGUN + timedelta(days=6, hours=1))
    assert (solve.key, solve.idle, solve.due, solve.state.grade) == (SOLVE, 6, True, Grade.AGAIN)
    assert (listen.key, listen.idle, listen.due, listen.state.reviews) == (LISTEN, 2, False, 2)
    assert solve.recall < listen.recall < 1
    assert cards(store.connection, "bob", BEGUN) == ()


def test_a_deleted_session_takes_its_reviews_along_and_its_cards_follow(store: Store) -> None:
    one, two = session(store, 1), session(store, 2)
    reviews = [review(one, LISTEN, 0), review(two, LISTEN, 4), review(two, SOLVE, 4)]
    add_reviews(store.connection, "ada", reviews, [one, two])
    with store.connection.writing() as sqlite:
        sqlite.execute("delete from session where id = ?", [two])
    (card,) = cards(store.connection, "ada", BEGUN)
    assert (card.key, card.state.reviews, card.state.last) == (LISTEN, 1, BEGUN)
    with store.connection.writing() as sqlite:
        sqlite.execute("delete from session where id = ?", [one])
    assert cards(store.connection, "ada", BEGUN) == ()


def drill(score: int, at: datetime, moment: str = "m") -> DrillResult:
    return DrillResult(at, LISTEN, moment, score, 31.5)


def test_the_drills_of_a_day_make_one_review_with_their_mean(store: Store) -> None:
    noon = datetime(2026, 3, 9, 12, tzinfo=UTC)
    first = add_drill(store.connection, "ada", drill(40, noon), drill_grade)
    assert (first.score, first.grade) == (40, Grade.AGAIN)
    second = add_drill(store.connection, "ada", drill(91, noon + timedelta(minutes=1)), drill_grade)
    assert (second.score, second.grade, second.id) == (66, Grade.HARD, first.id)
    (card,) = cards(store.connection, "ada", noon)
    assert (card.state.reviews, card.state.score) == (1, 66)
    tomorrow = noon + timedelta(days=1)
    add_drill(store.connection, "ada", drill(80, tomorrow), drill_grade)
    (card,) = cards(store.connection, "ada", tomorrow)
    assert (card.state.reviews, card.state.grade) == (2, Grade.GOOD)


def test_what_was_drilled_is_known_by_its_moment(store: Store) -> None:
    noon = datetime(2026, 3, 9, 12, tzinfo=UTC)
    for number, (score, moment) in enumerate([(40, "a"), (90, "a"), (20, "b"), (30, "a")]):
        at = noon + timedelta(minutes=number)
        add_drill(store.connection, "ada", drill(score, at, moment), drill_grade)
    assert drilled(store.connection, "ada") == {
        "a": ("2026-03-09T12:03:00+00:00", 90),
        "b": ("2026-03-09T12:02:00+00:00", 20),
    }
    assert drilled(store.connection, "bob") == {}


def test_nothing_of_what_was_written_in_a_drill_is_kept(store: Store) -> None:
    columns = {row["name"] for row in store.connection.rows("pragma table_info(drill)")}
    assert columns == {
        "id", "learner", "at", "skill", "situation", "moment", "score", "seconds"
    }  # fmt: skip


def test_conversations_are_counted_by_their_day(store: Store) -> None:
    for number in (1, 2, 30):
        session(store, number)
    store.begin(make_record(3))
    first = BEGUN.date()
    assert session_days(store.connection, "ada", first) == {first: 2, first + timedelta(days=1): 1}
    assert session_days(store.connection, "ada", first + timedelta(days=1)) == {
        first + timedelta(days=1): 1
    }


def test_pauses_begin_end_and_replace_one_another(store: Store) -> None:
    connection, day = store.connection, date(2026, 3, 10)
    pause(connection, "ada", Pause(day, day + timedelta(days=10)))
    pause(connection, "bob", Pause(day, day))
    longer = Pause(day + timedelta(days=2), day + timedelta(days=20))
    pause(connection, "ada", longer)
    assert pauses(connection, "ada", day) == (Pause(day, day + timedelta(days=1)), longer)
    resume(connection, "ada", day + timedelta(days=5))
    assert pauses(connection, "ada", day) == (
        Pause(day, day + timedelta(days=1)),
        Pause(day + timedelta(days=2), day + timedelta(days=4)),
    )
    assert pauses(connection, "ada", day + timedelta(days=5)) == ()
    assert pauses(connection, "bob", day) == (Pause(day, day),)
    with pytest.raises(ValueError, match="before it begins"):
        pause(connection, "ada", Pause(day, day - timedelta(days=1)))


def test_who_only_drilled_or_paused_can_be_forgotten(store: Store) -> None:
    add_drill(store.connection, "ada", drill(40, BEGUN), drill_grade)
    pause(store.connection, "bob", Pause(BEGUN.date(), BEGUN.date()))
    forget(store.connection, ())
    assert drilled(store.connection, "ada") == {}
    assert cards(store.connection, "ada", BEGUN) == ()
    assert pauses(store.connection, "bob", BEGUN.date()) == ()
