"""Rating a session blind: each reply, then the conversation; only then what the program says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal
from textual.message import Message

from deescalate.errors import HistoryError
from deescalate.interface.catalogue import N_
from deescalate.interface.safe import visible
from deescalate.model.analysis import Speaker
from deescalate.model.blind import finished, is_complete, next_open
from deescalate.practice.transcript import transcript
from deescalate.tui.dialogs.choice import Choice, ChoiceDialog
from deescalate.tui.dialogs.name import NameDialog
from deescalate.tui.navigation import OpenRatings, ShellScreen
from deescalate.tui.rating_words import beside_table
from deescalate.tui.widgets.annotated import Names
from deescalate.tui.widgets.heading import Heading
from deescalate.tui.widgets.prose import Page, Prose, Quote, shown
from deescalate.tui.widgets.rating_form import RatingForm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.widget import Widget

    from deescalate.history import Store
    from deescalate.model.ratings import TrainerRating
    from deescalate.tui.blind_rating import Keeper, ToRate
    from deescalate.tui.services import Shell

FINISH = "finish"


class RateScreen(ShellScreen):
    """The conversation up to a reply, and beside or below it what is asked about that reply."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", N_("Go on"), id="rate.on"),
        Binding("n,pagedown", "step(1)", N_("Next reply"), id="rate.next"),
        Binding("p,pageup", "step(-1)", N_("Reply before"), id="rate.previous"),
        Binding("r", "rater", N_("Rater"), id="rate.rater"),
        Binding("a", "agreement", N_("Agreement"), id="rate.agreement"),
    ]
    HELP: ClassVar[str] = N_(
        "0 to 3 rate a technique and go on. Every answer is kept at once. The program's own levels"
        " are hidden until everything is rated; after that nothing can be changed."
    )
    AUTO_FOCUS: ClassVar[str | None] = None
    DEFAULT_CSS: ClassVar[str] = """
    RateScreen {
        #panes { height: 1fr; width: 100%; layout: vertical; }
        #talk { height: 1fr; padding: 0 1 0 2; }
        #ask { height: auto; padding: 0 2; border-top: solid $border-blurred; }
        &.-wide #panes { layout: horizontal; }
        &.-wide #talk { width: 1fr; }
        &.-wide #ask { width: 62; height: 1fr; border-top: none; padding-top: 1;
            border-left: solid $border-blurred; }
        #state { color: $quiet; padding: 0 2; max-width: 100%; }
        #message { margin: 1 2; }
        .speaker { margin-top: 1; color: $customer; text-style: bold; }
        .now { color: $key; }
        .quiet { color: $quiet; }
        #result { height: 1fr; padding: 0 1 0 2; }
    }
    """

    @dataclass
    class Read(Message):
        """The session was read."""

        found: ToRate
        keeper: Keeper

    @dataclass
    class Failed(Message):
        """Reading or keeping did not work; one sentence. ``kept`` is False if it was keeping."""

        why: str
        reading: bool

    def __init__(self, shell: Shell, session_id: str, rater: str = "") -> None:
        super().__init__(shell)
        self._session_id = session_id
        self._rater = rater or shell.learner
        self._found: ToRate | None = None
        self._keeper: Keeper | None = None
        self._rating: TrainerRating | None = None
        self._place = 0
        self._error = ""
        self._reading = False

    def heading(self) -> str:
        """The scenario's title, once it is known."""
        return self._found.record.title if self._found is not None else self.t("Rate blind")

    def heading_aside(self) -> str:
        """Which reply it is."""
        if self._found is None or self._rating is None:
            return ""
        count = len(self._found.turns)
        if self._rating.done_at is not None:
            return self.t("rated")
        if self._place == count:
            return self.t("The conversation as a whole")
        return self.t("Reply {n} of {all}", n=self._place + 1, all=count)

    def body(self) -> ComposeResult:
        """The panes, or the result."""
        if self._found is None or self._rating is None:
            words = shown(self._error) or self.t("Reading the conversation …")
            yield Prose(words, id="message")
            return
        yield Prose(self._state(), id="state")
        if self._rating.done_at is not None:
            with Page(id="result"):
                yield Prose(" ")
                yield Prose(beside_table(self.t, self._found.record, self._rating), id="beside")
                yield Prose(" ")
                yield Prose(self.t("The rating is finished and stays as it is."), classes="quiet")
            return
        with Horizontal(id="panes"):
            with Page(id="talk"):
                yield from self._talk()
            with Container(id="ask"):
                yield RatingForm(self.t, self._rating, self._turn)

    def _state(self) -> str:
        t, found = self.t, self._found
        words = t("Rater: {name}", name=shown(self._rater, one_line=True))
        if found is not None and found.record.learner == self._rater:
            words += ". " + t("It is your own conversation: somebody else (r) judges it blind.")
        return words

    @property
    def _turn(self) -> int | None:
        """The place of the turn that is rated; None for the conversation."""
        turns = self._found.turns if self._found is not None else ()
        return turns[self._place].index if self._place < len(turns) else None

    def _talk(self) -> Iterator[Widget]:
        """What was said up to the reply; of the conversation everything."""
        if self._found is None:
            return
        found, here = self._found, self._turn
        names, before = Names(self.t, found.scenario), None
        for said in transcript(found.record, found.scenario):
            agent = said.speaker is Speaker.AGENT
            name = self.t("Agent") if agent else names.of(said.speaker)
            if said.turn is not None and said.turn == here:
                name = self.t("Agent: this reply is rated")
            if name != before:
                now = " now" if said.turn is not None and said.turn == here else ""
                yield Prose(name, classes=f"speaker{now}")
            before = name
            yield Quote(shown(said.text), classes="agent" if agent else "customer")
            if said.turn is not None and said.turn == here:
                return

    # --- reading -------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Read the session."""
        self.loaded_changed()

    def loaded_changed(self) -> None:
        """Read as soon as history and library are there."""
        loaded = self.loaded
        if self._found is None and loaded.store_settled and not self._reading:
            if loaded.store is None:
                self.post_message(self.Failed(loaded.store_error, reading=True))
            elif loaded.library is not None or loaded.library_error:
                self._reading = True
                self._read(loaded.store, self._rater)

    @work(thread=True, exclusive=True, group="rate-read")
    def _read(self, store: Store, rater: str) -> None:
        from deescalate.tui.blind_rating import Keeper, read  # noqa: PLC0415 - with the database

        try:
            found = read(store, self._session_id, rater, self.loaded.scenario_of)
        except HistoryError as error:
            self.post_message(self.Failed(str(error), reading=True))
        else:
            self.post_message(self.Read(found, Keeper(store, found.record.id)))

    async def on_rate_screen_read(self, event: Read) -> None:
        """Show the first reply that is not rated."""
        self._reading = False
        self._found, self._keeper, self._rating = event.found, event.keeper, event.found.rating
        self._place = next_open(self._rating, self._found.turns)
        await self._again()

    async def on_rate_screen_failed(self, event: Failed) -> None:
        """Say it: instead of the session, or in a corner."""
        if event.reading:
            self._reading, self._error = False, event.why
            await self._again()
        else:
            self.notify(shown(event.why), severity="warning", markup=False)

    def language_changed(self) -> None:
        """All words anew."""
        self.call_later(self._again)

    async def _again(self) -> None:
        await self.recompose()
        self.query_one(Heading).show(self.heading(), self.heading_aside())
        self._bring_up()
        for page in self.query("#result"):
            page.focus()
        self.refresh_bindings()

    def on_resize(self) -> None:
        """The reply that is rated stays in sight."""
        self._bring_up()

    def _bring_up(self) -> None:
        for page in self.query("#talk"):
            self.call_after_refresh(page.scroll_end, animate=False)

    # --- rating --------------------------------------------------------------------------

    def on_rating_form_answered(self, event: RatingForm.Answered) -> None:
        """Keep it at once."""
        if self._rating is not None and self._rating.done_at is None:
            self._change(event.question.answered(self._rating, event.answer))

    def _change(self, rating: TrainerRating) -> None:
        self._rating = rating
        if self._keeper is not None:
            self._keeper.wants(rating)
            self._keep(self._keeper)

    @work(thread=True, group="rate-keep")
    def _keep(self, keeper: Keeper) -> None:
        try:
            keeper.keep()
        except HistoryError as error:
            self.post_message(self.Failed(str(error), reading=False))

    def unsent(self) -> str:
        """A rating that could not be kept."""
        waiting = self._keeper is not None and self._keeper.waiting
        return self._session_id if waiting else ""

    def loss(self) -> str:
        """What would be lost."""
        return self.t("Your last ratings could not be saved and would be lost.")

    # --- keys ----------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is possible: nothing before it is read, and no more rating when it is finished."""
        if action in {"go_on", "step", "rater", "agreement"}:
            done = self._rating is not None and self._rating.done_at is not None
            if self._rating is None:
                return False
            if action == "step" and self._found is not None:
                place = self._place + int(str(parameters[0]))
                return not done and 0 <= place <= len(self._found.turns)
            return action == "rater" or done == (action == "agreement")
        return super().check_action(action, parameters)

    async def action_step(self, by: int) -> None:
        """Another reply."""
        await self._to(self._place + by)

    async def _to(self, place: int) -> None:
        self._place = place
        await self._again()

    async def action_go_on(self) -> None:
        """The next row that is open here, the next reply, and at last the end."""
        found, rating = self._found, self._rating
        if found is None or rating is None:
            return
        if self._place < len(found.turns):
            await self._to(self._place + 1)
        elif is_complete(rating, found.turns):
            self._ask_to_finish()
        elif rating.overall is None:
            self.notify(self.t("The conversation has no number yet."), markup=False)
        else:
            await self._to(next_open(rating, found.turns))
            self.notify(self.t("This reply is not wholly rated yet."), markup=False)

    def _ask_to_finish(self) -> None:
        t = self.t
        choices = (
            Choice(FINISH, t("Finish and compare")),
            Choice("stay", t("Go on rating")),
        )
        text = t(
            "Everything is rated. Finish, and you see the program's levels beside yours; from then"
            " on your rating stays as it is."
        )
        self.app.push_screen(ChoiceDialog(t, t("Finish"), text, choices), self._finish)

    async def _finish(self, answer: str | None) -> None:
        if answer != FINISH or self._found is None or self._rating is None:
            return
        at = self.services.now().isoformat(timespec="seconds")
        self._change(finished(self._rating, self._found.turns, at))
        await self._again()

    def action_rater(self) -> None:
        """Somebody else rates."""
        self.app.push_screen(NameDialog(self.t, self.t("Who rates?"), self._rater), self._named)

    def _named(self, name: str | None) -> None:
        clean = visible(name or "", one_line=True).strip()
        if clean and clean != self._rater and self.loaded.store is not None:
            self._rater = clean
            self._read(self.loaded.store, clean)

    def action_agreement(self) -> None:
        """How far the ratings agree."""
        self.post_message(OpenRatings(agreement=True))
