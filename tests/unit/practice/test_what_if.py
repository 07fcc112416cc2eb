"""A turn played again with other words."""

import pytest

from deescalate.errors import SessionError
from deescalate.practice import Session
from deescalate.practice.what_if import Past
from tests.unit.practice.case import FakeAnalyst, analysed, make_scenario

KIND = "Since Tuesday, no wonder you are angry."
TABLE = {
    KIND: analysed("validates", "names-feeling", level=3.0),
    "Calm down.": analysed("calm-down", level=0.0),
}


def past_of(session: Session) -> Past:
    return Past(session.scenario, session.seed, session.turns)


def played() -> Session:
    session = Session(make_scenario(), FakeAnalyst(TABLE), seed=3)
    session.tick(session.next_tick_at())
    session.reply("Calm down.", session.quiet_at + 5)
    session.reply("I am on it.", session.quiet_at + 5)
    return session


def test_the_same_words_get_the_same_turn() -> None:
    session = played()
    for place in (1, 2):
        text = session.turns[place].act.text
        again = past_of(session).what_if(session.analyst, place, text)
        assert again == session.turns[place]


def test_other_words_move_the_customer_another_way_and_nothing_else_changes() -> None:
    session = played()
    before = session.turns
    other = past_of(session).what_if(session.analyst, 1, KIND)
    assert other.act.at == before[1].act.at
    assert other.reaction.state.tension < before[1].reaction.state.tension
    assert session.turns == before


def test_a_silence_and_no_words_are_refused() -> None:
    session = played()
    with pytest.raises(SessionError, match="Only a reply"):
        past_of(session).what_if(session.analyst, 0, KIND)
    with pytest.raises(SessionError, match="Write a reply"):
        past_of(session).what_if(session.analyst, 1, "  ")


def test_the_session_before_a_turn_stands_at_its_state_and_clock() -> None:
    session = played()
    before = past_of(session).session_before(session.analyst, 2)
    assert before.state == session.turns[1].reaction.state
    assert before.now == session.turns[1].act.at
