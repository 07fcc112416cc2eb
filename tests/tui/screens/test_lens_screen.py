"""The lenses on the screen: switched by a key, each item with its evidence, a report written."""

from dataclasses import replace
from pathlib import Path

import pytest

from deescalate.content.lenses import read_lenses
from deescalate.history import Store
from deescalate.paths import content_root
from deescalate.tui.navigation import OpenDebrief, OpenLens, OpenProgress, OpenReplay
from deescalate.tui.screens.replay import ReplayScreen
from tests.tui.screen_text import screen_text
from tests.tui.screens.visiting import KIND, OFFER, RUDE, Setting, Visit, played, visiting
from tests.unit.practice.case import make_scenario

LENSES = read_lenses([content_root() / "lenses"]).lenses


def past(store: Store) -> None:
    """One session."""
    played(make_scenario(), (RUDE, KIND, OFFER), store=store, days_ago=1)


def equip(visit: Visit) -> None:
    """Give the program its lenses."""
    visit.app.shell.services.load_lenses = lambda: LENSES


@pytest.mark.parametrize("language", ["en", "de"])
async def test_the_screen_as_kept(tmp_path: Path, language: str) -> None:
    async with visiting(Setting(tmp_path, past=past, language=language)) as visit:
        equip(visit)
        await visit.go(OpenDebrief("session-1"))
        await visit.press("l", "right", "right")
        assert visit.screen == "LensScreen"
        await visit.as_kept(f"lens-{language}")


async def test_keys_change_the_lens_and_it_is_remembered(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, past=past)) as visit:
        equip(visit)
        await visit.go(OpenReplay("session-1"))
        await visit.press("l")
        assert "House scorecard" in screen_text(visit.app)
        assert "Lens 1 of 6" in screen_text(visit.app)
        await visit.press("l")
        assert "CARP" in screen_text(visit.app)
        await visit.press("left", "left")
        assert "Seven items" in screen_text(visit.app)
        await visit.press("escape", "l")
        assert "Seven items" in screen_text(visit.app)


async def test_enter_goes_to_the_first_turn_that_is_evidence(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, past=past)) as visit:
        equip(visit)
        await visit.go(OpenLens(""))
        await visit.press("right", "right", "down", "down", "down", "enter")
        screen = visit.app.screen
        assert isinstance(screen, ReplayScreen)
        assert "Turn 3" in screen_text(visit.app)


async def test_without_lenses_that_is_said(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, past=past)) as visit:
        await visit.go(OpenLens("session-1"))
        assert "There is no lens here." in screen_text(visit.app)
        await visit.press("right", "x", "l")
        assert visit.screen == "LensScreen"


async def test_without_a_session_that_is_said(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path)) as visit:
        equip(visit)
        await visit.go(OpenLens(""))
        assert "there is no session yet" in screen_text(visit.app)


async def test_a_report_is_written_from_lens_debrief_and_replay(tmp_path: Path) -> None:
    file = tmp_path / "export" / "deescalate-2026-03-19-1200-machine.html"
    async with visiting(Setting(tmp_path, past=past, size=(120, 40))) as visit:
        equip(visit)
        await visit.go(OpenDebrief("session-1"))
        await visit.press("x")
        assert "Report written:" in screen_text(visit.app)
        assert "Through the lens" not in file.read_text(encoding="utf-8")
        file.unlink()
        await visit.press("p", "x")
        assert file.exists()
        await visit.press("l", "right", "x")
        assert "Through the lens: CARP" in file.read_text(encoding="utf-8")


async def test_a_report_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "export").write_text("in the way", encoding="utf-8")
    async with visiting(Setting(tmp_path, past=past, size=(120, 40))) as visit:
        await visit.go(OpenDebrief("session-1"))
        await visit.press("x")
        assert "Report written" not in screen_text(visit.app)
        assert "File exists" in screen_text(visit.app)


async def test_progress_is_written(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, past=past, language="de")) as visit:
        await visit.go(OpenProgress())
        await visit.press("x")
    text = (tmp_path / "export" / "deescalate-2026-03-20-fortschritt.html").read_text("utf-8")
    assert "Bericht über den Fortschritt" in text


async def test_hostile_lenses_stay_text(tmp_path: Path) -> None:
    evil = dict.fromkeys(LENSES[0].name, "[bold]x[/] \x1b[31m")
    lens = replace(LENSES[0], name=evil, about=evil, blind=evil)
    async with visiting(Setting(tmp_path, past=past)) as visit:
        visit.app.shell.services.load_lenses = lambda: (lens,)
        await visit.go(OpenLens("session-1"))
        assert "[bold]x[/] ␛[31m" in screen_text(visit.app)
