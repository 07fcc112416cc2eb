"""Forget, import and export on the command line."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from deescalate.cli.history import command
from deescalate.history import Store
from deescalate.settings import Settings, write_settings
from tests.unit.history.samples import make_finished, make_record, make_turn

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """``deescalate history`` with three sessions of Ada's, in January, March and again March."""
    monkeypatch.setenv("DEESCALATE_HOME", str(tmp_path))
    write_settings(tmp_path / "config" / "settings.toml", Settings(learner="ada"))
    with Store.open(tmp_path / "data" / "history.db") as store:
        store.begin(make_finished(1, id="jan", started_at="2026-01-05T10:00:00+00:00"))
        store.begin(make_finished(2, id="march", started_at="2026-03-05T10:00:00+00:00"))
        store.begin(make_record(3, id="open", started_at="2026-03-06T10:00:00+00:00"))

    def invoke(*arguments: str, typed: str | None = None) -> Result:
        return CliRunner().invoke(command, list(arguments), input=typed)

    return invoke


def left(tmp_path: Path) -> list[str]:
    with Store.open(tmp_path / "data" / "history.db") as store:
        return [found.id for found in store.sessions()]


def test_it_asks_before_it_forgets(run: Run, tmp_path: Path) -> None:
    refused = run("forget", "jan", typed="n\n")
    assert "deletes 1 session for good" in refused.output
    assert refused.exit_code == 1
    assert run("forget", "jan").exit_code == 1
    assert left(tmp_path) == ["open", "march", "jan"]
    assert run("forget", "jan", typed="y\n").exit_code == 0
    assert left(tmp_path) == ["open", "march"]


def test_a_period_and_everything(run: Run, tmp_path: Path) -> None:
    done = run("forget", "--before", "2026-03-05", "--yes")
    assert done.output == "Sessions: 1 deleted.\n"
    assert left(tmp_path) == ["open", "march"]
    assert run("forget", "--since", "2027-01-01", "--yes").output == "There is no such session.\n"
    assert run("forget", "--all", "--yes").output == "Sessions: 2 deleted.\n"
    assert left(tmp_path) == []


def test_texts_only(run: Run, tmp_path: Path) -> None:
    done = run("forget", "--all", "--texts-only", "--yes")
    assert done.output == "Sessions: texts taken out of 2, 1 deleted.\n"
    assert left(tmp_path) == ["march", "jan"]
    with Store.open(tmp_path / "data" / "history.db") as store:
        assert store.load("jan").turns[0].act.text == ""
        assert store.load("jan").score == make_finished(1).score or store.load("jan").score


@pytest.mark.parametrize("arguments", [(), ("jan", "--all"), ("--all", "--since", "2026-01-01")])
def test_it_must_be_clear_what_is_meant(
    run: Run, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    assert run("forget", *arguments, "--yes").exit_code == 2
    assert len(left(tmp_path)) == 3


def test_an_export_comes_back(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "export.json"
    assert run("export", "--out", str(file)).exit_code == 0
    assert run("import", str(file)).output == "Sessions: 0 added, 3 there already.\n"
    run("forget", "--all", "--yes")
    assert run("import", str(file)).output == "Sessions: 3 added, 0 there already.\n"
    assert run("export").output == file.read_text(encoding="utf-8")


def test_what_could_not_be_used_is_said(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "export.json"
    run("export", "--out", str(file))
    data = json.loads(file.read_text(encoding="utf-8"))
    data["sessions"][0]["title"] = "another"
    data["sessions"][1] = {"id": "\x1b[31m"}
    file.write_text(json.dumps(data), encoding="utf-8")
    done = run("import", str(file))
    assert done.exit_code == 1
    assert "session jan is here already and differs" in done.stderr
    assert "session 2 of the file cannot be read" in done.stderr
    assert "\x1b" not in done.stderr


def test_a_file_that_is_no_text_is_refused(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "export.json"
    file.write_bytes(b"\xff\xfe\x00")
    done = run("import", str(file))
    assert done.exit_code == 1
    assert "not UTF-8" in str(done.exception)


def test_a_pseudonymous_export_says_nothing_of_who_and_what(run: Run) -> None:
    turn = make_turn(0)
    done = run("export", "--pseudonymous", "--as", "case")
    sessions = json.loads(done.output)["sessions"]
    assert [(each["id"], each["learner"]) for each in sessions] == [
        ("case-0001", "case"),
        ("case-0002", "case"),
    ]
    assert turn.act.text not in done.output
    assert '"ada"' not in done.output
    drawn = json.loads(run("export", "--pseudonymous").output)["sessions"][0]["learner"]
    again = json.loads(run("export", "--pseudonymous").output)["sessions"][0]["learner"]
    assert drawn != again
    assert run("export", "--pseudonymous", "--format", "csv").exit_code == 2


def test_commands_keep_only_what_the_settings_keep(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sessions that began long before today are gone, and it is said."""
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    write_settings(tmp_path / "config" / "settings.toml", Settings(learner="ada", keep_days=30))
    with Store.open(tmp_path / "data" / "history.db") as store:
        today = datetime.now(UTC).isoformat(timespec="seconds")
        store.begin(make_finished(4, id="today", started_at=today))
    done = run("list")
    assert done.exit_code == 0
    assert "3 conversations older than 30 days were deleted" in done.output
    assert left(tmp_path) == ["today"]
    assert "deleted" not in run("list").output
