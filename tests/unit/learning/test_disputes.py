"""Disputes: when they are complete, how they are answered, what they ask of the ear."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from deescalate.errors import SessionError
from deescalate.learning.disputes import Lack, answered, effect, expectation, lack
from deescalate.learning.rescoring import Rereader
from deescalate.model.dispute import Dispute, DisputeKind, DisputeState
from deescalate.model.language import Language
from deescalate.model.moves import Technique
from deescalate.model.scorecard import HOUSE
from tests.tui.screens.visiting import ANALYSES, KIND, RUDE, played
from tests.unit.practice.case import FakeAnalyst, analysed, make_scenario

MACHINE = make_scenario()
NOW = datetime(2026, 3, 21, 9, tzinfo=UTC)
LEVEL = Dispute(
    "0190-abcdef12",
    "session-1",
    0,
    DisputeKind.LEVEL,
    Language.EN,
    NOW.isoformat(),
    "I did name it",
    technique=Technique.EMPATHY,
    was=0.0,
    should=2.0,
)
MISSING = replace(
    LEVEL, kind=DisputeKind.MISSING, technique=None, move="validates", words="calm  DOWN"
)
NOT_THERE = replace(MISSING, kind=DisputeKind.NOT_THERE, move="calm-down", words="Calm down")


@pytest.mark.parametrize(
    ("dispute", "wanting"),
    [
        (LEVEL, None),
        (MISSING, None),
        (NOT_THERE, None),
        (replace(LEVEL, reason=" \n"), Lack.REASON),
        (replace(LEVEL, should=0.01), Lack.OTHER_LEVEL),
        (replace(LEVEL, technique=None), Lack.OTHER_LEVEL),
        (replace(MISSING, move=""), Lack.MOVE),
        (replace(MISSING, words=""), Lack.WORDS),
        (replace(MISSING, words="stay calm"), Lack.OTHER_WORDS),
        (replace(NOT_THERE, reason=""), Lack.REASON),
    ],
)
def test_what_is_lacking(dispute: Dispute, wanting: Lack | None) -> None:
    assert lack(dispute, RUDE) is wanting


def test_an_answer_is_given_once_and_a_refusal_has_a_reason() -> None:
    done = answered(LEVEL, DisputeState.DECLINED, " too short ", NOW)
    assert (done.state, done.answer) == (DisputeState.DECLINED, "too short")
    assert done.answered_at == "2026-03-21T09:00:00+00:00"
    with pytest.raises(SessionError, match="answered already"):
        answered(done, DisputeState.ACCEPTED, "", NOW)
    with pytest.raises(SessionError, match="why"):
        answered(LEVEL, DisputeState.DECLINED, " ", NOW)
    assert answered(LEVEL, DisputeState.ACCEPTED, "", NOW, "x.yaml").outcome == "x.yaml"


def test_a_level_becomes_a_rated_reply_that_agrees_within_a_level() -> None:
    record = played(MACHINE, (RUDE,))
    again = Rereader(None, lambda _id: MACHINE, FakeAnalyst(ANALYSES), HOUSE)
    past = again.past_of(record)
    assert past is not None
    context = past.session_before(again.analyst, 0).context(record.turns[0].act.at)
    wanted = expectation(LEVEL, record.turns[0], context)
    assert wanted.rating is not None
    assert wanted.rating.levels == (0.0, 2.0, 0.0, 0.0)
    assert wanted.rating.overall == pytest.approx(2 / 12 * 10, abs=0.01)
    assert wanted.misses(ANALYSES[RUDE]) == ("empathy",)
    assert wanted.misses(analysed(level=(0, 1.0, 0, 0))) == ("empathy",)
    assert wanted.misses(analysed(level=(0, 1.1, 0, 0))) == ()
    assert wanted.misses(analysed(level=(0, 2.9, 0, 0))) == ()


def test_moves_are_looked_for_in_their_words() -> None:
    record = played(MACHINE, (RUDE,))
    context = FakeAnalyst()
    again = Rereader(None, lambda _id: MACHINE, context, HOUSE)
    past = again.past_of(record)
    assert past is not None
    around = past.session_before(context, 0).context(0.0)
    gone = expectation(NOT_THERE, record.turns[0], around)
    assert gone.misses(ANALYSES[RUDE]) == ("calm-down",)
    assert gone.misses(analysed()) == ()
    elsewhere = replace(gone, words="that is our policy")
    assert elsewhere.misses(ANALYSES[RUDE]) == ()
    missing = expectation(MISSING, record.turns[0], around)
    assert missing.misses(ANALYSES[RUDE]) == ("validates",)
    assert missing.rating is None


def test_the_effect_is_that_of_the_other_ear_alone() -> None:
    record = played(MACHINE, (RUDE, KIND))
    stored = FakeAnalyst({}, version="of today")
    before = Rereader(None, lambda _id: MACHINE, stored, HOUSE)
    better = FakeAnalyst({RUDE: analysed(level=2.0)}, version="with the wording")
    found = effect(record, before, replace(before, analyst=better))
    assert found is not None
    assert [reply.moved for reply in found.replies] == [True, False]
    assert found.replies[0].levels[0].old == 1.0
    same = effect(record, before, before)
    assert same is not None
    assert not same.differs
    gone = Rereader(None, lambda _id: None, stored, HOUSE)
    assert effect(record, gone, gone) is None
