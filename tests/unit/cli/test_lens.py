"""``deescalate lens``: listed, shown, checked, and read over a session."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from deescalate.cli import root
from deescalate.history import Store
from tests.unit.score.scoring import AVERAGE, GOOD, play, record

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

OWN = """lens: mine
name: {de: Meiner}
about: {de: Nur der Dank.}
items:
  - item: thanks
    name: {de: Dank}
    look: {de: Es wird gedankt.}
    raises: [{moves: [thanks], worth: 100}]
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DEESCALATE_HOME", str(tmp_path))
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "DEESCALATE_TEAM"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "data" / "lenses").mkdir(parents=True)
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(root, ["lens", *words])


def test_every_lens_is_listed_the_house_first_and_problems_below(home: Path) -> None:
    own = home / "data" / "lenses"
    (own / "mine.yaml").write_text(OWN, encoding="utf-8")
    (own / "bad.yaml").write_text(OWN.replace("thanks]", "insult]"), encoding="utf-8")
    result = run("list")
    assert result.exit_code == 0
    ids = [line.split()[0] for line in result.stdout.splitlines()]
    assert ids == ["house", "mine", "carp", "heard", "last", "quality", "seven-items"]
    assert "bad.yaml:8:23: error T13: insult harms" in result.stderr


def test_the_team_may_have_lenses_too(home: Path) -> None:
    folder = home / "data" / "team" / "lenses"
    folder.mkdir(parents=True)
    (folder / "mine.yaml").write_text(OWN, encoding="utf-8")
    assert "mine" in run("list").output


def test_a_lens_by_itself(home: Path) -> None:
    output = run("show", "heard").output
    assert "✓ Feeling named · Feeling validated · Perspective taken, in the first 2 replies:" in (
        " ".join(output.split())
    )
    assert "✗ interrupted the customer: 25 points each, at most 75" in " ".join(output.split())


def test_a_session_through_a_lens(home: Path) -> None:
    assert run("show", "heard", "latest").output.startswith("No sessions yet.")
    with Store.open(home / "data" / "history.db") as store:
        store.begin(record(play(AVERAGE)))
    words = " ".join(run("show", "heard", "1", "--format", "markdown").output.split())
    assert "# Through the lens: HEARD" in words
    assert (
        "| Empathise | in part | 1 of 3 | For it: Empathy 1.0 of 3 on average (+13); Feeling named,"
        " in the first 2 replies, turn 2 (+40);"
    ) in words
    assert "Against it: Hollow formula, turn 1 (−25)." in words
    found = json.loads(run("show", "heard", "1", "--format", "json").output)["lens"]
    empathise = found["items"][1]
    assert empathise["item"] == "empathise"
    assert empathise["value"] == 1
    assert {"kind": "moves", "names": ["names-feeling"], "turns": [2], "points": 40} in (
        empathise["evidence"]
    )


def test_what_cannot_be_said_is_said(home: Path) -> None:
    with Store.open(home / "data" / "history.db") as store:
        store.begin(record(play(GOOD)))
    assert "the scenario's file has changed or is not" in " ".join(
        run("show", "house", "1").output.split()
    )


def test_another_name_is_refused(home: Path) -> None:
    result = run("show", "hearth")
    assert result.exit_code == 1
    assert "did you mean heard?" in str(result.exception)


def test_check(home: Path) -> None:
    assert run("check").output == "6 lenses checked: 0 errors, 0 remarks.\n"
    bad = home / "bad.yaml"
    bad.write_text(OWN.replace("worth: 100", "worth: 200"), encoding="utf-8")
    result = run("check", str(bad))
    assert result.exit_code == 1
    assert f"{bad}:8:39: error S05" in result.output
