"""Learners and their own data: what is forgotten is gone, what is exported comes back."""

import json
import tempfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deescalate.errors import HistoryError
from deescalate.history import Store, Wanted
from deescalate.history.forgetting import Forgotten, Span, forget, forget_texts, sessions_of
from deescalate.history.importing import Imported, import_json
from deescalate.history.texts import pseudonymous, without_texts
from deescalate.model.codec import to_jsonable
from deescalate.model.record import SessionRecord
from deescalate.model.score import CriticalFail, Score
from deescalate.model.session import Reflection, Survey
from deescalate.report import as_json, as_markdown
from tests.unit.history.samples import (
    HOSTILE,
    make_finished,
    make_rating,
    make_record,
    make_turn,
)

TOLD = "zebra-crossing"
ADA = Wanted("ada", date(2026, 3, 20))


def telling(number: int = 1, **changes: object) -> SessionRecord:
    """A finished session in which the secret stands wherever a text can stand."""
    record = make_finished(
        number,
        turns=(make_turn(0, TOLD), make_turn(1, TOLD)),
        survey=Survey(4, TOLD),
        reflection=Reflection(TOLD, TOLD),
        ratings=(make_rating(),),
        score=Score(60, {"listening": 70}, {"venting": 55}, (CriticalFail("x", TOLD, 1, 40),)),
    )
    return replace(record, **changes)  # type: ignore[arg-type]


def bytes_of(folder: Path) -> bytes:
    """Everything in the history's files, free pages and log included."""
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


def test_one_session_is_forgotten_and_leaves_nothing_in_the_file(tmp_path: Path) -> None:
    with Store.open(tmp_path / "history.db") as store:
        store.begin(telling(1))
        store.begin(make_finished(2))
        assert TOLD.encode() in bytes_of(tmp_path)
        assert forget(store.connection, [telling(1).id]) == Forgotten(sessions=1)
        assert TOLD.encode() not in bytes_of(tmp_path)
        assert [found.id for found in store.sessions()] == [make_finished(2).id]
        assert store.development(ADA).sessions == 1
    assert TOLD.encode() not in bytes_of(tmp_path)


def test_branches_go_with_their_parent(tmp_path: Path) -> None:
    with Store.open(tmp_path / "history.db") as store:
        store.begin(make_finished(1))
        store.begin(telling(2, parent=make_finished(1).id, parent_turn=0))
        assert forget(store.connection, [make_finished(1).id]) == Forgotten(sessions=2)
        assert store.sessions() == ()


def test_forgetting_everything_forgets_the_name_too(tmp_path: Path) -> None:
    with Store.open(tmp_path / "history.db") as store:
        store.begin(telling(1, learner="Lovelace"))
        forget(store.connection, sessions_of(store.connection, Span()))
        assert b"Lovelace" not in bytes_of(tmp_path)


def test_drills_and_pauses_go_with_the_last_session(tmp_path: Path) -> None:
    with Store.open(tmp_path / "history.db") as store:
        store.begin(telling(1))
        name = telling(1).learner
        with store.connection.writing() as sqlite:
            sqlite.execute(
                "insert into drill values ('d', ?, '2026-03-20', 'listen', 'phone', 'm', 50, 30)",
                [name],
            )
            sqlite.execute(
                "insert into pause (learner, first_day, last_day) values (?, 'a', 'b')", [name]
            )
        forget(store.connection, [telling(1).id])
        assert not store.connection.rows("select id from drill union all select id from pause")


def test_a_period_has_its_first_day_in_it_and_not_the_day_after(tmp_path: Path) -> None:
    days = [
        "2026-01-31T23:59:59",
        "2026-02-01T00:00:00",
        "2026-02-28T23:59:59",
        "2026-03-01T00:00:00",
    ]
    with Store.open(tmp_path / "history.db") as store:
        records = [make_record(n, started_at=f"{day}+00:00") for n, day in enumerate(days)]
        for record in records:
            store.begin(record)
        february = Span(date(2026, 2, 1), date(2026, 3, 1))
        assert sessions_of(store.connection, february) == (records[1].id, records[2].id)
        assert sessions_of(store.connection, february, "somebody") == ()
        assert len(sessions_of(store.connection, Span(before=date(2026, 3, 1)))) == 3


