"""Short drills: a moment, one reply, and at once what it did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Button

from deescalate.errors import HistoryError
from deescalate.interface.catalogue import N_
from deescalate.learning import keep_drill, outlook
from deescalate.learning.drills import Answered, answer
from deescalate.learning.rounds import Wanted, drill_round
from deescalate.model.held_out import open_to_practice
from deescalate.model.language import Language
from deescalate.tui import drill_page as page
from deescalate.tui import drill_words as words
from deescalate.tui.navigation import ShellScreen
from deescalate.tui.widgets.heading import Heading
from deescalate.tui.widgets.prose import Page, Prose, shown
from deescalate.tui.widgets.reply_box import ReplyBox

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.widget import Widget

    from deescalate.history import Store
    from deescalate.learning.drills import Drill
    from deescalate.model.analysis import Analyst
    from deescalate.model.cards import Card
    from deescalate.model.scenario import Scenario
    from deescalate.tui.navigation import OpenDrills
    from deescalate.tui.services import Shell

BEAT: Final = 1.0
"""Seconds between two looks at the clock."""


class NextDrill(Button):
    """The way on, where the reply box was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "press", N_("Go on"), id="drill.next"),
    ]


class DrillScreen(ShellScreen):
    """One drill after the other; nothing that is written here is kept."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f5", "again", N_("Once more"), id="drill.again"),
        Binding("f7", "skip", N_("Skip"), id="drill.skip"),
        Binding("pagedown", "scroll(1)", N_("Scroll down"), id="drill.down", show=False),
        Binding("pageup", "scroll(-1)", N_("Scroll up"), id="drill.up", show=False),
    ]
    HELP: ClassVar[str] = N_(
        "Answer the moment with one reply that shows the skill. You see at once what it did. The"
        " first reply to a moment counts for the skill, F5 tries it once more for practice. The"
        " time is a guide: nothing happens when it is over."
    )
    AUTO_FOCUS: ClassVar[str | None] = None
    DEFAULT_CSS: ClassVar[str] = """
    DrillScreen {
        #page { height: 1fr; padding: 0 1 0 2; }
        #page Vertical { height: auto; }
        #task { padding: 0 2; text-style: bold; color: $key; max-width: 100%; }
        .task { text-style: bold; color: $key; }
        .quiet { color: $quiet; }
        .speaker { margin-top: 1; text-style: bold; }
        .said { margin-top: 1; }
        .result { margin-top: 1; }
        ReplyBox { margin: 0 1; }
        #time { height: 1; padding: 0 2; color: $quiet; }
        NextDrill {
            width: 1fr;
            height: 1;
            min-width: 0;
            margin: 0 1;
            border: none;
            background: $panel;
            color: $foreground;
            text-style: bold;
            &:focus {
                border: none;
                background: $block-cursor-background;
                color: $block-cursor-foreground;
            }
        }
        &.-tall #task { padding: 1 2; }
        &.-tall NextDrill { height: 3; content-align: center middle; }
        &.-short .speaker, &.-short .said, &.-short .result { margin-top: 0; }
    }
    """

    @dataclass
    class Chosen(Message):
        """The round was put together; ``problem`` says what of it could not be read."""

        drills: tuple[Drill, ...]
        problem: str

    @dataclass
    class Heard(Message):
        """The ear has heard a reply; ``problem`` says why it is not kept, if so."""

        done: Answered
        problem: str

    @dataclass
    class Counted(Message):
        """The cards as they stand after the round."""

        cards: tuple[Card, ...]

    def __init__(self, shell: Shell, wanted: OpenDrills) -> None:
        super().__init__(shell)
        self._wanted = wanted
        self._drills: tuple[Drill, ...] = ()
        self._place = 0
        self._done: dict[str, Answered] = {}
        """The replies that count, by moment."""
        self._latest: Answered | None = None
        self._cards: tuple[Card, ...] = ()
        self._choosing = False
        self._hearing = False
        self._begun = 0.0

    # --- what stands where ---------------------------------------------------------------

    def heading(self) -> str:
        """What this is."""
        return self.t("Short drills")

    def heading_aside(self) -> str:
        """Which of how many."""
        if self._drill is None:
            return ""
        return self.t("{n} of {all}", n=self._place + 1, all=len(self._drills))

    def body(self) -> ComposeResult:
        """The moment or the result; below it the reply box or the way on."""
        yield Prose(id="task")
        yield Page(Vertical(id="content"), id="page", can_focus=False)
        yield Prose(id="time")
        yield ReplyBox(placeholder=self.t("Your reply"))
        yield NextDrill(self.t("Go on"))

    @property
    def _drill(self) -> Drill | None:
        return self._drills[self._place] if self._place < len(self._drills) else None

    @property
    def _over(self) -> bool:
        return bool(self._drills) and self._drill is None

    def on_mount(self) -> None:
        """Choose the moments as soon as everything is loaded."""
        self.set_interval(BEAT, self._show_time)
        self._show()
        self.loaded_changed()

    def loaded_changed(self) -> None:
        """Choose the moments when library, history and ear are there."""
        loaded = self.loaded
        ready = loaded.library is not None and loaded.store_settled
        if ready and loaded.analyst is not None and not self._choosing and self.is_attached:
            self._choosing = True
            self._choose(loaded.analyst, loaded.store)
        elif loaded.analyst_error or loaded.library_error:
            self._say(loaded.analyst_error or loaded.library_error)

    def language_changed(self) -> None:
        """What is being written stays; the words around it are those of its beginning."""

    def unsent(self) -> str:
        """The reply that is being written."""
        return self.query_one(ReplyBox).text.strip()

    # --- workers -------------------------------------------------------------------------

    @work(thread=True, exclusive=True, group="choose")
    def _choose(self, analyst: Analyst, store: Store | None) -> None:
        asked = self._wanted
        language = asked.language or Language(self.t.language)
        wanted = Wanted(self.shell.learner, language, asked.skill, asked.count)
        now, problem = self.services.now(), ""
        try:
            drills = drill_round(store, self._scenarios(), analyst, wanted, now)
        except HistoryError as error:
            problem = str(error)
            drills = drill_round(None, self._scenarios(), analyst, wanted, now)
        self.post_message(self.Chosen(drills, problem))

    def _scenarios(self) -> tuple[Scenario, ...]:
        library = self.loaded.library
        if library is None:
            return ()
        return open_to_practice(library.scenarios, self.services.held_out, self._wanted.language)

    @work(thread=True, group="hear")
    def _hear(self, analyst: Analyst, drill: Drill, text: str, seconds: float) -> None:
        done, problem = answer(drill, text, analyst, seconds), ""
        store = self.loaded.store
        if store is not None and drill.id not in self._done:
            try:
                keep_drill(store, self.shell.learner, done.result(self.services.now()))
            except HistoryError as error:
                problem = str(error)
        self.post_message(self.Heard(done, problem))

    @work(thread=True, group="hear")
    def _count(self, store: Store) -> None:
        try:
            found = outlook(store, self.shell.learner, (), self.services.now(), 0)
        except HistoryError:
            return  # the scores are shown without the days
        self.post_message(self.Counted(found.cards))

    # --- what they bring -----------------------------------------------------------------

    def on_drill_screen_chosen(self, event: Chosen) -> None:
        """Begin."""
        self._drills = event.drills
        self._warn(event.problem)
        self._begin()

    def on_drill_screen_heard(self, event: Heard) -> None:
        """Show what the reply did."""
        self._hearing = False
        self._latest = event.done
        self._done.setdefault(event.done.drill.id, event.done)
        self._warn(event.problem)
        self._show()

    def on_drill_screen_counted(self, event: Counted) -> None:
        """Show when the skills come again."""
        self._cards = event.cards
        self._show()

    def _warn(self, problem: str) -> None:
        if problem:
            self.notify(shown(problem), severity="warning", markup=False)

    # --- keys ----------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Once more after a result or a round, skip before the result."""
        if action == "again":
            return self._over or self._latest is not None
        if action == "skip":
            return self._latest is None and self._drill is not None and not self._hearing
        return super().check_action(action, parameters)

    @on(ReplyBox.Sent)
    def _sent(self, event: ReplyBox.Sent) -> None:
        drill, analyst = self._drill, self.loaded.analyst
        if drill is None or analyst is None or self._hearing:
            event.box.text = event.text
            return
        self._hearing = True
        self._hear(analyst, drill, event.text, self._passed)
        self._show()

    @on(ReplyBox.Paged)
    def _paged(self, event: ReplyBox.Paged) -> None:
        self.action_scroll(event.direction)

    @on(ReplyBox.FieldsLeft)
    def _fields_left(self, event: ReplyBox.FieldsLeft) -> None:
        event.box.send()

    @on(Button.Pressed)
    def _go_on(self) -> None:
        if self._over or not self._drills:
            self.action_back()
        else:
            self.action_skip()

    def action_skip(self) -> None:
        """On to the next drill, or to the end."""
        self._place += 1
        self._begin()

    def action_again(self) -> None:
        """The same moment once more; after the round, another one."""
        if self._over:
            self._drills, self._place, self._done = (), 0, {}
            self._choosing = False
            self._show()
            self.loaded_changed()
        else:
            self._begin()

    def action_scroll(self, direction: int) -> None:
        """Read on."""
        shown_page = self.query_one("#page")
        rows = max(shown_page.size.height - 2, 1)
        shown_page.scroll_relative(y=direction * rows, animate=False)

    def _begin(self) -> None:
        self._latest = None
        self._begun = self.services.clock()
        self.query_one(ReplyBox).clear()
        if self._over and self._done and self.loaded.store is not None:
            self._count(self.loaded.store)
        self._show()

    # --- showing -------------------------------------------------------------------------

    @property
    def _passed(self) -> float:
        return self.services.clock() - self._begun

    def _show_time(self) -> None:
        drill = self._drill
        asking = drill is not None and self._latest is None and not self._hearing
        line = words.time(self.t, drill, self._passed) if drill is not None and asking else ""
        if self._hearing:
            line = self.t("Listening …")
        self.query_one("#time", Prose).show(line)

    def _say(self, sentence: str) -> None:
        self.call_later(self._fill, [Prose(shown(sentence))])

    def _show(self) -> None:
        self.query_one(Heading).show(self.heading(), self.heading_aside())
        asking = self._drill is not None and self._latest is None
        box, way_on = self.query_one(ReplyBox), self.query_one(NextDrill)
        box.display, way_on.display = asking, bool(self._choosing and not asking)
        self.query_one("#time").display = asking
        box.read_only = self._hearing
        (box if asking else way_on).focus()
        self._show_time()
        task = self.query_one("#task", Prose)
        task.show(page.headline(self.t, self._drill, self._latest))
        task.display = self._drill is not None
        if not self._hearing:
            self.call_later(self._fill, list(self._content()))
        self.refresh_bindings()

    async def _fill(self, widgets: list[Widget]) -> None:
        content = self.query_one("#content")
        await content.remove_children()
        await content.mount_all(widgets)
        shown_page = self.query_one("#page")
        if self._drill is not None and self._latest is None:
            shown_page.scroll_end(animate=False)  # the customer's last words are what counts
        else:
            shown_page.scroll_home(animate=False)

    def _content(self) -> Iterator[Widget]:
        drill = self._drill
        if self._latest is not None:
            yield from page.result(self.t, self._latest)
        elif drill is not None:
            yield from page.moment(self.t, drill, self.services.today())
        elif self._drills:
            done, kept = tuple(self._done.values()), self.loaded.store is not None
            yield from page.summary(self.t, self._cards, done, kept=kept)
        elif self._choosing:
            yield Prose(self.t("There are no conversations to drill from here yet."))
        else:
            yield Prose(self.t("Looking for moments that are worth another try …"))
