"""Past conversations read again by the analysis of today: old and new side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, ProgressBar
from textual.worker import get_current_worker

from deescalate.errors import HistoryError
from deescalate.interface.catalogue import N_
from deescalate.score.shifts import summed_up
from deescalate.tui import reading_words as words
from deescalate.tui.dates import day_words
from deescalate.tui.navigation import OpenReplay, ShellScreen
from deescalate.tui.scenario_words import DOT
from deescalate.tui.widgets.choices import Choice, Choices
from deescalate.tui.widgets.prose import Prose, Title, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.widget import Widget

    from deescalate.history import Filter, Store
    from deescalate.learning.rescoring import Reread
    from deescalate.model.analysis import Analyst
    from deescalate.tui.services import Shell

MOST: Final = 300
"""Conversations that are read here, the latest first; the command reads all."""
BEAT: Final = 0.3
"""Seconds between two looks at what was read meanwhile."""


class RescoreScreen(ShellScreen):
    """Reads in a worker; what was read can be looked at at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "stop", N_("Stop"), id="rescore.stop"),
        Binding("k", "keep", N_("Keep beside"), id="rescore.keep"),
        Binding("p", "replay", N_("Replay"), id="rescore.replay"),
        Binding("pagedown", "scroll(8)", N_("Page down"), id="rescore.down", show=False),
        Binding("pageup", "scroll(-8)", N_("Page up"), id="rescore.up", show=False),
    ]
    HELP: ClassVar[str] = N_(
        "The replies are heard again in the context that they had. The customer's reactions were"
        " real then and are not replayed. s stops, k keeps the new readings beside the results;"
        " the results stay as they are."
    )
    AUTO_FOCUS: ClassVar[str | None] = None
    DEFAULT_CSS: ClassVar[str] = """
    RescoreScreen {
        #note, #summary, #message { margin: 0 2; color: $quiet; height: auto; max-width: 116; }
        #summary { color: $foreground; }
        #bar { margin: 0 2; width: 1fr; height: 1; }
        #bar Bar { width: 1fr; }
        #bar Bar > .bar--bar { color: $key; background: $panel; }
        #bar Bar > .bar--complete { color: $help; background: $panel; }
        #panes { height: 1fr; margin-top: 1; }
        #list { width: 1fr; height: 1fr; scrollbar-gutter: stable; }
        #detail { width: 1fr; height: 1fr; padding: 0 1; border-left: solid $border-blurred; }
        #detail Title { margin-top: 1; }
        #detail > Title:first-child { margin-top: 0; }
        &.-normal #list { width: 28; }
        &.-normal #panes { margin-top: 0; }
        &.-narrow #panes { layout: vertical; }
        &.-narrow #detail { border-left: none; padding-left: 2; }
        &.-short #note { display: none; }
    }
    """

    @dataclass
    class Begun(Message):
        """How many conversations there are to read."""

        total: int

    @dataclass
    class Done(Message):
        """Reading has ended; ``problem`` says why it did not come to the end, if so."""

        problem: str = ""
        stopped: bool = False

    @dataclass
    class Kept(Message):
        """So many readings are kept."""

        count: int
        problem: str

    def __init__(self, shell: Shell, wanted: Filter) -> None:
        super().__init__(shell)
        self._wanted = wanted
        self._found: list[Reread] = []
        self._shown = -1
        self._total = 0
        self._reading = False
        self._started = False
        self._kept = 0

    def heading(self) -> str:
        """What this is."""
        return self.t("Read again")

    def heading_aside(self) -> str:
        """By which analysis."""
        analyst = self.loaded.analyst
        return "" if analyst is None else self.t("Analysis {version}", version=analyst.version)

    def body(self) -> ComposeResult:
        """What happens, how far it is, the conversations and the one that is looked at."""
        yield Prose(self.t(words.REACTIONS), id="note")
        yield ProgressBar(id="bar", show_eta=False, show_percentage=False)
        yield Prose(self.t("Loading the analysis …"), id="message")
        yield Prose(id="summary")
        with Horizontal(id="panes"):
            yield Choices(id="list")
            yield VerticalScroll(id="detail", can_focus=False)

    def on_mount(self) -> None:
        """Begin as soon as everything is loaded."""
        self.query_one("#list").focus()
        self.set_interval(BEAT, self._look)
        self.loaded_changed()

    def loaded_changed(self) -> None:
        """Library, history and ear are needed."""
        loaded = self.loaded
        ready = loaded.library is not None and loaded.store is not None
        if ready and loaded.store is not None and loaded.analyst is not None and not self._started:
            self._started = self._reading = True
            self._read(loaded.store, loaded.analyst)
        elif loaded.analyst_error or loaded.store_error or loaded.library_error:
            sentence = loaded.analyst_error or loaded.store_error or loaded.library_error
            self.query_one("#message", Prose).show(shown(sentence))

    def language_changed(self) -> None:
        """All words anew."""
        self.call_later(self._in_new_language)

    async def _in_new_language(self) -> None:
        await self.recompose()
        self._shown = -1
        self._look()

    # --- reading -------------------------------------------------------------------------

    @work(thread=True, exclusive=True, group="rescore")
    def _read(self, store: Store, analyst: Analyst) -> None:
        from deescalate.learning.rescoring import Rereader  # noqa: PLC0415 - with the database

        worker, library = get_current_worker(), self.loaded.library
        if library is None:
            return
        again = Rereader(store, library.find, analyst, self.services.scorecard())
        problem = ""
        try:
            sessions = store.sessions(self._wanted, limit=MOST)
            self.post_message(self.Begun(len(sessions)))
            for session in sessions:
                if worker.is_cancelled:
                    break
                self._found.append(again.read(store.load(session.id), self.services.now()))
        except HistoryError as error:
            problem = str(error)
        self.post_message(self.Done(problem, worker.is_cancelled))

    def on_rescore_screen_begun(self, event: Begun) -> None:
        """Now it is known how much there is to do."""
        self._total = event.total
        self.query_one("#bar", ProgressBar).update(total=max(event.total, 1))

    def on_rescore_screen_done(self, event: Done) -> None:
        """Sum up."""
        self._reading = False
        self._shown = -1
        self._look()
        if event.problem:
            self.notify(shown(event.problem), severity="warning", markup=False)

    def _look(self) -> None:
        """Show what was read since the last look."""
        count = len(self._found)
        if count == self._shown or not self.query("#list"):
            return
        self._shown = count
        self.query_one("#bar", ProgressBar).update(progress=count)
        self.query_one("#bar").display = self._reading
        self.query_one("#list", Choices).show(self._choices(self._found[:count]))
        self._show_sentences(count)
        self.refresh_bindings()

    def _show_sentences(self, count: int) -> None:
        t = self.t
        message, summary = self.query_one("#message", Prose), self.query_one("#summary", Prose)
        if self._reading:
            so_far = t("{n} of {all} conversations read again", n=count, all=self._total)
            message.show(so_far if self._total else t("Looking for conversations …"))
            summary.show("")
        else:
            shifts = [each.shift for each in self._found if each.shift is not None]
            lines = list(words.summary_lines(t, summed_up(shifts), count - len(shifts)))
            summary.show("\n".join(lines))
            message.show(self._ending(count))
        message.display = self._reading or bool(self._ending(count))

    def _ending(self, count: int) -> str:
        t = self.t
        if not count:
            return t("There is no finished conversation to read again.")
        if count < self._total:
            return t("Stopped: {n} of {all} were read.", n=count, all=self._total)
        if count == MOST:
            return t(
                "The latest {n}; the command deescalate history rescore --all reads all.", n=MOST
            )
        return ""

    # --- showing -------------------------------------------------------------------------

    def _choices(self, found: list[Reread]) -> Iterator[Choice]:
        t, today = self.t, self.services.today()
        for each in found:
            parts = [day_words(t, each.record.started_at, today)]
            if each.shift is None:
                parts.insert(0, t("not read again"))
            else:
                moved = sum(reply.moved for reply in each.shift.replies)
                differs = words.change(each.shift.overall) if each.shift.differs else t("the same")
                parts.insert(0, differs)
                if moved:
                    parts.append(t.plural("{n} reply by a level", "{n} replies by a level", moved))
            title = Content(shown(each.record.title, one_line=True))
            yield Choice(each.record.id, title, Content.styled(DOT.join(parts), "$quiet"))

    @property
    def _chosen(self) -> Reread | None:
        chosen = self.query_one("#list", Choices).chosen_id
        return next((each for each in self._found if each.record.id == chosen), None)

    @on(OptionList.OptionHighlighted, "#list")
    async def _looked_at(self) -> None:
        detail, chosen = self.query_one("#detail"), self._chosen
        with self.app.batch_update():
            await detail.remove_children()
            if chosen is not None:
                await detail.mount_all(self._details(chosen))
        detail.scroll_home(animate=False)
        self.refresh_bindings()

    def _details(self, chosen: Reread) -> Iterator[Widget]:
        t, shift = self.t, chosen.shift
        if chosen.why_not is not None:
            yield Prose(t(words.WHY_NOT[chosen.why_not]))
            return
        if shift is None or chosen.reading is None:
            return
        yield Title(t("Then and now"))
        yield Prose(words.score_table(t, shift))
        if not chosen.reading.same_rules:
            yield Prose(t(words.OTHER_RULES))
        differing = [reply for reply in shift.replies if reply.differs]
        if not differing:
            yield Prose(t("Every reply is heard as it was then."))
        for reply in differing:
            yield Title(t("Turn {n}", n=reply.turn + 1))
            yield Prose(shown(reply.text, one_line=True), classes="quiet")
            yield Prose("\n".join(words.reply_lines(t, reply)))

    # --- keys ----------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Stop while it reads, keep afterwards."""
        readable = [each for each in self._found if each.reading is not None]
        if action == "stop":
            return self._reading
        if action == "keep":
            return not self._reading and len(readable) > self._kept
        if action == "replay":
            return bool(self._found)
        return super().check_action(action, parameters)

    def action_stop(self) -> None:
        """Stop reading; what was read stays."""
        self.workers.cancel_group(self, "rescore")

    def action_keep(self) -> None:
        """Keep all new readings beside the results."""
        if self.loaded.store is not None:
            self._keep(self.loaded.store)

    @work(thread=True, group="rescore-keep")
    def _keep(self, store: Store) -> None:
        from deescalate.history.rescores import keep_readings  # noqa: PLC0415 - with the database

        readings = [each.reading for each in self._found if each.reading is not None]
        try:
            self.post_message(self.Kept(keep_readings(store.connection, readings), ""))
        except HistoryError as error:
            self.post_message(self.Kept(0, str(error)))

    def on_rescore_screen_kept(self, event: Kept) -> None:
        """Say so."""
        if event.problem:
            self.notify(shown(event.problem), severity="warning", markup=False)
            return
        self._kept = event.count
        told = self.t.plural("{n} new reading kept.", "{n} new readings kept.", event.count)
        self.notify(told, markup=False)
        self.refresh_bindings()

    def action_replay(self) -> None:
        """The conversation that is looked at, reply by reply."""
        chosen = self._chosen
        if chosen is not None:
            self.post_message(OpenReplay(chosen.record))

    def action_scroll(self, by: int) -> None:
        """Read on about the conversation that is looked at."""
        self.query_one("#detail").scroll_relative(y=by, animate=False)
