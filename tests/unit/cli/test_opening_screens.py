"""``scenario preview`` and ``scenario studio``: what they open, and what they refuse."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from deescalate.cli import root, screens
from deescalate.model.language import Language
from deescalate.paths import scenario_roots
from deescalate.tui import navigation as nav
from deescalate.tui.app import StartAt

SHIPPED = scenario_roots()[0] / "en" / "whose-frog-is-this.yaml"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(root, ["scenario", *arguments])


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[StartAt]:
    """Where the screens would have begun, on a terminal that is not there."""
    found: list[StartAt] = []
    monkeypatch.setattr(screens, "need_terminal", lambda _otherwise: None)
    monkeypatch.setattr(screens, "run_screens", found.append)
    return found


def test_preview_opens_a_file(opened: list[StartAt]) -> None:
    done = run("preview", str(SHIPPED), "--watch", "--seed", "5", "--pace", "0")
    assert done.exit_code == 0, done.output
    (start,) = opened
    assert isinstance(start.opens, nav.OpenPreview)
    wanted = start.opens.wanted
    assert (wanted.path, wanted.watch, wanted.seed, wanted.pace) == (SHIPPED, True, 5, 0.0)


def test_preview_knows_scenarios_by_their_id(opened: list[StartAt]) -> None:
    assert run("preview", "whose-frog-is-this").exit_code == 0
    (start,) = opened
    assert isinstance(start.opens, nav.OpenPreview)
    assert start.opens.wanted.path.samefile(SHIPPED)
    assert not start.opens.wanted.watch


def test_preview_of_a_broken_file_prints_its_problems(
    opened: list[StartAt], tmp_path: Path
) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text("format: 1\nid: broken\n")
    done = run("preview", str(path))
    assert done.exit_code == 1
    assert "S02" in done.stderr
    assert opened == []


def test_studio_opens_a_file_be_it_broken(opened: list[StartAt], tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text("format: 1\n")
    assert run("studio", str(path)).exit_code == 0
    (start,) = opened
    assert start.opens is not None
    assert isinstance(start.opens, nav.OpenStudio)
    assert start.opens.path == path


def test_studio_makes_no_file(opened: list[StartAt], tmp_path: Path) -> None:
    done = run("studio", str(tmp_path / "new.yaml"))
    assert done.exit_code == 1
    assert "deescalate scenario new" in str(done.exception)
    assert opened == []


@pytest.mark.parametrize(
    ("command", "way"), [("preview", "scenario simulate"), ("studio", "scenario check")]
)
def test_without_a_terminal_another_way_is_named(command: str, way: str) -> None:
    done = run(command, str(SHIPPED))
    assert done.exit_code == 1
    assert f"deescalate {way}" in str(done.exception)


def test_only_own_files_may_be_edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEESCALATE_HOME", str(tmp_path))
    own = tmp_path / "data" / "scenarios" / "en" / "mine.yaml"
    packed = tmp_path / "data" / "packs" / "shop" / "theirs.yaml"
    for path in (own, packed):
        path.parent.mkdir(parents=True)
        path.write_text("format: 1\n")
    assert screens.may_edit(own)
    assert not screens.may_edit(packed)
    assert not screens.may_edit(SHIPPED)


def test_drill_opens_a_round(opened: list[StartAt]) -> None:
    done = CliRunner().invoke(root, ["drill", "--skill", "solve", "--count", "3", "--lang", "de"])
    assert done.exit_code == 0, done.output
    (start,) = opened
    assert start.opens == nav.OpenDrills("solve", 3, Language.DE)
