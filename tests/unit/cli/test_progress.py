"""``deescalate progress``: the same as the screen, line by line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.made_history import make_history
from deescalate.cli.progress import command
from deescalate.settings import Settings, write_settings


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Kim's home, with a history of thirty sessions."""
    monkeypatch.setenv("DEESCALATE_HOME", str(tmp_path))
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    write_settings(tmp_path / "config" / "settings.toml", Settings(learner="Kim"))
    (tmp_path / "data").mkdir()
    make_history(tmp_path / "data" / "history.db", 30)
    return tmp_path


def test_words_and_numbers(home: Path) -> None:
    done = CliRunner().invoke(command)
    assert done.exit_code == 0
    for words in (
        "30 conversations",
        "Empathy",
        "What harms",
        "Your best results",
        "Too little data",
    ):
        assert words in done.output
    assert "rising" in done.output


def test_json_holds_series_and_check(home: Path) -> None:
    done = CliRunner().invoke(command, ["--format", "json"])
    found = json.loads(done.output)
    assert found["format"] == 1
    assert found["progress"]["sessions"] == 30
    assert len(found["progress"]["series"]["overall"]["blocks"]) == 10
    assert found["check"]["pairs"] == []


def test_filters(home: Path) -> None:
    def sessions(*arguments: str) -> int:
        done = CliRunner().invoke(command, ["--format", "json", *arguments])
        return int(json.loads(done.output)["progress"]["sessions"])

    assert sessions("--lang", "en") + sessions("--lang", "de") == 30
    assert 0 < sessions("--channel", "email") < 30


def test_nothing_yet_is_said(home: Path) -> None:
    write_settings(home / "config" / "settings.toml", Settings(learner="Somebody"))
    assert "No finished sessions" in CliRunner().invoke(command).output
