"""The short reflection after a conversation, before the score is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Button, TextArea

from deescalate.interface.catalogue import N_
from deescalate.model.session import Reflection
from deescalate.tui.widgets.prose import Prose, Title

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from deescalate.interface.catalogue import Translator


class ReflectionForm(Vertical):
    """Two questions; both may be left empty."""

    HELP: ClassVar[str] = N_("Write what you noticed. Tab goes on, nothing here is scored.")
    DEFAULT_CSS: ClassVar[str] = """
    ReflectionForm {
        height: auto;
        max-width: 80;
        TextArea {
            height: 4;
            border: tall $border-blurred;
            background: $surface;
            &:focus { border: tall $border; }
        }
        .buttons { height: auto; margin-top: 1; }
        Button { margin-right: 2; }
        .quiet { color: $quiet; margin-top: 1; }
    }
    """

    class Done(Message):
        """The learner is through; ``reflection`` is None if they skipped it."""

        def __init__(self, reflection: Reflection | None) -> None:
            super().__init__()
            self.reflection = reflection

    def __init__(self, t: Translator, known: Reflection | None = None) -> None:
        super().__init__(id="form")
        self._t = t
        self._known = known or Reflection()

    def compose(self) -> ComposeResult:
        """The questions and the way on."""
        t = self._t
        yield Prose(
            t("A minute for yourself before the result. Nothing here is scored."), classes="quiet"
        )
        yield Title(t("What set me off?"))
        yield self._box("trigger", self._known.trigger)
        yield Title(t("What will I try next time?"))
        yield self._box("next-time", self._known.next_time)
        with Horizontal(classes="buttons"):
            yield Button(t("Show the result"), id="done", variant="primary", compact=True)
            yield Button(t("Skip"), id="skip", compact=True)

    def _box(self, name: str, text: str) -> TextArea:
        return TextArea(text, id=name, highlight_cursor_line=False, tab_behavior="focus")

    def reflection(self) -> Reflection:
        """What has been written so far."""
        return Reflection(
            trigger=self.query_one("#trigger", TextArea).text.strip(),
            next_time=self.query_one("#next-time", TextArea).text.strip(),
        )

    @on(Button.Pressed, "#done")
    def _finish(self) -> None:
        found = self.reflection()
        self.post_message(self.Done(found if found != Reflection() else None))

    @on(Button.Pressed, "#skip")
    def _skip(self) -> None:
        self.post_message(self.Done(None))
