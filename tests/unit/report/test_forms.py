"""Reports for other programs, and how their files are called."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from benchmarks.made_history import LEARNER, make_history
from deescalate.history import Store, Wanted
from deescalate.history.importing import Imported, import_json
from deescalate.interface.catalogue import translator
from deescalate.model.codec import to_jsonable
from deescalate.report.forms import Form, Results, file_name, progress_text, session_text
from deescalate.report.page import Extras
from deescalate.score.lens import read_through
from deescalate.workshop.judging import judged
from tests.unit.history.samples import HOSTILE
from tests.unit.practice.case import make_scenario
from tests.unit.report.test_html import Reader
from tests.unit.report.test_report import CALM_DOWN, GOOD, played
from tests.unit.score.test_lens import BY_ID

EN = translator("en")
SCENARIO = make_scenario()


def test_a_report_as_json_is_taken_back_in(tmp_path: Path) -> None:
    record = played(CALM_DOWN, GOOD, hand_over=True)
    said = tuple(
        replace(turn, act=replace(turn.act, text=HOSTILE[turn.index])) for turn in record.turns
    )
    record = replace(record, turns=said)
    reading = read_through(BY_ID["heard"], record, SCENARIO)
    extras = Extras(judged(SCENARIO, 1, record.turns), (reading,))
    text = session_text(Form.JSON, record, SCENARIO, EN, extras)
    with Store.open(tmp_path / "history.db") as store:
        assert import_json(store, text) == Imported(added=1)
        assert import_json(store, text) == Imported(known=1)
        again = store.load(record.id)
    assert to_jsonable(again) == to_jsonable(record)
    found = json.loads(text)
    assert json.loads(session_text(Form.JSON, again, SCENARIO, EN, extras)) == found
    assert found["lenses"][0]["lens"] == "heard"
    assert [mark["turn"] for mark in found["marks"]] == [0, 1, 2]
    assert found["debrief"]["overall"]["value"] == record.score.overall  # type: ignore[union-attr]


def test_a_session_as_csv_has_a_line_a_turn() -> None:
    record = played(CALM_DOWN, "=1+1")
    extras = Extras(judged(SCENARIO, 1, record.turns))
    first, second = csv.DictReader(
        io.StringIO(session_text(Form.CSV, record, SCENARIO, EN, extras))
    )
    assert (first["turn"], first["act"], first["stage"]) == ("1", "say", "venting")
    assert (first["listening"], first["overall"], first["moves"]) == ("0", "1", "calm-down")
    assert first["mark"] in {"mistake", "blunder"}
    assert first["text"] == CALM_DOWN
    assert second["text"] == "'=1+1"


def title_of(scenario_id: str) -> str:
    return f"<{scenario_id}>"


def made(folder: Path) -> Results:
    """What a made history of thirty sessions says."""
    path = folder / "history.db"
    make_history(path, 30)
    with Store.open(path) as store:
        wanted = Wanted(LEARNER, date(2026, 3, 20))
        found = store.development(wanted)
        return Results(found, store.check(LEARNER, frozenset()), {}, wanted.today)


@pytest.fixture
def results(tmp_path: Path) -> Results:
    return made(tmp_path)


def test_progress_as_a_page_has_charts_with_bands(results: Results) -> None:
    page = Reader(progress_text(Form.HTML, results, EN, title_of))
    assert page.all("polygon")
    assert "Report of progress" in page.text
    assert "The larger a square, the more conversations that day." in page.text
    assert all(chart["role"] == "img" for chart in page.all("svg"))


def test_progress_as_a_text_and_as_csv_has_no_charts(results: Results) -> None:
    text = progress_text(Form.MARKDOWN, results, EN, title_of)
    assert text.startswith("# Progress\n")
    assert "Values" not in text
    rows = list(csv.DictReader(io.StringIO(progress_text(Form.CSV, results, EN, title_of))))
    overall = results.development.series["overall"]  # type: ignore[index]
    mine = [row for row in rows if row["score"] == "overall"]
    assert len(mine) == len(overall.blocks)
    assert sum(int(row["conversations"]) for row in mine) == results.development.sessions
    assert json.loads(progress_text(Form.JSON, results, EN, title_of))["format"] == 1


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("late-washing-machine", "deescalate-2026-03-01-0930-late-washing-machine.html"),
        ("../../etc/passwd", "deescalate-2026-03-01-0930-etc-passwd.html"),
        ("Größe 9", "deescalate-2026-03-01-0930-gr-e-9.html"),
    ],
)
def test_a_file_is_called_by_day_and_subject(name: str, file: str) -> None:
    assert file_name(Form.HTML, "2026-03-01T09:30:00+00:00", name) == file
