"""``deescalate history rescore``: old and new side by side, the old stays."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from deescalate.cli import root, wiring
from deescalate.history import Store
from deescalate.history.rescores import readings_of
from deescalate.interface.catalogue import translator
from deescalate.model.language import Language
from tests.tui.playing import Shelf
from tests.tui.screens.visiting import ANALYSES, KIND, RUDE, played
from tests.unit.practice.case import FakeAnalyst, analysed, make_scenario

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

MACHINE = make_scenario()
LATER = FakeAnalyst(
    {RUDE: analysed("calm-down", level=(0, 0, 1.4, 0)), KIND: ANALYSES[KIND]}, version="later"
)


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A history with a session, heard by another ear now."""
    path = tmp_path / "data" / "history.db"
    monkeypatch.setenv("DEESCALATE_HOME", str(tmp_path))
    monkeypatch.setattr(wiring, "load_library", lambda: Shelf((MACHINE,)))
    monkeypatch.setattr(wiring, "load_analyst", lambda *_ready: LATER)
    monkeypatch.setattr(wiring, "translator_for", lambda _settings: translator("en"))
    with Store.open(path) as store:
        played(MACHINE, (RUDE, KIND), store=store)
    return path


def run(*words: str, typed: str = "") -> Result:
    return CliRunner().invoke(root, ["history", "rescore", *words], input=typed)


def test_one_session_side_by_side_in_words(asked: Path) -> None:
    shown = run("session", "--no-keep").output
    assert "Analysis fake → later" in shown
    assert "Calm tone 0.0 → 1.4, a level or more higher" in shown
    assert "Empathy 0.0\n" in shown
    assert "no longer heard: Hidden behind rules “our policy”" in shown
    assert "1 conversation read again; 1 of 2 replies changed by a level or more." in shown
    assert "Mean change of a level: Listening ±0, Empathy ±0, Calm tone +0.70, Solution ±0" in shown
    assert "are not replayed" in shown
    assert " higher\n" in shown
    with Store.open(asked) as store:
        assert readings_of(store.connection, "session-1") == ()


def test_it_asks_and_keeps_beside_the_result(asked: Path) -> None:
    with Store.open(asked) as store:
        before = store.load("session-1")
    assert "Nothing was kept." in run("--all", typed="n\n").output
    assert "1 new reading kept." in run("--all", typed="y\n").output
    with Store.open(asked) as store:
        assert store.load("session-1") == before
        (reading,) = readings_of(store.connection, "session-1")
    assert reading.analysis_version == "later"
    assert "1 new reading kept." in run("--since", "2026-03-01", "--keep").output


def test_a_changed_scenario_is_read_as_it_was_played(
    asked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wiring, "load_library", lambda: Shelf((replace(MACHINE, digest="d2"),)))
    assert "1 conversation read again" in run("--all", "--no-keep").output
    with Store.open(asked) as store, store.connection.writing() as sqlite:
        sqlite.execute("delete from played_scenario")
    shown = run("--all", "--no-keep").output
    assert "Its scenario has changed or is gone" in shown
    assert "1 conversation could not be read again." in shown
    assert "kept" not in shown.replace("scenarios were kept", "")


def test_what_cannot_be_read_says_why(asked: Path) -> None:
    with Store.open(asked) as store:
        played(MACHINE, (KIND,), store=store, session_id="open", finish=False)
        played(MACHINE, (), store=store, session_id="mute")
    assert "It is unfinished" in run("open", "--no-keep").output
    assert "Nothing was said in it" in run("mute", "--no-keep").output
    done = CliRunner().invoke(root, ["history", "forget", "session", "--texts-only", "--yes"])
    assert done.exit_code == 0, done.output
    assert "Its texts were taken out" in run("session", "--no-keep").output


def test_language_and_choice(asked: Path) -> None:
    assert "There is no such conversation." in run("--all", "--lang", Language.DE.value).output
    assert run().exit_code == 2
    assert run("session", "--all").exit_code == 2
    assert "There is no such conversation." in run("--since", "2030-01-01").output
