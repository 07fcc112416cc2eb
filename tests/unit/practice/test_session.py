"""One practice session from outside."""

import pytest

from deescalate.errors import SessionError
from deescalate.model.session import Ending
from deescalate.practice import Session, replay
from tests.unit.practice.case import FakeAnalyst, analysed, make_scenario

GOOD = "Ms Keller, a morning off and nobody came. I'd be furious too."


def session() -> Session:
    table = {GOOD: analysed("validates", level=(3, 3, 3, 0), overall=8)}
    return Session(make_scenario(), FakeAnalyst(table), seed=1)


def test_opening_bursts_come_one_after_the_other() -> None:
    """Each burst appears after its own typing."""
    assert [line.at for line in session().opening] == [2.0, 5.6, 8.2]


def test_a_good_reply_calms() -> None:
    """Validation lowers tension and raises connection."""
    played = session()
    turn = played.reply(GOOD, at=played.quiet_at)
    assert turn.reaction.state.tension < 72
    assert turn.reaction.state.connection > 15
    assert not turn.interrupted


@pytest.mark.parametrize("text", ["", "  \n "])
def test_a_reply_without_text_is_refused(text: str) -> None:
    """Nothing said is not a reply."""
    with pytest.raises(SessionError):
        session().reply(text, at=20.0)


def test_nothing_happens_after_the_end() -> None:
    """An ended session refuses everything and ticks no more."""
    played = session()
    played.end(at=30.0)
    assert played.ending is Ending.AGENT_GAVE_UP
    assert played.tick(10_000.0) is None
    with pytest.raises(SessionError):
        played.reply("Hello", at=40.0)


def test_replay_goes_on_where_the_session_stood() -> None:
    """A replayed session holds the same turns and plays on alike."""
    played = session()
    played.reply(GOOD, at=20.0)
    again = replay(played.scenario, FakeAnalyst(), played.seed, played.mode, played.turns)
    assert again.turns == played.turns
    assert again.reply("Go on", at=40.0) == played.reply("Go on", at=40.0)
