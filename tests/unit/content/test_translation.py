"""String tables: stable paths, marks for what changed, and a scenario that plays."""

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from deescalate.cli import root
from deescalate.content.problems import Severity
from deescalate.content.scenarios import read_scenario, read_scenario_text
from deescalate.content.text_paths import Kind
from deescalate.content.translation import (
    Cell,
    Row,
    State,
    complaints,
    merged,
    read_table,
    rows_of,
    table_text,
    translated,
)
from deescalate.errors import ContentError
from deescalate.model.language import Language
from deescalate.paths import scenario_roots

FROG = scenario_roots()[0] / "en" / "whose-frog-is-this.yaml"
INKASSO = scenario_roots()[0] / "de" / "post-vom-inkasso.yaml"
CONTENT = FROG.read_bytes()
ROWS = rows_of(CONTENT, str(FROG))


def in_german(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    def text(row: Row) -> str:
        return "eins | zwei" if row.kind is Kind.WORDS else f"Auf Deutsch: {row.source}"

    return merged(rows, {row.path: Cell(text(row), row.source_hash) for row in rows})


def test_paths_are_stable_when_others_come_before() -> None:
    text = CONTENT.decode()
    fact = "    - id: tracking\n"
    other = fact.replace("tracking", "earlier") + (
        "      value: X\n      says: |\n        X.\n      told: late\n"
    )
    changed = rows_of(text.replace(fact, other + fact).encode(), "x")
    before = {row.path: row.source for row in ROWS}
    after = {row.path: row.source for row in changed}
    assert {path: after[path] for path in before} == before
    assert set(after) - set(before) == {
        "grievance.facts.earlier.value",
        "grievance.facts.earlier.says",
    }


def test_what_is_in_a_table_and_what_is_not() -> None:
    kinds = {row.path: row.kind for row in ROWS}
    assert kinds["stages.venting.bursts.1.text"] is Kind.TEXT
    assert kinds["solutions.depot-counter.phrases"] is Kind.WORDS
    assert kinds["tries.good.2.consult"] is Kind.TEXT
    assert not {"id", "emotion.calm_below", "industry", "persona.name"} & kinds.keys()
    assert not [path for path in kinds if ".when" in path or path.endswith(".move")]


def test_without_texts_nothing_changes() -> None:
    again = translated(CONTENT, ROWS, Language.EN, "whose-frog-is-this")
    assert again.encode() == CONTENT


@pytest.mark.parametrize("path", [FROG, INKASSO], ids=lambda path: path.stem)
def test_a_translation_can_be_played_and_keeps_rules(path: Path) -> None:
    rows = in_german(rows_of(path.read_bytes(), str(path)))
    text = translated(path.read_bytes(), rows, Language.DE, "x-de")
    file = read_scenario_text(text.encode(), "x-de.yaml")
    assert not [each for each in file.problems if each.severity is Severity.ERROR]
    source = read_scenario(path).scenario
    assert file.scenario is not None
    assert source is not None
    assert file.scenario.title == f"Auf Deutsch: {source.title}"
    assert file.scenario.persona.formality.value == "sie"
    assert file.scenario.emotion.calm_below == source.emotion.calm_below
    assert file.scenario.solutions[0].phrases == ("eins", "zwei")


def test_a_table_survives_a_spreadsheet() -> None:
    rows = in_german(ROWS)
    table = read_table("\ufeff" + table_text(rows), "x.csv")
    assert merged(ROWS, table) == rows


def test_changed_sources_are_marked() -> None:
    table = {row.path: Cell(row.text, row.source_hash) for row in in_german(ROWS)}
    newer = rows_of(CONTENT.replace(b"Whose frog is this?", b"Whose newt is this?"), "x")
    states = {row.path: row.state for row in merged(newer, table)}
    assert states.pop("title") is State.OUTDATED
    assert set(states.values()) == {State.DONE}


NEWER = rows_of(CONTENT.replace(b"Whose frog is this?", b"Whose newt is this?"), "x")


def called_again(table: dict[str, Cell], rows: tuple[Row, ...] = NEWER) -> dict[str, Cell]:
    """What the table holds after one more call."""
    return read_table(table_text(merged(rows, table)), "x.csv")


def test_what_is_outdated_stays_so_however_often_it_is_called() -> None:
    table = {row.path: Cell(row.text, row.source_hash) for row in in_german(ROWS)}
    for _ in range(3):
        table = called_again(table)
        assert table["title"].state == "outdated"
    assert {cell.state for path, cell in table.items() if path != "title"} == {"done"}


@pytest.mark.parametrize(
    "change", [{"text": "Wessen Molch ist das?"}, {"state": "done"}], ids=["rewritten", "marked"]
)
def test_outdated_ends_when_the_text_is_written_anew_or_marked(change: dict[str, str]) -> None:
    table = called_again({row.path: Cell(row.text, row.source_hash) for row in in_german(ROWS)})
    table["title"] = table["title"]._replace(**change)
    assert called_again(table)["title"].state == "done"
    assert called_again(called_again(table))["title"].state == "done"
    newest = rows_of(CONTENT.replace(b"Whose frog is this?", b"Whose toad is this?"), "x")
    assert called_again(table, newest)["title"].state == "outdated"


def test_fields_and_length_are_looked_at() -> None:
    rows = [
        Row("a", Kind.TEXT, "Parcel {number} comes.", "Das Paket kommt."),
        Row("b", Kind.TEXT, "Short.", "x" * 80),
        Row("c", Kind.TEXT, "{x} fine", "{x} gut"),
    ]
    found = dict(complaints(rows))
    assert "the source has {number}" in found["a"]
    assert "longer" in found["b"]
    assert "c" not in found


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", '"open'])
def test_what_is_no_table_is_said(text: str) -> None:
    with pytest.raises(ContentError, match="no string table"):
        read_table(text, "x.csv")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(root, ["scenario", "translate", *map(str, arguments)])


def test_the_command_writes_table_then_scenario(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    first = run(FROG, "de")
    table = tmp_path / "whose-frog-is-this.de.csv"
    assert f"{len(ROWS)} texts to write" in first.output
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["state"] for row in rows} == {"missing"}
    rows[0]["text"] = "Wessen Frosch ist das?"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    second = run(FROG, "de")
    assert f"1 texts, 0 written for an older source, {len(ROWS) - 1} missing" in second.output
    made = tmp_path / "whose-frog-is-this-de.yaml"
    assert "title: Wessen Frosch ist das?" in made.read_text()
    assert "done" in table.read_text(encoding="utf-8-sig")
