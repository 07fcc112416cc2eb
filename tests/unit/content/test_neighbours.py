"""What lies beside a scenario: releases, string tables, and the scenario that it translates."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from deescalate.cli import root
from deescalate.cli.releasing import release_files
from deescalate.content.neighbours import with_neighbours
from deescalate.content.releases import LOCK, Release, lock_text, read_lock
from deescalate.content.scenarios import read_scenario
from deescalate.content.translation import rows_of, table_text
from deescalate.errors import ContentError

DOCUMENT = Path(__file__).parents[3] / "docs" / "en" / "reference.md"
(DOOR,) = re.findall(r"```yaml\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture
def door(tmp_path: Path) -> Path:
    path = tmp_path / "en" / "wrong-door.yaml"
    path.parent.mkdir()
    path.write_text(DOOR, encoding="utf-8")
    return path


def found(path: Path) -> list[str]:
    problems = with_neighbours(read_scenario(path)).problems
    lines = path.read_text(encoding="utf-8").splitlines()
    return [f"{each.code} {lines[each.line - 1].strip()}" for each in problems]


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def run(*words: object) -> str:
    return CliRunner().invoke(root, ["scenario", *map(str, words)]).output


def test_alone_a_file_has_no_neighbours(door: Path) -> None:
    file = read_scenario(door)
    assert with_neighbours(file) is file


def test_a_released_content_needs_a_new_version_to_change(door: Path) -> None:
    run("release", door)
    assert found(door) == []
    change(door, "patience: 10", "patience: 9")
    assert found(door) == ["L84 version: 1"]
    assert "L84" in run("check", door)
    change(door, "version: 1", "version: 2")
    assert found(door) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("patience: 10", "patience: 10  # as long as a cup of tea"),
        ("goodwill_limit: 10 EUR", "goodwill_limit: '10 EUR'"),
        ("format: 1\nid: wrong-door", "id: wrong-door\nformat: 1"),
    ],
)
def test_what_is_no_content_may_change(door: Path, old: str, new: str) -> None:
    run("release", door)
    change(door, old, new)
    assert found(door) == []


def test_a_changed_content_is_not_released_again(door: Path) -> None:
    run("release", door)
    before = (door.parent / LOCK).read_text(encoding="utf-8")
    change(door, "patience: 10", "patience: 9")
    with pytest.raises(ContentError, match="L84"):
        list(release_files([door]))
    assert (door.parent / LOCK).read_text(encoding="utf-8") == before


def test_one_list_above_serves_all_languages(door: Path) -> None:
    lock = door.parents[1] / LOCK
    lock.write_text(lock_text([("wrong-door", Release(1, "0" * 16))]), encoding="utf-8")
    assert found(door) == ["L84 version: 1"]
    change(door, "version: 1", "version: 2")
    assert "1 released, 1 in all" in run("release", door)
    assert read_lock(lock)["wrong-door"].version == 2


def test_a_list_that_is_none_is_said(door: Path) -> None:
    (door.parent / LOCK).write_text("wrong-door one\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"versions\.lock:1: this is no id"):
        found(door)


Rewrite = Callable[[dict[str, str]], None]


def write_table(door: Path, rewrite: Rewrite) -> None:
    """The table of a scenario with every text said again as it is, and then rewritten."""
    rows = list(csv.DictReader(io.StringIO(table_text(rows_of(door.read_bytes(), "")))))
    for row in rows:
        row["text"] = row["source"]
        rewrite(row)
    with door.with_name("wrong-door.de.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


def with_text(path: str, **cells: str) -> Rewrite:
    def rewrite(row: dict[str, str]) -> None:
        if row["path"] == path:
            row.update(cells)

    return rewrite


@pytest.mark.parametrize(
    ("rewrite", "expected"),
    [
        (with_text("title", text="Eine falsche Tür"), []),
        (with_text("title", text=" "), ["L90 title: A parcel at the wrong door"]),
        (with_text("title", source_hash="0" * 10), ["L91 title: A parcel at the wrong door"]),
        (with_text("title", text="lang " * 20), ["L93 title: A parcel at the wrong door"]),
        (with_text("canned.fetched.text", text="{parcel} kommt {tag}."), ["L92 text: |"]),
        (with_text("solutions.fetch-it.phrases", text="Fahrer | {x} | " + "y" * 99), []),
    ],
)
def test_a_string_table_is_compared(door: Path, rewrite: Rewrite, expected: list[str]) -> None:
    write_table(door, rewrite)
    assert found(door) == expected


def test_missing_texts_are_said_once(door: Path) -> None:
    write_table(door, lambda row: row.update(text=""))
    (problem,) = with_neighbours(read_scenario(door)).problems
    assert re.match(r"(\d+) of \1 texts are missing in wrong-door\.de\.csv", problem.message)


def translation(door: Path) -> Path:
    path = door.parents[1] / "de" / "wrong-door-de.yaml"
    path.parent.mkdir()
    text = DOOR.replace("id: wrong-door", "id: wrong-door-de").replace(
        "language: en", "language: de"
    )
    path.write_text(text.replace("persona:\n", "persona:\n  formality: sie\n"), encoding="utf-8")
    return path


def rules(path: Path) -> list[str]:
    return [each for each in found(path) if each.startswith("L94")]


def test_rules_that_are_the_same_are_quiet(door: Path) -> None:
    path = translation(door)
    change(path, "A parcel at the wrong door", "Ein Paket an der falschen Tür")
    change(path, "any_of: [So what now?, And then?]", "any_of: [Und jetzt?, Und dann?, Na?]")
    change(path, "phrases: [driver, fetch it today]", "phrases: [Fahrer]")
    assert rules(path) == []
    assert rules(door) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("patience: 10", "patience: 20", "patience: 20", "emotion.patience is 20 here, 10 in"),
        ("verdict: best", "verdict: weak", "verdict: weak", "solutions.fetch-it.verdict is weak"),
        (", after 3 turns]", "]", "", "stages.venting.gates.1.when.2 is not here, but in"),
        ("tension: 5}", "tension: 5}\n  lowers:\n    - {move: apology, tension: 4}",
         "- {move: apology, tension: 4}", "emotion.lowers is not in wrong-door.yaml"),
        ("goodwill_limit: 10 EUR\n", "goodwill_limit: 10 GBP\n", "goodwill_limit: 10 GBP",
         "policy.goodwill_limit is 10 GBP here, 10 EUR in wrong-door.yaml"),
    ],
)  # fmt: skip
def test_rules_that_differ_are_said(
    door: Path, old: str, new: str, line: str, message: str
) -> None:
    path = translation(door)
    change(path, old, new)
    (problem,) = [e for e in with_neighbours(read_scenario(path)).problems if e.code == "L94"]
    assert problem.message.startswith(message)
    assert not line or problem.source_line.strip() == line
