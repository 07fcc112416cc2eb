"""Dialogs in which the agent writes to somebody else than the customer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from deescalate.interface.catalogue import N_
from deescalate.interface.labels import label
from deescalate.interface.safe import visible
from deescalate.model.scenario import Level
from deescalate.tui.dialogs.base import Dialog, said
from deescalate.tui.widgets.reply_box import ReplyBox
from deescalate.tui.words import written_span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from deescalate.interface.catalogue import Translator
    from deescalate.model.scenario import EscalationPath


@dataclass(frozen=True, slots=True)
class Written:
    """What was typed; ``sent`` is False if the dialog was closed instead, to keep the draft."""

    text: str
    sent: bool
    level: Level | None = None


class ConsultDialog(Dialog[Written]):
    """A question to a colleague, while the customer waits."""

    CLOCK_RUNS = True

    def __init__(self, t: Translator, colleague: str, draft: str) -> None:
        super().__init__(t, t("Ask a colleague"))
        self._colleague = colleague
        self._draft = draft

    def body(self) -> ComposeResult:
        """Whom to ask, and the box."""
        colleague = visible(self._colleague, one_line=True)
        yield said(
            self.t("{colleague} answers you; the customer stays with you.", colleague=colleague)
        )
        box = ReplyBox(placeholder=self.t("What do you want to know?"))
        box.text = self._draft
        yield box

    def on_mount(self) -> None:
        """Start in the box."""
        self.query_one(ReplyBox).focus()

    def on_reply_box_sent(self, event: ReplyBox.Sent) -> None:
        """Ask."""
        event.stop()
        self.dismiss(Written(event.text, sent=True))

    def on_reply_box_fields_left(self, event: ReplyBox.FieldsLeft) -> None:
        """Fields mean nothing to a colleague: ask as it is."""
        event.stop()
        event.box.send()

    def leave(self) -> None:
        """Keep the draft."""
        self.dismiss(Written(self.query_one(ReplyBox).text, sent=False))


class HandOverDialog(Dialog[Written]):
    """To whom, and what they must know."""

    CLOCK_RUNS = True
    DEFAULT_CSS: ClassVar[str] = """
    HandOverDialog OptionList { margin-bottom: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", N_("To whom / summary"), id="handover.switch"),
    ]

    def __init__(self, t: Translator, paths: Sequence[EscalationPath], draft: Written) -> None:
        super().__init__(t, t("Hand over"))
        self._paths = tuple(paths)
        self._draft = draft

    def body(self) -> ComposeResult:
        """The levels and the summary."""
        yield said(self.t("To whom? The conversation ends for you."))
        levels = OptionList(
            *(Option(self._prompt(path), id=path.level.value) for path in self._paths),
            markup=False,
        )
        chosen = [path.level for path in self._paths]
        levels.highlighted = chosen.index(self._draft.level) if self._draft.level in chosen else 0
        yield levels
        yield said(
            self.t(
                "What they must know: what happened, what matters to the customer, what you did."
            )
        )
        box = ReplyBox(placeholder=self.t("Summary"))
        box.text = self._draft.text
        yield box

    def on_mount(self) -> None:
        """Start with the question to whom."""
        self.query_one(OptionList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go on to the summary."""
        event.stop()
        self.query_one(ReplyBox).focus()

    def on_reply_box_sent(self, event: ReplyBox.Sent) -> None:
        """Hand over."""
        event.stop()
        self.dismiss(Written(event.text, sent=True, level=self._level()))

    def on_reply_box_fields_left(self, event: ReplyBox.FieldsLeft) -> None:
        """The colleagues can ask back: hand over as it is."""
        event.stop()
        event.box.send()

    def leave(self) -> None:
        """Keep the draft."""
        self.dismiss(Written(self.query_one(ReplyBox).text, sent=False, level=self._level()))

    def _level(self) -> Level:
        return self._paths[self.query_one(OptionList).highlighted or 0].level

    def _prompt(self, path: EscalationPath) -> Content:
        parts: list[Content | str | tuple[str, str]] = [
            (visible(path.to, one_line=True), "bold"),
            "  ",
            label(self.t, path.level),
        ]
        if path.responds_within:
            within = written_span(self.t, path.responds_within)
            parts += ["\n", self.t("answers within {time}", time=within)]
        return Content.assemble(*parts)
