"""Progress: scores over time, habits and mistakes, bests and calendar, before and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, TabbedContent, TabPane

from deescalate.errors import HistoryError
from deescalate.interface.catalogue import N_
from deescalate.interface.labels import label
from deescalate.model.language import Language
from deescalate.model.scenario import Channel
from deescalate.report.development import PERIODS, band_note, change_sentence, check_sentences
from deescalate.report.self_view import self_view_note
from deescalate.tui import progress_words as words
from deescalate.tui.asking import AskingScreen
from deescalate.tui.exporting import export
from deescalate.tui.navigation import OpenBriefing
from deescalate.tui.scenario_words import DOT, language_word, scenario_line
from deescalate.tui.widgets.band_chart import BandChart
from deescalate.tui.widgets.choices import Choice, Choices
from deescalate.tui.widgets.filters import Filters
from deescalate.tui.widgets.prose import Page, Prose, Title, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textual.app import ComposeResult

    from deescalate.history import Development, Store, Wanted
    from deescalate.history.check import Check
    from deescalate.history.development import Series
    from deescalate.history.self_view import OwnView
    from deescalate.model.moves import Technique

PAGES: Final = {
    "scores": "#series",
    "habits": "#habits-page",
    "bests": "#bests-page",
    "check": "#due",
}
"""What takes the keys on each tab."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the history answered; ``error`` is one sentence if it could not."""

    development: Development | None = None
    check: Check | None = None
    own: Mapping[Technique, OwnView] | None = None
    error: str = ""


