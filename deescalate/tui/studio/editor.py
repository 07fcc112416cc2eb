"""The editor of a scenario file: colours for what is what, marks where something is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType

from deescalate.content.problems import Severity
from deescalate.interface.catalogue import N_
from deescalate.interface.safe import visible
from deescalate.tui.studio.yaml_colours import Ink, stretches, texts_under_bars
from deescalate.tui.widgets.ordered_area import OrderedArea

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deescalate.content.problems import Problem

STEP: Final = 2
"""Blanks a level, as in house style."""

INKS: Final = {
    Ink.KEY: "yaml-editor--key",
    Ink.NOTE: "yaml-editor--note",
    Ink.SIGN: "yaml-editor--note",
    Ink.VALUE: "yaml-editor--value",
}


class YamlEditor(OrderedArea):
    """Edits YAML. Enter keeps the indent, Tab and Shift+Tab change it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*INKS.values(), "yaml-editor--wrong"}
    DEFAULT_CSS: ClassVar[str] = """
    YamlEditor, YamlEditor:focus {
        border: none;
        padding: 0;
        background: $background;
        scrollbar-size-vertical: 1;
        & .yaml-editor--key { color: $key; }
        & .yaml-editor--note { color: $quiet; }
        & .yaml-editor--value { color: $agent; }
        & .yaml-editor--wrong { color: $harm; }
        & .text-area--gutter { color: $quiet; background: $surface; }
        & .text-area--cursor-gutter { color: $foreground; background: $panel; }
        & .text-area--cursor-line { background: $surface; }
        & .text-area--cursor {
            color: $input-cursor-foreground; background: $input-cursor-background;
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+j", "new_line", N_("New line"), id="editor.line", show=False),
        Binding("tab", "indent", N_("Indent"), id="editor.indent", show=False),
        Binding("shift+tab", "outdent", N_("Outdent"), id="editor.outdent", show=False),
        Binding("ctrl+z", "undo", N_("Undo"), id="editor.undo", show=False),
        Binding("ctrl+y", "redo", N_("Redo"), id="editor.redo", show=False),
    ]

    def __init__(self, text: str = "") -> None:
        super().__init__(text, show_line_numbers=True, tab_behavior="focus", id="editor")
        self.indent_width = STEP
        self._wrong: dict[int, list[tuple[int, Severity]]] = {}
        self._texts_of: list[str] | None = None
        self._texts: frozenset[int] = frozenset()

    def get_component_rich_style(
        self, *names: str, partial: bool = False, default: Style | None = None
    ) -> Style:
        """The cursor's line has another ground and nothing else: its words keep their colours."""
        partial = partial or names == ("text-area--cursor-line",)
        return super().get_component_rich_style(*names, partial=partial, default=default)

    def mark(self, problems: Sequence[Problem]) -> None:
        """Show where these problems are."""
        self._wrong = {}
        for problem in problems:
            place = (problem.column - 1, problem.severity)
            self._wrong.setdefault(problem.line - 1, []).append(place)
        self.notify_style_update()
        self.refresh()

    def jump(self, line: int, column: int = 1) -> None:
        """Put the cursor to a line and column, both from 1, and into view."""
        row = min(max(line - 1, 0), self.document.line_count - 1)
        place = min(max(column - 1, 0), len(self.document.get_line(row)))
        self.move_cursor((row, place), center=True)
        self.focus()

    def put(self, text: str) -> None:
        """Take another text; undo brings the old one back, the cursor stays about there."""
        place = self.cursor_location
        self.replace(text, (0, 0), self.document.end, maintain_selection_offset=False)
        row = min(place[0], self.document.line_count - 1)
        self.move_cursor((row, min(place[1], len(self.document.get_line(row)))))

    def get_line(self, line_index: int) -> Text:
        """The line as it is drawn."""
        line = self.document.get_line(line_index)
        # Tabs stay: their width depends on where they stand.
        text = Text("\t".join(map(visible, line.split("\t"))), end="", no_wrap=True)
        if line_index not in self._under_bars():
            for start, end, ink in stretches(line):
                text.stylize(self._ink(INKS[ink]), start, end)
        for place, severity in self._wrong.get(line_index, ()):
            self._underline(text, place, severity)
        return text

    def action_new_line(self) -> None:
        """Break the line and keep its indent."""
        start, end = self.selection
        row, column = min(start, end)
        before = self.document.get_line(row)[:column]
        indent = before[: len(before) - len(before.lstrip(" "))]
        self._put_in("\n" + indent)

    def action_indent(self) -> None:
        """Blanks up to the next level."""
        _row, column = self.cursor_location
        self._put_in(" " * (STEP - column % STEP))

    def action_outdent(self) -> None:
        """Take a level of blanks from the line."""
        row, _column = self.cursor_location
        line = self.document.get_line(row)
        blanks = len(line) - len(line.lstrip(" "))
        if blanks:
            self.delete((row, 0), (row, min(STEP, blanks)), maintain_selection_offset=True)

    def _put_in(self, text: str) -> None:
        if not self.read_only:
            start, end = self.selection
            self.replace(text, start, end, maintain_selection_offset=False)

    def _ink(self, name: str) -> Style:
        return Style(color=self.get_component_rich_style(name, partial=True).color)

    def _underline(self, text: Text, place: int, severity: Severity) -> None:
        rest = text.plain[place:]
        end = place + (len(rest) if " " not in rest.strip() else len(rest.split(" ")[0]) or 1)
        style = Style(underline=True)
        if severity is Severity.ERROR:
            style += self._ink("yaml-editor--wrong")
        text.stylize(style, place, max(end, place + 1))

    def _under_bars(self) -> frozenset[int]:
        """Kept until the document changes: every line that is drawn asks."""
        lines = self.document.lines
        if self._texts_of != lines:
            self._texts_of = list(lines)
            self._texts = texts_under_bars(lines)
        return self._texts
