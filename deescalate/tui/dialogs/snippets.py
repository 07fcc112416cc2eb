"""The palette of canned replies."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from deescalate.interface.catalogue import N_
from deescalate.interface.safe import visible
from deescalate.tui.coaching import shortened
from deescalate.tui.dialogs.base import Dialog
from deescalate.tui.move_words import name_of
from deescalate.tui.snippets import FIELD, fill

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

    from deescalate.interface.catalogue import Translator
    from deescalate.model.scenario import CannedReply


class FilterInput(Input):
    """A filter over a list; Enter takes what is highlighted there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", N_("Put in"), id="snippets.take"),
    ]


class SnippetDialog(Dialog[str | None]):
    """Returns the chosen snippet with its known fields put in."""

    CLOCK_RUNS = True
    DEFAULT_CSS: ClassVar[str] = """
    SnippetDialog {
        Input { margin-bottom: 1; }
        OptionList { max-height: 8; text-wrap: nowrap; text-overflow: ellipsis; }
        .preview { height: auto; max-height: 8; margin-top: 1; padding: 0 1; background: $panel; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", N_("Up"), show=False, id="snippets.up"),
        Binding("down", "move(1)", N_("Down"), show=False, id="snippets.down"),
    ]

    def __init__(
        self, t: Translator, canned: Sequence[CannedReply], values: Mapping[str, str]
    ) -> None:
        super().__init__(t, t("Canned replies"))
        self._canned = tuple(canned)
        self._values = values
        self._shown: tuple[CannedReply, ...] = ()

    def body(self) -> ComposeResult:
        """Filter, list and preview."""
        yield FilterInput(placeholder=self.t("Type to filter"), compact=True)
        options = OptionList(markup=False)
        options.can_focus = False
        yield options
        yield Static(classes="preview")

    def on_mount(self) -> None:
        """Show all of them."""
        self._filter("")
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show those that fit."""
        event.stop()
        self._filter(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the highlighted one."""
        event.stop()
        self.action_take()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Preview it."""
        event.stop()
        self._preview()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take it."""
        event.stop()
        self.action_take()

    def action_move(self, step: int) -> None:
        """Highlight the next or previous one."""
        options = self.query_one(OptionList)
        if self._shown:
            options.highlighted = ((options.highlighted or 0) + step) % len(self._shown)

    def action_take(self) -> None:
        """Return the highlighted one."""
        highlighted = self.query_one(OptionList).highlighted
        if self._shown and highlighted is not None:
            self.dismiss(fill(self._shown[highlighted].text, self._values))

    def _filter(self, typed: str) -> None:
        words = typed.casefold().split()
        self._shown = tuple(
            canned
            for canned in self._canned
            if all(word in f"{canned.id} {canned.text}".casefold() for word in words)
        )
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(Option(self._prompt(canned)) for canned in self._shown)
        options.highlighted = 0 if self._shown else None
        self._preview()

    def _prompt(self, canned: CannedReply) -> Content:
        return Content.assemble(
            (name_of(canned.id), "bold"), "  ", (shortened(canned.text, 100), "$quiet")
        )

    def _preview(self) -> None:
        preview = self.query_one(".preview", Static)
        highlighted = self.query_one(OptionList).highlighted
        if not self._shown or highlighted is None:
            preview.update(Content.styled(self.t("No canned reply fits."), "$quiet"))
            return
        text = visible(fill(self._shown[highlighted].text, self._values))
        preview.update(Content(text).highlight_regex(FIELD, style="bold $foreground on $mark-harm"))
