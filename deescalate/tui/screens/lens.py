"""A session through one lens after another: each item with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from rich.cells import cell_len
from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList

from deescalate.errors import DeescalateError, HistoryError
from deescalate.interface.catalogue import N_
from deescalate.report import lens_words
from deescalate.score.lens import LensReading, read_through
from deescalate.tui.exporting import export_session
from deescalate.tui.navigation import OpenReplay, ShellScreen
from deescalate.tui.retrospect import latest
from deescalate.tui.widgets.choices import Choice, Choices
from deescalate.tui.widgets.heading import Heading
from deescalate.tui.widgets.prose import Prose, shown
from deescalate.tui.words import bar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from deescalate.model.record import SessionRecord
    from deescalate.score.lens import ItemReading
    from deescalate.tui.services import Shell

BAR: Final = 10
ROOMY: Final = 80
"""Columns from which there is room for bars."""


class LensScreen(ShellScreen):
    """The lens and what it makes of the whole above, the items below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l", "turn(1)", N_("Next lens"), id="lens.next"),
        Binding("left", "turn(-1)", N_("Previous lens"), id="lens.previous", show=False),
        Binding("x", "export", N_("Save report"), id="lens.export"),
    ]
    HELP: ClassVar[str] = N_(
        "A lens reads the same evidence by another rubric. ← and → change it, Enter goes to the"
        " first turn that is evidence for an item."
    )
    AUTO_FOCUS: ClassVar[str | None] = "#items"
    DEFAULT_CSS: ClassVar[str] = """
    LensScreen {
        #page { height: 1fr; padding: 0 2; }
        #whole { margin-top: 1; }
        #about, #blind { color: $quiet; }
        &.-short #about, &.-short #blind, &.-narrow #blind { display: none; }
        #items { height: 1fr; margin: 1 0; max-width: 96; scrollbar-gutter: stable; }
        &.-short #items { margin: 0; }
        &.-short #whole { margin-top: 0; }
    }
    """

    @dataclass
    class Read(Message):
        """The session was read through every lens."""

        record: SessionRecord
        readings: tuple[LensReading, ...]

    @dataclass
    class Unreadable(Message):
        """The session cannot be shown; one sentence."""

        why: str

    def __init__(self, shell: Shell, session: SessionRecord | str) -> None:
        super().__init__(shell)
        self._wanted = session
        self._record: SessionRecord | None = None
        self._readings: tuple[LensReading, ...] = ()

    def heading(self) -> str:
        """The scenario's title, once it is known."""
        return self._record.title if self._record is not None else self.t("Lenses")

    def heading_aside(self) -> str:
        """Which of the lenses it is."""
        if not self._readings:
            return ""
        return self.t("Lens {n} of {many}", n=self._place + 1, many=len(self._readings))

    def body(self) -> ComposeResult:
        """The whole, the items, what the lens cannot see."""
        with Vertical(id="page"):
            yield Prose(self.t("Reading the conversation …"), id="whole")
            yield Prose(id="about")
            yield Choices(id="items")
            yield Prose(id="blind")

    def on_mount(self) -> None:
        """Read the session."""
        self.loaded_changed()

    def on_resize(self) -> None:
        """With bars, or without."""
        self._show()

    def loaded_changed(self) -> None:
        """Read the session as soon as library and history are there."""
        loaded = self.loaded
        if not self._readings and loaded.library is not None and loaded.store_settled:
            self._read()

    def language_changed(self) -> None:
        """All words anew."""
        self.call_later(self._in_new_language)

    async def _in_new_language(self) -> None:
        await self.recompose()
        self._show()

    @work(thread=True, exclusive=True, group="lens")
    def _read(self) -> None:
        loaded, wanted = self.loaded, self._wanted
        try:
            if isinstance(wanted, str):
                if loaded.store is None:
                    raise HistoryError(loaded.store_error)
                wanted = loaded.store.load(wanted or latest(loaded.store, self.shell.learner))
            scenario, card = loaded.scenario_of(wanted), self.services.scorecard()
            lenses = self.services.load_lenses()
            readings = tuple(read_through(lens, wanted, scenario, card) for lens in lenses)
        except DeescalateError as error:
            self.post_message(self.Unreadable(str(error)))
        else:
            self.post_message(self.Read(wanted, readings))

    def on_lens_screen_unreadable(self, event: Unreadable) -> None:
        """Say why there is nothing to see."""
        self.query_one("#whole", Prose).show(shown(event.why))

    def on_lens_screen_read(self, event: Read) -> None:
        """Show what the lens that was looked through last makes of it."""
        self._record, self._readings = event.record, event.readings
        self._show()

    # --- showing -------------------------------------------------------------------------

    @property
    def _place(self) -> int:
        """The place of the lens that is looked through."""
        ids = [reading.lens.id for reading in self._readings]
        return ids.index(self.shell.lens) if self.shell.lens in ids else 0

    def _show(self) -> None:
        if self._record is None:
            return
        self.query_one(Heading).show(self.heading(), self.heading_aside())
        if not self._readings:
            self.query_one("#whole", Prose).show(self.t("There is no lens here."))
            return
        t, reading = self.t, self._readings[self._place]
        lens = reading.lens
        parts = [
            Content.styled(lens_words.told(t, lens.name), "bold $key"),
            Content.assemble("   ", (lens_words.total_words(t, reading), "bold")),
        ]
        caps = (f"\n! {lens_words.cap_words(t, cap)}" for cap in reading.caps)
        self.query_one("#whole", Prose).show(
            Content.assemble(*parts, *((cap, "$harm") for cap in caps))
        )
        self.query_one("#about", Prose).show(lens_words.told(t, lens.about))
        names = [lens_words.told(t, item.item.name) for item in reading.items]
        width = max(cell_len(name) for name in names)
        most = max(cell_len(lens_words.value_words(t, item)[0]) for item in reading.items)
        self.query_one("#items", Choices).show(
            self._choice(item, name, width, most)
            for item, name in zip(reading.items, names, strict=True)
        )
        blind = lens_words.told(t, lens.blind) if lens.blind is not None else ""
        self.query_one("#blind", Prose).show(blind)
        self.refresh_bindings()

    def _choice(self, reading: ItemReading, name: str, width: int, words: int) -> Choice:
        t = self.t
        word, value = lens_words.value_words(t, reading)
        full, rest = bar(round(reading.share or 0), BAR if self.size.width >= ROOMY else 0)
        title = Content.assemble(
            name + " " * (width - cell_len(name) + 2),
            (full, "$key"),
            (rest, "$quiet"),
            f"  {word}" + " " * (words - cell_len(word)),
            (f"  {value}" if reading.value is not None else "", "$quiet"),
        )
        return Choice(reading.item.id, title, Content.styled(lens_words.why(t, reading), "$quiet"))

    # --- keys ----------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without readings there is nothing to change and to save."""
        if action in {"turn", "export"}:
            return bool(self._readings)
        return super().check_action(action, parameters)

    def action_turn(self, by: int) -> None:
        """Look through the next lens, or the one before."""
        if self._readings:
            place = (self._place + by) % len(self._readings)
            self.shell.lens = self._readings[place].lens.id
            self._show()

    def action_export(self) -> None:
        """Write a report with this lens in it."""
        if self._record is not None and self._readings:
            export_session(self, self._record, (self._readings[self._place],))

    @on(OptionList.OptionSelected, "#items")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        """Go to the first turn that is evidence."""
        if self._record is None or not self._readings:
            return
        items = self._readings[self._place].items
        turns = next(item.turns for item in items if item.item.id == event.option_id)
        places = {turn.index: place for place, turn in enumerate(self._record.turns)}
        place = places.get(turns[0]) if turns else None
        self.post_message(OpenReplay(self._record, place))
