"""A preview: a scenario file played at once, without anything being kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from deescalate.content.problems import Severity, render
from deescalate.errors import ContentError
from deescalate.interface.catalogue import N_
from deescalate.model.session import Mode
from deescalate.tui.dialogs.reading import Block, Page, ReadingDialog
from deescalate.tui.navigation import ShellScreen
from deescalate.tui.rehearsal import Rehearsal
from deescalate.tui.screens.practice import LAYOUT
from deescalate.tui.studio.problem_list import count_words
from deescalate.tui.watched_file import WatchedFile
from deescalate.tui.widgets.heading import Heading
from deescalate.tui.widgets.prose import shown

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

    from deescalate.content.scenarios import ScenarioFile
    from deescalate.tui.services import Shell

LOOK: Final = 0.7
"""Seconds between two looks at the file."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be previewed, and how; ``watch`` follows changes of the file."""

    path: Path
    watch: bool = False
    seed: int | None = None
    pace: float | None = None


class PreviewScreen(ShellScreen):
    """The conversation of a file; with ``watch`` it goes on in the new version of a changed one."""

    CSS_PATH = LAYOUT
    HELP: ClassVar[str] = N_(
        "The conversation of a file, played at once. Nothing of it is kept. F7 begins again at any"
        " reply."
    )
    DEFAULT_CSS: ClassVar[str] = """
    PreviewScreen {
        LinePanel { display: none; }
        #news { height: auto; max-height: 3; padding: 0 2; background: $mark-harm; display: none; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f6", "problems", N_("Problems"), id="preview.problems"),
        Binding("escape", "back", N_("Leave"), id="preview.leave"),
    ]

    @dataclass
    class Read(Message):
        """The file was read and checked; None if it has not changed."""

        file: ScenarioFile | None

    @dataclass
    class Unreadable(Message):
        """The file cannot be read; one sentence."""

        why: str

    def __init__(self, shell: Shell, wanted: Wanted) -> None:
        super().__init__(shell)
        pace = shell.pace if wanted.pace is None else wanted.pace
        occasion = shell.services.new_occasion(shell.learner, wanted.seed, Mode.GUIDED, pace)
        self.rehearsal = Rehearsal(shell, occasion, still=False)
        self._wanted = wanted
        self._watched = WatchedFile(wanted.path)
        self._news = Static(id="news")
        self._file: ScenarioFile | None = None
        self._looking = False

    def heading(self) -> str:
        """The file's name, until its title is known."""
        return self._wanted.path.name

    def heading_aside(self) -> str:
        """That nothing is kept."""
        if self._wanted.watch:
            return self.t("Preview, nothing is kept · follows the file")
        return self.t("Preview, nothing is kept")

    def body(self) -> ComposeResult:
        """News of the file above its conversation."""
        yield self._news
        yield self.rehearsal

    def on_mount(self) -> None:
        """Read the file, and look at it from time to time."""
        self._read(first=True)
        if self._wanted.watch:
            self.set_interval(LOOK, self.look)

    def language_changed(self) -> None:
        """A conversation goes on in the language in which it began."""

    def loaded_changed(self) -> None:
        """The conversation may be waiting for it."""
        self.rehearsal.loaded_changed()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Problems can be read where there are some."""
        if action == "problems":
            return self._file is not None and self._file.scenario is None
        return super().check_action(action, parameters)

    def look(self) -> None:
        """Look whether the file has changed."""
        if not self._looking:
            self._read(first=False)

    def _read(self, *, first: bool) -> None:
        self._looking = True
        self.run_worker(lambda: self._read_and_check(first=first), thread=True, group="file")

    def _read_and_check(self, *, first: bool) -> None:
        from deescalate.content.scenarios import read_scenario_text  # noqa: PLC0415 - slow start

        try:
            content = self._watched.read() if first else self._watched.changed()
        except ContentError as error:
            self.post_message(self.Unreadable(str(error)))
            return
        path = str(self._wanted.path)
        self.post_message(self.Read(read_scenario_text(content, path) if content else None))

    async def on_preview_screen_read(self, event: Read) -> None:
        """Play the file; one with errors is only spoken of, and the old version goes on."""
        self._looking = False
        file = event.file
        if file is None:
            return
        self._file = file
        self._news.display = file.scenario is None
        self._news.update(self._words(file))
        if file.scenario is not None:
            again = self.rehearsal.pane is not None
            played = await self.rehearsal.play(file)
            self.query_one(Heading).show(file.scenario.title, self.heading_aside())
            if again and played:
                self.notify(self.t("The file has changed: this is its new version."), markup=False)
            elif not again and self.rehearsal.pane is not None:
                self.rehearsal.pane.view.box.focus()
        self.refresh_bindings()

    def on_preview_screen_unreadable(self, event: Unreadable) -> None:
        """Say why there is nothing to play."""
        self._looking = False
        self._news.display = True
        self._news.update(Content(event.why))

    def _words(self, file: ScenarioFile) -> Content:
        t, count = self.t, count_words(self.t, file.problems)
        if file.scenario is not None:
            return Content("")
        words = t("The file has errors now ({count}); its last version goes on.", count=count)
        errors = [each for each in file.problems if each.severity is Severity.ERROR]
        first = errors[0]
        place = t("line {line}, column {column}", line=first.line, column=first.column)
        return Content.assemble(
            (f"✗ {words}", "bold"), f"\n  {place}: {shown(first.message, one_line=True)}"
        )

    def action_problems(self) -> None:
        """Everything that is wrong with the file."""
        if self._file is not None:
            blocks = tuple(Block(Content(render(each))) for each in self._file.problems)
            self.app.push_screen(ReadingDialog(self.t, (Page(self.t("Problems"), blocks),)))

    def on_rehearsal_pane_line_wanted(self) -> None:
        """The preview only looks; whoever wants to write opens the studio."""

    def on_rehearsal_pane_left(self) -> None:
        """Leave the preview."""
        self.action_back()
