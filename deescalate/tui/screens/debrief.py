"""The debrief: own rating and reflection first, then result, conversation and curves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, TabbedContent, TabPane

from deescalate.errors import HistoryError
from deescalate.interface.catalogue import N_
from deescalate.interface.labels import label
from deescalate.score import debrief
from deescalate.tui import debrief_words as words
from deescalate.tui.dates import day_words
from deescalate.tui.exporting import SessionScreen
from deescalate.tui.navigation import OpenBriefing, OpenDispute, OpenReplay
from deescalate.tui.widgets.annotated import annotated, turn_id
from deescalate.tui.widgets.curves import Curves, curve_points
from deescalate.tui.widgets.hanging import Hanging, bullets
from deescalate.tui.widgets.prose import Page, Prose, Title, reflowed, shown
from deescalate.tui.widgets.reflection_form import ReflectionForm
from deescalate.tui.widgets.score_bars import ScoreBars, ScoreRow
from deescalate.tui.widgets.self_rating_form import SelfRatingForm
from deescalate.tui.widgets.turn_below import TurnBelow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import ComposeResult
    from textual.widget import Widget

    from deescalate.history import Store
    from deescalate.model.ratings import SelfRating
    from deescalate.model.record import SessionRecord
    from deescalate.model.scenario import Scenario
    from deescalate.model.session import Reflection
    from deescalate.tui.services import Shell

NAMES_WIDTH: Final = 18
"""So that techniques and stages stand in line."""

PAGES: Final = {
    "result": "#result-page",
    "conversation": "#talk",
    "curves": "#chart",
    "notes": "#notes-page",
}
"""What takes the keys on each tab."""


class DebriefScreen(SessionScreen):
    """A session looked back on. ``fresh`` sessions begin with the own rating and the reflection."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "tab('result')", N_("Result"), id="debrief.result", show=False),
        Binding("2", "tab('conversation')", N_("Conversation"), id="debrief.talk", show=False),
        Binding("3", "tab('curves')", N_("Curves"), id="debrief.curves", show=False),
        Binding("4", "tab('notes')", N_("Notes"), id="debrief.notes", show=False),
        Binding("r", "again", N_("Try again"), id="debrief.again"),
        Binding("p", "replay", N_("Replay"), id="debrief.replay"),
        Binding("l", "lens", N_("Lenses"), id="debrief.lens"),
        Binding("x", "export", N_("Save report"), id="debrief.export", show=False),
        Binding("f", "flag", N_("Flag"), id="debrief.flag"),
        Binding("enter", "read", N_("Read"), id="debrief.read"),
        Binding("down", "scroll_turn(1)", N_("Scroll down"), id="debrief.down", show=False),
        Binding("up", "scroll_turn(-1)", N_("Scroll up"), id="debrief.up", show=False),
    ]
    HELP: ClassVar[str] = N_(
        "1 to 4 open the parts, ↑ and ↓ scroll, p goes through it reply by reply, r tries it again."
    )
    AUTO_FOCUS: ClassVar[str | None] = None
    DEFAULT_CSS: ClassVar[str] = """
    DebriefScreen {
        #reflection { height: 1fr; padding: 0 0 0 2; }
        TabbedContent { height: 1fr; }
        ContentSwitcher { height: 1fr; }
        TabPane { padding: 0; height: 1fr; }
        Page { height: 1fr; padding: 0 1 0 2; }
        Tab { color: $quiet; }
        Tab.-active { color: $foreground; text-style: bold; }
        .quiet { color: $quiet; }
        #columns { height: auto; layout: vertical; }
        #columns > Vertical { height: auto; width: 1fr; }
        &.-wide #columns > #marks { padding-right: 4; }
        &.-wide #columns { layout: horizontal; }
                .lesson { margin-top: 1; }
        .lesson.first { margin-top: 0; }
        .critical { color: $harm; }
        #talk {
            .legend { color: $quiet; }
            .turn { height: auto; margin-top: 1; }
            .speaker { margin-top: 1; color: $customer; text-style: bold; }
            .why { margin-left: 3; color: $foreground; }
        }
        #chart { margin: 0 2; }
        &.-short #chart { height: 9; }
        &.-short TextArea { height: 3; }
        &.-tall #chart { height: 18; }
        #notes-page Button { margin-top: 1; }
    }
    """

    def __init__(
        self,
        shell: Shell,
        record: SessionRecord,
        scenario: Scenario | None,
        fresh: bool = False,
    ) -> None:
        super().__init__(shell)
        self._record = record
        self._scenario = scenario
        self._debrief = debrief(record)
        self._reflecting = fresh and record.reflection is None
        self._rating = fresh and record.self_rating is None and shell.settings.self_rating

    @property
    def record(self) -> SessionRecord:
        """The session."""
        return self._record

    def heading(self) -> str:
        """The scenario's title."""
        return self._record.title

    def heading_aside(self) -> str:
        """When it was."""
        day = day_words(self.t, self._record.started_at, self.services.today())
        return self.t("Debrief, {day}", day=day)

    def body(self) -> ComposeResult:
        """The own rating, the reflection, or the parts of the debrief."""
        t = self.t
        if self._rating:
            with Page(id="reflection", can_focus=False):
                yield SelfRatingForm(t)
            return
        if self._reflecting:
            with Page(id="reflection", can_focus=False):
                yield ReflectionForm(t, self._record.reflection)
            return
        with TabbedContent(initial="result", id="tabs"):
            with TabPane(Content(f"1 {t('Result')}"), id="result"), Page(id="result-page"):
                yield from self._result()
            with TabPane(Content(f"2 {t('Conversation')}"), id="conversation"):
                yield Page(id="talk")
            with TabPane(Content(f"3 {t('Curves')}"), id="curves"):
                yield Curves(t, curve_points(self._record), id="chart")
                yield TurnBelow(self.shell, self._record)
            with TabPane(Content(f"4 {t('Notes')}"), id="notes"), Page(id="notes-page"):
                yield from self._notes()

    def on_mount(self) -> None:
        """Ready to write or to read."""
        self._focus_first()

    def language_changed(self) -> None:
        """All words anew."""
        self.call_later(self._again)

    async def _again(self) -> None:
        await self.recompose()
        self._focus_first()

    @property
    def _before(self) -> bool:
        """Whether the result is not shown yet."""
        return self._rating or self._reflecting

    def _focus_first(self) -> None:
        first = "#trigger" if self._reflecting else "#result-page"
        self.query_one("LevelRating" if self._rating else first).focus()
        if not self._before:
            self._show_turn(len(self._record.turns) - 1)
        self.refresh_bindings()

    # --- the result ----------------------------------------------------------------------

    def _result(self) -> Iterator[Widget]:
        t, record, found = self.t, self._record, self._debrief
        yield Prose(words.outcome(t, record), id="outcome")
        yield Horizontal(
            Vertical(*self._marks(), id="marks"),
            Vertical(*self._lessons(), id="lessons"),
            id="columns",
        )
        if self._scenario is not None and self._scenario.debrief and found.turns:
            yield Title(t("What this conversation teaches"))
            yield Prose(bullets(reflowed(point) for point in self._scenario.debrief))
        yield Prose(" ")

    def _marks(self) -> Iterator[Widget]:
        t, record, found = self.t, self._record, self._debrief
        if record.survey is not None:
            yield Title(t("What the customer says"))
            yield Prose(words.survey_words(t, record.survey, record.language))
        yield Title(t("Your result"))
        own = record.self_rating
        yield ScoreBars(
            t,
            [
                ScoreRow(t("All in all"), found.overall.value),
                *(
                    ScoreRow(
                        label(t, each.technique),
                        None if each.mark is None else each.mark.value,
                        None if own is None else own.points(each.technique),
                    )
                    for each in found.techniques
                ),
            ],
            names=NAMES_WIDTH,
        )
        if own is not None:
            yield Title(f"{t('How you saw it')} ◇")
            seen = words.self_view(t, found, own)
            rows = ((Content.styled(f"{sign} ", "bold $key"), said) for sign, said in seen)
            yield Prose(Hanging(rows), id="self-view")
        if found.critical:
            fails = (words.critical_words(t, fail, record.language) for fail in found.critical)
            yield Prose(bullets(fails, "!", "bold $harm"))
        yield Title(t("By stage"))
        yield ScoreBars(
            t,
            [
                ScoreRow(
                    f"{int(each.stage)} {label(t, each.stage)}",
                    None if each.mark is None else each.mark.value,
                )
                for each in found.stages
            ],
            names=NAMES_WIDTH,
        )

    def _lessons(self) -> Iterator[Widget]:
        t, found, language = self.t, self._debrief, self._record.language
        yield Title(t("Work on this next"))
        if not found.work_on:
            yield Prose(t("Nothing stands out. Try a harder customer."))
        for number, lesson in enumerate(found.work_on, start=1):
            entry = (
                Content.styled(f"{number} ", "bold $key"),
                words.lesson_words(t, lesson, language),
            )
            yield Prose(Hanging([entry]), classes="lesson first" if number == 1 else "lesson")
        if found.went_well:
            yield Title(t("What went well"))
            yield Prose(
                bullets(
                    (words.strength_words(t, each, language) for each in found.went_well),
                    "+",
                    "$help",
                )
            )

    # --- the other parts -----------------------------------------------------------------

    def _notes(self) -> Iterator[Widget]:
        t, known = self.t, self._record.reflection
        if known is None:
            yield Title(t("Your notes"))
            yield Prose(t("You have noted nothing about this conversation."))
            yield Button(t("Write something down"), id="write", compact=True)
            return
        for name, text in (
            (t("What set me off"), known.trigger),
            (t("What I will try next time"), known.next_time),
        ):
            yield Title(name)
            yield Prose(shown(text) if text.strip() else t("nothing noted"))
        yield Button(t("Change it"), id="write", compact=True)

    @on(TabbedContent.TabActivated)
    async def _tab_opened(self, event: TabbedContent.TabActivated) -> None:
        """Build the conversation when it is first looked at: it is the long part."""
        talk = self.query_one("#talk", Page)
        if event.pane.id == "conversation" and not talk.children:
            await talk.mount_all(annotated(self.t, self._record, self._scenario))

    def on_curves_chosen(self, event: Curves.Chosen) -> None:
        """Show the turn that is looked at."""
        self._show_turn(event.index - 1)

    def _show_turn(self, index: int) -> None:
        self.query_one(TurnBelow).show(index)
        self.refresh_bindings()

    def on_screen_resume(self) -> None:
        """Something may have been flagged meanwhile."""
        self._look_beside()

    def loaded_changed(self) -> None:
        """The history may be open only now."""
        self._look_beside()

    def _look_beside(self) -> None:
        for below in self.query(TurnBelow):
            below.look()

    # --- keys ----------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """While reflecting, keys write; without the scenario there is no second try."""
        if action in {"tab", "again", "replay", "lens", "export"} and self._before:
            return False
        if action == "flag":
            return isinstance(self.focused, Curves) and self.query_one(TurnBelow).place is not None
        if action in {"read", "scroll_turn"}:
            return isinstance(self.focused, Curves)
        return self._scenario is not None if action == "again" else True

    def action_tab(self, name: str) -> None:
        """Open a part and give it the keys."""
        self.query_one("#tabs", TabbedContent).active = name
        self.query_one(PAGES[name]).focus()

    def action_flag(self) -> None:
        """Say what the analysis got wrong about the reply below the curves."""
        place = self.query_one(TurnBelow).place
        if place is not None:
            self.post_message(OpenDispute(self._record, place))

    def action_scroll_turn(self, by: int) -> None:
        """Read on about the turn below the curves."""
        self.query_one(TurnBelow).scroll_relative(y=by, animate=False)

    async def action_read(self) -> None:
        """From the curves to the words."""
        index = self.query_one("#chart", Curves).chosen - 1
        self.action_tab("conversation")
        self.call_after_refresh(self._bring_up, index)

    def _bring_up(self, index: int) -> None:
        for block in self.query(f"#{turn_id(max(index, 0))}"):
            block.scroll_visible(animate=False, top=True)

    def action_again(self) -> None:
        """The same scenario once more."""
        if self._scenario is not None:
            self.post_message(OpenBriefing(self._scenario))

    def action_replay(self) -> None:
        """The session reply by reply, with marks."""
        self.post_message(OpenReplay(self._record))

    def action_back(self) -> None:
        """Out of rating and reflection to the result, from there away."""
        if self._before:
            self.post_message(ReflectionForm.Done(None))
        else:
            super().action_back()

    # --- own rating and reflection -------------------------------------------------------

    async def on_self_rating_form_done(self, event: SelfRatingForm.Done) -> None:
        """Keep what was rated, then ask for the reflection."""
        self._rating = False
        if event.rating is not None:
            self._record = replace(self._record, self_rating=event.rating)
            if self.loaded.store is not None:
                self._keep_rating(self.loaded.store, event.rating)
        await self._again()

    def on_self_rating_form_skipped(self) -> None:
        """Neither rating nor reflection."""
        self.post_message(ReflectionForm.Done(None))

    @work(thread=True)
    def _keep_rating(self, store: Store, rating: SelfRating) -> None:
        self._try_to_keep(lambda: store.rate_self(self._record.id, rating))

    @on(Button.Pressed, "#write")
    async def _write(self) -> None:
        self._reflecting = True
        await self._again()

    async def on_reflection_form_done(self, event: ReflectionForm.Done) -> None:
        """Keep what was written, then show the result."""
        self._rating = self._reflecting = False
        if event.reflection is not None:
            self._record = replace(self._record, reflection=event.reflection)
            if self.loaded.store is not None:
                self._keep(self.loaded.store, event.reflection)
        await self._again()

    @work(thread=True)
    def _keep(self, store: Store, reflection: Reflection) -> None:
        self._try_to_keep(lambda: store.reflect(self._record.id, reflection))

    def _try_to_keep(self, keep: Callable[[], None]) -> None:
        """In a worker: keep something, or say why it cannot be kept."""
        try:
            keep()
        except HistoryError as error:
            self.app.call_from_thread(
                self.notify, shown(str(error)), severity="warning", markup=False
            )
