"""One practice session from outside."""

from dataclasses import replace

import pytest

from deescalate.errors import SessionError
from deescalate.model.scenario import Level
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


def test_an_enormous_reply_is_answered_like_any_other() -> None:
    """A hundred thousand letters neither hang nor fill the reasons."""
    played = session()
    turn = played.reply("wort " * 20_000, at=20.0)
    assert turn.reaction.lines
    assert all(len(change.reason.quote) <= 120 for change in turn.reaction.changes)
    assert all(len(text) <= 400 for text in turn.reaction.state.agent_said)


def test_time_that_runs_backwards_is_taken_as_now() -> None:
    """A clock that was set back does not undo anything."""
    played = session()
    played.reply(GOOD, at=50.0)
    assert played.reply("Go on", at=10.0).act.at == 50.0


def test_waiting_counts_from_the_last_word_not_from_calls_into_silence() -> None:
    """Answering a minute late is late although the customer has just called out."""
    played = session()
    first = played.next_tick_at()
    silence = played.tick(first)
    assert silence is not None
    assert silence.reaction.lines[0].kind == "silence"
    assert played.tick(first + 0.4) is None
    turn = played.reply(GOOD, at=first + 0.5)
    assert turn.waited == pytest.approx(first + 0.5 - 8.2)
    assert not turn.interrupted
    assert "late-reply" in [change.reason.code for change in turn.reaction.changes]
    assert all(line.kind != "silence" for line in turn.reaction.lines)


def test_the_deadline_moves_with_the_conversation() -> None:
    """First reply, then next reply, from the customer's last word."""
    played = session()
    assert played.deadline() == pytest.approx(8.2 + 45)
    turn = played.reply(GOOD, at=20.0)
    assert played.deadline() == pytest.approx(turn.reaction.lines[-1].at + 90)


def test_the_context_holds_what_was_heard_by_then() -> None:
    """Lines still to come are not in it, nor are the facts they tell."""
    played = session()
    early = played.context(at=3.0)
    assert [turn.text for turn in early.turns] == ["I have been waiting since TUESDAY."]
    assert early.interrupts
    later = played.context()
    assert len(later.turns) == 3
    assert not later.interrupts
    assert {fact.id for fact in later.facts if fact.known} == {"order-number", "missed-slot"}
    assert [item.id for item in later.solutions if not item.allowed] == ["full-refund"]
    assert (later.stage, later.impossible) == (1, ("free machine",))


def test_facts_are_heard_when_their_line_has_appeared() -> None:
    """Not while the customer is still typing."""
    asking = {"Who is it for?": analysed("validates", asked=("for-mother",), level=2)}
    played = Session(make_scenario(), FakeAnalyst(asking), seed=1)
    turn = played.reply("Who is it for?", at=20.0)
    assert "for-mother" not in {fact.id for fact in played.facts_heard()}
    played.tick(turn.reaction.lines[-1].at)
    assert "for-mother" in {fact.id for fact in played.facts_heard()}


def test_a_colleague_answers_in_time_while_the_agent_goes_on() -> None:
    """Writing to the customer meanwhile is no interruption and delays nobody."""
    played = session()
    played.reply(GOOD, at=20.0)
    consulted = played.consult("Is there a door code on the label?", played.quiet_at)
    ready = consulted.act.at + 40
    turn = played.reply("I am asking the depot right now.", consulted.act.at + 15)
    assert not turn.interrupted
    assert [line.at for line in turn.reaction.lines if line.kind == "answer"] == [ready]


def test_acts_that_the_scenario_does_not_offer_are_refused() -> None:
    """With one plain sentence."""
    scenario = make_scenario()
    plan = replace(scenario.escalation, consult=None, paths=())
    played = Session(replace(scenario, escalation=plan), FakeAnalyst())
    with pytest.raises(SessionError, match="no colleague"):
        played.consult("door code", 20.0)
    with pytest.raises(SessionError, match="nobody"):
        played.hand_over(Level.FUNCTIONAL, "Take over.", 20.0)


def test_the_survey_comes_after_the_end_only() -> None:
    """And is the same each time it is looked at."""
    played = session()
    with pytest.raises(SessionError):
        played.survey()
    played.end(at=30.0)
    assert played.survey() == played.survey()


def test_only_a_fresh_session_takes_over_turns() -> None:
    """Turns never mix."""
    played = session()
    played.reply(GOOD, at=20.0)
    with pytest.raises(SessionError):
        played.resume(played.turns)
