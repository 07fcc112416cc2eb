"""What all dialogs share: frame, title, keys, and whether the practice clock runs on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from deescalate.interface.catalogue import N_
from deescalate.interface.safe import visible
from deescalate.tui.widgets.key_footer import KeyFooter

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from deescalate.interface.catalogue import Translator

Result = TypeVar("Result")


class Dialog(ModalScreen[Result]):
    """A framed dialog. Escape leaves it; subclasses write ``body`` and ``leave``.

    ``CLOCK_RUNS`` says whether the practice clock goes on while it is open: what an agent does for
    the customer takes time, what a learner reads does not.
    """

    CLOCK_RUNS: ClassVar[bool] = False
    DEFAULT_CSS: ClassVar[str] = """
    Dialog {
        align: center middle;
        background: $background 60%;
        .frame {
            width: 90%;
            max-width: 78;
            height: auto;
            max-height: 90%;
            padding: 1 2;
            overflow-y: auto;
            scrollbar-size-vertical: 1;
            background: $surface;
            border: round $border;
            border-title-color: $key;
            border-title-style: bold;
        }
        &.-short .frame { padding: 0 1; max-height: 100%; }
        .said { height: auto; margin-bottom: 1; }
        .quiet { height: auto; color: $quiet; }
        OptionList, OptionList:focus {
            height: auto;
            max-height: 14;
            padding: 0;
            border: none;
            background: $surface;
            background-tint: transparent;
        }
    }
    """
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-tall")]  # noqa: RUF012 - declared by textual
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", N_("Close"), id="dialog.close"),
    ]

    def __init__(self, t: Translator, title: str) -> None:
        super().__init__()
        self.t = t
        self._dialog_title = visible(title, one_line=True)

    def compose(self) -> ComposeResult:
        """The frame with its body, and the keys."""
        with Vertical(classes="frame") as frame:
            frame.border_title = Content(self._dialog_title)
            yield from self.body()
        yield KeyFooter(self.t)

    def body(self) -> ComposeResult:
        """The widgets inside the frame."""
        yield from ()

    def action_leave(self) -> None:
        """Close the dialog without a decision."""
        self.leave()

    def leave(self) -> None:
        """Dismiss with whatever means that nothing was decided."""
        self.dismiss(None)


def said(text: str) -> Static:
    """A paragraph of a dialog; scenario text in it is made harmless."""
    return Static(Content(visible(text.strip())), classes="said")
