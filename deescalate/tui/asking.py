"""What screens have in common that ask the history something and show the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from textual import on
from textual.message import Message
from textual.widgets import Select

from deescalate.tui.navigation import ShellScreen

if TYPE_CHECKING:
    from deescalate.history import Store
    from deescalate.tui.services import Shell

F = TypeVar("F")


class AskingScreen(ShellScreen, Generic[F]):
    """Asks when it opens, when it is returned to and when a filter changes.

    Subclasses give ``ask`` (hand the question to a worker, which posts ``Answered``), ``failed``
    and ``show``; ``found`` is the latest answer, None before the first.
    """

    class Answered(Message):
        """The history has answered."""

        def __init__(self, found: object) -> None:
            super().__init__()
            self.found = found

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.found: F | None = None

    def ask(self, store: Store) -> None:
        """Ask what the filters say; may do nothing between two languages."""
        raise NotImplementedError

    def failed(self, sentence: str) -> F:
        """The answer if there is no history to ask, with one sentence why."""
        raise NotImplementedError

    def show(self) -> None:
        """Show what was found; may do nothing between two languages."""
        raise NotImplementedError

    def on_screen_resume(self) -> None:
        """Back from another screen: there may be a new result."""
        self.loaded_changed()

    def loaded_changed(self) -> None:
        """The history was opened, or cannot be."""
        loaded = self.loaded
        if loaded.store is not None:
            self.ask(loaded.store)
        else:
            self.found = self.failed(loaded.store_error) if loaded.store_error else None
            self.show()

    def language_changed(self) -> None:
        """All words anew."""
        self.call_later(self._in_new_language)

    async def _in_new_language(self) -> None:
        await self.recompose()
        self.show()

    @on(Select.Changed)
    def ask_again(self) -> None:
        """Ask with the filters as they are now."""
        if self.loaded.store is not None:
            self.ask(self.loaded.store)

    @on(Answered)
    def _answered(self, event: Answered) -> None:
        self.found = event.found  # type: ignore[assignment]  # what ``ask`` has posted
        self.show()
