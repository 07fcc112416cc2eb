"""Two readings beside each other."""

from dataclasses import replace

import pytest

from deescalate.model.analysis import Levels
from deescalate.model.moves import Technique
from deescalate.model.scenario import Stage
from deescalate.model.score import Score
from deescalate.model.session import ActKind, AgentAct, Turn
from deescalate.score.shifts import LevelShift, session_shift, summed_up
from tests.unit.history.samples import make_turn
from tests.unit.practice.case import analysed, finding


def reply(index: int, *moves: str, level: tuple[float, float, float, float]) -> Turn:
    analysis = replace(analysed(level=level), findings=tuple(finding(move) for move in moves))
    return make_turn(index, act=AgentAct(ActKind.SAY, 1.0, f"reply {index}"), analysis=analysis)


OLD = (
    reply(0, "calm-down", level=(1, 0, 1, 0)),
    make_turn(1, act=AgentAct(ActKind.END, 2.0), analysis=None),
    reply(2, "validates", level=(2, 2, 2, 2)),
)
NEW = (
    reply(0, "validates", level=(1, 1.0, 1, 0.04)),
    OLD[1],
    reply(2, "validates", level=(2, 1.5, 2, 2)),
)


def test_replies_levels_and_what_was_heard() -> None:
    shift = session_shift(OLD, NEW, Score(40, {"empathy": 30}, {"venting": 50}), Score(50))
    first, last = shift.replies
    assert (first.turn, last.turn, first.text) == (0, 2, "reply 0")
    assert (first.moved, last.moved) == (True, False)
    assert (first.differs, last.differs) == (True, True)
    assert (first.gained, first.lost) == (
        (("validates", "validates"),),
        (("calm-down", "calm-down"),),
    )
    assert [level.technique for level in first.levels if level.shown] == [Technique.EMPATHY]
    assert shift.overall.change == 10
    assert shift.techniques[Technique.EMPATHY].new is None
    assert shift.techniques[Technique.EMPATHY].change is None
    assert shift.stages[Stage.VENTING].old == 50
    assert shift.differs


def test_the_same_reading_differs_nowhere() -> None:
    shift = session_shift(OLD, OLD, Score(40), Score(40))
    assert not shift.differs
    assert not any(reply.differs for reply in shift.replies)


@pytest.mark.parametrize(
    ("old", "new", "moved"), [(1.2, 2.2, True), (2.2, 1.2, True), (1, 1.99, False), (0, 0, False)]
)
def test_a_level_or_more(old: float, new: float, moved: bool) -> None:
    assert LevelShift(Technique.TONE, old, new).moved is moved


def test_the_sum_counts_replies_and_means_changes() -> None:
    one = session_shift(OLD, NEW, Score(40), Score(50))
    same = session_shift(OLD, OLD, Score(40), Score(40))
    found = summed_up([one, same])
    assert (found.sessions, found.replies, found.moved, found.overall) == (2, 4, 1, 5)
    assert found.levels[Technique.EMPATHY] == pytest.approx((1.0 - 0.5) / 4)
    assert found.levels[Technique.TONE] == 0
    assert summed_up([]).overall is None
    assert summed_up([]).levels == {}


def test_only_what_was_analysed_twice_can_be_compared() -> None:
    gone = (replace(NEW[0], analysis=None), *NEW[1:])
    with pytest.raises(ValueError, match="analysed twice"):
        session_shift(OLD, gone, Score(0), Score(0))
    assert Levels(1, 1.0, 1, 0.04) == NEW[0].analysis.levels  # type: ignore[union-attr]
