"""``deescalate report`` and the forms of ``deescalate progress``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from benchmarks.made_history import make_history
from deescalate.cli import root
from deescalate.history import Store
from deescalate.settings import Settings, write_settings
from tests.unit.report.test_report import CALM_DOWN, GOOD, played

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DEESCALATE_HOME", str(tmp_path))
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    write_settings(tmp_path / "config" / "settings.toml", Settings(learner="ada"))
    (tmp_path / "data").mkdir()
    return tmp_path


@pytest.fixture
def session(home: Path) -> Path:
    with Store.open(home / "data" / "history.db") as store:
        store.begin(played(CALM_DOWN, GOOD, hand_over=True))
    return home


def run(*words: str) -> Result:
    return CliRunner().invoke(root, words)


def test_the_latest_session_as_a_page_in_a_file_of_ones_own(session: Path) -> None:
    out = session / "report.html"
    result = run("report", "--lens", "heard", "--out", str(out))
    assert result.exit_code == 0
    assert result.stdout == ""
    assert str(out) in result.stderr
    assert out.stat().st_mode & 0o777 == 0o600
    text = out.read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert "Through the lens: HEARD" in text


def test_it_is_in_the_interfaces_language(session: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    assert '<html lang="de">' in run("report").output


@pytest.mark.parametrize(("style", "begin"), [("md", "# The machine"), ("csv", "turn,seconds,act")])
def test_other_forms_are_printed(session: Path, style: str, begin: str) -> None:
    assert run("report", "019c", "--format", style).output.startswith(begin)


def test_json_comes_back(session: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    out = session / "report.json"
    run("report", "--format", "json", "--out", str(out))
    before = run("history", "export").output
    monkeypatch.setenv("DEESCALATE_HOME", str(tmp_path / "another"))
    (tmp_path / "another" / "data").mkdir(parents=True)
    assert "1 added" in run("history", "import", str(out)).output
    assert run("history", "export").output == before


def test_what_cannot_be_is_said(session: Path) -> None:
    assert run("report", "--lens", "hearth").exit_code == 1
    assert run("report", "zzz").exit_code == 1
    result = run("report", "--out", str(session / "none" / "report.html"))
    assert result.exit_code == 1
    assert "cannot be written" in str(result.exception)


def test_without_a_session_there_is_none(home: Path) -> None:
    result = run("report")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "No sessions yet." in result.stderr


def test_progress_in_every_form(home: Path) -> None:
    make_history(home / "data" / "history.db", 30)
    write_settings(home / "config" / "settings.toml", Settings(learner="Kim"))
    out = home / "progress.html"
    assert run("progress", "--format", "html", "--out", str(out)).exit_code == 0
    text = out.read_text(encoding="utf-8")
    assert "Report of progress" in text
    assert "<polygon" in text
    assert run("progress", "--format", "md").output.startswith("# Progress")
    assert run("progress", "--format", "csv").output.startswith("score,first_day,last_day")
    assert json.loads(run("progress", "--format", "json").output)["progress"]["sessions"] == 30
