"""The turn looked at in the curves of a debrief: what was said, what it did, what is flagged."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.content import Content
from textual.message import Message

from deescalate.errors import HistoryError
from deescalate.learning.beside import NOTHING_BESIDE, read_beside
from deescalate.tui import debrief_words as words
from deescalate.tui import reading_words
from deescalate.tui.coaching import coaching
from deescalate.tui.widgets.annotated import curve_words
from deescalate.tui.widgets.prose import Page, Prose, reflowed

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from deescalate.history import Store
    from deescalate.learning.beside import Beside
    from deescalate.model.record import SessionRecord
    from deescalate.tui.services import Shell


class TurnBelow(Page, can_focus=False):
    """One turn in words; beside it what disputes and a new reading say, once they are read."""

    DEFAULT_CSS: ClassVar[str] = """
    TurnBelow { margin-top: 1; }
    TurnBelow #turn { margin-bottom: 1; }
    TurnBelow #turn-beside { margin-top: 1; }
    """

    class Read(Message):
        """What stands beside the result was read."""

        def __init__(self, beside: Beside) -> None:
            super().__init__()
            self.beside = beside

    def __init__(self, shell: Shell, record: SessionRecord) -> None:
        super().__init__(id="turn-page")
        self._shell = shell
        self._t = shell.t
        self._record = record
        self._place = -1
        self._beside = NOTHING_BESIDE

    def compose(self) -> ComposeResult:
        """Head, reasons, what stands beside."""
        yield Prose(curve_words(self._t), id="turn")
        yield Prose(id="turn-why")
        yield Prose(id="turn-beside")

    def on_mount(self) -> None:
        """Read what stands beside the result."""
        self.look()

    @property
    def place(self) -> int | None:
        """The place of the turn that is shown, if its reply was analysed."""
        turns = self._record.turns
        analysed = 0 <= self._place < len(turns) and turns[self._place].analysis is not None
        return self._place if analysed else None

    def look(self) -> None:
        """Read what stands beside the result; without a history the rest is shown."""
        if self._shell.loaded.store is not None:
            self._look(self._shell.loaded.store)

    @work(thread=True, exclusive=True, group="beside")
    def _look(self, store: Store) -> None:
        try:
            found = read_beside(store, self._record)
        except HistoryError:
            return
        self.post_message(self.Read(found))

    def on_turn_below_read(self, event: Read) -> None:
        """Show it."""
        event.stop()
        self._beside = event.beside
        self._show_beside()

    def show(self, place: int) -> None:
        """Show the turn at a place; at -1 the opening."""
        self._place = place
        head, why = self.query_one("#turn", Prose), self.query_one("#turn-why", Prose)
        self._show_beside()
        if not 0 <= place < len(self._record.turns):
            head.show(curve_words(self._t))
            why.show("")
            return
        turn = self._record.turns[place]
        lines = [words.turn_head(self._t, turn)]
        if turn.act.text.strip():
            lines.append(Content(reflowed(turn.act.text)))
        head.show(Content("\n").join(lines))
        reaction = turn.reaction
        moved = turn.analysis or reaction.changes or reaction.notes or reaction.stage_change
        why.show(coaching(self._t, turn, self._record.language) if moved else "")
        self.scroll_home(animate=False)

    def _show_beside(self) -> None:
        said = ""
        if self.place is not None:
            index = self._record.turns[self.place].index
            said = "\n".join(reading_words.beside_lines(self._t, self._beside, index))
        beside = self.query_one("#turn-beside", Prose)
        beside.show(said)
        beside.display = bool(said)
