"""Disputes in the history, in exports, and gone with what they are about."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from deescalate.cli.own_data import pseudonymous_export
from deescalate.errors import HistoryError
from deescalate.history import Store
from deescalate.history.disputes import (
    all_disputes,
    disputes_of,
    drop_dispute,
    find_dispute,
    keep_dispute,
)
from deescalate.history.forgetting import forget, forget_texts
from deescalate.history.importing import import_json
from deescalate.history.rescores import keep_readings, kept_scenario, readings_of
from deescalate.model.dispute import Dispute, DisputeKind, DisputeState
from deescalate.model.language import Language
from tests.unit.history.samples import HOSTILE, make_finished
from tests.unit.history.test_rescores import reading
from tests.unit.practice.case import make_scenario

TYPED = "what the learner wrote"
RECORD = make_finished(1)


def dispute(name: str = "one", **changes: object) -> Dispute:
    made = Dispute(
        id=f"0190-{name}",
        session_id=RECORD.id,
        turn=0,
        kind=DisputeKind.MISSING,
        language=Language.EN,
        at="2026-03-02T08:00:00+00:00",
        reason=TYPED,
        move="validates",
        words="I am sorry",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "history.db") as opened:
        opened.begin(RECORD)
        yield opened


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:20])
def test_what_was_typed_comes_back_exactly(store: Store, text: str) -> None:
    wanted = dispute(reason=text, words=text, answer=text)
    keep_dispute(store.connection, wanted)
    assert disputes_of(store.connection, RECORD.id) == (wanted,)


def test_states_and_beginnings_and_ends_of_ids(store: Store) -> None:
    open_one, draft = dispute("aaa1"), dispute("bbb2", state=DisputeState.DRAFT)
    later = dispute("ccc3", state=DisputeState.DECLINED, at="2026-03-09T08:00:00+00:00")
    for each in (open_one, draft, later):
        keep_dispute(store.connection, each)
    assert all_disputes(store.connection) == (later, open_one)
    assert all_disputes(store.connection, {DisputeState.OPEN}) == (open_one,)
    assert all_disputes(store.connection, learner="somebody else") == ()
    assert all_disputes(store.connection, learner="ada") == (later, open_one)
    assert find_dispute(store.connection, "ccc3") == later
    assert find_dispute(store.connection, "0190-a") == open_one
    with pytest.raises(HistoryError, match="more than one"):
        find_dispute(store.connection, "0190")
    for nothing in ("bbb2", "", "zzz"):
        with pytest.raises(HistoryError, match="no dispute"):
            find_dispute(store.connection, nothing)
    drop_dispute(store.connection, draft.id)
    assert disputes_of(store.connection, RECORD.id) == (open_one, later)


def test_there_is_none_about_a_session_that_is_gone(store: Store) -> None:
    keep_dispute(store.connection, dispute())
    forget(store.connection, [RECORD.id])
    assert store.connection.rows("select * from dispute") == []
    with pytest.raises(HistoryError, match="not in the history"):
        keep_dispute(store.connection, dispute())


def test_without_texts_the_claim_stays_and_drafts_go(store: Store, tmp_path: Path) -> None:
    keep_dispute(store.connection, dispute(words=TYPED, answer=TYPED))
    keep_dispute(store.connection, dispute("draft", state=DisputeState.DRAFT))
    forget_texts(store.connection, [RECORD.id])
    (bare,) = disputes_of(store.connection, RECORD.id)
    assert bare == dispute(reason="", words="")
    store.close()
    assert TYPED.encode() not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


def test_an_export_carries_all_and_a_pseudonymous_one_nothing(store: Store, tmp_path: Path) -> None:
    scenario = make_scenario()
    other = make_finished(2, scenario_digest=scenario.digest)
    store.begin(other, scenario)
    keep_dispute(store.connection, dispute())
    keep_readings(store.connection, [reading(RECORD.id)])
    text = store.export_json()
    with Store.open(tmp_path / "copy.db") as copy:
        first, again = import_json(copy, text), import_json(copy, text)
        assert (first.added, first.beside, first.problems) == (2, 2, ())
        assert (again.added, again.beside) == (0, 0)
        assert copy.export_json() == text
        assert disputes_of(copy.connection, RECORD.id) == (dispute(),)
        assert readings_of(copy.connection, RECORD.id) == (reading(RECORD.id),)
        assert kept_scenario(copy.connection, scenario.digest) == scenario
    bare = pseudonymous_export(store, "ada", "p-1")
    assert set(json.loads(bare)) == {"format", "sessions"}
    assert TYPED not in bare


def test_an_answer_comes_back_and_is_never_taken_back(store: Store, tmp_path: Path) -> None:
    keep_dispute(store.connection, dispute())
    asked = store.export_json()
    declined = dispute(state=DisputeState.DECLINED, answer="It is too short.")
    with Store.open(tmp_path / "trainer.db") as trainer:
        import_json(trainer, asked)
        keep_dispute(trainer.connection, declined)
        told = trainer.export_json()
    assert import_json(store, told).beside == 1
    assert disputes_of(store.connection, RECORD.id) == (declined,)
    assert import_json(store, asked).beside == 0
    assert disputes_of(store.connection, RECORD.id) == (declined,)


@pytest.mark.parametrize("entry", ["x", {}, {"id": 1}, None])
def test_entries_that_cannot_be_read_are_named(store: Store, entry: object) -> None:
    text = json.dumps({"format": 1, "sessions": [], "disputes": [entry], "rescores": {}})
    done = import_json(store, text)
    assert len(done.problems) == 2
    assert done.beside == 0
