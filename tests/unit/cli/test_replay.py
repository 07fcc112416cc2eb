"""``deescalate replay --plain``: the latest session, or one by the beginning of its id."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from deescalate.cli import replay, wiring
from deescalate.history import Store
from deescalate.interface.catalogue import translator
from deescalate.model.session import ActKind
from tests.tui.playing import Shelf
from tests.tui.screens.visiting import KIND, RUDE, played
from tests.unit.practice.case import make_scenario

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

MACHINE = make_scenario()


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A history to ask, with the machine's scenario on the shelf."""
    path = tmp_path / "history.db"
    monkeypatch.setattr(wiring, "open_history", lambda: Store.open(path))
    monkeypatch.setattr(replay, "load_library", lambda: Shelf((MACHINE,)))
    monkeypatch.setattr(replay, "learner_name", lambda _settings: "Kim")
    monkeypatch.setattr(replay, "translator_for", lambda _settings: translator("en"))
    monkeypatch.setenv("DEESCALATE_HOME", str(tmp_path))
    return path


def run(*words: str) -> Result:
    return CliRunner().invoke(replay.command, ["--plain", *words])


def test_every_turn_with_its_mark_and_reasons(asked: Path) -> None:
    with Store.open(asked) as store:
        record = played(MACHINE, (RUDE, KIND), store=store)
    result = run("sess")
    assert result.exit_code == 0
    shown = result.output
    assert f"> {RUDE}" in shown
    assert "?? Blunder" in shown
    assert "Most to win:" in shown
    assert "!! Excellent" in shown
    assert shown.count("Turn ") == len(record.turns)
    end = next(turn for turn in record.turns if turn.act.kind is ActKind.END)
    assert f"Turn {end.index + 1}  Ended the conversation\n" in shown


def test_without_a_session_and_without_its_scenario(
    asked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run().output.startswith("No sessions yet.")
    with Store.open(asked) as store:
        played(MACHINE, (RUDE,), store=store)
    monkeypatch.setattr(replay, "load_library", lambda: Shelf(()))
    shown = run().output
    assert "The scenario has changed since" in shown
    assert "Blunder" not in shown


def test_the_screens_need_a_terminal(asked: Path) -> None:
    failed = CliRunner().invoke(replay.command, [])
    assert failed.exit_code == 1
    assert "replay --plain" in str(failed.exception)
