"""Why a dispute is declined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Button

from deescalate.interface.catalogue import N_
from deescalate.tui.dialogs.base import Dialog, said
from deescalate.tui.widgets.ordered_area import OrderedArea

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from deescalate.interface.catalogue import Translator


@dataclass(frozen=True, slots=True)
class Declined:
    """What was typed; ``sent`` is False if the dialog was closed instead, to keep the draft."""

    text: str
    sent: bool


class DeclineDialog(Dialog[Declined | None]):
    """The claim, and room for the reason; without one nothing is declined."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "send", N_("Decline"), id="decline.send"),
    ]
    DEFAULT_CSS: ClassVar[str] = """
    DeclineDialog OrderedArea { height: 6; margin-bottom: 1; }
    """

    def __init__(self, t: Translator, claim: str, draft: str) -> None:
        super().__init__(t, t("Decline"))
        self._claim = claim
        self._draft = draft

    def body(self) -> ComposeResult:
        """The claim, the question, the box."""
        yield said(self._claim)
        yield said(self.t("Why? The learner reads it beside the score."))
        yield OrderedArea(
            self._draft, id="reason", highlight_cursor_line=False, tab_behavior="focus"
        )
        yield Button(self.t("Decline"), id="send", variant="primary", compact=True)

    def on_mount(self) -> None:
        """Start in the box."""
        area = self.query_one(OrderedArea)
        area.focus()
        area.move_cursor(area.document.end)

    @property
    def _text(self) -> str:
        return self.query_one(OrderedArea).text

    @on(Button.Pressed)
    def action_send(self) -> None:
        """Decline, if there is a reason."""
        if self._text.strip():
            self.dismiss(Declined(self._text, sent=True))
        else:
            self.query_one(OrderedArea).focus()

    def leave(self) -> None:
        """Keep the draft."""
        self.dismiss(Declined(self._text, sent=False))
