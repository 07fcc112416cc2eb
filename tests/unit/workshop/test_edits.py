"""The smallest edit that would have moved the customer."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from deescalate.model.analysis import ReplyAnalysis
from deescalate.model.session import Turn
from deescalate.practice import Session
from deescalate.practice.what_if import Past
from deescalate.workshop.edits import EditKind, edits, moves, sentences, smallest_edit
from tests.unit.practice.case import FakeAnalyst, analysed, make_scenario

FEELS = "No wonder you are angry."
RUDE = analysed("calm-down", level=0.0, better=(FEELS,))
KIND = analysed("validates", "names-feeling", level=3.0, better=("Shall I call you?",))


def turn_of(text: str, table: dict[str, ReplyAnalysis]) -> tuple[Session, Turn]:
    session = Session(make_scenario(), FakeAnalyst(table), seed=3)
    return session, session.reply(text, session.quiet_at + 5)


def found(text: str, table: dict[str, ReplyAnalysis]) -> object:
    session, turn = turn_of(text, table)
    return smallest_edit(
        turn,
        lambda other: Past(session.scenario, 3, session.turns).what_if(session.analyst, 0, other),
    )


def test_sentences_and_lines() -> None:
    text = "Calm down. What is your number?\nI wait"
    assert [text[start:end] for start, end in sentences(text)] == [
        "Calm down.",
        "What is your number?",
        "I wait",
    ]
    assert sentences(" \n ") == ()


@given(st.text(max_size=80), st.lists(st.text(max_size=20), max_size=4))
def test_edits_come_by_size_and_every_sentence_is_in_the_text(
    text: str, wordings: list[str]
) -> None:
    found = edits(text, wordings)
    assert [edit.size for edit in found] == sorted(edit.size for edit in found)
    for edit in found:
        assert edit.out in text
        assert edit.into in edit.text


def test_leaving_out_what_hurts_is_smaller_than_anything_put_in() -> None:
    rest = "What happened on Tuesday, in your words?"
    table = {f"Calm down. {rest}": RUDE, rest: KIND}
    result = found(f"Calm down. {rest}", table)
    assert isinstance(result, tuple)
    edit, other = result
    assert (edit.kind, edit.out, edit.text) == (EditKind.DROP, "Calm down.", rest)
    assert other.act.text == rest


def test_a_wording_put_first() -> None:
    table = {"Your number?": replace(analysed(level=1.0), better=(FEELS,)),
             f"{FEELS} Your number?": KIND}  # fmt: skip
    result = found("Your number?", table)
    assert isinstance(result, tuple)
    edit, other = result
    assert (edit.kind, edit.into) == (EditKind.ADD_FIRST, FEELS)
    _session, before = turn_of("Your number?", table)
    assert moves(before, other)


def test_after_a_reply_that_did_it_all_there_is_none() -> None:
    assert found(FEELS, {FEELS: KIND, f"{FEELS} Shall I call you?": KIND}) is None


def test_nobody_waits_any_more() -> None:
    session, turn = turn_of("Calm down.", {"Calm down.": RUDE, FEELS: KIND})
    tried: list[str] = []

    def play(text: str) -> Turn:
        tried.append(text)
        return Past(session.scenario, 3, session.turns).what_if(session.analyst, 0, text)

    assert smallest_edit(turn, play, lambda: True) is None
    assert not tried
    assert smallest_edit(turn, play) is not None
