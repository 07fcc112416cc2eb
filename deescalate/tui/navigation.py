"""Where the screens can send the user, and what all of them have in common.

A screen posts one of these messages; the app opens what is asked for. Screens never import each
other. The app makes them as ``HomeScreen(shell)``, ``PickerScreen(shell)``,
``BriefingScreen(shell, scenario)``, ``PracticeScreen(shell, scenario, ...)``,
``DebriefScreen(shell, record, scenario, fresh)``, ``HistoryScreen(shell)``,
``ProgressScreen(shell)``, ``LessonScreen(shell)``, ``SettingsScreen(shell)``,
``ReplayScreen(shell, session, turn)``, ``LensScreen(shell, session)``,
``WhatIfScreen(shell, record, scenario, turn)``,
``BranchScreen(shell, scenario, occasion, record, former)``,
``ComparisonScreen(shell, branch, former)``, ``DisputeScreen(shell, record, turn)``,
``DrillScreen(shell, wanted)``, ``RateScreen(shell, session_id)``, ``RatingsScreen(shell)``,
``PreviewScreen(shell, wanted)`` and ``StudioScreen(shell, path)``, each in the module of its name
under ``tui.screens``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen

from deescalate.interface.catalogue import N_
from deescalate.tui.widgets.heading import Heading
from deescalate.tui.widgets.key_footer import KeyFooter

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

    from deescalate.history import Filter
    from deescalate.interface.catalogue import Translator
    from deescalate.model.language import Language
    from deescalate.model.record import SessionRecord
    from deescalate.model.scenario import Scenario
    from deescalate.model.session import Mode
    from deescalate.settings import Settings
    from deescalate.tui.screens.preview import Wanted
    from deescalate.tui.services import Loaded, Services, Shell


class GoBack(Message):
    """Leave the present screen."""


class OpenHome(Message):
    """Back to the home screen."""


class OpenPicker(Message):
    """Choose a scenario."""


class OpenHistory(Message):
    """Look at past sessions."""


class OpenProgress(Message):
    """See how the results develop."""


@dataclass
class OpenDrills(Message):
    """Do a round of short drills: of a skill, of a technique, or of what needs it most ("").

    ``count`` is how many at most; a language of None is that of the latest conversation.
    """

    skill: str = ""
    count: int = 5
    language: Language | None = None


class PauseGoal(Message):
    """Pause the weekly goal, or end the pause, at home."""


class OpenLesson(Message):
    """Read about the stages and techniques."""


class OpenSettings(Message):
    """Change the settings."""


@dataclass
class OpenBriefing(Message):
    """Read the briefing of a scenario."""

    scenario: Scenario


@dataclass
class StartPractice(Message):
    """Begin a session; a seed of None draws one, mode and pace of None are the settings'."""

    scenario: Scenario
    seed: int | None = None
    mode: Mode | None = None
    pace: float | None = None


@dataclass
class ResumePractice(Message):
    """Go on with an unfinished session of the history."""

    session_id: str


@dataclass
class OpenDebrief(Message):
    """Look at a session: a record at hand, or the id of one in the history.

    ``fresh`` means that it has just ended: the learner rates themselves before the score shows.
    """

    session: SessionRecord | str
    fresh: bool = False


@dataclass
class OpenReplay(Message):
    """Go through a session reply by reply: a record at hand, an id, or "" for the latest one.

    ``turn`` is the place of the turn to begin with; None begins with the first.
    """

    session: SessionRecord | str
    turn: int | None = None


@dataclass
class OpenLens(Message):
    """See a session through lenses: a record at hand, an id, or "" for the latest one."""

    session: SessionRecord | str


@dataclass
class TryFrom(Message):
    """Play a session again from the turn at a place; ``draft`` stands in the reply box."""

    record: SessionRecord
    turn: int
    draft: str = ""


@dataclass
class OpenWhatIf(Message):
    """Word the reply of a turn another way and see what it would have done."""

    record: SessionRecord
    turn: int


class OpenDisputes(Message):
    """What learners say is wrong about the analysis, and answers to it."""


@dataclass
class OpenRating(Message):
    """Rate a session of the history blind."""

    session_id: str


@dataclass
class OpenRatings(Message):
    """Conversations to rate blind, or first of all how far the ratings agree."""

    agreement: bool = False


@dataclass
class OpenRescore(Message):
    """Read the finished sessions that pass a filter again, by the analysis of today."""

    wanted: Filter


@dataclass
class OpenDispute(Message):
    """Flag what the analysis got wrong about the reply of a turn."""

    record: SessionRecord
    turn: int


@dataclass
class OpenComparison(Message):
    """See a branch beside the session that it goes on from; ``fresh`` if it has just ended.

    Either is a record at hand or an id of the history; a parent of None is to be looked up.
    """

    branch: SessionRecord | str
    parent: SessionRecord | None = None
    fresh: bool = False


@dataclass
class OpenPreview(Message):
    """Play a scenario file without keeping anything of it."""

    wanted: Wanted


@dataclass
class OpenStudio(Message):
    """Edit and try out a scenario file."""

    path: Path


class EarChanged(Message):
    """The team's wordings were changed: the analysis is to be loaded again."""


class LibraryChanged(Message):
    """A scenario file was written: the library is to be read again."""


@dataclass
class ChangeSettings(Message):
    """Use these settings from now on and save them."""

    settings: Settings


class ShellScreen(Screen[None]):
    """A full screen: a heading, a body, the key footer.

    Subclasses write ``body`` and ``heading`` and may react to ``loaded_changed``. The size classes
    ``-narrow`` (below 80 columns), ``-normal`` and ``-wide`` (112 and more) and ``-short`` (below
    24 rows), ``-medium`` and ``-tall`` (34 and more) are set on the screen for the style sheet.
    """

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - textual declares it on the instance
        (0, "-narrow"),
        (80, "-normal"),
        (112, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012 - as above
        (0, "-short"),
        (24, "-medium"),
        (34, "-tall"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", N_("Back"), id="screen.back"),
    ]

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell

    @property
    def t(self) -> Translator:
        """The interface's language."""
        return self.shell.t

    @property
    def services(self) -> Services:
        """The doors to the other rooms."""
        return self.shell.services

    @property
    def loaded(self) -> Loaded:
        """What the workers have loaded so far."""
        return self.shell.loaded

    def heading(self) -> str:
        """The words of the top line, translated."""
        return "deescalate"

    def heading_aside(self) -> str:
        """A few words for the right end of the top line."""
        return ""

    def body(self) -> ComposeResult:
        """The widgets between heading and footer."""
        yield from ()

    def compose(self) -> ComposeResult:
        """Heading, body and footer."""
        yield Heading(self.heading(), self.heading_aside())
        yield from self.body()
        yield KeyFooter(self.t)

    def loaded_changed(self) -> None:
        """Something was loaded (or failed to load) while this screen is open."""

    def unsent(self) -> str:
        """What was typed here and would be lost if the program ended now."""
        return ""

    def loss(self) -> str:
        """What losing it would mean, one sentence."""
        return self.t("Your reply has not been sent and would be lost.")

    def language_changed(self) -> None:
        """The interface's language is another one now."""
        self.refresh(recompose=True)

    def action_back(self) -> None:
        """Leave this screen."""
        self.post_message(GoBack())
