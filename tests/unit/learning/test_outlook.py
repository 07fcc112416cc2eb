"""From the history to what is due: sessions are graded once, for the skills that they showed."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from deescalate import learning
from deescalate.history import Store
from deescalate.history.cards import DrillResult
from deescalate.model.cards import Grade
from deescalate.model.scenario import Channel, Difficulty
from deescalate.model.score import Score
from deescalate.model.skills import CardKey, Situation
from deescalate.model.weeks import Pause, Week, monday_of
from tests.unit.history.samples import BEGUN, make_finished
from tests.unit.practice.case import make_scenario

SCENARIO = make_scenario(id="late", skills=("listen", "solve", "pace", "gather-facts"))
SCORE = Score(
    80,
    {"listening": 95, "empathy": 50, "tone": 80, "solution": 30},
    {"venting": 90, "trust": 60},
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "history.db") as opened:
        yield opened


def keep(store: Store, number: int, **changes: object) -> None:
    plain = {"scenario_id": "late", "score": SCORE, "hints": 0, "difficulty": Difficulty.HARD}
    store.begin(make_finished(number, **(plain | changes)))


def test_a_conversation_counts_for_the_skills_that_it_showed(store: Store) -> None:
    keep(store, 0)
    found = learning.outlook(store, "ada", (SCENARIO,), BEGUN, 3)
    grades = {card.key: (card.state.grade, card.state.score) for card in found.cards}
    assert grades == {
        CardKey("listen", Situation.CHAT): (Grade.EASY, 94),
        CardKey("gather-facts", Situation.CHAT): (Grade.GOOD, 84),
    }, "the third stage was not reached, and no score tells the pace"
    assert found.due == ()


def test_hints_and_the_channel_tell(store: Store) -> None:
    keep(store, 0, hints=1, channel=Channel.EMAIL)
    found = learning.outlook(store, "ada", (SCENARIO,), BEGUN, 3)
    listen = next(card for card in found.cards if card.key.skill == "listen")
    assert listen.key.situation is Situation.WRITING
    assert listen.state.grade is Grade.GOOD


def test_sessions_of_scenarios_that_come_later_are_graded_then(store: Store) -> None:
    keep(store, 0)
    assert learning.outlook(store, "ada", (), BEGUN, 3).cards == ()
    later = learning.outlook(store, "ada", (SCENARIO,), BEGUN, 3)
    assert len(later.cards) == 2
    assert learning.outlook(store, "ada", (SCENARIO,), BEGUN, 3) == later


def test_what_is_due_is_the_least_certain_first(store: Store) -> None:
    keep(store, 0)
    due = learning.outlook(store, "ada", (SCENARIO,), BEGUN + timedelta(days=30), 3).due
    assert [card.key.skill for card in due] == ["gather-facts", "listen"]


def test_a_drill_counts_for_its_card(store: Store) -> None:
    keep(store, 0)
    key = CardKey("gather-facts", Situation.CHAT)
    at = BEGUN + timedelta(days=9)
    review = learning.keep_drill(store, "ada", DrillResult(at, key, "m", 20, 40.0))
    assert (review.grade, review.at) == (Grade.AGAIN, at)
    found = learning.outlook(store, "ada", (SCENARIO,), at, 3)
    card = next(card for card in found.cards if card.key == key)
    assert (card.state.reviews, card.state.grade, card.idle) == (2, Grade.AGAIN, 0)


def test_the_week_has_its_conversations_its_goal_and_its_pause(store: Store) -> None:
    for number in (0, 1):
        keep(store, number)
    today = BEGUN.date()
    learning.pause_until(store, "ada", today, today + timedelta(days=1))
    found = learning.outlook(store, "ada", (SCENARIO,), BEGUN, 3)
    assert found.weeks[-1] == Week(monday_of(today), 2, 3 if today.weekday() == 6 else 2)
    assert found.pause == Pause(today, today + timedelta(days=1))
    learning.go_on(store, "ada", today)
    again = learning.outlook(store, "ada", (SCENARIO,), BEGUN, 3)
    assert (again.pause, again.weeks[-1].goal) == (None, 3)
