"""The studio and the preview with a real scenario file in a folder of its own."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from deescalate.paths import scenario_roots
from deescalate.tui import navigation as nav
from deescalate.tui.app import StartAt
from deescalate.tui.screens.preview import PreviewScreen, Wanted
from deescalate.tui.screens.studio import StudioScreen
from tests.tui.playing import Setting, running
from tests.tui.screen_text import screen_text

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from deescalate.tui.rehearsal_pane import RehearsalPane
    from tests.tui.playing import Play

SHIPPED = scenario_roots()[0] / "en" / "whose-frog-is-this.yaml"
KIND = "No wonder you are angry, Mr Parmar. I look at the photo myself, right now."


def own_file(folder: Path) -> Path:
    """A copy of a shipped scenario that a trainer may edit."""
    path = folder / SHIPPED.name
    path.write_text(SHIPPED.read_text(encoding="utf-8"), encoding="utf-8")
    return path


def change(path: Path, old: str, new: str) -> None:
    """Somebody else edits the file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@dataclass
class Desk:
    """A studio that is open."""

    play: Play
    path: Path

    @property
    def studio(self) -> StudioScreen:
        stack = self.play.app.screen_stack
        return next(screen for screen in stack if isinstance(screen, StudioScreen))

    @property
    def pane(self) -> RehearsalPane:
        pane = self.studio.rehearsal.pane
        assert pane is not None
        return pane

    @property
    def screen(self) -> str:
        """What stands on the screen."""
        return screen_text(self.play.app)

    async def settle(self) -> None:
        await self.play.settle()

    async def press(self, *keys: str) -> None:
        await self.play.pilot.press(*keys)
        await self.settle()

    async def checked(self) -> None:
        """Check at once what was typed, as the pause after it would."""
        await self.play.pilot.pause()
        self.studio.check_now()
        await self.settle()

    async def write(self, text: str) -> None:
        """Type into the editor."""
        self.studio.editor.insert(text)
        await self.checked()

    async def replace(self, old: str, new: str) -> None:
        """Change the text in the editor."""
        text = self.studio.editor.text
        assert old in text
        self.studio.editor.put(text.replace(old, new))
        await self.checked()

    async def say(self, text: str) -> None:
        """Say something to the customer."""
        self.studio.open_part("play")
        await self.settle()
        self.pane.view.box.insert(text)
        await self.press("enter")


def desk_setting(folder: Path, **changes: object) -> tuple[Setting, Path]:
    """How a program with a file on the desk is set up."""
    path = own_file(folder)
    opens = nav.OpenStudio(path)
    return Setting(folder, start_at=StartAt(opens=opens), **changes), path  # type: ignore[arg-type]


@asynccontextmanager
async def working(folder: Path, **changes: object) -> AsyncIterator[Desk]:
    """The studio with a copy of a shipped scenario."""
    setting, path = desk_setting(folder, **changes)
    async with running(setting) as play:
        desk = Desk(play, path)
        await desk.settle()
        yield desk


@asynccontextmanager
async def previewing(
    folder: Path, *, watch: bool = True, **changes: object
) -> AsyncIterator[tuple[Play, Path]]:
    """The preview of a copy of a shipped scenario."""
    path = own_file(folder)
    opens = nav.OpenPreview(Wanted(path, watch=watch, seed=1, pace=0.0))
    setting = Setting(folder, start_at=StartAt(opens=opens), **changes)  # type: ignore[arg-type]
    async with running(setting) as play:
        await play.settle()
        yield play, path


def preview_of(play: Play) -> PreviewScreen:
    """The preview on the stack."""
    return next(s for s in play.app.screen_stack if isinstance(s, PreviewScreen))
