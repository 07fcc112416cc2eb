"""A branch is kept from its first own turn on, whole, however often saving fails before."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from deescalate.errors import HistoryError
from deescalate.history import Store
from deescalate.model.record import SessionRecord
from deescalate.model.scenario import Scenario
from deescalate.model.session import Mode
from deescalate.practice import replay
from deescalate.recording import Occasion, Recorder
from deescalate.tui.conversation import Conversation
from deescalate.tui.screens.branch import branch_of
from tests.tui.screens.visiting import ANALYSES, KIND, RUDE, played
from tests.unit.practice.case import FakeAnalyst, make_scenario

MACHINE = make_scenario()
NOW = datetime(2026, 3, 21, 8, tzinfo=UTC)


class Unlucky(Store):
    """A store that cannot begin a session as long as it is out of luck."""

    luck = True

    def begin(self, record: SessionRecord, scenario: Scenario | None = None) -> None:
        if not self.luck:
            raise HistoryError("The disk is full.")
        super().begin(record)


def branch(store: Store, parent: SessionRecord, place: int) -> Conversation:
    fresh = Occasion("branch", "Kim", NOW, parent.seed, Mode.GUIDED, 0.0)
    occasion, begun = branch_of(parent, place, fresh)
    analyst = FakeAnalyst(ANALYSES)
    session = replay(MACHINE, analyst, begun.seed, begun.mode, begun.turns)
    recorder = Recorder(MACHINE, analyst, occasion, store, session, kept=False)
    return Conversation(recorder, 0.0, store)


@pytest.mark.parametrize("place", [0, 1])
def test_nothing_is_kept_before_the_first_own_turn(tmp_path: Path, place: int) -> None:
    with Store.open(tmp_path / "history.db") as store:
        parent = played(MACHINE, (RUDE, RUDE), store=store)
        talk = branch(store, parent, place)
        assert store.branches(parent.id) == ()
        talk.recorder.play(lambda session: session.reply(KIND, session.quiet_at + 5))
        kept = store.load("branch")
        assert kept.turns == talk.recorder.session.turns
        assert (kept.parent, kept.parent_turn) == (parent.id, place)
        assert kept.turns[:place] == parent.turns[:place]


def test_turns_that_could_not_be_saved_are_saved_with_the_next(tmp_path: Path) -> None:
    with Unlucky.open(tmp_path / "history.db") as store:
        parent = played(MACHINE, (RUDE, RUDE), store=store)
        talk = branch(store, parent, 1)
        store.luck = False
        turn, problem = talk.play(lambda session: session.reply(KIND, session.quiet_at + 5))
        assert turn is not None
        assert problem
        talk.settle(turn)
        store.luck = True
        turn, problem = talk.play(lambda session: session.end(session.quiet_at + 5))
        assert turn is not None
        assert not problem
        kept = store.load("branch")
        assert kept.turns == talk.recorder.session.turns
        assert kept.ending is not None


def test_a_branch_of_an_unfinished_session_takes_nothing_of_its_outcome(tmp_path: Path) -> None:
    parent = replace(played(MACHINE, (RUDE, KIND)), hints=3)
    _occasion, begun = branch_of(parent, 1, Occasion("b", "Kim", NOW, 1, Mode.GUIDED, 0.0))
    assert (begun.ending, begun.survey, begun.reflection, begun.hints) == (None, None, None, 0)
    assert begun.score == parent.turns[0].score
