"""A screen on which a scenario file is edited: reading, checking, saving, drafts, others' changes.

Disk and check are the business of worker threads, which post messages; ``screens.studio`` shows
what they say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual.message import Message

from deescalate.errors import DeescalateError
from deescalate.tui.dialogs.choice import Choice, ChoiceDialog
from deescalate.tui.navigation import GoBack, LibraryChanged, ShellScreen
from deescalate.tui.studio.document import StudioFile, encoded

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.timer import Timer

    from deescalate.content.scenarios import ScenarioFile
    from deescalate.tui.services import Shell

PAUSE: Final = 0.4
"""Seconds without a key after which the text is kept and checked."""

LOOK: Final = 1.0
"""Seconds between two looks at the file."""


class FileScreen(ShellScreen):
    """Edits one file. Subclasses give ``text``, ``take_text``, ``show_checked``, ``marked``."""

    @dataclass
    class Opened(Message):
        """The file was read; ``draft`` is unsaved work of an earlier time, if there is any."""

        text: str
        draft: str | None

    @dataclass
    class Checked(Message):
        """The text of ``edition`` was checked."""

        edition: int
        file: ScenarioFile

    @dataclass
    class ChangedOutside(Message):
        """Somebody else has changed the file, which now holds ``text``."""

        text: str

    @dataclass
    class Looked(Message):
        """The file was looked at, and nothing was new."""

    @dataclass
    class Saved(Message):
        """The text stands in the file."""

        text: str

    @dataclass
    class Failed(Message):
        """Something with the file did not work; one sentence. ``fatal``: it cannot be edited."""

        why: str
        fatal: bool = False

    def __init__(self, shell: Shell, path: Path) -> None:
        super().__init__(shell)
        self.path = path
        self._file = StudioFile(path, shell.services.drafts_folder)
        self._on_disk: str | None = None
        self._seen = ""
        self._edition = 0
        self._pause: Timer | None = None
        self._busy = False
        self._save_wanted = False
        self._leaving = False
        self._thrown_away = False
        self._was_saved = False

    # --- what subclasses give ------------------------------------------------------------

    @property
    def text(self) -> str:
        """The text as it is edited now."""
        raise NotImplementedError

    def take_text(self, text: str, *, fresh: bool) -> None:
        """Edit this text from now on; if ``fresh``, there is nothing to undo."""
        raise NotImplementedError

    async def show_checked(self, file: ScenarioFile) -> None:
        """Show what the check found."""
        raise NotImplementedError

    def marked(self) -> None:
        """Show whether there is unsaved work."""
        raise NotImplementedError

    # --- opening and editing -------------------------------------------------------------

    @property
    def unsaved(self) -> bool:
        """Whether the text is not what stands in the file."""
        return self._on_disk is not None and self.text != self._on_disk

    def unsent(self) -> str:
        """The unsaved text."""
        return self.text if self.unsaved else ""

    def loss(self) -> str:
        """What quitting would mean now."""
        return self.t("Not everything is saved. It is kept, and offered when the file is opened.")

    def on_mount(self) -> None:
        """Read the file, and look at it from time to time."""
        self._work(self._open)
        self.set_interval(LOOK, self.look)

    def on_unmount(self) -> None:
        """Unsaved work is kept however this screen ends."""
        self._edition += 1
        if self.unsaved and not self._thrown_away:
            self._file.keep(self.text)
        elif self._on_disk is not None:
            self._file.forget()

    def typed(self) -> None:
        """The editor has another text, unless it only tells what it was given."""
        if self.text != self._seen:
            self.edited()

    def edited(self) -> None:
        """Something has changed: keep and check the text at the next pause."""
        self._seen = self.text
        self._edition += 1
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self.check_now)
        self.marked()

    def check_now(self) -> None:
        """Keep and check the text as it is."""
        edition, text, saved = self._edition, self.text, not self.unsaved
        self._work(lambda: self._keep_and_check(edition, text, saved=saved), "check")

    def _open(self) -> None:
        text = self._file.read()
        self.post_message(self.Opened(text, self._file.kept()))

    def _keep_and_check(self, edition: int, text: str, *, saved: bool) -> None:
        from deescalate.content.scenarios import read_scenario_text  # noqa: PLC0415 - slow start

        if edition == self._edition:
            if saved:
                self._file.forget()
            else:
                self._file.keep(text)
        self.post_message(self.Checked(edition, read_scenario_text(encoded(text), str(self.path))))

    def on_file_screen_opened(self, event: Opened) -> None:
        """Show the file; unsaved work of an earlier time is offered."""
        self._on_disk = event.text
        self.take_text(event.text, fresh=True)
        self._seen = self.text
        self.marked()
        if event.draft is None or event.draft == self.text:
            self.check_now()
            return
        draft, t = event.draft, self.t
        choices = (
            Choice("take", t("Go on with it"), t("Undo brings the file's text back.")),
            Choice("drop", t("Discard it"), t("The file's text counts.")),
        )
        question = t("There are changes to this file that were never saved.")

        def answered(answer: str | None) -> None:
            if answer != "drop":
                self.take_text(draft, fresh=False)
            self.edited()

        self.app.push_screen(ChoiceDialog(t, t("Unsaved changes"), question, choices), answered)

    async def on_file_screen_checked(self, event: Checked) -> None:
        """Show it, unless the text has changed since."""
        if event.edition == self._edition:
            await self.show_checked(event.file)

    def on_file_screen_failed(self, event: Failed) -> None:
        """Say it; a file that cannot be edited is left."""
        self._busy = self._leaving = self._save_wanted = False
        self.notify(event.why, severity="error", markup=False, timeout=10)
        if event.fatal and self._on_disk is None:
            self.post_message(GoBack())

    # --- saving --------------------------------------------------------------------------

    def action_save(self) -> None:
        """Write the text into the file, after whatever is being done with it now."""
        if self._on_disk is None or self._busy:
            self._save_wanted = self._busy
            return
        self._busy = True
        text = self.text
        self._work(lambda: self._save(text))

    def _save(self, text: str) -> None:
        other = self._file.changed()
        if other is not None and other != text:
            self.post_message(self.ChangedOutside(other))
            return
        self._file.save(text)
        self.post_message(self.Saved(text))

    def on_file_screen_saved(self, event: Saved) -> None:
        """Say it, and leave if that was asked for."""
        self._busy = False
        self._on_disk = event.text
        self._was_saved = True
        if self._leaving and not self.unsaved:
            self.leave()
            return
        self._leaving = False
        self.edited()
        self.notify(self.t("Saved."), markup=False)

    # --- others' changes -----------------------------------------------------------------

    def look(self) -> None:
        """Look whether somebody else has changed the file."""
        if self._on_disk is not None and not self._busy:
            self._busy = True
            self._work(self._look)

    def _look(self) -> None:
        text = self._file.changed()
        self.post_message(self.Looked() if text is None else self.ChangedOutside(text))

    def on_file_screen_looked(self) -> None:
        """Do what had to wait."""
        self._busy = False
        if self._save_wanted:
            self._save_wanted = False
            self.action_save()

    def on_file_screen_changed_outside(self, event: ChangedOutside) -> None:
        """Take the new text; if that would cost unsaved work, ask."""
        other, t = event.text, self.t
        unsaved = self.unsaved
        self._leaving = self._save_wanted = False
        self._on_disk = other
        if not unsaved or self.text == other:
            self._busy = False
            self._take_theirs(other)
            return
        choices = (
            Choice("mine", t("Go on with mine"), t("Saving replaces the other one.")),
            Choice("theirs", t("Take the file's text"), t("Undo brings yours back.")),
        )
        question = t("The file has been changed elsewhere, and you have changes of your own.")

        def answered(answer: str | None) -> None:
            self._busy = False
            if answer == "theirs":
                self._take_theirs(other)

        dialog = ChoiceDialog(t, t("The file has changed"), question, choices)
        self.app.push_screen(dialog, answered)

    def _take_theirs(self, text: str) -> None:
        if self.text != text:
            self.take_text(text, fresh=False)
            self.notify(self.t("The file was changed elsewhere; this is its text."), markup=False)
        self.edited()

    # --- leaving -------------------------------------------------------------------------

    def action_back(self) -> None:
        """Leave; unsaved work is asked about."""
        if not self.unsaved:
            self.leave()
            return
        t = self.t
        choices = (
            Choice("stay", t("Stay")),
            Choice("save", t("Save and leave")),
            Choice("later", t("Leave, save later"), t("The changes are offered next time.")),
            Choice("drop", t("Discard the changes")),
        )
        question = t("Not everything is saved.")
        self.app.push_screen(ChoiceDialog(t, t("Leave"), question, choices), self._leave_answered)

    def _leave_answered(self, answer: str | None) -> None:
        if answer == "save":
            self._leaving = True
            self.action_save()
        elif answer == "later":
            self.leave()
        elif answer == "drop":
            self._thrown_away = True
            self._file.forget()
            self.leave()

    def leave(self) -> None:
        """Leave for good; lists of conversations are read anew if the file is another one now."""
        if self._was_saved:
            self.post_message(LibraryChanged())
        self.post_message(GoBack())

    def _work(self, do: Callable[[], None], group: str = "file") -> None:
        def guarded() -> None:
            try:
                do()
            except DeescalateError as error:
                self.post_message(self.Failed(str(error), fatal=self._on_disk is None))

        self.run_worker(guarded, thread=True, group=group)
