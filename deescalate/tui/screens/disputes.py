"""Disputes for trainers: decline one with a reason, or accept it after seeing what it changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.worker import get_current_worker

from deescalate.errors import DeescalateError
from deescalate.interface.catalogue import N_
from deescalate.interface.safe import visible
from deescalate.model.dispute import Dispute, DisputeState
from deescalate.tui import dispute_words as words
from deescalate.tui.asking import AskingScreen
from deescalate.tui.dates import day_words
from deescalate.tui.dialogs.declining import Declined, DeclineDialog
from deescalate.tui.navigation import EarChanged, OpenReplay
from deescalate.tui.reading_words import levels_line
from deescalate.tui.scenario_words import DOT
from deescalate.tui.widgets.choices import Choice, Choices
from deescalate.tui.widgets.prose import Prose, Quote, Title, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult
    from textual.widget import Widget

    from deescalate.history import SessionSummary, Store
    from deescalate.model.record import SessionRecord
    from deescalate.tui.services import Accepting, Shell


@dataclass(frozen=True, slots=True)
class Found:
    """All disputes, newest first, with their sessions; ``error`` is one sentence if so."""

    disputes: tuple[Dispute, ...] = ()
    records: tuple[SessionRecord, ...] = ()
    error: str = ""


class DisputesScreen(AskingScreen[Found]):
    """The list, and beside it the one that is looked at."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "accept", N_("Accept …"), id="disputes.accept"),
        Binding("k", "keep", N_("Accept and keep this"), id="disputes.keep"),
        Binding("x", "decline", N_("Decline …"), id="disputes.decline"),
        Binding("p", "replay", N_("Replay"), id="disputes.replay"),
        Binding("pagedown", "scroll(8)", N_("Page down"), id="disputes.down", show=False),
        Binding("pageup", "scroll(-8)", N_("Page up"), id="disputes.up", show=False),
    ]
    HELP: ClassVar[str] = N_(
        "a shows first what accepting changes: a wording of the team, or a rated reply with a test,"
        " and its effect on the stored conversations. k keeps it then. x declines with a reason,"
        " which the learner reads."
    )
    AUTO_FOCUS: ClassVar[str | None] = None
    DEFAULT_CSS: ClassVar[str] = """
    DisputesScreen {
        #message { margin: 0 2; color: $quiet; height: auto; }
        #panes { height: 1fr; margin-top: 1; }
        #list { width: 1fr; height: 1fr; scrollbar-gutter: stable; }
        #detail { width: 1fr; height: 1fr; padding: 0 1; border-left: solid $border-blurred; }
        #detail > Title { margin-top: 1; }
        #detail > Title:first-child { margin-top: 0; }
        &.-normal #list { width: 32; }
        &.-narrow #panes { layout: vertical; }
        &.-narrow #detail { border-left: none; padding-left: 2; }
        .quiet { color: $quiet; }
    }
    """

    @dataclass
    class Ready(Message):
        """What accepting would change; None if it did not come to that, ``problem`` says why."""

        accepting: Accepting | None
        problem: str = ""

    @dataclass
    class Done(Message):
        """A dispute was answered; ``problem`` says why not, if so."""

        dispute: Dispute
        problem: str = ""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._accepting: Accepting | None = None
        self._preparing = False

    def heading(self) -> str:
        """What this is."""
        return self.t("Disputes")

    def body(self) -> ComposeResult:
        """A sentence, the list, the one that is looked at."""
        yield Prose(id="message")
        with Horizontal(id="panes"):
            yield Choices(id="list")
            yield VerticalScroll(id="detail", can_focus=False)

    def on_mount(self) -> None:
        """Ask the history."""
        self.query_one("#list").focus()
        self.loaded_changed()

    # --- asking --------------------------------------------------------------------------

    def failed(self, sentence: str) -> Found:
        """That the history cannot be opened."""
        return Found(error=sentence)

    def ask(self, store: Store) -> None:
        """All that were sent."""
        self._ask(store)

    @work(thread=True, exclusive=True, group="disputes")
    def _ask(self, store: Store) -> None:
        from deescalate.history.disputes import all_disputes  # noqa: PLC0415 - with the database

        try:
            disputes = all_disputes(store.connection)
            ids = dict.fromkeys(each.session_id for each in disputes)
            found = Found(disputes, tuple(store.load(each) for each in ids))
        except DeescalateError as error:
            found = Found(error=str(error))
        self.post_message(self.Answered(found))

    @property
    def _chosen(self) -> Dispute | None:
        chosen = next((each.chosen_id for each in self.query("#list").results(Choices)), None)
        disputes = self.found.disputes if self.found is not None else ()
        return next((each for each in disputes if each.id == chosen), None)

    def _record_of(self, dispute: Dispute) -> SessionRecord | None:
        records = self.found.records if self.found is not None else ()
        return next((each for each in records if each.id == dispute.session_id), None)

    # --- showing -------------------------------------------------------------------------

    def show(self) -> None:
        """The list; those that wait for an answer are the first."""
        if not self.query("#list"):
            return
        t, found = self.t, self.found
        disputes = found.disputes if found is not None else ()
        waiting = [each for each in disputes if each.state is DisputeState.OPEN]
        others = [each for each in disputes if each.state is not DisputeState.OPEN]
        self.query_one("#list", Choices).show(self._choices([*waiting, *others]))
        self.query_one("#list").display = bool(disputes)
        if found is None:
            sentence = t("Opening your history ...")
        elif found.error:
            sentence = shown(found.error)
        elif disputes:
            sentence = t.plural("{n} waits for an answer", "{n} wait for an answer", len(waiting))
        else:
            sentence = t("There are none. In the replay, f flags what the analysis got wrong.")
        self._tell(sentence)
        self.call_later(self._show_chosen)

    def _tell(self, sentence: str) -> None:
        self.query_one("#message", Prose).show(sentence)

    def _choices(self, disputes: Sequence[Dispute]) -> Iterator[Choice]:
        t, today = self.t, self.services.today()
        for each in disputes:
            parts = (words.state(t, each), day_words(t, each.at, today))
            details = Content.styled(DOT.join(parts), "$quiet")
            yield Choice(each.id, Content(words.claim(t, each)), details)

    @on(OptionList.OptionHighlighted, "#list")
    def _looked_at(self) -> None:
        self.workers.cancel_group(self, "accept")
        self._accepting, self._preparing = None, False
        self.call_later(self._show_chosen)

    async def _show_chosen(self) -> None:
        chosen = self._chosen
        await self._fill(list(self._details(chosen)) if chosen is not None else [])

    async def _fill(self, widgets: Sequence[Widget]) -> None:
        detail = self.query_one("#detail")
        with self.app.batch_update():
            await detail.remove_children()
            await detail.mount_all(widgets)
        detail.scroll_home(animate=False)
        self.refresh_bindings()

    def _details(self, dispute: Dispute) -> Iterator[Widget]:
        t, record = self.t, self._record_of(dispute)
        turns = record.turns if record is not None else ()
        turn = next((each for each in turns if each.index == dispute.turn), None)
        if record is not None:
            number = t("Turn {n}", n=dispute.turn + 1)
            yield Title(f"{shown(record.title, one_line=True)}, {number}")
        if turn is not None and turn.act.text.strip():
            yield Quote(shown(turn.act.text), classes="agent")
            if turn.analysis is not None:
                yield Prose(levels_line(t, turn.analysis), classes="quiet")
        yield Title(t("What is flagged"))
        yield Prose("\n".join(words.lines(t, dispute)))

    # --- answering -----------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what waits for an answer can be answered."""
        chosen = self._chosen
        waits = chosen is not None and chosen.state is DisputeState.OPEN and not self._preparing
        if action == "accept":
            able = self.services.prepare_accepting is not None
            return waits and able and self._accepting is None
        if action == "keep":
            return self._accepting is not None
        if action == "decline":
            return waits
        if action == "replay":
            return chosen is not None
        return super().check_action(action, parameters)

    def action_accept(self) -> None:
        """Work out what accepting changes."""
        dispute, store = self._chosen, self.loaded.store
        if dispute is not None and store is not None:
            self._preparing = True
            self._tell(self.t("Working out what that changes …"))
            self.refresh_bindings()
            self._prepare(store, dispute)

    @work(thread=True, exclusive=True, group="accept")
    def _prepare(self, store: Store, dispute: Dispute) -> None:
        worker, prepare = get_current_worker(), self.services.prepare_accepting
        if prepare is None:
            return

        def each(sessions: Sequence[SessionSummary]) -> Iterator[SessionSummary]:
            for number, session in enumerate(sessions, start=1):
                if worker.is_cancelled:
                    return
                said = self.t("{n} of {all} conversations read again", n=number, all=len(sessions))
                self.app.call_from_thread(self._tell, said)
                yield session

        try:
            message = self.Ready(prepare(self.t, store, dispute, each))
        except DeescalateError as error:
            message = self.Ready(None, str(error))
        if not worker.is_cancelled:
            self.post_message(message)

    async def on_disputes_screen_ready(self, event: Ready) -> None:
        """Show it; k keeps it."""
        self._preparing, self._accepting = False, event.accepting
        if event.accepting is None:
            self._tell(shown(event.problem))
            self.refresh_bindings()
            return
        self._tell(self.t("k accepts the dispute and keeps this; nothing is changed yet."))
        lines = "\n".join(visible(line) for line in event.accepting.lines)
        await self._fill([Title(self.t("What accepting changes")), Prose(lines)])

    def action_keep(self) -> None:
        """Accept, as it was shown."""
        accepting, self._accepting = self._accepting, None
        if accepting is not None and self.loaded.store is not None:
            self._keep(self.loaded.store, accepting)

    @work(thread=True, group="answer")
    def _keep(self, store: Store, accepting: Accepting) -> None:
        from deescalate.history.disputes import keep_dispute  # noqa: PLC0415 - with the database

        problem = ""
        try:
            accepting.keep()
            keep_dispute(store.connection, accepting.dispute)
        except DeescalateError as error:
            problem = str(error)
        self.post_message(self.Done(accepting.dispute, problem))

    def action_decline(self) -> None:
        """Ask for the reason; what is typed stays if the dialog is closed."""
        dispute = self._chosen
        if dispute is None:
            return
        key = f"decline:{dispute.id}"

        def answered(answer: Declined | None) -> None:
            if answer is None:
                return
            self.shell.drafts[key] = answer.text
            if answer.sent and self.loaded.store is not None:
                self._decline(self.loaded.store, dispute, answer.text)

        claim, draft = words.claim(self.t, dispute), self.shell.drafts.get(key, "")
        self.app.push_screen(DeclineDialog(self.t, claim, draft), answered)

    @work(thread=True, group="answer")
    def _decline(self, store: Store, dispute: Dispute, reason: str) -> None:
        from deescalate.history.disputes import keep_dispute  # noqa: PLC0415 - with the database
        from deescalate.learning.disputes import answered  # noqa: PLC0415

        done, problem = dispute, ""
        try:
            done = answered(dispute, DisputeState.DECLINED, reason, self.services.now())
            keep_dispute(store.connection, done)
        except DeescalateError as error:
            problem = str(error)
        self.post_message(self.Done(done, problem))

    def on_disputes_screen_done(self, event: Done) -> None:
        """Show it as it is now."""
        if event.problem:
            self.notify(shown(event.problem), severity="warning", markup=False)
        else:
            self.shell.drafts.pop(f"decline:{event.dispute.id}", None)
            if event.dispute.state is DisputeState.ACCEPTED:
                self.post_message(EarChanged())
        self.ask_again()

    # --- the other keys ------------------------------------------------------------------

    def action_replay(self) -> None:
        """The reply in its conversation."""
        chosen = self._chosen
        record = self._record_of(chosen) if chosen is not None else None
        if chosen is not None and record is not None:
            places = (at for at, each in enumerate(record.turns) if each.index == chosen.turn)
            self.post_message(OpenReplay(record, next(places, None)))

    def action_scroll(self, by: int) -> None:
        """Read on about the one that is looked at."""
        self.query_one("#detail").scroll_relative(y=by, animate=False)
