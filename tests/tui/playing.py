"""The program with a clock that a test moves, an analyst from a table and a store to watch."""

from __future__ import annotations

import threading
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, cast

from textual.worker import WorkerCancelled

from deescalate.content.learning_paths import LearningPaths
from deescalate.errors import HistoryError
from deescalate.history import Store
from deescalate.interface.catalogue import translator
from deescalate.model.scenario import CannedReply
from deescalate.model.session import Mode
from deescalate.recording import Occasion
from deescalate.settings import LanguageChoice, Settings
from deescalate.tui.app import DeescalateApp, StartAt
from deescalate.tui.navigation import StartPractice
from deescalate.tui.practice_pane import PracticePane
from deescalate.tui.screens.practice import PracticeScreen
from deescalate.tui.services import Services
from tests.unit.practice.case import FakeAnalyst, analysed, make_scenario

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from deescalate.content.library import Library
    from deescalate.content.scenarios import ScenarioFile
    from deescalate.model.record import SessionRecord
    from deescalate.model.scenario import Scenario
    from deescalate.model.session import Turn

GOOD = "Three days without a word, no wonder you are angry. I am on it now."
ANALYSES = {
    GOOD: replace(
        analysed(
            "names-feeling", "takes-responsibility", level=3.0, better=("What matters most?",)
        ),
    ),
    "Calm down.": analysed("calm-down", level=0.0, better=("I hear how angry you are.",)),
}
CANNED = (
    CannedReply("hello", "Hello {customer}, {agent} here.", ("customer", "agent")),
    CannedReply(
        "redelivery",
        "Order {order-number} comes on {day} between {time}.",
        ("order-number", "day", "time"),
    ),
)


@dataclass
class Clock:
    """Seconds that stand still unless a test moves them."""

    now: float = 100.0

    def __call__(self) -> float:
        return self.now


@dataclass(frozen=True)
class Shelf:
    """A library of given scenarios."""

    scenarios: tuple[Scenario, ...]
    broken: tuple[object, ...] = ()
    files: tuple[ScenarioFile, ...] = ()
    paths: LearningPaths = field(default_factory=LearningPaths)

    def find(self, scenario_id: str) -> Scenario | None:
        return next((found for found in self.scenarios if found.id == scenario_id), None)


class WatchedStore(Store):
    """A real store that can be told to fail, and says what was on screen when it saved."""

    failing = False
    app: ProbeApp | None = None

    def append(self, session_id: str, turn: Turn, *, hints: int | None = None) -> None:
        if self.failing:
            raise HistoryError("The disk is full; make room.")
        super().append(session_id, turn, hints=hints)
        if self.app is not None:
            self.app.shown_when_saved.append(self.app.said())


class ProbeApp(DeescalateApp):
    """The program; debriefs are noted instead of shown."""

    def __init__(self, services: Services, start_at: StartAt | None = None) -> None:
        super().__init__(services, start_at)
        self.debriefed: list[SessionRecord] = []
        self.shown_when_saved: list[str] = []

    def show_debrief(self, record: SessionRecord, *, fresh: bool) -> None:
        self.debriefed.append(record)

    def said(self) -> str:
        """All messages and notices of the practice screen."""
        statics = self.practice.view.transcript.query("Static")
        return "\n".join(str(static.render()) for static in statics)

    @property
    def practice(self) -> PracticePane:
        """The session of the practice screen on the stack."""
        screens = (screen for screen in self.screen_stack if isinstance(screen, PracticeScreen))
        return next(screens).pane


@dataclass
class Play:
    """A running program with everything that a test may turn or look at."""

    app: ProbeApp
    pilot: Pilot[None]
    clock: Clock
    store: WatchedStore
    analyst: FakeAnalyst

    @property
    def practice(self) -> PracticePane:
        return self.app.practice

    async def settle(self) -> None:
        """Wait until workers and messages have done their work."""
        for _ in range(3):
            # A worker that a newer one of its kind has overtaken ends as cancelled.
            with suppress(WorkerCancelled):
                await self.app.workers.wait_for_complete()
            await self.pilot.pause()

    async def wait(self, seconds: float) -> None:
        """Let seconds pass on the clock, in steps that the practice clock counts in full."""
        left = seconds
        while left > 0:
            step = min(left, 5.0)
            self.clock.now += step
            left -= step
            self.practice.beat()
            await self.settle()

    async def say(self, text: str) -> None:
        """Type a reply as a paste would and send it."""
        self.practice.view.box.insert(text)
        await self.pilot.press("enter")
        await self.settle()


@dataclass
class Setting:
    """How to set a program up."""

    folder: Path
    scenarios: tuple[Scenario, ...] = ()
    language: str = "en"
    mode: Mode = Mode.GUIDED
    pace: float = 0.0
    size: tuple[int, int] = (120, 40)
    analyst: FakeAnalyst = field(default_factory=lambda: FakeAnalyst(ANALYSES))
    start_at: StartAt | None = None
    settings: Settings = field(default_factory=Settings)
    analyst_waits_for: threading.Event | None = None
    open_history: Callable[[], object] | None = None

    def load_analyst(self) -> FakeAnalyst:
        """The analyst, once the event is set, if there is one."""
        if self.analyst_waits_for is not None:
            self.analyst_waits_for.wait(20)
        return self.analyst


def machine(**changes: object) -> Scenario:
    """The case of the washing machine with canned replies."""
    return make_scenario(**({"canned": CANNED} | changes))


def new_occasion(learner: str, seed: int | None, mode: Mode, pace: float) -> Occasion:
    """Always the same circumstances."""
    started = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    return Occasion("session-1", learner, started, 1 if seed is None else seed, mode, pace)


@asynccontextmanager
async def running(setting: Setting) -> AsyncIterator[Play]:
    """The program on its home screen, everything loaded."""
    clock = Clock()
    store = WatchedStore.open(setting.folder / "history.db")
    scenarios = setting.scenarios or (machine(),)
    settings = replace(
        setting.settings,
        language=LanguageChoice(setting.language),
        mode=setting.mode,
        pace=setting.pace,
        learner="Kim",
        motion=False,
    )
    services = Services(
        load_library=lambda: cast("Library", Shelf(scenarios)),
        open_history=cast("Callable[[], Store]", setting.open_history or (lambda: store)),
        load_analyst=setting.load_analyst,
        settings=settings,
        save_settings=lambda _settings: None,
        translator_for=lambda chosen: translator(chosen.interface_locale("en")),
        new_occasion=new_occasion,
        clock=clock,
        today=lambda: date(2026, 3, 1),
        now=lambda: datetime(2026, 3, 1, 10, tzinfo=UTC),
        may_edit=lambda path: path.is_relative_to(setting.folder),
        export_folder=setting.folder / "export",
        drafts_folder=setting.folder / "drafts",
    )
    app = ProbeApp(services, setting.start_at)
    with store:
        async with app.run_test(size=setting.size, notifications=True) as pilot:
            play = Play(app, pilot, clock, store, setting.analyst)
            if setting.analyst_waits_for is None:
                await play.settle()
            else:
                await pilot.pause()
            yield play


@asynccontextmanager
async def practising(setting: Setting) -> AsyncIterator[Play]:
    """The program in a session of its first scenario."""
    async with running(setting) as play:
        scenario = (setting.scenarios or (machine(),))[0]
        play.app.post_message(StartPractice(scenario))
        await play.settle()
        play.store.app = play.app
        yield play