def test_texts_are_forgotten_and_results_stay(tmp_path: Path) -> None:
    with Store.open(tmp_path / "history.db") as store:
        store.begin(telling(1))
        before = store.development(ADA)
        done = forget_texts(store.connection, [telling(1).id, "unknown"])
        assert done == Forgotten(emptied=1)
        assert TOLD.encode() not in bytes_of(tmp_path)
        assert store.development(ADA) == before
        left = store.load(telling(1).id)
        assert left == without_texts(telling(1))
        assert left.turns[0].analysis is not None
        assert left.turns[0].analysis.levels == make_turn(0).analysis.levels  # type: ignore[union-attr]
        assert left.turns[0].analysis.moves() == ("names-feeling", "courteous")


def test_an_unfinished_session_goes_with_its_texts(tmp_path: Path) -> None:
    with Store.open(tmp_path / "history.db") as store:
        store.begin(make_record(1, turns=(make_turn(0, TOLD),)))
        assert forget_texts(store.connection, [make_record(1).id]) == Forgotten(sessions=1)
        assert TOLD.encode() not in bytes_of(tmp_path)


def test_a_session_without_texts_can_still_be_read(tmp_path: Path) -> None:
    bare = without_texts(telling(1))
    assert TOLD not in json.dumps(to_jsonable(bare))
    assert TOLD not in as_json(bare)
    assert "Resolved" in as_markdown(bare)


@given(st.sampled_from([text for text in HOSTILE if text]))
def test_no_text_whatever_is_left(text: str) -> None:
    record = make_finished(1, turns=(make_turn(0, text),), survey=Survey(1, text))
    assert json.dumps(text) not in json.dumps(to_jsonable(without_texts(record)))


def test_a_pseudonym_stands_for_name_ids_and_times() -> None:
    parent, branch = telling(1), telling(2, parent=telling(1).id, parent_turn=0)
    first, second = pseudonymous([parent, branch], "p-1")
    assert (first.id, first.learner, first.started_at) == (
        "p-1-0001", "p-1", "2026-03-01T00:00:00+00:00"
    )  # fmt: skip
    assert second.parent == first.id
    exported = json.dumps([to_jsonable(first), to_jsonable(second)])
    for hidden in (TOLD, "ada", "Grace", parent.id, branch.id, "10:30"):
        assert hidden not in exported
    assert first.score is not None
    assert first.score.techniques == {"listening": 70}


def test_raters_have_numbers_in_a_pseudonymous_export() -> None:
    grace, joan = make_rating(), make_rating("Joan")
    records = [telling(1, ratings=(joan,)), telling(2, ratings=(grace, joan))]
    first, second = pseudonymous(records, "p-1")
    assert [rating.rater for rating in first.ratings] == ["rater-1"]
    assert [rating.rater for rating in second.ratings] == ["rater-1", "rater-2"]
    assert first.ratings[0].replies == joan.replies
    assert first.ratings[0].done_at == "2026-03-02T00:00:00+00:00"


# --- import ------------------------------------------------------------------------------


def test_ratings_come_to_a_session_that_is_here_and_done_ones_stay(tmp_path: Path) -> None:
    mine = make_finished(
        1, self_rating=None, ratings=(make_rating(done_at=None), make_rating("Joan"))
    )
    theirs = make_finished(
        1, ratings=(make_rating(), make_rating("Joan", overall=1), make_rating("Lin"))
    )
    text = json.dumps({"format": 1, "sessions": [to_jsonable(theirs)]})
    with Store.open(tmp_path / "history.db") as store:
        store.begin(mine)
        assert import_json(store, text) == Imported(known=1, rated=2)
        left = store.load(mine.id)
        assert left.ratings == (make_rating(), make_rating("Joan"), make_rating("Lin"))
        assert left.self_rating == theirs.self_rating
        assert import_json(store, text) == Imported(known=1)


