"""A name to type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

from deescalate.model.ratings import MOST_NAME
from deescalate.tui.dialogs.base import Dialog

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from deescalate.interface.catalogue import Translator


class NameDialog(Dialog[str | None]):
    """Returns the name, None if the dialog was closed."""

    def __init__(self, t: Translator, title: str, name: str) -> None:
        super().__init__(t, title)
        self._given = name

    def body(self) -> ComposeResult:
        """The box."""
        yield Input(self._given, max_length=MOST_NAME, compact=True)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Return what was typed."""
        self.dismiss(event.value.strip() or None)