class ProgressScreen(AskingScreen[Found]):
    """Filters above four pages."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "tab('scores')", N_("Scores"), id="progress.scores", show=False),
        Binding("2", "tab('habits')", N_("Habits"), id="progress.habits", show=False),
        Binding("3", "tab('bests')", N_("Bests"), id="progress.bests", show=False),
        Binding("4", "tab('check')", N_("Check"), id="progress.check", show=False),
        Binding("f", "filter", N_("Filter"), id="progress.filter"),
        Binding("x", "export", N_("Save report"), id="progress.export", show=False),
        Binding("ctrl+r", "clear", N_("Show all"), id="progress.clear"),
    ]
    HELP: ClassVar[str] = N_(
        "1 to 4 open the pages, ↑ and ↓ choose a score. Chance makes results go up and down: only"
        " what leaves it clearly behind is called rising or falling."
    )
    AUTO_FOCUS: ClassVar[str | None] = None
    DEFAULT_CSS: ClassVar[str] = """
    ProgressScreen {
        #message { margin: 1 2 0 2; }
        #message.error { color: $harm; }
        TabbedContent { height: 1fr; }
        ContentSwitcher { height: 1fr; }
        TabPane { padding: 0; height: 1fr; }
        Tab { color: $quiet; }
        Tab.-active { color: $foreground; text-style: bold; }
        Page { height: 1fr; padding: 0 1 0 2; }
        #panes { height: 1fr; layout: vertical; }
        #series { height: 8; margin: 0 1; }
        #chart-pane { height: 1fr; padding: 0 2; }
        #chart { height: 1fr; }
        #note, .quiet { color: $quiet; }
        #note { max-width: 100%; }
        #trend { max-width: 100%; }
        #due { margin: 0 1; }
        &.-wide #panes { layout: horizontal; }
        &.-wide #series { width: 68; height: 1fr; }
        &.-wide #chart-pane { width: 1fr; }
        &.-wide #chart { max-height: 20; }
        &.-short #trend { display: none; }
        &.-short Title { margin-top: 0; }
    }
    """

    def heading(self) -> str:
        """The top line."""
        return self.t("Progress")

    def body(self) -> ComposeResult:
        """Filters, a message while there is nothing, four pages."""
        t = self.t
        yield self._filters()
        yield Prose(id="message")
        with TabbedContent(initial="scores", id="tabs"):
            with TabPane(Content(f"1 {t('Scores')}"), id="scores"), Vertical(id="panes"):
                yield Choices(id="series")
                with Vertical(id="chart-pane"):
                    yield BandChart(id="chart")
                    yield Prose(id="note")
                    yield Prose(id="trend")
            with TabPane(Content(f"2 {t('Habits')}"), id="habits"), Page(id="habits-page"):
                yield Title(t("In your conversations"))
                yield Prose(id="habit-table")
                yield Title(t("What harms"))
                yield Prose(id="harm-table")
                yield Title(t("How you saw yourself"))
                yield Prose(id="own-table")
                yield Prose(id="own-note", classes="quiet")
                yield Prose(" ")
            bests = Content(f"3 {t('Bests and calendar')}")
            with TabPane(bests, id="bests"), Page(id="bests-page"):
                yield Title(t("Your best results"))
                yield Prose(id="best-table")
                yield Title(t("When you practised"))
                yield Prose(id="calendar")
            with TabPane(Content(f"4 {t('Check')}"), id="check"), Page(can_focus=False):
                yield Title(t("Before and after"))
                yield Prose(id="check-words")
                yield Prose(id="check-table")
                yield Title(t("Conversations kept for the check"))
                yield Prose(t("An exam: no hints, no coaching before the end."), classes="quiet")
                yield Choices(id="due")

    def _filters(self) -> Filters:
        t = self.t
        periods = [(t(name), key) for key, name in PERIODS.items() if key != "all"]
        return Filters(
            language=(t("Language"), [(language_word(t, each), each) for each in Language]),
            channel=(t("Channel"), [(label(t, each), each) for each in Channel]),
            period=(t("Period"), periods),
        )

    def on_mount(self) -> None:
        """Ask the history."""
        self.query_one("#series").focus()
        self.loaded_changed()

    def failed(self, sentence: str) -> Found:
        """That the history cannot be opened."""
        return Found(error=sentence)

    # --- asking --------------------------------------------------------------------------

    def _wanted(self) -> Wanted:
        from deescalate.history import Period, Wanted  # noqa: PLC0415 - not before it is needed

        filters = self.query_one(Filters)
        return Wanted(
            learner=self.shell.learner,
            today=self.services.today(),
            language=filters.chosen("language"),
            channel=filters.chosen("channel"),
            period=Period(filters.chosen("period") or "all"),
        )

    def ask(self, store: Store) -> None:
        """Ask how the results develop, and what the check says."""
        if self.query("#series"):  # between two languages nobody has chosen anything
            self._answer(store, self._wanted())

    @work(thread=True, exclusive=True, group="progress")
    def _answer(self, store: Store, wanted: Wanted) -> None:
        from deescalate.history.self_view import self_view  # noqa: PLC0415 - with the database

        try:
            check = store.check(wanted.learner, self.services.held_out)
            own = self_view(store.connection, wanted)
            found = Found(store.development(wanted), check, own)
        except HistoryError as error:
            found = Found(error=str(error))
        self.post_message(self.Answered(found))

    # --- showing -------------------------------------------------------------------------

    def show(self) -> None:
        """Show all four pages."""
        if not self.query("#series"):
            return  # between two languages there is nothing to fill
        found = self.found
        development = found.development if found is not None else None
        message = self.query_one("#message", Prose)
        text = self._message(found)
        message.show(text)
        message.display = bool(text)
        message.set_class(found is not None and bool(found.error), "error")
        self.query_one("#tabs").display = found is not None and not found.error
        if development is not None:
            self._show_development(development)
        if found is not None and found.check is not None:
            self._show_check(found.check)
        if found is not None and found.own is not None:
            self._show_own_view(found.own)

    def _message(self, found: Found | None) -> str:
        t = self.t
        if found is None:
            return t("Opening your history ...")
        if found.error:
            return shown(found.error)
        if found.development is not None and not found.development.sessions:
            if self.query_one(Filters).narrowed:
                return t("No conversation fits. {key} shows all again.", key=t("Ctrl") + "+R")
            return t("No finished conversation yet. What you practise stays on this computer.")
        return ""

    def _show_development(self, development: Development) -> None:
        t = self.t
        self.query_one("#series", Choices).show(words.series_choices(t, development))
        self._show_series()
        self.query_one("#habit-table", Prose).show(words.habits(t, development))
        self.query_one("#harm-table", Prose).show(words.harms(t, development))
        self.query_one("#best-table", Prose).show(words.bests(t, development, self._title_of))
        self._show_calendar()

    def on_resize(self) -> None:
        """The calendar shows as many weeks as fit."""
        self._show_calendar()

    def _show_calendar(self) -> None:
        development = self.found.development if self.found is not None else None
        if development is not None and self.query("#calendar"):
            width = min(self.size.width - 8, 88)
            today = self.services.today()
            table = words.calendar(self.t, development, today, width)
            self.query_one("#calendar", Prose).show(table)

    def _show_series(self) -> None:
        t, series = self.t, self._series()
        chart, note = self.query_one("#chart", BandChart), self.query_one("#note", Prose)
        chart.blocks = series.blocks if series is not None else ()
        if series is None or not series.blocks:
            note.show("")
            self.query_one("#trend", Prose).show("")
            return
        first, last = series.blocks[0].first_day, series.blocks[-1].last_day
        chart.days = words.day(t, first), words.day(t, last)
        note.show(band_note(t, series))
        self.query_one("#trend", Prose).show(change_sentence(t, series))

    def _series(self) -> Series | None:
        development = self.found.development if self.found is not None else None
        chosen = self.query_one("#series", Choices).chosen_id
        if development is None or development.series is None or chosen is None:
            return None
        return development.series.get(chosen)

    def _show_check(self, check: Check) -> None:
        t = self.t
        self.query_one("#check-words", Prose).show(" ".join(check_sentences(t, check)))
        table = words.check_table(t, check, self._title_of)
        self.query_one("#check-table", Prose).show(table)
        self.query_one("#check-table").display = bool(check.pairs)
        self.query_one("#due", Choices).show(self._due(check))

    def _show_own_view(self, views: Mapping[Technique, OwnView]) -> None:
        table = self.query_one("#own-table", Prose)
        table.show(words.own_view(self.t, views))
        table.display = bool(views)
        self.query_one("#own-note", Prose).show(self_view_note(self.t, views))

    def _due(self, check: Check) -> Iterator[Choice]:
        """The conversations of the check, in the interface's language first."""
        t, library = self.t, self.loaded.library
        twice = {pair.scenario_id for pair in check.pairs}
        found = [
            each
            for each in (library.scenarios if library is not None else ())
            if each.id in self.services.held_out
        ]
        for scenario in sorted(found, key=lambda each: each.language != t.language):
            state = t("not played yet")
            if scenario.id in check.played_once:
                state = t("played once; the second time on another day")
            elif scenario.id in twice:
                state = t("played before and after")
            details = DOT.join((scenario_line(t, scenario), state))
            title = Content(shown(scenario.title, one_line=True))
            yield Choice(scenario.id, title, Content.styled(details, "$quiet"))

    def _title_of(self, scenario_id: str) -> str:
        library = self.loaded.library
        found = library.find(scenario_id) if library is not None else None
        return found.title if found is not None else scenario_id

    # --- keys ----------------------------------------------------------------------------

    @on(OptionList.OptionHighlighted, "#series")
    def _looked_at(self) -> None:
        self._show_series()

    @on(OptionList.OptionSelected, "#due")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        library = self.loaded.library
        scenario = library.find(event.option_id or "") if library is not None else None
        if scenario is not None:
            self.post_message(OpenBriefing(scenario))

    def action_tab(self, name: str) -> None:
        """Open a page and give it the keys."""
        self.query_one("#tabs", TabbedContent).active = name
        self.query_one(PAGES[name]).focus()

    def action_filter(self) -> None:
        """To the filters."""
        self.query_one("#language").focus()

    def action_clear(self) -> None:
        """Forget the filters."""
        self.query_one(Filters).clear()

    def action_export(self) -> None:
        """Write a report of what the filters show."""
        found, today, t = self.found, self.services.today(), self.t
        if found is None or found.development is None or found.check is None:
            return
        development, check, own = found.development, found.check, found.own or {}
        if not development.sessions:
            return

        def text() -> str:
            from deescalate.report import forms  # noqa: PLC0415 - when it is asked for

            results = forms.Results(development, check, own, today)
            return forms.progress_text(forms.Form.HTML, results, t, self._title_of)

        export(self, today.isoformat(), t("progress"), text)
