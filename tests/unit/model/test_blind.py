"""A session rated blind: what is asked, what is missing, when it is done."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deescalate.model.blind import Question, finished, is_complete, next_open, questions, rateable
from deescalate.model.moves import Technique
from deescalate.model.ratings import ReplyRating, TrainerRating
from deescalate.model.session import ActKind, AgentAct
from tests.unit.history.samples import make_finished, make_turn

NOW = "2026-03-02T09:00:00+00:00"


def said(index: int, text: str = "Hello.", kind: ActKind = ActKind.SAY) -> object:
    return make_turn(index, act=AgentAct(kind, 1.0, text))


RECORD = make_finished(turns=tuple(said(index) for index in range(3)))
TURNS = rateable(RECORD)


def test_only_what_was_said_and_can_be_read_is_rated() -> None:
    acts = (
        said(0),
        said(1, "Please hold.", ActKind.CONSULT),
        said(2, "", ActKind.SILENCE),
        said(3, "  "),
        said(4),
    )
    assert [turn.index for turn in rateable(make_finished(turns=acts))] == [0, 4]


def test_of_a_branch_only_its_own_turns_are_rated() -> None:
    branch = replace(RECORD, parent="p", parent_turn=2)
    assert [turn.index for turn in rateable(branch)] == [2]


def test_everything_is_asked_once_and_the_conversation_at_last() -> None:
    asked = questions(TURNS)
    assert len(asked) == len(set(asked)) == 3 * 5 + 1
    assert asked[0] == Question(0, Technique.LISTENING)
    assert asked[4] == Question(0)
    assert asked[-1] == Question()
    assert [question.most for question in (asked[0], asked[4], asked[-1])] == [3, 10, 100]


@given(st.lists(st.tuples(st.integers(0, 15), st.one_of(st.none(), st.integers(0, 3)))))
def test_the_last_answer_to_a_question_counts(answers: list[tuple[int, int | None]]) -> None:
    asked, rating, wanted = questions(TURNS), TrainerRating("Grace"), dict[Question, int | None]()
    for place, answer in answers:
        rating = asked[place].answered(rating, answer)
        wanted[asked[place]] = answer
    for question in asked:
        assert question.answer(rating) == wanted.get(question)
    assert is_complete(rating, TURNS) == all(wanted.get(each) is not None for each in asked)


def test_the_next_open_reply_is_the_first_that_lacks_anything() -> None:
    rating = TrainerRating("Grace")
    for question in questions(TURNS)[:9]:
        rating = question.answered(rating, 2)
    assert next_open(rating, TURNS) == 1
    for question in questions(TURNS)[9:-1]:
        rating = question.answered(rating, 2)
    assert next_open(rating, TURNS) == 3
    assert not is_complete(rating, TURNS)


def test_it_is_done_only_when_everything_is_rated() -> None:
    rating = TrainerRating("Grace")
    for question in questions(TURNS)[:-1]:
        rating = question.answered(rating, 1)
    with pytest.raises(ValueError, match="not everything"):
        finished(rating, TURNS, NOW)
    done = finished(Question().answered(rating, 80), TURNS, NOW)
    assert (done.overall, done.done_at) == (80, NOW)


@pytest.mark.parametrize(("question", "answer"), [
    (Question(), 101), (Question(0), 11), (Question(0, Technique.TONE), 4), (Question(), -1),
])  # fmt: skip
def test_an_answer_out_of_range_is_refused(question: Question, answer: int) -> None:
    with pytest.raises(ValueError, match=r"must"):
        question.answered(TrainerRating("Grace"), answer)


def test_replies_stand_in_order_whatever_was_rated_first() -> None:
    rating = TrainerRating("Grace").with_reply(ReplyRating(2)).with_reply(ReplyRating(0))
    assert [reply.turn for reply in rating.replies] == [0, 2]
    with pytest.raises(ValueError, match="order"):
        TrainerRating("Grace", (ReplyRating(2), ReplyRating(0)))
