"""Pictures for the README, from the running program: ``python -m tools.pictures [FOLDER]``.

Plays two conversations with the real library, ear and history in a home of their own, and keeps
SVG screenshots that refer to nothing outside themselves.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from deescalate.cli.screens import services_for
from deescalate.model.scenario import Step
from deescalate.settings import LanguageChoice, Settings
from deescalate.tui import navigation as nav
from deescalate.tui.app import DeescalateApp
from deescalate.tui.screens.practice import PracticeScreen
from deescalate.tui.screens.replay import ReplayScreen
from deescalate.tui.session_pane import Act, SessionPane

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

ROOT: Final = Path(__file__).parents[1]
SIZES: Final = ((80, 24), (120, 40))
PLAYED: Final = {LanguageChoice.EN: "whose-frog-is-this", LanguageChoice.DE: "post-vom-inkasso"}
FONT_FACES: Final = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
SHOWN: Final = frozenset({"home", "practice", "debrief", "replay", "history"})
"""Pictures that the repository keeps; with a folder of one's own all are made."""
PATIENCE: Final = 1200
LOOKED_UP: Final = 3.0
"""Seconds within which the replay has found a rated reply."""


async def until(pilot: Pilot[None], happens: Callable[[], bool]) -> None:
    """Let the program run until something is so.

    Raises:
        TimeoutError: it was not so within a minute.
    """
    for _ in range(PATIENCE):
        await pilot.pause(0.05)
        if happens():
            await pilot.pause(0.2)
            return
    raise TimeoutError(f"waited in vain on {pilot.app.screen}")


class Photographer:
    """Takes pictures of one program run in one language, size and theme."""

    def __init__(
        self,
        pilot: Pilot[None],
        app: DeescalateApp,
        folder: Path,
        suffix: str,
        wanted: frozenset[str],
    ) -> None:
        self._wanted = wanted
        self._pilot = pilot
        self._app = app
        self._folder = folder
        self._suffix = suffix

    def take(self, name: str) -> None:
        """Keep the screen as ``NAME-SUFFIX.svg``, if it is one of those that are shown."""
        if self._wanted and name not in self._wanted:
            return
        svg = self._app.export_screenshot(title="deescalate")
        svg = FONT_FACES.sub("", svg).replace("Fira Code", "monospace")
        (self._folder / f"{name}-{self._suffix}.svg").write_text(svg, encoding="utf-8")

    async def tour(self, scenario_id: str) -> None:
        """Home, picker, briefing, practice, debrief, replay, history, lesson."""
        app, pilot = self._app, self._pilot
        loaded = app.shell.loaded
        await until(pilot, lambda: bool(loaded.library and loaded.store and loaded.analyst))
        library = loaded.library
        scenario = library.find(scenario_id) if library else None
        if scenario is None:
            raise LookupError(scenario_id)
        app.post_message(nav.OpenPicker())
        await self._show("picker", "PickerScreen")
        app.post_message(nav.OpenBriefing(scenario))
        await self._show("briefing", "BriefingScreen")
        app.post_message(nav.StartPractice(scenario, seed=2, pace=0))
        await until(pilot, lambda: isinstance(app.screen, PracticeScreen))
        await self._practise(scenario.tries.good)
        app.post_message(nav.OpenDebrief(self._practice().talk.recorder.record()))  # type: ignore[union-attr]
        await self._show("debrief", "DebriefScreen")
        await pilot.press("p")
        await until(pilot, lambda: isinstance(app.screen, ReplayScreen) and bool(app.screen.record))
        await pilot.press("right", "right")
        await pilot.pause(LOOKED_UP)
        await self._show("replay", "ReplayScreen")
        app.post_message(nav.OpenHistory())
        await self._show("history", "HistoryScreen")
        app.post_message(nav.OpenLesson())
        await self._show("lesson", "LessonScreen")
        app.post_message(nav.OpenHome())
        await self._show("home", "HomeScreen")

    async def _show(self, name: str, screen: str) -> None:
        await until(self._pilot, lambda: type(self._app.screen).__name__ == screen)
        await self._pilot.pause(0.6)
        self.take(name)

    def _practice(self) -> SessionPane:
        stack = self._app.screen_stack
        return next(each.pane for each in stack if isinstance(each, PracticeScreen))

    async def _practise(self, steps: tuple[Step, ...]) -> None:
        session = self._practice()
        await until(self._pilot, lambda: session.talk is not None)
        for number, step in enumerate(steps, start=1):
            talk = session.talk
            if talk is None or session.over:
                return
            before = len(talk.turns)
            at = talk.quiet_at + 8
            session.act(_act(step, at))
            await until(self._pilot, lambda b=before, k=talk: len(k.turns) > b)  # type: ignore[misc]
            await self._pilot.pause(0.8)
            if number == 1:
                self.take("practice")


def _act(step: Step, at: float) -> Act:
    if step.consult:
        return Act(lambda session: session.consult(step.consult, at))
    level = step.hand_over
    if level is not None:
        return Act(lambda session: session.hand_over(level, step.summary, at))
    return Act(lambda session: session.reply(step.say, at), step.say)


async def photograph(
    folder: Path, language: LanguageChoice, size: tuple[int, int], wanted: frozenset[str]
) -> None:
    """All pictures of one language and size, dark and light."""
    for theme, prefix in (("dark", ""), ("light", "light-")):
        with tempfile.TemporaryDirectory() as home:
            os.environ["DEESCALATE_HOME"] = home
            settings = replace(Settings(), language=language, theme=theme, motion=False)
            app = DeescalateApp(services_for(settings))
            async with app.run_test(size=size) as pilot:
                suffix = f"{language.value}-{prefix}{size[0]}x{size[1]}"
                photographer = Photographer(pilot, app, folder, suffix, wanted)
                await photographer.tour(PLAYED[language])


def main() -> None:
    """Make every picture."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures"
    wanted = frozenset() if len(sys.argv) > 1 else SHOWN
    folder.mkdir(parents=True, exist_ok=True)
    for language in PLAYED:
        for size in SIZES:
            asyncio.run(photograph(folder, language, size, wanted))


if __name__ == "__main__":
    main()
