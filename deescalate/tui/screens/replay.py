"""The replay: a session gone through reply by reply, each with its mark and the reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from deescalate.errors import DeescalateError, HistoryError
from deescalate.interface.catalogue import N_
from deescalate.model.session import ActKind
from deescalate.tui import replay_page as page
from deescalate.tui import replay_words as words
from deescalate.tui.dates import day_words
from deescalate.tui.dialogs.choice import Choice, ChoiceDialog
from deescalate.tui.exporting import SessionScreen
from deescalate.tui.navigation import (
    OpenComparison,
    OpenDispute,
    OpenWhatIf,
    TryFrom,
)
from deescalate.tui.results import branch_choice
from deescalate.tui.retrospect import Retrospect, example, latest, looked_back, past_of
from deescalate.tui.widgets.curves import Curves, curve_points
from deescalate.tui.widgets.heading import Heading
from deescalate.tui.widgets.highlighted_reply import technique_letters
from deescalate.tui.widgets.prose import Prose, shown

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.timer import Timer

    from deescalate.model.rated import RatedTurn
    from deescalate.model.record import SessionRecord
    from deescalate.model.session import Turn
    from deescalate.tui.services import Shell

REST: Final = 0.4
"""Seconds that a turn has to be looked at before a rated example is looked for."""


class ReplayScreen(SessionScreen):
    """Curves above, below them what was said and, beside it, what it did and why."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "again", N_("Again from here"), id="replay.again"),
        Binding("w", "what_if", N_("What if"), id="replay.what-if"),
        Binding("c", "compare", N_("Compare"), id="replay.compare"),
        Binding("f", "flag", N_("Flag"), id="replay.flag"),
        Binding("n", "slip", N_("Next slip"), id="replay.slip"),
        Binding("l", "lens", N_("Lenses"), id="replay.lens"),
        Binding("x", "export", N_("Save report"), id="replay.export", show=False),
        Binding("left", "step(-1)", N_("Earlier"), id="replay.earlier", show=False),
        Binding("right", "step(1)", N_("Later"), id="replay.later"),
        Binding("home", "to(0)", N_("Opening"), id="replay.first", show=False),
        Binding("end", "to(-1)", N_("Ending"), id="replay.last", show=False),
        Binding("down", "scroll(1)", N_("Scroll down"), id="replay.down", show=False),
        Binding("up", "scroll(-1)", N_("Scroll up"), id="replay.up", show=False),
        Binding("pagedown", "scroll(8)", N_("Page down"), id="replay.page-down", show=False),
        Binding("pageup", "scroll(-8)", N_("Page up"), id="replay.page-up", show=False),
    ]
    HELP: ClassVar[str] = N_(
        "← and → go through the conversation, ↑ and ↓ scroll. A mark says what a reply won or cost"
        " against the best that could be reached there: !! excellent, ! good, ?! inaccuracy,"
        " ? mistake, ?? blunder. f flags what the analysis got wrong."
    )
    AUTO_FOCUS: ClassVar[str | None] = None
    DEFAULT_CSS: ClassVar[str] = """
    ReplayScreen {
        #chart { height: 8; margin: 0 2; }
        &.-tall #chart { height: 14; }
        #legend { height: auto; margin: 0 2; color: $quiet; }
        &.-short #legend { display: none; }
        #panes { height: 1fr; }
        #said, #why { width: 1fr; height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
        #said { padding-left: 2; }
        #why { border-left: solid $border-blurred; }
        &.-tall #panes { margin-top: 1; }
        &.-narrow #panes { layout: vertical; }
        &.-narrow #why { border-left: none; padding-left: 2; }
        .speaker { color: $customer; text-style: bold; }
        .head { margin-bottom: 0; }
        HighlightedReply { margin-bottom: 1; }
        #why Title { margin-top: 1; }
        .quiet { color: $quiet; }
        #message { margin: 1 2; }
    }
    """

    @dataclass
    class Read(Message):
        """The session was read and marked."""

        past: Retrospect

    @dataclass
    class Unreadable(Message):
        """The session cannot be shown; one sentence."""

        why: str

    @dataclass
    class Likened(Message):
        """A rated reply that sounds like that of a turn was looked for."""

        place: int
        found: RatedTurn | None

    def __init__(self, shell: Shell, session: SessionRecord | str, turn: int | None = None) -> None:
        super().__init__(shell)
        self._wanted = session
        self._place = turn
        self._past: Retrospect | None = None
        self._reading = False
        self._letters = technique_letters(self.t)
        self._examples: dict[int, RatedTurn | None] = {}
        self._resting: Timer | None = None

    @property
    def record(self) -> SessionRecord | None:
        """The session, once it is read."""
        return self._past.record if self._past is not None else None

    def heading(self) -> str:
        """The scenario's title, once it is known."""
        return self.record.title if self.record is not None else self.t("Replay")

    def heading_aside(self) -> str:
        """When it was."""
        if self.record is None:
            return ""
        day = day_words(self.t, self.record.started_at, self.services.today())
        return self.t("Replay, {day}", day=day)

    def body(self) -> ComposeResult:
        """Curves, legend, the two panes."""
        curves = Curves(self.t, id="chart")
        curves.can_focus = False
        yield curves
        legend = (words.marks_legend(self.t), words.techniques_legend(self.t, self._letters))
        yield Static(Content("\n").join(legend), id="legend")
        yield Prose(self.t("Reading the conversation …"), id="message")
        with Horizontal(id="panes"):
            yield VerticalScroll(id="said", can_focus=False)
            yield VerticalScroll(id="why", can_focus=False)

    def on_mount(self) -> None:
        """Read the session."""
        self.loaded_changed()

    def on_screen_resume(self) -> None:
        """There may be another branch now."""
        if self._past is not None:
            self._wanted = self._past.record
            self._read()

    def language_changed(self) -> None:
        """All words anew."""
        self.call_later(self._in_new_language)

    async def _in_new_language(self) -> None:
        self._letters = technique_letters(self.t)
        await self.recompose()
        await self._show()

    def loaded_changed(self) -> None:
        """Read the session as soon as library and history are there."""
        loaded = self.loaded
        if loaded.library is not None and loaded.store_settled and self._past is None:
            self._read()
        elif self._past is not None:
            self._rest()

    # --- reading -------------------------------------------------------------------------

    def _read(self) -> None:
        if not self._reading:
            self._reading = True
            self.run_worker(self._read_and_mark, thread=True, group="replay")

    def _read_and_mark(self) -> None:
        loaded, record = self.loaded, self._wanted
        try:
            if isinstance(record, str):
                if loaded.store is None:
                    raise HistoryError(loaded.store_error)
                wanted = record or latest(loaded.store, self.shell.learner)
                record = loaded.store.load(loaded.store.resolve(wanted))
            past = looked_back(record, loaded.scenario_of(record), loaded.store)
        except DeescalateError as error:
            self.post_message(self.Unreadable(str(error)))
        else:
            self.post_message(self.Read(past))

    def on_replay_screen_unreadable(self, event: Unreadable) -> None:
        """Say why there is nothing to see."""
        self._reading = False
        self.query_one("#message", Prose).show(shown(event.why))

    async def on_replay_screen_read(self, event: Read) -> None:
        """Show the session, at the turn that is wanted."""
        self._reading = False
        first = self._past is None
        self._past = event.past
        turns = event.past.record.turns
        if first:
            wanted = 0 if self._place is None else self._place
            self._place = min(wanted, len(turns) - 1)
        await self._show()

    async def _show(self) -> None:
        """Everything, at the present turn."""
        past = self._past
        if past is None:
            return
        t = self.t
        self.query_one(Heading).show(past.record.title, self.heading_aside())
        message = self.query_one("#message", Prose)
        message.display = not past.record.turns or past.scenario is None
        nothing = t("Nothing was said in this conversation.")
        changed = t("The scenario has changed since: no marks, and no second try.")
        message.show(changed if past.record.turns else nothing)
        curves = self.query_one("#chart", Curves)
        curves.points = curve_points(past.record)
        curves.mark(past.signs)
        curves.chosen = (self._place or 0) + 1
        await self._show_turn()

    # --- one turn ------------------------------------------------------------------------

    async def on_curves_chosen(self, event: Curves.Chosen) -> None:
        """Show the turn that is looked at."""
        if event.index - 1 != self._place:
            self._place = event.index - 1
            await self._show_turn()

    async def _show_turn(self) -> None:
        said_pane, why_pane = self.query_one("#said"), self.query_one("#why")
        with self.app.batch_update():
            await said_pane.remove_children()
            await why_pane.remove_children()
            if self._past is not None and self._place is not None:
                await said_pane.mount_all(
                    page.said_there(self.t, self._past, self._place, self._letters)
                )
                await why_pane.mount_all(
                    page.why_there(self.t, self._past, self._place, self._letters)
                )
                self._show_example()
        said_pane.scroll_home(animate=False)
        why_pane.scroll_home(animate=False)
        self.refresh_bindings()
        self._rest()

    @property
    def _turn(self) -> Turn | None:
        """The turn that is looked at; None at the opening."""
        return self._past.turn(self._place) if self._past is not None else None

    def _rest(self) -> None:
        """Look for a rated example once the user stays with a turn."""
        if self._resting is not None:
            self._resting.stop()
        if self._place not in self._examples and self.loaded.analyst is not None:
            self._resting = self.set_timer(REST, self._look_for_example)

    def _look_for_example(self) -> None:
        past, place, turn = self._past, self._place, self._turn
        analyst = self.loaded.analyst
        if past is None or past.scenario is None or place is None or turn is None:
            return
        if analyst is None or turn.act.kind is not ActKind.SAY:
            return
        source, find = past_of(past.record, past.scenario), self.services.rated_turn

        def look() -> None:
            self.post_message(self.Likened(place, example(source, analyst, place, find)))

        self.run_worker(look, thread=True, exclusive=True, group="example")

    def on_replay_screen_likened(self, event: Likened) -> None:
        """Show the example, if its turn is still looked at."""
        self._examples[event.place] = event.found
        if event.place == self._place:
            self._show_example()

    def _show_example(self) -> None:
        past, place = self._past, self._place
        for prose in self.query("#example").results(Prose):
            if past is None or past.scenario is None:
                prose.show(self.t("The scenario has changed since."))
            elif place not in self._examples:
                prose.show(self.t("Looking for one …"))
            else:
                found = self._examples[place]
                prose.show(words.example_words(self.t, found, past.record.language))

    # --- keys ----------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is possible at this turn; scenarios held out for checks are not practised."""
        past, turn = self._past, self._turn
        playable = (
            past is not None
            and past.scenario is not None
            and past.scenario.id not in self.services.held_out
            and turn is not None
        )
        if action == "again":
            return playable
        if action == "what_if":
            return playable and turn is not None and turn.act.kind is ActKind.SAY
        if action == "flag":
            return turn is not None and turn.analysis is not None
        if action == "slip":
            return past is not None and past.next_slip(-1) is not None
        if action == "compare":
            return past is not None and bool(past.branches or past.record.parent)
        return super().check_action(action, parameters)

    def action_step(self, by: int) -> None:
        """Look at a neighbour."""
        self.query_one("#chart", Curves).chosen += by

    def action_to(self, index: int) -> None:
        """Look at the opening (0) or the last turn (-1)."""
        self.query_one("#chart", Curves).action_choose(index)

    def action_scroll(self, by: int) -> None:
        """Read on, on both sides."""
        for pane in self.query("#said, #why"):
            pane.scroll_relative(y=by, animate=False)

    def action_slip(self) -> None:
        """Look at the next reply that left much to be won."""
        past, here = self._past, -1 if self._place is None else self._place
        place = past.next_slip(here) if past is not None else None
        if place is not None:
            self.query_one("#chart", Curves).chosen = place + 1

    def action_again(self) -> None:
        """Play on from before this turn."""
        if self.record is not None and self._place is not None:
            self.post_message(TryFrom(self.record, self._place))

    def action_what_if(self) -> None:
        """Word this reply another way."""
        if self.record is not None and self._place is not None:
            self.post_message(OpenWhatIf(self.record, self._place))

    def action_flag(self) -> None:
        """Say what the analysis got wrong about this reply."""
        if self.record is not None and self._place is not None:
            self.post_message(OpenDispute(self.record, self._place))

    def action_compare(self) -> None:
        """See both lines, or choose between several."""
        past = self._past
        if past is None:
            return
        choices = [branch_choice(self.t, each, self.services.today()) for each in past.branches]
        if past.record.parent is not None:
            choices.insert(0, Choice("", self.t("The line that this one goes on from")))
        if len(choices) == 1:
            self._compare_with(choices[0].value)
        else:
            dialog = ChoiceDialog(self.t, self.t("Compare with …"), "", tuple(choices))
            self.app.push_screen(dialog, self._compare_with)

    def _compare_with(self, answer: str | None) -> None:
        record = self.record
        if answer is None or record is None:
            return
        if answer:
            self.post_message(OpenComparison(answer, record))
        else:
            self.post_message(OpenComparison(record))
