"""What was done in one conversation is done again in another."""

from dataclasses import replace

from deescalate.model.scenario import Level
from deescalate.model.session import ActKind, Turn
from deescalate.practice import Session
from deescalate.practice.again import play_again
from tests.unit.practice.case import FakeAnalyst, make_scenario


def played(session: Session) -> tuple[Turn, ...]:
    """A conversation with an interruption, a silence, a question to a colleague and an end."""
    session.reply("I am on it.", session.quiet_at + 5)
    session.reply("Wait,", session.now + 0.5)
    session.tick(session.next_tick_at())
    session.consult("Which day is free?", session.quiet_at + 3)
    session.reply("Tomorrow then.", session.quiet_at + 9)
    session.end(session.quiet_at + 1)
    return session.turns


def session_of(**changes: object) -> Session:
    return Session(make_scenario(**changes), FakeAnalyst(), seed=3)


def test_in_the_same_scenario_everything_happens_again() -> None:
    before, after = session_of(), session_of()
    turns = played(before)
    assert any(turn.interrupted for turn in turns)
    assert play_again(after, turns) == len(turns)
    assert [turn.act.kind for turn in after.turns] == [turn.act.kind for turn in turns]
    assert [turn.reaction.state for turn in after.turns] == [turn.reaction.state for turn in turns]
    assert [turn.interrupted for turn in after.turns] == [turn.interrupted for turn in turns]
    assert after.ending is before.ending


def test_nobody_interrupts_because_the_opening_has_grown_longer() -> None:
    before = session_of()
    before.reply("I am on it.", before.quiet_at + 2)
    scenario = make_scenario()
    venting = scenario.stages[0]
    slow = tuple(replace(burst, typing=burst.typing + 60) for burst in venting.bursts)
    longer = (replace(venting, bursts=slow), *scenario.stages[1:])
    after = session_of(stages=longer)
    assert play_again(after, before.turns) == 1
    assert not after.turns[0].interrupted


def test_it_stops_at_what_is_not_possible_any_more() -> None:
    before = session_of()
    turns = played(before)
    escalation = make_scenario().escalation
    after = session_of(escalation=replace(escalation, consult=None))
    done = play_again(after, turns)
    assert turns[done].act.kind is ActKind.CONSULT
    assert len(after.turns) == done


def test_nothing_is_done_after_the_end() -> None:
    before = session_of()
    turns = played(before)
    emotion = make_scenario().emotion
    after = session_of(emotion=replace(emotion, patience=1))
    assert play_again(after, turns) < len(turns)
    assert after.ending is not None


def test_a_hand_over_is_done_again() -> None:
    before = session_of()
    path = before.scenario.escalation.paths[0]
    before.hand_over(path.level, "She waits since Tuesday.", before.quiet_at + 1)
    after = session_of()
    assert play_again(after, before.turns) == 1
    assert after.turns[0].act.level in set(Level)
