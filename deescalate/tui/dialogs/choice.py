"""One question, a few answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from deescalate.interface.safe import visible
from deescalate.tui.dialogs.base import Dialog, said
from deescalate.tui.widgets.hanging import Hanging

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from deescalate.interface.catalogue import Translator


NARROW: Final = 70
FEW: Final = 4
"""On screens below ``NARROW`` columns, more answers than these are listed without meanings."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer: the value to return, its words, and what it means. ``key`` is a key beside it."""

    value: str
    words: str
    meaning: str = ""
    key: str = ""

    def prompt(self, width: int) -> Hanging:
        """The answer as it stands in the list, its words in a column of ``width`` cells."""
        words = visible(self.words, one_line=True)
        gap = " " * max(width - cell_len(f"{words}{self.key}"), 0)
        sign = Content.assemble((words, "bold"), gap, f" {self.key}" if self.key else " ", "  ")
        return Hanging([(sign, Content(visible(self.meaning, one_line=True)))])


class ChoiceDialog(Dialog[str | None]):
    """Returns the value of the chosen answer, None if the dialog was closed."""

    def __init__(self, t: Translator, title: str, text: str, choices: tuple[Choice, ...]) -> None:
        super().__init__(t, title)
        self._question = text
        self._choices = choices

    def body(self) -> ComposeResult:
        """The question and its answers."""
        if self._question:
            yield said(self._question)
        width = max(cell_len(f"{choice.words}{choice.key}") for choice in self._choices)
        brief = self.app.size.width < NARROW and len(self._choices) > FEW
        options = (
            Option(
                (replace(choice, meaning="") if brief else choice).prompt(width), id=choice.value
            )
            for choice in self._choices
        )
        yield OptionList(*options, markup=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Return the answer."""
        self.dismiss(event.option_id)
