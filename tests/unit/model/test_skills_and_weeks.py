"""Skills in kinds of situations; the weekly goal with its pauses."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deescalate.content.schema import SKILLS
from deescalate.model.moves import Technique
from deescalate.model.scenario import Channel, Stage
from deescalate.model.skills import (
    IN_ONE_REPLY,
    SITUATION_OF,
    STAGE_OF,
    TECHNIQUE_OF,
    Situation,
    skill_for,
)
from deescalate.model.weeks import Pause, Week, monday_of, weeks

WEDNESDAY = date(2026, 3, 18)
MONDAY = date(2026, 3, 16)


def test_every_skill_of_scenario_files_but_pace_is_a_card() -> None:
    assert set(TECHNIQUE_OF) == set(SKILLS) - {"pace"}
    assert set(STAGE_OF) == set(TECHNIQUE_OF)


def test_every_channel_is_a_kind_of_situation_and_each_kind_has_one() -> None:
    assert set(SITUATION_OF) == set(Channel)
    assert set(SITUATION_OF.values()) == set(Situation)


@pytest.mark.parametrize("technique", list(Technique))
@pytest.mark.parametrize("stage", list(Stage))
def test_a_reply_trains_a_skill_of_its_technique(technique: Technique, stage: Stage) -> None:
    skill = skill_for(technique, stage, ("escalate", "consult"))
    assert TECHNIQUE_OF[skill] is technique
    assert skill in IN_ONE_REPLY


def test_a_listed_skill_goes_before_the_usual_one() -> None:
    assert skill_for(Technique.EMPATHY, Stage.VENTING) == "validate"
    assert skill_for(Technique.EMPATHY, Stage.VENTING, ("apologise",)) == "apologise"
    assert skill_for(Technique.EMPATHY, Stage.VENTING, ("own-it", "solve")) == "validate"


def test_conversations_count_for_the_week_they_were_in() -> None:
    sessions = {MONDAY: 2, MONDAY - timedelta(days=1): 1, MONDAY + timedelta(days=6): 1}
    before, now = weeks(sessions, (), 3, WEDNESDAY, 2)
    assert before == Week(MONDAY - timedelta(days=7), 1, 3)
    assert now == Week(MONDAY, 3, 3)
    assert (before.reached, now.reached) == (False, True)


@pytest.mark.parametrize(
    ("days", "goal", "due"),
    [(0, 3, 3), (1, 3, 3), (2, 3, 2), (3, 3, 2), (4, 3, 1), (6, 3, 0), (7, 3, 0), (2, 7, 5)],
)
def test_a_pause_lowers_the_goal_by_its_days(days: int, goal: int, due: int) -> None:
    pause = Pause(MONDAY, MONDAY + timedelta(days=days - 1))
    assert weeks({}, (pause,), goal, WEDNESDAY, 1) == (Week(MONDAY, 0, due),)


def test_without_a_goal_or_in_a_paused_week_nothing_is_reached_or_missed() -> None:
    (free,) = weeks({MONDAY: 9}, (), 0, WEDNESDAY, 1)
    (paused,) = weeks({MONDAY: 9}, (Pause(MONDAY, MONDAY + timedelta(days=20)),), 3, WEDNESDAY, 1)
    assert not free.reached
    assert not paused.reached


DAYS = st.dates(date(2026, 1, 1), date(2026, 4, 30))


@given(st.lists(st.tuples(DAYS, st.integers(0, 40)), max_size=5), st.integers(0, 14), DAYS)
def test_pauses_never_raise_the_goal_and_their_order_does_not_matter(
    spans: list[tuple[date, int]], goal: int, today: date
) -> None:
    pauses = [Pause(first, first + timedelta(days=length)) for first, length in spans]
    found = weeks({}, pauses, goal, today)
    assert all(0 <= week.goal <= goal for week in found)
    assert found == weeks({}, [*reversed(pauses), *pauses], goal, today)
    assert found[-1].monday == monday_of(today)
    assert [week.monday for week in found] == sorted({week.monday for week in found})
