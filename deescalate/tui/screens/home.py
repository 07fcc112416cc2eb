"""Home: what is next, where to go, and the last results."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList

from deescalate.errors import HistoryError
from deescalate.interface.catalogue import N_
from deescalate.interface.labels import label
from deescalate.learning import go_on, pause_until
from deescalate.model.held_out import open_to_practice
from deescalate.model.language import Language
from deescalate.model.skills import IN_ONE_REPLY
from deescalate.tui import navigation as nav
from deescalate.tui.dates import day_words
from deescalate.tui.dialogs.choice import Choice as Answer
from deescalate.tui.dialogs.choice import ChoiceDialog
from deescalate.tui.home_past import MOST_UNFINISHED, Past, read_past
from deescalate.tui.results import session_choice
from deescalate.tui.scenario_words import DOT, scenario_line
from deescalate.tui.suggestion import Suggestion, reason_words, suggest_from
from deescalate.tui.week_words import this_week
from deescalate.tui.widgets.choices import Choice, Choices
from deescalate.tui.widgets.heading import Heading
from deescalate.tui.widgets.prose import Page, Prose, Title, shown
from deescalate.tui.widgets.score_bars import ScoreBars, ScoreRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from textual.app import ComposeResult

    from deescalate.history import SessionSummary, Store
    from deescalate.tui.services import Shell

LAST_RESULTS: Final = 5
ROOMY: Final = 80
"""Columns from which the top line has room for more than the name."""
UNFINISHED: Final = "unfinished:"
NEXT: Final = "next"
PLACES: Final[Mapping[str, tuple[str, str]]] = {
    "lesson": (N_("Read the lesson"), N_("Three stages, four techniques, ten minutes")),
    "picker": (N_("Choose a conversation"), ""),
    "drills": (N_("Short drills"), N_("One reply at a time, less than a minute each")),
    "history": (N_("History"), ""),
    "progress": (N_("Progress"), ""),
    "settings": (N_("Settings"), ""),
}
"""The other screens: name and a few words, in the order in which they are offered."""


class HomeScreen(nav.ShellScreen):
    """The first screen; stands before anything is loaded."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "go('picker')", N_("Conversations"), id="home.picker"),
        Binding("h", "go('history')", N_("History"), id="home.history"),
        Binding("t", "go('progress')", N_("Progress"), id="home.progress"),
        Binding("d", "go('drills')", N_("Drills"), id="home.drills"),
        Binding("l", "go('lesson')", N_("Lesson"), id="home.lesson"),
        Binding("s", "go('settings')", N_("Settings"), id="home.settings", show=False),
        Binding("p", "pause", N_("Pause the weekly goal"), id="home.pause", show=False),
        Binding("delete", "discard", N_("Discard"), id="home.discard"),
    ]
    HELP: ClassVar[str] = N_("Choose with ↑ and ↓, open with Enter.")
    DEFAULT_CSS: ClassVar[str] = """
    HomeScreen {
        #home { height: 1fr; padding: 0 0 0 1; }
        #columns { height: auto; layout: vertical; }
        #columns > Vertical { height: auto; width: 1fr; }
        #welcome { margin: 1 2 0 2; }
        Title { margin: 1 2 0 2; }
        #standing { margin-left: 2; max-width: 64; }
        #news, #nothing { margin-left: 2; color: $quiet; }
        #choices { max-width: 80; }
        &.-wide #columns > #left { padding-right: 4; }
        &.-wide #columns { layout: horizontal; }
        &.-short #left > Title { margin: 0 2; }
        &.-short #welcome { margin: 0 2; }
    }
    """

    class Remembered(Message):
        """The history has been read."""

        def __init__(self, past: Past) -> None:
            super().__init__()
            self.past = past

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._past: Past | None = None
        self._suggestion: Suggestion | None = None

    def heading(self) -> str:
        """The program's name and, where there is room, what it is for."""
        if self.app.size.width < ROOMY:
            return "deescalate"
        return self.t("deescalate · practise calming angry customers")

    def heading_aside(self) -> str:
        """How the week stands, for who has begun."""
        past = self._past
        return this_week(self.t, past.outlook) if past is not None and past.finished else ""

    def body(self) -> ComposeResult:
        """Choices, and the last results beside or below them."""
        with Page(id="home", can_focus=False):
            yield Prose(self._welcome(), id="welcome")
            with Horizontal(id="columns"):
                with Vertical(id="left"):
                    yield Title(self.t("What next?"))
                    yield Choices(self._choices(), id="choices")
                with Vertical(id="right"):
                    yield Title(self.t("Where you stand (last five)"), id="standing-title")
                    yield ScoreBars(self.t, id="standing")
                    yield Title(self.t("Your last conversations"))
                    yield Prose(self._news(), id="news")
                    yield Choices(self._results(), id="results")

    def on_mount(self) -> None:
        """Ready to choose."""
        self.query_one("#choices").focus()
        self._show()

    def on_resize(self) -> None:
        """The top line fits the new width."""
        for heading in self.query(Heading):
            heading.show(self.heading(), self.heading_aside())

    def on_screen_resume(self) -> None:
        """Back from another screen: there may be new results."""
        self.loaded_changed()

    def loaded_changed(self) -> None:
        """Something was loaded, or practised."""
        loaded = self.loaded
        if loaded.store is not None:
            self._remember(loaded.store)
        else:
            if loaded.store_error:
                self._past = Past(error=loaded.store_error)
            self._show()

    @work(thread=True, exclusive=True, group="remember")
    def _remember(self, store: Store) -> None:
        self.post_message(self.Remembered(self._read(store)))

    def _read(self, store: Store) -> Past:
        library, shell = self.loaded.library, self.shell
        held_out = self.services.held_out
        scenarios = open_to_practice(library.scenarios, held_out) if library is not None else ()
        return read_past(store, shell.learner, scenarios, self.services.now(), shell.settings.goal)

    @on(Remembered)
    def _remembered(self, event: Remembered) -> None:
        self._past = event.past
        self._show()

    def language_changed(self) -> None:
        """All words anew."""
        self.call_later(self._in_new_language)

    async def _in_new_language(self) -> None:
        await self.recompose()
        self._show()

    # --- what is shown -------------------------------------------------------------------

    def _show(self) -> None:
        if not self.query("#results"):
            return  # between two languages there is nothing to fill
        library, past = self.loaded.library, self._past
        if library is not None and past is not None:
            self._suggestion = suggest_from(
                library,
                past,
                Language(self.t.language),
                self.shell.settings.path,
                self.services.held_out,
            )
        self.query_one(Heading).show(self.heading(), self.heading_aside())
        choices = self.query_one("#choices", Choices)
        at_first = choices.highlighted in (None, 0)
        choices.show(self._choices())
        if at_first:
            choices.action_first()
        self.query_one("#welcome", Prose).show(self._welcome())
        self.query_one("#welcome").display = bool(self._welcome())
        self.query_one("#news", Prose).show(self._news())
        self.query_one("#news").display = bool(self._news())
        results = self.query_one("#results", Choices)
        results.show(self._results())
        results.display = bool(results.option_count)
        recent = past.recent if past is not None else ()
        self.query_one("#standing", ScoreBars).rows = tuple(
            ScoreRow(label(self.t, technique), round(mean)) for technique, mean in recent
        )
        for name in ("#standing", "#standing-title"):
            self.query_one(name).display = bool(recent)

    @property
    def _is_new_here(self) -> bool:
        past = self._past
        return past is not None and not (past.error or past.finished or past.unfinished)

    def _welcome(self) -> str:
        if not self._is_new_here:
            return ""
        return self.t(
            "Welcome. The customers here are not real, so you may get it wrong as often as you"
            " like. Read the lesson first, then take the conversation below it."
        )

    def _choices(self) -> Iterator[Choice]:
        past = self._past
        for session in past.unfinished[:MOST_UNFINISHED] if past is not None else ():
            yield self._unfinished_choice(session)
        if self._is_new_here:
            yield self._place("lesson")
        yield self._next_choice()
        for place in PLACES:
            if place != "lesson" or not self._is_new_here:
                yield self._place(place)

    def _place(self, place: str) -> Choice:
        name, words = PLACES[place]
        detail = self.t(words) if words and self._is_new_here else ""
        if place == "drills" and not self._is_new_here:
            detail = self._due_words()
        return Choice(place, Content(self.t(name)), Content.styled(detail, "$quiet"))

    def _due_words(self) -> str:
        cards = self._past.outlook.due if self._past is not None else ()
        due = sum(card.key.skill in IN_ONE_REPLY for card in cards)
        return self.t.plural("{n} skill is due", "{n} skills are due", due) if due else ""

    def _unfinished_choice(self, session: SessionSummary) -> Choice:
        title = self.t("Go on: {title}", title=shown(session.title, one_line=True))
        when = day_words(self.t, session.started_at, self.services.today())
        turns = self.t.plural("{n} turn so far", "{n} turns so far", session.turns)
        words = DOT.join((self.t("unfinished, begun {day}", day=when), turns))
        return Choice(UNFINISHED + session.id, Content(title), Content.styled(words, "$quiet"))

    def _next_choice(self) -> Choice:
        t, found = self.t, self._suggestion
        if found is not None:
            title = t("Practise: {title}", title=shown(found.scenario.title, one_line=True))
            words = f"{scenario_line(t, found.scenario)}\n{reason_words(t, found)}"
            return Choice(NEXT, Content(title), Content.styled(words, "$quiet"))
        if self.loaded.library_error:
            words = shown(self.loaded.library_error)
        elif self.loaded.library is not None and self._past is not None:
            words = t("There are no conversations here yet.")
        else:
            words = t("Looking for the conversation that fits best ...")
        return Choice(NEXT, Content(t("Practise")), Content.styled(words, "$quiet"))

    def _news(self) -> str:
        past = self._past
        if past is None:
            return self.t("Opening your history ...")
        if past.error:
            return shown(past.error)
        if not past.finished:
            return self.t("None yet. What you practise stays on this computer.")
        return ""

    def _results(self) -> Iterator[Choice]:
        past = self._past
        for session in past.finished[:LAST_RESULTS] if past is not None else ():
            yield session_choice(self.t, session, self.services.today())

    # --- what can be done ----------------------------------------------------------------

    @on(OptionList.OptionSelected, "#choices")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        chosen = event.option_id or ""
        if chosen.startswith(UNFINISHED):
            self.post_message(nav.ResumePractice(chosen.removeprefix(UNFINISHED)))
        elif chosen == NEXT:
            if self._suggestion is not None:
                self.post_message(nav.OpenBriefing(self._suggestion.scenario))
        else:
            self.action_go(chosen)

    @on(OptionList.OptionSelected, "#results")
    def _result_selected(self, event: OptionList.OptionSelected) -> None:
        if event.option_id is not None:
            self.post_message(nav.OpenDebrief(event.option_id))

    @on(OptionList.OptionHighlighted)
    def _highlight_moved(self) -> None:
        self.refresh_bindings()

    def action_go(self, place: str) -> None:
        """Open another screen."""
        self.post_message(_MESSAGES[place]())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """There is no way back from home, and only unfinished sessions can be discarded."""
        if action == "back":
            return False
        if action == "pause":
            return self._past is not None and bool(self._past.finished)
        return self._unfinished_id is not None if action == "discard" else True

    @property
    def _unfinished_id(self) -> str | None:
        choices = self.query("#choices").results(Choices)
        chosen = next((found.chosen_id for found in choices), None) or ""
        return chosen.removeprefix(UNFINISHED) if chosen.startswith(UNFINISHED) else None

    def action_discard(self) -> None:
        """Ask, then delete the unfinished session."""
        t, session_id = self.t, self._unfinished_id
        if session_id is None:
            return

        def answered(answer: str | None) -> None:
            store = self.loaded.store
            if answer == "discard" and store is not None:
                self._change(store, lambda: store.discard(session_id))

        answers = (
            Answer("keep", t("Keep it")),
            Answer("discard", t("Discard it"), t("What was said is deleted.")),
        )
        title = t("Discard this conversation?")
        self.app.push_screen(ChoiceDialog(t, title, "", answers), answered)

    def action_pause(self) -> None:
        """Ask for how long the weekly goal is to rest."""
        from deescalate.tui.dialogs.pause import GO_ON, last_day, pause_dialog  # noqa: PLC0415

        past, store = self._past, self.loaded.store
        if past is None or store is None:
            return
        today = self.services.now().date()

        def answered(answer: str | None) -> None:
            if answer is not None:
                self._pause(store, None if answer == GO_ON else last_day(answer, today))

        self.app.push_screen(pause_dialog(self.t, past.outlook, today), answered)

    def _pause(self, store: Store, last: date | None) -> None:
        today, learner = self.services.now().date(), self.shell.learner
        if last is None:
            self._change(store, lambda: go_on(store, learner, today))
        else:
            self._change(store, lambda: pause_until(store, learner, today, last))

    @work(thread=True, group="change")
    def _change(self, store: Store, change: Callable[[], None]) -> None:
        """Write to the history, say so if that fails, and show what it holds now."""
        try:
            change()
        except HistoryError as error:
            self.app.call_from_thread(
                self.notify, shown(str(error)), severity="warning", markup=False
            )
        self.post_message(self.Remembered(self._read(store)))


_MESSAGES: Final = {
    "lesson": nav.OpenLesson,
    "picker": nav.OpenPicker,
    "drills": nav.OpenDrills,
    "history": nav.OpenHistory,
    "progress": nav.OpenProgress,
    "settings": nav.OpenSettings,
}
