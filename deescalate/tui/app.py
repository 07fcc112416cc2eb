"""The terminal program: loads what is slow, opens the screens, keeps themes and settings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from deescalate.errors import DeescalateError
from deescalate.interface.catalogue import N_
from deescalate.interface.safe import visible
from deescalate.tui import navigation as nav
from deescalate.tui.navigation import ShellScreen
from deescalate.tui.places import HOME_DEPTH, PlacesApp, StartAt
from deescalate.tui.themes import PALETTES, build_theme, theme_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.command import Provider

    from deescalate.content.library import Library
    from deescalate.history import SessionSummary, Store
    from deescalate.model.record import SessionRecord
    from deescalate.tui.services import Services

__all__ = ["DeescalateApp", "StartAt"]


def _scenario_provider() -> type[Provider]:
    from deescalate.tui.commands import ScenarioProvider  # noqa: PLC0415 - only the palette needs it

    return ScenarioProvider


def _place_provider() -> type[Provider]:
    from deescalate.tui.commands import PlaceProvider  # noqa: PLC0415 - only the palette needs it

    return PlaceProvider


def _studio_provider() -> type[Provider]:
    from deescalate.tui.commands import StudioProvider  # noqa: PLC0415 - only the palette needs it

    return StudioProvider


class DeescalateApp(PlacesApp):
    """Home at the bottom of a stack of screens; navigation messages add to it and take away."""

    TITLE = "deescalate"
    CSS_PATH = Path(__file__).with_name("app.tcss")
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {
        _scenario_provider,
        _studio_provider,
        _place_provider,
    }
    COMMAND_PALETTE_BINDING = "ctrl+p"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", N_("Help"), id="app.help"),
        Binding("ctrl+p", "command_palette", N_("Find"), show=False, id="app.palette"),
        Binding("ctrl+q", "quit", N_("Quit"), show=False, id="app.quit"),
    ]

    @dataclass
    class Arrived(Message):
        """A worker brings the value of a field of ``services.Loaded``."""

        name: str
        value: object

    @dataclass
    class UnfinishedFound(Message):
        """The history holds a session without an ending; this is the latest."""

        session: SessionSummary

    @dataclass
    class RecordLoaded(Message):
        """A session was read from the history, to go on with it or to look at it."""

        record: SessionRecord
        resume: bool

    class Discarded(Message):
        """A session was deleted from the history."""

    @dataclass
    class Failed(Message):
        """Something the user asked for did not work; one sentence."""

        why: str

    def __init__(self, services: Services, start_at: StartAt | None = None) -> None:
        super().__init__(services, start_at or StartAt())
        self._started = False
        for name in PALETTES:
            self.register_theme(build_theme(name))
        self.theme = self._theme_name()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own variables, so that the style sheet can be read under any theme."""
        return build_theme(theme_for("auto")).variables

    # --- start ---------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Load the rest once home is on the screen."""
        self._apply_motion()
        if self.start_at.opens is not None:
            self.post_message(self.start_at.opens)
        self.call_after_refresh(self._load_everything)

    def _load_everything(self) -> None:
        self.run_worker(self._load, thread=True, group="loading")

    def _load(self) -> None:
        """Content first, then history, then the analysis; each failure is a sentence."""
        services = self.shell.services
        self._load_one("library", lambda: _with_content(services.load_library()))
        self._load_one("store", self._open_history)
        self._load_one("analyst", services.load_analyst)

    def _open_history(self) -> Store:
        """The history, without what is older than the settings say."""
        services = self.shell.services
        store = services.open_history()
        if services.settings.keep_days:
            from deescalate.learning.retention import forget_old  # noqa: PLC0415 - when it is wanted

            said = forget_old(self.shell.t, store, services.settings.keep_days, services.today())
            if said:
                self.post_message(self.Failed(said))
        return store

    def on_library_changed(self) -> None:
        """Read the scenarios again, in a worker."""
        load = self.shell.services.load_library

        def again() -> None:
            self._load_one("library", lambda: _with_content(load()))

        self.run_worker(again, thread=True, group="loading")

    def on_ear_changed(self) -> None:
        """Load the analysis again, in a worker; until then the old one hears."""
        load = self.shell.services.load_analyst
        self.run_worker(lambda: self._load_one("analyst", load), thread=True, group="loading")

    def _load_one(self, name: str, load: Callable[[], object]) -> None:
        try:
            value = load()
        except DeescalateError as error:
            self.post_message(self.Arrived(f"{name}_error", str(error)))
        else:
            self.post_message(self.Arrived(name, value))

    def on_deescalate_app_arrived(self, event: Arrived) -> None:
        """Let every open screen know."""
        setattr(self.shell.loaded, event.name, event.value)
        self.refresh_screens()
        if event.name == "library":
            self._open_start()
        elif event.name == "store":
            self._look_for_unfinished()

    def _open_start(self) -> None:
        scenario_id = self.start_at.scenario_id
        library = self.shell.loaded.library
        if scenario_id is None or library is None or self._started:
            return
        self._started = True
        scenario = library.find(scenario_id)
        if scenario is None:
            self.say(self.shell.t("There is no scenario {id}.", id=visible(scenario_id)))
        else:
            self.post_message(nav.OpenBriefing(scenario))

    # --- unfinished sessions -------------------------------------------------------------

    def _look_for_unfinished(self) -> None:
        store = self.shell.loaded.store
        home = self.start_at.scenario_id is None and self.start_at.opens is None
        if store is not None and home:
            learner = self.shell.learner
            self.run_worker(
                lambda: self._find_unfinished(store, learner), thread=True, group="history"
            )

    def _find_unfinished(self, store: Store, learner: str) -> None:
        try:
            found = store.unfinished(learner)
        except DeescalateError as error:
            self.post_message(self.Failed(str(error)))
            return
        if found:
            self.post_message(self.UnfinishedFound(found[0]))

    def on_deescalate_app_unfinished_found(self, event: UnfinishedFound) -> None:
        """Ask what is to become of the latest unfinished session."""
        from deescalate.tui.dialogs.unfinished import unfinished_dialog  # noqa: PLC0415

        if len(self.screen_stack) > HOME_DEPTH:
            return
        session_id = event.session.id

        def answered(answer: str | None) -> None:
            if answer == "resume":
                self.post_message(nav.ResumePractice(session_id))
            elif answer == "discard":
                self._discard(session_id)

        self.push_screen(unfinished_dialog(self.shell.t, event.session), answered)

    def _discard(self, session_id: str) -> None:
        store = self.shell.loaded.store
        if store is not None:
            self.run_worker(lambda: self._forget(store, session_id), thread=True, group="history")

    def _forget(self, store: Store, session_id: str) -> None:
        try:
            store.discard(session_id)
        except DeescalateError as error:
            self.post_message(self.Failed(str(error)))
        else:
            self.post_message(self.Discarded())

    def on_deescalate_app_failed(self, event: Failed) -> None:
        """Say it."""
        self.say(event.why)

    def on_deescalate_app_discarded(self) -> None:
        """Let home count anew."""
        self.refresh_screens()

    # --- the history ---------------------------------------------------------------------

    def load_record(self, session_id: str, *, resume: bool) -> None:
        """Read it in a worker; ``RecordLoaded`` or ``Failed`` follows."""
        store = self.shell.loaded.store
        if store is None:
            self.say(self.shell.loaded.store_error or self.shell.t("The history is not open yet."))
            return

        def load() -> None:
            try:
                record = store.load(session_id)
            except DeescalateError as error:
                self.post_message(self.Failed(str(error)))
            else:
                self.post_message(self.RecordLoaded(record, resume))

        self.run_worker(load, thread=True, group="history")

    def on_deescalate_app_record_loaded(self, event: RecordLoaded) -> None:
        """Go on with the session, or show its debrief."""
        record = event.record
        if not event.resume:
            self.show_debrief(record, fresh=False)
            return
        scenario = self.scenario_of(record)
        if scenario is None:
            self.say(self.shell.t("The scenario has changed since, so this session cannot go on."))
            return
        again = self.shell.services.new_occasion(
            record.learner, record.seed, record.mode, record.pace
        )
        occasion = replace(
            again,
            id=record.id,
            started_at=datetime.fromisoformat(record.started_at),
            parent=record.parent,
            parent_turn=record.parent_turn,
        )
        self.open_practice(scenario, occasion, record)

    # --- settings, help, palette ---------------------------------------------------------

    def on_change_settings(self, event: nav.ChangeSettings) -> None:
        """Use the settings at once and save them."""
        services, shell = self.shell.services, self.shell
        services.settings = event.settings
        try:
            services.save_settings(event.settings)
        except DeescalateError as error:
            self.say(str(error))
        self.theme = self._theme_name()
        self._apply_motion()
        before = shell.t.language
        shell.t = services.translator_for(event.settings)
        if shell.t.language != before:
            for screen in self.screen_stack:
                if isinstance(screen, ShellScreen):
                    screen.language_changed()

    def action_help(self) -> None:
        """What the keys do on this screen."""
        from deescalate.tui.dialogs.help import help_dialog  # noqa: PLC0415 - when asked for

        self.push_screen(help_dialog(self.shell.t, self.screen))

    def action_command_palette(self) -> None:
        """Find a scenario or a place by its name."""
        from textual.command import CommandPalette  # noqa: PLC0415 - when asked for

        if not isinstance(self.screen, CommandPalette):
            words = self.shell.t("Find a scenario or a command")
            self.push_screen(CommandPalette(placeholder=words))

    async def action_quit(self) -> None:
        """Leave the program; typed words that were not sent are asked about first."""
        screens = (screen for screen in self.screen_stack if isinstance(screen, ShellScreen))
        typed = next((screen for screen in screens if screen.unsent()), None)
        if typed is None:
            self.exit()
            return
        from deescalate.tui.dialogs.choice import Choice, ChoiceDialog  # noqa: PLC0415 - rare

        t = self.shell.t
        choices = (Choice("stay", t("Stay")), Choice("quit", t("Quit")))
        question = typed.loss()

        def answered(answer: str | None) -> None:
            if answer == "quit":
                self.exit()

        self.push_screen(ChoiceDialog(t, t("Quit"), question, choices), answered)

    def _theme_name(self) -> str:
        return theme_for(self.shell.settings.theme)

    def _apply_motion(self) -> None:
        if not self.shell.settings.motion:
            self.animation_level = "none"


def _with_content(library: Library) -> Library:
    """The library, with its files read."""
    _ = library.paths
    return library
