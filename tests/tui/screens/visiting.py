"""The program with a past: a store of sessions that were played, and a way to any screen."""

from __future__ import annotations

from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, cast

from textual.worker import WorkerCancelled

from deescalate.errors import HistoryError
from deescalate.history import Store
from deescalate.interface.catalogue import translator
from deescalate.model.analysis import Finding
from deescalate.model.moves import MOVE_KINDS
from deescalate.model.session import Mode
from deescalate.recording import Occasion, Recorder
from deescalate.settings import LanguageChoice, Settings
from deescalate.tui.app import DeescalateApp
from deescalate.tui.services import Services
from tests.tui.playing import Shelf
from tests.tui.screen_text import assert_as_kept
from tests.unit.practice.case import FakeAnalyst, analysed, make_scenario

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from textual.message import Message
    from textual.pilot import Pilot

    from deescalate.content.library import BrokenFile, Library
    from deescalate.model.record import SessionRecord
    from deescalate.model.scenario import Scenario
    from deescalate.model.session import Reflection, Turn
    from deescalate.practice import Session

SIZES = ((80, 24), (120, 40), (60, 20))
"""The terminal sizes that screens are looked at."""

TODAY = date(2026, 3, 20)
NOW = datetime(2026, 3, 20, 13, tzinfo=UTC)
KIND = "Since Tuesday and nobody came, no wonder you are angry. I take this on myself now."
RUDE = "Calm down. That is our policy."
OFFER = "I redeliver tomorrow after 3, with code 7714. Does that suit you?"


def marked(text: str, *moves: tuple[str, str]) -> tuple[Finding, ...]:
    """Findings of these moves with their words in the text; words of "" mean the whole text."""
    found = []
    for move, words in moves:
        start = text.index(words)
        end = start + len(words) if words else len(text)
        kind = MOVE_KINDS[move]
        why = f"Why {move} matters."
        found.append(
            Finding(move, kind.technique, kind.effect, start, end, words or text, why, "pattern")
        )
    return tuple(found)


ANALYSES = {
    KIND: replace(
        analysed(level=3.0, used=("missed-slot",), better=("What matters most to you now?",)),
        findings=marked(
            KIND,
            ("restates-fact", "Since Tuesday and nobody came"),
            ("names-feeling", "no wonder you are angry"),
            ("takes-responsibility", "I take this on myself"),
        ),
    ),
    RUDE: replace(
        analysed(
            level=0.0, better=("You have waited since Tuesday. I can see why you are angry.",)
        ),
        findings=marked(RUDE, ("calm-down", "Calm down"), ("policy-shield", "our policy")),
    ),
    OFFER: replace(
        analysed(level=3.0, solutions=("redelivery",), used=("door-code",)),
        findings=marked(OFFER, ("concrete-step", "I redeliver tomorrow"), ("checks-suits", "Does")),
    ),
}


def played(
    scenario: Scenario,
    replies: tuple[str, ...],
    *,
    store: Store | None = None,
    session_id: str = "session-1",
    days_ago: int = 0,
    finish: bool = True,
    mode: Mode = Mode.GUIDED,
    analyst: FakeAnalyst | None = None,
    reflection: Reflection | None = None,
) -> SessionRecord:
    """A session of these replies, each ten seconds after the customer fell silent."""
    noon = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)
    occasion = Occasion(session_id, "Kim", noon - timedelta(days=days_ago), 1, mode, 0.0)
    recorder = Recorder(scenario, analyst or FakeAnalyst(ANALYSES), occasion, store)
    session = recorder.session
    for text in replies:
        at = session.quiet_at + 10
        if session.ending is None:
            recorder.play(_reply(text, at))
    if finish and session.ending is None:
        recorder.play(lambda now: now.end(now.quiet_at + 10))
    if reflection is not None:
        recorder.reflect(reflection)
    return recorder.record()


def _reply(text: str, at: float) -> Callable[[Session], Turn]:
    return lambda session: session.reply(text, at)


@dataclass
class Setting:
    """How to set the program up. ``past`` fills the store before the program starts."""

    folder: Path
    scenarios: tuple[Scenario, ...] = ()
    broken: tuple[BrokenFile, ...] = ()
    past: Callable[[Store], object] = lambda _store: None
    language: str = "en"
    size: tuple[int, int] = (80, 24)
    settings: Settings = field(default_factory=Settings)
    history_fails: str = ""
    library_waits: Callable[[], object] = lambda: None


class AskedApp(DeescalateApp):
    """The program, with every message that its screens sent up."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.saved: list[Settings] = []


@dataclass
class Visit:
    """A running program."""

    app: AskedApp
    pilot: Pilot[None]
    store: Store

    async def settle(self) -> None:
        """Wait until workers and messages have done their work."""
        for _ in range(2):
            # A worker that a newer one of its kind has overtaken ends as cancelled.
            with suppress(WorkerCancelled):
                await self.app.workers.wait_for_complete()
            await self.pilot.pause()

    async def as_kept(self, name: str, sizes: tuple[tuple[int, int], ...] = SIZES) -> None:
        """Compare the screen with the kept texts at several sizes of the terminal."""
        for width, height in sizes:
            await self.pilot.resize_terminal(width, height)
            await self.settle()
            assert_as_kept(self.app, f"{name}-{width}x{height}")

    async def press(self, *keys: str) -> None:
        """Press keys and wait for what follows."""
        await self.pilot.press(*keys)
        await self.settle()

    async def go(self, message: Message) -> None:
        """Ask for another screen."""
        self.app.post_message(message)
        await self.settle()

    @property
    def screen(self) -> str:
        """The name of the screen on top."""
        return type(self.app.screen).__name__


@asynccontextmanager
async def visiting(setting: Setting, *, loaded: bool = True) -> AsyncIterator[Visit]:
    """The program on its home screen, everything loaded unless told otherwise."""
    store = Store.open(setting.folder / "history.db")
    setting.past(store)
    scenarios = setting.scenarios or (make_scenario(),)

    def load_library() -> Library:
        setting.library_waits()
        return cast("Library", Shelf(scenarios, setting.broken))

    def open_history() -> Store:
        if setting.history_fails:
            raise HistoryError(setting.history_fails)
        return store

    saved: list[Settings] = []
    services = Services(
        load_library=load_library,
        open_history=open_history,
        load_analyst=lambda: FakeAnalyst(ANALYSES),
        settings=replace(
            setting.settings, language=LanguageChoice(setting.language), learner="Kim", motion=False
        ),
        save_settings=saved.append,
        translator_for=lambda chosen: translator(chosen.interface_locale("en")),
        new_occasion=lambda learner, seed, mode, pace: Occasion(
            "new", learner, datetime(2026, 3, 20, 12, tzinfo=UTC), seed or 1, mode, pace
        ),
        clock=lambda: 100.0,
        today=lambda: TODAY,
        now=lambda: NOW,
        export_folder=setting.folder / "export",
    )
    app = AskedApp(services)
    app.saved = saved
    with store:
        async with app.run_test(size=setting.size, notifications=True) as pilot:
            visit = Visit(app, pilot, store)
            if loaded:
                await visit.settle()
            else:
                await pilot.pause()
            yield visit
