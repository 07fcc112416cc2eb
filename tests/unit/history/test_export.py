"""Histories for other programs."""

import csv
import io
import json
from pathlib import Path

from deescalate.history import Filter, Store
from deescalate.model.codec import from_jsonable
from deescalate.model.record import SessionRecord
from tests.unit.history.samples import HOSTILE, make_finished, make_record, make_turn


def test_json_holds_every_session_exactly(tmp_path: Path) -> None:
    records = [
        make_finished(number, title=text, turns=(make_turn(0, text),))
        for number, text in enumerate(HOSTILE)
    ]
    with Store.open(tmp_path / "history.db") as store:
        for record in reversed(records):
            store.begin(record)
        text = store.export_json()
        assert json.loads(store.export_json(Filter(learner="nobody")))["sessions"] == []
    assert text.isascii()
    assert text.isprintable() or set(text) & set(map(chr, range(32))) == {"\n"}
    exported = json.loads(text)
    assert exported["format"] == 1
    assert [from_jsonable(SessionRecord, session) for session in exported["sessions"]] == records


def test_csv_has_one_line_a_session(tmp_path: Path) -> None:
    with Store.open(tmp_path / "history.db") as store:
        store.begin(make_record(2))
        store.begin(make_finished(1))
        text = store.export_csv()
    first, second = csv.DictReader(io.StringIO(text))
    assert first["id"] == make_finished(1).id
    assert (first["ending"], first["overall"], first["csat"]) == ("resolved-calm", "60", "4")
    assert (first["listening"], first["turns"]) == ("70", "2")
    assert (second["ending"], second["overall"], second["solution"]) == ("", "", "")


def test_csv_is_harmless_in_spreadsheets_and_terminals(tmp_path: Path) -> None:
    titles = ["=HYPERLINK(1)", "+1", "-1", "@x", "\t=1", "a\x1b[31m\nb", 'quo"te, comma']
    with Store.open(tmp_path / "history.db") as store:
        for number, title in enumerate(titles):
            store.begin(make_record(number, title=title))
        text = store.export_csv()
    assert [row["title"] for row in csv.DictReader(io.StringIO(text))] == [
        "'=HYPERLINK(1)",
        "'+1",
        "'-1",
        "'@x",
        "' =1",
        "a␛[31m↵b",
        'quo"te, comma',
    ]
