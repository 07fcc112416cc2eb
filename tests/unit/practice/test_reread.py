"""Replies heard again: in the very context that they had, with nothing else touched."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from deescalate.model.scorecard import HOUSE
from deescalate.practice.reread import as_read, heard_again, new_reading, same_rules
from deescalate.practice.what_if import Past
from tests.tui.screens.visiting import ANALYSES, KIND, OFFER, RUDE, played
from tests.unit.practice.case import FakeAnalyst, analysed, make_scenario

MACHINE = make_scenario()
AT = "2026-03-20T12:00:00+00:00"


def past_of(*replies: str, analyst: FakeAnalyst | None = None) -> Past:
    record = played(MACHINE, replies, analyst=analyst)
    return Past(MACHINE, record.seed, record.turns)


@given(st.lists(st.sampled_from([KIND, RUDE, OFFER, "I see.", "One moment."]), max_size=7))
def test_the_same_ear_in_the_same_context_hears_the_same(replies: list[str]) -> None:
    then, now = FakeAnalyst(ANALYSES), FakeAnalyst(ANALYSES)
    past = past_of(*replies, analyst=then)
    assert heard_again(past, now) == tuple(past.turns)
    assert now.contexts == then.contexts
    assert same_rules(past)


def test_another_ear_moves_analyses_and_scores_and_no_reaction() -> None:
    past = past_of(RUDE, KIND, OFFER)
    deaf = FakeAnalyst(version="later")
    fresh = heard_again(past, deaf)
    assert [turn.reaction for turn in fresh] == [turn.reaction for turn in past.turns]
    assert [turn.act for turn in fresh] == [turn.act for turn in past.turns]
    assert fresh[0].analysis == analysed()
    assert fresh[-1].score != past.turns[-1].score
    assert past.turns[0].analysis == ANALYSES[RUDE]


def test_a_reading_says_by_whom_and_whether_the_rules_are_the_same() -> None:
    past = past_of(RUDE, KIND)
    reading = new_reading(past, FakeAnalyst(version="later"), "s", AT)
    assert (reading.analysis_version, reading.at, reading.session_id) == ("later", AT, "s")
    assert reading.same_rules
    assert reading.score == reading.turns[-1].score
    assert reading.of(0) == analysed()
    assert reading.of(99) is None
    strict = replace(past, scorecard=replace(HOUSE, name="Only how", process=1.0))
    other = new_reading(strict, FakeAnalyst(ANALYSES), "s", AT)
    assert (other.same_rules, other.scorecard) == (False, "Only how")


def test_turns_are_shown_as_a_reading_has_them() -> None:
    past = past_of(RUDE, KIND)
    reading = new_reading(past, FakeAnalyst(), "s", AT)
    assert as_read(past.turns, reading) == heard_again(past, FakeAnalyst())
    shorter = replace(reading, turns=reading.turns[:1])
    assert as_read(past.turns, shorter)[1:] == tuple(past.turns)[1:]
