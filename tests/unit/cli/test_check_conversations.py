"""Conversations kept for the check are exams on the command line too."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from deescalate import paths
from deescalate.cli import practice
from deescalate.cli.wiring import load_held_out, load_library
from deescalate.history import Store
from deescalate.model.language import Language
from deescalate.model.session import Mode
from tests.unit.practice.case import FakeAnalyst

LEAST = 3
"""Pairs that a comparison needs, in each language."""


def test_every_language_has_enough_of_them_and_all_are_there() -> None:
    library = load_library()
    found = [library.find(scenario_id) for scenario_id in load_held_out()]
    languages = [scenario.language for scenario in found if scenario is not None]
    assert len(languages) == len(found)
    for language in Language:
        assert languages.count(language) >= LEAST


def test_they_are_exams_without_hints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEESCALATE_HOME", str(tmp_path))
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setattr(practice, "load_analyst", lambda *_: FakeAnalyst({}))
    arguments = [min(load_held_out()), "--plain", "--pace", "0", "--mode", "guided"]
    done = CliRunner().invoke(practice.command, arguments, input="/hint\n/end\n")
    assert done.exit_code == 0, done.output
    assert "An exam has no hints." in done.output
    with Store.open(paths.history_file()) as store:
        (session,) = store.sessions()
    assert (session.mode, session.hints) == (Mode.EXAM, 0)
