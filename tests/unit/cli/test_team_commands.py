"""``phrasebook explain|try|keep|drop|list``: a team's files, laid over the phrasebook."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from deescalate.cli import root
from tests.unit.practice.case import FakeAnalyst

CARD = "scorecard: Only how\nprocess: 100\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DEESCALATE_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("DEESCALATE_TEAM", raising=False)
    monkeypatch.setattr("deescalate.cli.wiring.analyst_with", lambda *_anything: FakeAnalyst())
    return tmp_path


def run(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(root, ["phrasebook", *arguments], input=typed)


def card(folder: Path) -> Path:
    path = folder / "card.yaml"
    path.write_text(CARD, encoding="utf-8")
    return path


def test_try_shows_the_effect_and_keeps_nothing(home: Path) -> None:
    done = run("try", str(card(home)))
    assert done.exit_code == 0
    assert "tries change." in done.output
    assert "0 files" in run("list").output


def test_try_as_json_names_every_try(home: Path) -> None:
    shown = json.loads(run("try", str(card(home)), "--json").stdout)
    assert {item["name"] for item in shown["tries"]} == {"good", "average", "bad"}


def test_keep_asks_and_no_changes_nothing(home: Path) -> None:
    assert "Nothing was changed." in run("keep", str(card(home)), typed="n\n").output
    assert "0 files" in run("list").output


def test_keep_list_and_drop(home: Path) -> None:
    assert "kept:" in run("keep", str(card(home)), "--yes").output
    assert "scorecard: Only how" in run("list").output
    assert run("drop", "card").exit_code == 0
    assert "0 files" in run("list").output
    assert (home / "home" / "data" / "team" / "card.yaml.dropped").read_text() == CARD


def test_a_team_may_share_a_folder(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shared = home / "shared"
    shared.mkdir()
    card(shared)
    monkeypatch.setenv("DEESCALATE_TEAM", str(shared))
    assert "1 file in" in run("list").output


def test_a_broken_file_is_named_with_line_and_cure(home: Path) -> None:
    path = home / "broken.yaml"
    path.write_text("scorecard: x\nprocess: 101\n", encoding="utf-8")
    done = run("try", str(path))
    assert done.exit_code == 1
    assert "broken.yaml:2" in done.stderr
    assert "write at most 100" in done.stderr


def test_what_is_not_there_cannot_be_dropped(home: Path) -> None:
    done = run("drop", "nothing")
    assert "the team has no file nothing" in str(done.exception) + done.output
