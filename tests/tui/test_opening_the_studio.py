"""The studio from inside the program: by key in the list, by name in the palette."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

from deescalate.content.library import BrokenFile
from deescalate.content.scenarios import ScenarioFile, read_scenario
from deescalate.tui.navigation import OpenPicker
from deescalate.tui.screens.studio import StudioScreen
from tests.tui.playing import Play, Setting, Shelf, machine, running
from tests.tui.screen_text import screen_text
from tests.tui.working import SHIPPED, own_file

if TYPE_CHECKING:
    from deescalate.content.library import Library


async def pick(play: Play, shelf: Shelf) -> None:
    """Open the list of these scenarios."""
    play.app.shell.loaded.library = cast("Library", shelf)
    play.app.post_message(OpenPicker())
    await play.settle()


async def test_own_files_are_edited_from_the_list_and_the_palette(tmp_path: Path) -> None:
    path = own_file(tmp_path)
    scenario = read_scenario(path).scenario
    assert scenario is not None
    own, shipped = ScenarioFile(str(path), scenario, ()), read_scenario(SHIPPED)
    async with running(Setting(tmp_path, size=(80, 24))) as play:
        await pick(play, Shelf((scenario,), files=(own, shipped)))
        assert "F2 Edit" in screen_text(play.app)
        await play.pilot.press("ctrl+p", *"edit")
        await play.pilot.pause(0.6)
        assert f"Edit: {scenario.title}" in screen_text(play.app)
        await play.pilot.press("escape")
        await play.settle()
        await play.pilot.press("f2")
        await play.settle()
        assert isinstance(play.app.screen, StudioScreen)


async def test_broken_files_of_ones_own_too(tmp_path: Path) -> None:
    path = own_file(tmp_path)
    path.write_text("format: 1\nid: mine\n", encoding="utf-8")
    file = read_scenario(path)
    broken = BrokenFile(str(path), file.problems)
    async with running(Setting(tmp_path, size=(80, 24))) as play:
        await pick(play, Shelf((), (broken,), (file,)))
        await play.pilot.press("f2")
        await play.settle()
        await play.settle()
        assert isinstance(play.app.screen, StudioScreen)
        assert "Problems: " in screen_text(play.app)
        await play.pilot.press("f6", "f6")
        await play.settle()
        assert "begins as soon as the file has no errors" in screen_text(play.app)


async def test_shipped_files_cannot_be_edited(tmp_path: Path) -> None:
    file = ScenarioFile(str(SHIPPED), machine(), ())
    async with running(Setting(tmp_path, size=(80, 24))) as play:
        await pick(play, Shelf((machine(),), files=(file,)))
        assert "F2 Edit" not in screen_text(play.app)
        await play.pilot.press("f2")
        await play.settle()
        assert not isinstance(play.app.screen, StudioScreen)
