"""Where the navigation messages lead: a stack of screens with home at the bottom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from textual.app import App

from deescalate.interface.safe import visible
from deescalate.model.session import Mode
from deescalate.tui import navigation as nav
from deescalate.tui.navigation import ShellScreen
from deescalate.tui.services import Shell

if TYPE_CHECKING:
    from textual.screen import Screen

    from deescalate.model.record import SessionRecord
    from deescalate.model.scenario import Scenario
    from deescalate.recording import Occasion
    from deescalate.tui.services import Services

HOME_DEPTH: Final = 1
"""Screens on the stack when home is on top."""


@dataclass(frozen=True, slots=True)
class StartAt:
    """Where to begin: at home, at the briefing of a scenario, or with a file to work on, which is
    opened by posting ``opens``.

    ``seed``, ``pace`` and ``mode``, where they are not None, go before the settings for every
    session of this run.
    """

    scenario_id: str | None = None
    seed: int | None = None
    pace: float | None = None
    mode: Mode | None = None
    opens: nav.OpenPreview | nav.OpenStudio | nav.OpenReplay | nav.OpenDrills | None = None


class PlacesApp(App[None]):
    """Opens and closes screens. Each screen's module is imported when it is first needed."""

    def __init__(self, services: Services, start_at: StartAt) -> None:
        super().__init__()
        self.shell = Shell(services, services.translator_for(services.settings))
        self.shell.mode_of_run, self.shell.pace_of_run = start_at.mode, start_at.pace
        self.start_at = start_at

    def load_record(self, session_id: str, *, resume: bool) -> None:
        """Read a session from the history, then go on with it or show its debrief."""
        raise NotImplementedError

    def say(self, sentence: str) -> None:
        """Tell the user one sentence, in a corner, for a few seconds."""
        self.notify(visible(sentence), severity="warning", markup=False)

    def get_default_screen(self) -> Screen[Any]:
        """Home."""
        from deescalate.tui.screens.home import HomeScreen  # noqa: PLC0415 - after the app stands

        return HomeScreen(self.shell)

    def on_go_back(self) -> None:
        """Close the present screen; home stays."""
        if len(self.screen_stack) > HOME_DEPTH:
            self.pop_screen()
            self.refresh_screens()

    def on_open_home(self) -> None:
        """Close everything above home."""
        while len(self.screen_stack) > HOME_DEPTH:
            self.pop_screen()
        self.refresh_screens()

    def on_open_picker(self) -> None:
        """Choose a scenario."""
        from deescalate.tui.screens.picker import PickerScreen  # noqa: PLC0415 - when asked for

        self.push_screen(PickerScreen(self.shell))

    def on_open_history(self) -> None:
        """Past sessions."""
        from deescalate.tui.screens.history import HistoryScreen  # noqa: PLC0415

        self.push_screen(HistoryScreen(self.shell))

    def on_open_progress(self) -> None:
        """How the results develop."""
        from deescalate.tui.screens.progress import ProgressScreen  # noqa: PLC0415

        self.push_screen(ProgressScreen(self.shell))

    def on_open_drills(self, event: nav.OpenDrills) -> None:
        """Short drills."""
        from deescalate.tui.screens.drill import DrillScreen  # noqa: PLC0415

        self.push_screen(DrillScreen(self.shell, event))

    async def on_pause_goal(self) -> None:
        """Home asks for how long."""
        self.on_open_home()
        await self.run_action("pause", default_namespace=self.screen)

    def on_open_lesson(self) -> None:
        """Stages and techniques."""
        from deescalate.tui.screens.lesson import LessonScreen  # noqa: PLC0415

        self.push_screen(LessonScreen(self.shell))

    def on_open_settings(self) -> None:
        """Settings."""
        from deescalate.tui.screens.settings import SettingsScreen  # noqa: PLC0415

        self.push_screen(SettingsScreen(self.shell))

    def on_open_briefing(self, event: nav.OpenBriefing) -> None:
        """The briefing of a scenario."""
        from deescalate.tui.screens.briefing import BriefingScreen  # noqa: PLC0415

        self.push_screen(BriefingScreen(self.shell, event.scenario))

    def on_open_preview(self, event: nav.OpenPreview) -> None:
        """The conversation of a file."""
        from deescalate.tui.screens.preview import PreviewScreen  # noqa: PLC0415

        self.push_screen(PreviewScreen(self.shell, event.wanted))

    def on_open_studio(self, event: nav.OpenStudio) -> None:
        """A file to work on."""
        from deescalate.tui.screens.studio import StudioScreen  # noqa: PLC0415

        self.push_screen(StudioScreen(self.shell, event.path))

    def on_open_replay(self, event: nav.OpenReplay) -> None:
        """A session, reply by reply."""
        from deescalate.tui.screens.replay import ReplayScreen  # noqa: PLC0415

        self.push_screen(ReplayScreen(self.shell, event.session, event.turn))

    def on_open_lens(self, event: nav.OpenLens) -> None:
        """A session through lenses."""
        from deescalate.tui.screens.lens import LensScreen  # noqa: PLC0415

        self.push_screen(LensScreen(self.shell, event.session))

    def on_open_rating(self, event: nav.OpenRating) -> None:
        """A session to rate blind."""
        from deescalate.tui.screens.rate import RateScreen  # noqa: PLC0415

        self.push_screen(RateScreen(self.shell, event.session_id))

    def on_open_ratings(self, event: nav.OpenRatings) -> None:
        """Trainers' ratings; not a second time above themselves."""
        from deescalate.tui.screens.ratings import RatingsScreen  # noqa: PLC0415

        while any(isinstance(screen, RatingsScreen) for screen in self.screen_stack):
            self.pop_screen()
        self.push_screen(RatingsScreen(self.shell, agreement=event.agreement))

    def on_open_what_if(self, event: nav.OpenWhatIf) -> None:
        """A reply worded another way."""
        from deescalate.tui.screens.what_if import WhatIfScreen  # noqa: PLC0415

        scenario = self.scenario_of(event.record)
        if scenario is not None:
            self.push_screen(WhatIfScreen(self.shell, event.record, scenario, event.turn))

    def on_open_disputes(self) -> None:
        """Disputes to answer."""
        from deescalate.tui.screens.disputes import DisputesScreen  # noqa: PLC0415

        self.push_screen(DisputesScreen(self.shell))

    def on_open_rescore(self, event: nav.OpenRescore) -> None:
        """Past sessions heard again."""
        from deescalate.tui.screens.rescore import RescoreScreen  # noqa: PLC0415

        self.push_screen(RescoreScreen(self.shell, event.wanted))

    def on_open_dispute(self, event: nav.OpenDispute) -> None:
        """What is wrong about a reply."""
        from deescalate.tui.screens.dispute import DisputeScreen  # noqa: PLC0415

        self.push_screen(DisputeScreen(self.shell, event.record, event.turn))

    def on_open_comparison(self, event: nav.OpenComparison) -> None:
        """A branch beside its parent; one that has just ended takes the practice screen's place."""
        from deescalate.tui.screens.comparison import ComparisonScreen  # noqa: PLC0415

        if event.fresh:
            self.on_go_back()
        self.push_screen(ComparisonScreen(self.shell, event.branch, event.parent))

    def on_try_from(self, event: nav.TryFrom) -> None:
        """Play a session again from one of its turns: same customer, same seed, same clock."""
        from deescalate.tui.screens.branch import BranchScreen, branch_of  # noqa: PLC0415

        shell, parent = self.shell, event.record
        scenario = self.scenario_of(parent)
        if scenario is None:
            self.say(shell.t("The scenario has changed since, so this session cannot go on."))
            return
        fresh = shell.services.new_occasion(shell.learner, parent.seed, parent.mode, parent.pace)
        occasion, begun = branch_of(parent, event.turn, fresh)
        shell.drafts[occasion.id] = event.draft
        self.push_screen(BranchScreen(shell, scenario, occasion, begun, parent))

    def on_start_practice(self, event: nav.StartPractice) -> None:
        """Begin a session above home."""
        shell = self.shell
        seed = self.start_at.seed if event.seed is None else event.seed
        mode = event.mode or shell.mode
        if event.scenario.id in shell.services.held_out:
            mode = Mode.EXAM
        pace = shell.pace if event.pace is None else event.pace
        occasion = shell.services.new_occasion(shell.learner, seed, mode, pace)
        self.open_practice(event.scenario, occasion)

    def on_resume_practice(self, event: nav.ResumePractice) -> None:
        """Go on with a session of the history."""
        self.load_record(event.session_id, resume=True)

    def on_open_debrief(self, event: nav.OpenDebrief) -> None:
        """The debrief of a session; one that has just ended takes the practice screen's place."""
        if isinstance(event.session, str):
            self.load_record(event.session, resume=False)
            return
        if event.fresh:
            self.on_open_home()
        self.show_debrief(event.session, fresh=event.fresh)

    def open_practice(
        self, scenario: Scenario, occasion: Occasion, record: SessionRecord | None = None
    ) -> None:
        """Begin a session, or go on with the one of ``record``, right above home."""
        from deescalate.tui.screens.practice import PracticeScreen  # noqa: PLC0415

        self.on_open_home()
        self.push_screen(PracticeScreen(self.shell, scenario, occasion, record))

    def show_debrief(self, record: SessionRecord, *, fresh: bool) -> None:
        """Put a debrief on the stack."""
        from deescalate.tui.screens.debrief import DebriefScreen  # noqa: PLC0415

        scenario = self.scenario_of(record)
        self.push_screen(DebriefScreen(self.shell, record, scenario, fresh))

    def scenario_of(self, record: SessionRecord) -> Scenario | None:
        """The scenario as it was played, None if its file is gone or has changed."""
        return self.shell.loaded.scenario_of(record)

    def refresh_screens(self) -> None:
        """Let every open screen look again at what is loaded."""
        for screen in self.screen_stack:
            if isinstance(screen, ShellScreen):
                screen.loaded_changed()
