"""The history: how the techniques develop, and every session to look at again."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Button, Input, OptionList

from deescalate.errors import HistoryError
from deescalate.interface.catalogue import N_
from deescalate.interface.labels import label
from deescalate.model.language import Language
from deescalate.model.scenario import Channel
from deescalate.tui.asking import AskingScreen
from deescalate.tui.move_words import move_word
from deescalate.tui.navigation import (
    OpenDebrief,
    OpenDisputes,
    OpenPicker,
    OpenProgress,
    OpenRating,
    OpenReplay,
    OpenRescore,
    ResumePractice,
)
from deescalate.tui.results import session_choice
from deescalate.tui.scenario_words import language_word
from deescalate.tui.widgets.choices import Choices
from deescalate.tui.widgets.filters import Filters
from deescalate.tui.widgets.prose import Prose, Title, shown
from deescalate.tui.widgets.trends import TrendRow, Trends

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from deescalate.history import Filter, Progress, SessionSummary, Store

MOST_LISTED: Final = 300
"""Older sessions are found by the search."""
MOST_HARMS: Final = 3
FINISHED: Final = "finished"
UNFINISHED: Final = "unfinished"


@dataclass(frozen=True, slots=True)
class Found:
    """What the history answered; ``error`` is one sentence if it could not."""

    sessions: tuple[SessionSummary, ...] = ()
    progress: Progress | None = None
    narrowed: bool = False
    again: dict[str, int] = field(default_factory=dict)
    """Overall scores of new readings, by session id."""
    error: str = ""


class HistoryScreen(AskingScreen[Found]):
    """Trends above or beside the list of sessions."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", N_("Search"), id="history.search"),
        Binding("down", "to_list", N_("To the list"), id="history.list", show=False),
        Binding("ctrl+r", "clear", N_("Show all"), id="history.clear"),
        Binding("p", "replay", N_("Replay"), id="history.replay"),
        Binding("t", "progress", N_("Progress"), id="history.progress"),
        Binding("b", "rate", N_("Rate blind"), id="history.rate"),
        Binding("n", "rescore", N_("Read again"), id="history.rescore"),
        Binding("f", "disputes", N_("Disputes"), id="history.disputes", show=False),
        Binding("g", "go_on", N_("Go on"), id="history.go-on"),
    ]
    HELP: ClassVar[str] = N_(
        "Enter opens the debrief of a session. The command deescalate history export writes files."
    )
    AUTO_FOCUS: ClassVar[str | None] = None
    DEFAULT_CSS: ClassVar[str] = """
    HistoryScreen {
        #search { width: 1fr; background: $panel; margin: 1 2 0 2; }
        #search > .input--placeholder { color: $quiet; }
        #panes { height: 1fr; width: 100%; layout: vertical; }
        #development { height: auto; padding: 0 2; }
        #harms { color: $quiet; }
        #sessions { height: 1fr; width: 100%; }
        #sessions Title { margin: 1 2 0 2; }
        #list { height: 1fr; scrollbar-gutter: stable; }
        #message { margin: 1 2 0 2; }
        #message.error { color: $harm; }
        #choose { margin: 1 2; display: none; }
        &.-wide #panes { layout: horizontal; }
        &.-wide #development, &.-wide #sessions { width: 50%; }
        &.-short #search { margin: 0 2; }
        &.-short #harms { display: none; }
        &.-short Title { margin: 0 2; }
        &.-short #development Title { display: none; }
    }
    """

    def heading(self) -> str:
        """The top line."""
        return self.t("History and progress")

    def body(self) -> ComposeResult:
        """Search and filters; trends; sessions."""
        t = self.t
        yield Input(placeholder=t("Search titles and your replies"), id="search", compact=True)
        yield self._filters()
        with Vertical(id="panes"):
            with Vertical(id="development"):
                yield Title(t("How it develops"))
                yield Trends(t, id="trends")
                yield Prose(id="harms")
            with Vertical(id="sessions"):
                yield Title(t("Conversations"), id="count")
                yield Prose(id="message")
                yield Button(
                    t("Choose a conversation"), id="choose", variant="primary", compact=True
                )
                yield Choices(id="list")

    def _filters(self) -> Filters:
        t = self.t
        states = [(t("Finished"), FINISHED), (t("Unfinished"), UNFINISHED)]
        return Filters(
            language=(t("Language"), [(language_word(t, each), each) for each in Language]),
            channel=(t("Channel"), [(label(t, each), each) for each in Channel]),
            state=(t("Finished or not"), states),
        )

    def on_mount(self) -> None:
        """Ask the history."""
        self.query_one("#list").focus()
        self.loaded_changed()

    def failed(self, sentence: str) -> Found:
        """That the history cannot be opened."""
        return Found(error=sentence)

    # --- asking --------------------------------------------------------------------------

    def _wanted(self) -> Filter:
        from deescalate.history import Filter  # noqa: PLC0415 - the database stays out of the start

        filters = self.query_one(Filters)
        state = filters.chosen("state")
        return Filter(
            learner=self.shell.learner or None,
            language=filters.chosen("language"),
            channel=filters.chosen("channel"),
            text=self.query_one("#search", Input).value.strip(),
            finished=None if state is None else state == FINISHED,
        )

    def ask(self, store: Store) -> None:
        """Ask for the sessions that fit, and how they develop."""
        if not self.query("#list"):
            return  # between two languages nobody has chosen anything
        wanted = self._wanted()
        self._answer(store, wanted, bool(wanted.text) or self.query_one(Filters).narrowed)

    @work(thread=True, exclusive=True, group="history")
    def _answer(self, store: Store, wanted: Filter, narrowed: bool) -> None:
        from deescalate.history.rescores import latest_overall  # noqa: PLC0415 - as above

        try:
            sessions = store.sessions(wanted, limit=MOST_LISTED)
            again = latest_overall(store.connection, [each.id for each in sessions])
            found = Found(sessions, store.progress(wanted), narrowed, again)
        except HistoryError as error:
            found = Found(error=str(error))
        self.post_message(self.Answered(found))

    @on(Input.Changed, "#search")
    def _searched(self) -> None:
        self.ask_again()

    # --- showing -------------------------------------------------------------------------

    def show(self) -> None:
        """Show list and trends."""
        if not self.query("#list"):
            return  # between two languages there is nothing to fill
        t, found = self.t, self.found
        today = self.services.today()
        sessions = found.sessions if found is not None else ()
        self.query_one("#list", Choices).show(
            session_choice(t, session, today, found.again if found is not None else {})
            for session in sessions
        )
        self.query_one("#list").display = bool(sessions)
        self._show_message(found)
        self._show_trends(found.progress if found is not None else None)
        words = t.plural("{n} conversation", "{n} conversations", len(sessions))
        more = t("the latest {n} conversations", n=MOST_LISTED)
        self.query_one("#count", Title).update(more if len(sessions) == MOST_LISTED else words)
        self.query_one("#count").display = bool(sessions)
        self.refresh_bindings()

    def _show_message(self, found: Found | None) -> None:
        t = self.t
        message, button = self.query_one("#message", Prose), self.query_one("#choose", Button)
        words, is_new = "", False
        if found is None:
            words = t("Opening your history ...")
        elif found.error:
            words = shown(found.error)
        elif not found.sessions and found.narrowed:
            words = t("No conversation fits. {key} shows all again.", key=t("Ctrl") + "+R")
        elif not found.sessions:
            words = t("None yet. What you practise stays on this computer.")
            is_new = True
        message.show(words)
        message.display = bool(words)
        message.set_class(found is not None and bool(found.error), "error")
        button.display = is_new

    def _show_trends(self, progress: Progress | None) -> None:
        t = self.t
        known = progress is not None and progress.overall.recent is not None
        self.query_one("#development").display = known
        if progress is None or not known:
            return
        rows = [
            TrendRow(
                t("All in all"),
                progress.overall.scores,
                progress.overall.recent,
                progress.overall.change,
            )
        ]
        for technique, trend in progress.techniques.items():
            rows.append(TrendRow(label(t, technique), trend.scores, trend.recent, trend.change))
        self.query_one("#trends", Trends).rows = tuple(rows)
        harms = [f"{move_word(t, move)} ({times})" for move, times in progress.harms[:MOST_HARMS]]
        words = t("Most often in the way: {what}", what=", ".join(harms)) if harms else ""
        self.query_one("#harms", Prose).show(words)

    # --- keys ----------------------------------------------------------------------------

    @on(OptionList.OptionSelected, "#list")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        if event.option_id is not None:
            self.post_message(OpenDebrief(event.option_id))

    @on(OptionList.OptionHighlighted, "#list")
    def _looked_at(self) -> None:
        self.refresh_bindings()

    @on(Button.Pressed, "#choose")
    def _choose(self) -> None:
        self.post_message(OpenPicker())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Letters typed into the search are letters; only what is unfinished can go on."""
        if action == "go_on":
            return self._unfinished() is not None
        if action == "replay" and self._chosen_id() is None:
            return False
        if action == "rate" and (self._chosen_id() is None or self._unfinished() is not None):
            return False
        if action == "rescore" and not (self.found is not None and self.found.sessions):
            return False
        if action in {"search", "replay", "rescore", "disputes", "progress", "rate"}:
            return not any(found.has_focus for found in self.query("#search"))
        return True

    def _unfinished(self) -> SessionSummary | None:
        chosen = self._chosen_id()
        sessions = self.found.sessions if self.found is not None else ()
        return next((each for each in sessions if each.id == chosen and each.ending is None), None)

    def _chosen_id(self) -> str | None:
        return next((each.chosen_id for each in self.query("#list").results(Choices)), None)

    def action_replay(self) -> None:
        """The session reply by reply, with marks."""
        chosen = self._chosen_id()
        if chosen is not None:
            self.post_message(OpenReplay(chosen))

    def action_rate(self) -> None:
        """The session on the rubric, without what the program says of it."""
        chosen = self._chosen_id()
        if chosen is not None:
            self.post_message(OpenRating(chosen))

    def action_rescore(self) -> None:
        """Those that are shown, heard again by the analysis of today."""
        self.post_message(OpenRescore(replace(self._wanted(), finished=True)))

    def action_disputes(self) -> None:
        """What was flagged, and answers to it."""
        self.post_message(OpenDisputes())

    def action_progress(self) -> None:
        """How the results develop."""
        self.post_message(OpenProgress())

    def action_go_on(self) -> None:
        """Go on with an unfinished session."""
        session = self._unfinished()
        if session is not None:
            self.post_message(ResumePractice(session.id))

    def action_search(self) -> None:
        """Type into the search box."""
        self.query_one("#search").focus()

    def action_to_list(self) -> None:
        """From the search box to the list."""
        self.query_one("#list").focus()

    def action_clear(self) -> None:
        """Forget search and filters."""
        self.query_one("#search", Input).value = ""
        self.query_one(Filters).clear()