def test_an_export_from_before_the_own_table_brings_its_self_rating(tmp_path: Path) -> None:
    entry = to_jsonable(make_finished(1, self_rating=None))
    entry["reflection"]["self_rating"] = {"empathy": 40}
    del entry["self_rating"], entry["ratings"]
    text = json.dumps({"format": 1, "sessions": [entry]})
    with Store.open(tmp_path / "history.db") as store:
        assert import_json(store, text) == Imported(added=1)
        assert store.load(make_finished(1).id) == make_finished(1)


def test_the_export_of_an_import_is_the_same(tmp_path: Path) -> None:
    with Store.open(tmp_path / "one.db") as one, Store.open(tmp_path / "two.db") as two:
        one.begin(telling(5))
        one.begin(make_record(1, turns=(make_turn(0),), hints=1))
        one.begin(make_finished(3, parent=telling(5).id, parent_turn=1))
        for number, text in enumerate(HOSTILE, start=10):
            one.begin(make_finished(number, title=text, turns=(make_turn(0, text),)))
        exported = one.export_json()
        added = len(HOSTILE) + 3
        assert import_json(two, exported) == Imported(added=added)
        assert two.export_json() == exported
        assert two.development(ADA) == one.development(ADA)
        assert import_json(two, exported) == Imported(known=added)


PARENTS = st.lists(st.one_of(st.none(), st.integers(0, 9)), min_size=1, max_size=6)


@settings(max_examples=15, deadline=None)
@given(PARENTS, st.randoms(use_true_random=False))
def test_branches_come_back_whatever_the_order_of_the_file(
    parents: list[int | None], chance: object
) -> None:
    records = [
        make_finished(
            number,
            parent=None if parent is None or not number else make_record(parent % number).id,
            parent_turn=None if parent is None or not number else 0,
        )
        for number, parent in enumerate(parents)
    ]
    shuffled = list(records)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    text = json.dumps({"format": 1, "sessions": [to_jsonable(each) for each in shuffled]})
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "h.db") as store:
        assert import_json(store, text) == Imported(added=len(records))
        assert [store.load(record.id) for record in records] == records


def test_what_is_here_stays(tmp_path: Path) -> None:
    with Store.open(tmp_path / "history.db") as store:
        store.begin(make_finished(1))
        other = to_jsonable(make_finished(1, title="another"))
        text = json.dumps({"format": 1, "sessions": [other]})
        assert import_json(store, text) == Imported(differing=(make_finished(1).id,))
        assert store.load(make_finished(1).id) == make_finished(1)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("no json", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "no list of sessions"),
        ('{"format": 1}', "no list of sessions"),
        ('{"format": 2, "sessions": []}', "format 2"),
    ],
)
def test_what_is_no_export_is_refused(tmp_path: Path, text: str, words: str) -> None:
    with (
        Store.open(tmp_path / "history.db") as store,
        pytest.raises(HistoryError, match=words),
    ):
        import_json(store, text)


@pytest.mark.parametrize(
    "change",
    [
        {"id": ""},
        {"id": 7},
        {"title": None},
        {"started_at": "yesterday"},
        {"started_at": datetime(2026, 1, 1).isoformat()},  # noqa: DTZ001 - without a zone
        {"language": "fr"},
        {"turns": [to_jsonable(make_turn(3))]},
        {"turns": 4},
        {"seed": {"a": 1}},
        {"hints": [1]},
        {"self_rating": {"levels": {"tone": 4}}},
        {"ratings": [{"rater": ""}]},
        {"ratings": [{"rater": "x", "overall": 101}]},
        {"ratings": [{"rater": "x", "replies": [{"turn": 0, "levels": {"tone": 1.5}}]}]},
        {"ratings": [{"rater": "x", "replies": [{"turn": 0, "overall": 11}]}]},
    ],
    ids=str,
)
def test_a_broken_session_is_named_and_the_others_are_taken(
    tmp_path: Path, change: dict[str, object]
) -> None:
    broken = to_jsonable(make_finished(1)) | change
    text = json.dumps({"format": 1, "sessions": [broken, to_jsonable(make_finished(2))]})
    with Store.open(tmp_path / "history.db") as store:
        done = import_json(store, text)
        assert len(done.problems) == 1
        assert [found.id for found in store.sessions()] == [make_finished(2).id]
