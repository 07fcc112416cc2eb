"""The studio: a scenario file, what is wrong with it, the conversation it makes, its map."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from deescalate.interface.catalogue import N_
from deescalate.model.session import Mode
from deescalate.tui.dialogs.reading import Block, Page, ReadingDialog
from deescalate.tui.rehearsal import Rehearsal
from deescalate.tui.screens.practice import LAYOUT
from deescalate.tui.studio.editor import YamlEditor
from deescalate.tui.studio.file_screen import FileScreen
from deescalate.tui.studio.part_row import PartRow
from deescalate.tui.studio.problem_list import ProblemList, count_words
from deescalate.tui.studio.stage_map import StageMap
from deescalate.tui.widgets.heading import Heading

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.widget import Widget
    from textual.widgets import TextArea

    from deescalate.content.scenarios import ScenarioFile
    from deescalate.tui.rehearsal_pane import RehearsalPane
    from deescalate.tui.services import Shell

PARTS: Final = ("editor", "problems", "play", "map")
SEED: Final = 1
"""Every trial begins with the same lines; whoever wants others asks for them."""


class StudioScreen(FileScreen):
    """Four parts: one at a time on small screens, side by side on large ones."""

    CSS_PATH = [LAYOUT, Path(__file__).with_name("studio.tcss")]  # noqa: RUF012 - as textual has it
    HELP: ClassVar[str] = N_(
        "Change the file, and talk to its customer: the conversation follows every change that has"
        " no errors, and nothing of it is kept. Changes that are not saved survive a crash."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f6", "next_part", N_("Next part"), id="studio.part"),
        Binding("ctrl+s", "save", N_("Save"), id="studio.save"),
        Binding("f7", "again", N_("Again from …"), id="studio.again", show=False),
        Binding("ctrl+o", "variants", N_("Other lines"), id="studio.variants", show=False),
        Binding("escape", "back", N_("Leave"), id="studio.leave"),
    ]

    def __init__(self, shell: Shell, path: Path) -> None:
        super().__init__(shell, path)
        services = shell.services
        occasion = services.new_occasion(shell.learner, SEED, Mode.GUIDED, 0.0)
        self.editor = YamlEditor()
        self.problems = ProblemList(self.t)
        self.rehearsal = Rehearsal(shell, occasion, still=True)
        self.map = StageMap(self.t)
        self._part = PARTS[0]
        self._row = PartRow(
            {
                "editor": self.t("Editor"),
                "problems": self.t("Problems"),
                "play": self.t("Play"),
                "map": self.t("Map"),
            },
            self._part,
        )
        self._older = Static(id="older")

    def heading(self) -> str:
        """The file's name."""
        return self.path.name

    def heading_aside(self) -> str:
        """Where one is."""
        return self.t("Studio")

    def body(self) -> ComposeResult:
        """The row of parts, and the parts."""
        yield self._row
        with Vertical(id="write"):
            yield self.editor
            yield Static(Content(self.t("Problems")), classes="title")
            yield self.problems
        with Vertical(id="try"):
            yield self._older
            yield self.rehearsal
            yield self.map

    def on_mount(self) -> None:
        """Begin in the editor."""
        self.set_class(True, f"-on-{self._part}")
        self.editor.focus()

    def language_changed(self) -> None:
        """A desk stays as it is until it is left: nothing typed may be lost."""

    def loaded_changed(self) -> None:
        """The conversation may be waiting for it."""
        self.rehearsal.loaded_changed()

    # --- the text ------------------------------------------------------------------------

    @property
    def text(self) -> str:
        """The text as it is edited now."""
        return self.editor.text

    def take_text(self, text: str, *, fresh: bool) -> None:
        """Put another text into the editor."""
        if fresh:
            self.editor.load_text(text)
        else:
            self.editor.put(text)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep and check it soon."""
        if event.text_area is self.editor:
            self.typed()

    def on_text_area_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        """Say where the cursor is."""
        if event.text_area is self.editor:
            self.marked()

    def marked(self) -> None:
        """Say in the top line where the cursor is, and whether everything is saved."""
        row, column = self.editor.cursor_location
        t = self.t
        place = t("line {line}, column {column}", line=row + 1, column=column + 1)
        state = t("not saved") if self.unsaved else t("saved")
        self.query_one(Heading).show(self.path.name, f"{t('Studio')} · {state} · {place}")

    async def show_checked(self, file: ScenarioFile) -> None:
        """Show problems, and let the conversation go on in the new version."""
        self.problems.show_problems(file.problems)
        self.editor.mark(file.problems)
        words = count_words(self.t, file.problems)
        self._row.rename("problems", self.t("Problems: {count}", count=words))
        broken = file.scenario is None
        older = self.t("The file has errors; its last sound version goes on.")
        self._older.update(Content(f"✗ {older}" if broken else ""))
        self._older.display = broken and self.rehearsal.pane is not None
        if file.scenario is not None:
            await self.rehearsal.play(file)
            self._draw_map()

    # --- the conversation ----------------------------------------------------------------

    def on_rehearsal_pane_moved(self) -> None:
        """The map shows where the customer is now."""
        self._draw_map()

    def on_rehearsal_pane_line_wanted(self, event: RehearsalPane.LineWanted) -> None:
        """Go to a line of the file."""
        self.open_part("editor")
        self.editor.jump(event.line)

    def on_rehearsal_pane_left(self) -> None:
        """Leave the studio."""
        self.action_back()

    def _draw_map(self) -> None:
        pane = self.rehearsal.pane
        if pane is not None:
            here = pane.talk.state.stage if pane.talk is not None else None
            self.map.show(pane.scenario, here)

    def action_again(self) -> None:
        """Begin the conversation again, wherever the focus is."""
        pane = self.rehearsal.pane
        if pane is not None and pane.talk is not None:
            pane.action_again()

    def action_variants(self) -> None:
        """Show the other lines, wherever the focus is."""
        pane = self.rehearsal.pane
        if pane is not None:
            pane.action_variants()

    # --- problems ------------------------------------------------------------------------

    def on_problem_list_chosen(self, event: ProblemList.Chosen) -> None:
        """Go to the place of a problem, or say why it is one."""
        problem = event.problem
        if not event.why:
            self.open_part("editor")
            self.editor.jump(problem.line, problem.column)
            return
        from deescalate.content.code_pages import page  # noqa: PLC0415 - when asked for

        text = Page(problem.code, (Block(Content(page(problem.code, self.t).strip())),))
        self.app.push_screen(ReadingDialog(self.t, (text,)))

    # --- parts ---------------------------------------------------------------------------

    def action_next_part(self) -> None:
        """Go to the next part."""
        self.open_part(PARTS[(PARTS.index(self._part) + 1) % len(PARTS)])

    def on_part_row_opened(self, event: PartRow.Opened) -> None:
        """Go to the part that was clicked."""
        self.open_part(event.part)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The part with the focus is the present one, however it got it."""
        owners = {self.editor: "editor", self.problems: "problems", self.map: "map"}
        for widget in event.widget.ancestors_with_self:
            if widget is self.rehearsal:
                self._mark_part("play")
                return
            part = next((name for owner, name in owners.items() if owner is widget), None)
            if part is not None:
                self._mark_part(part)
                return

    def open_part(self, part: str) -> None:
        """Show a part and give it the keys."""
        self._mark_part(part)
        self._focus_of(part).focus()

    def _focus_of(self, part: str) -> Widget:
        if part == "play":
            return self.rehearsal.way_in
        widgets: dict[str, Widget] = {"problems": self.problems, "map": self.map}
        return widgets.get(part, self.editor)

    def _mark_part(self, part: str) -> None:
        if part != self._part:
            self.remove_class(f"-on-{self._part}")
            self._part = part
            self.add_class(f"-on-{part}")
            self._row.show(part)
