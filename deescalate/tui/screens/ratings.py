"""Trainers' ratings: conversations to rate blind, and how far the ratings agree."""

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
from deescalate.model.moves import Technique
from deescalate.report.rating_page import how_measured, nothing_rated
from deescalate.tui.asking import AskingScreen
from deescalate.tui.navigation import OpenRating
from deescalate.tui.rating_words import agreement_widgets, to_rate_choice
from deescalate.tui.scenario_words import language_word
from deescalate.tui.widgets.choices import Choices
from deescalate.tui.widgets.filters import Filters
from deescalate.tui.widgets.prose import Page, Prose, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from deescalate.history import SessionSummary, Store
    from deescalate.history.ratings import RatingState
    from deescalate.model.agreement import Agreement
    from deescalate.tui.services import Shell

MOST_LISTED: Final = 300
PAGES: Final = {"sessions": "#list", "agreement": "#agreement-page"}
"""What takes the keys on each tab."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the history answered; ``error`` is one sentence if it could not."""

    sessions: tuple[SessionSummary, ...] = ()
    states: Mapping[str, tuple[RatingState, ...]] | None = None
    agreements: tuple[Agreement, ...] = ()
    error: str = ""


class RatingsScreen(AskingScreen[Found]):
    """Conversations of everybody in this history, newest first, and the agreement."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "tab('sessions')", N_("Conversations"), id="ratings.sessions", show=False),
        Binding("2", "tab('agreement')", N_("Agreement"), id="ratings.agreement", show=False),
        Binding("f", "filter", N_("Filter"), id="ratings.filter"),
        Binding("ctrl+r", "clear", N_("Show all"), id="ratings.clear"),
    ]
    HELP: ClassVar[str] = N_(
        "Enter rates a conversation blind. 2 shows how far raters agree with the program and with"
        " each other; only conversations rated to the end count."
    )
    AUTO_FOCUS: ClassVar[str | None] = None
    DEFAULT_CSS: ClassVar[str] = """
    RatingsScreen {
        #message { margin: 1 2 0 2; }
        #message.error { color: $harm; }
        TabbedContent { height: 1fr; }
        ContentSwitcher { height: 1fr; }
        TabPane { padding: 0; height: 1fr; }
        Tab { color: $quiet; }
        Tab.-active { color: $foreground; text-style: bold; }
        Page { height: 1fr; padding: 0 1 0 2; }
        #list { height: 1fr; margin: 1 1 0 1; }
        .quiet { color: $quiet; }
        .table, .sub { margin-top: 1; }
        .table { max-width: 100%; }
        .sub { text-style: bold; }
    }
    """

    def __init__(self, shell: Shell, *, agreement: bool = False) -> None:
        super().__init__(shell)
        self._first = "agreement" if agreement else "sessions"

    def heading(self) -> str:
        """The top line."""
        return self.t("Trainers' ratings")

    def body(self) -> ComposeResult:
        """Filters, and two pages."""
        t = self.t
        yield Filters(
            language=(t("Language"), [(language_word(t, each), each) for each in Language]),
            technique=(t("Technique"), [(label(t, each), each) for each in Technique]),
        )
        yield Prose(id="message")
        with TabbedContent(initial=self._first, id="tabs"):
            with TabPane(Content(f"1 {t('Conversations')}"), id="sessions"), Vertical():
                yield Choices(id="list")
            with TabPane(Content(f"2 {t('Agreement')}"), id="agreement"):
                yield Page(id="agreement-page")

    def on_mount(self) -> None:
        """Ask the history."""
        self.query_one(PAGES[self._first]).focus()
        self.loaded_changed()

    def failed(self, sentence: str) -> Found:
        """That the history cannot be opened."""
        return Found(error=sentence)

    def ask(self, store: Store) -> None:
        """Ask for conversations, ratings and agreement."""
        if self.query("#list"):
            filters = self.query_one(Filters)
            self._answer(store, filters.chosen("language"), filters.chosen("technique"))

    @work(thread=True, exclusive=True, group="ratings")
    def _answer(self, store: Store, language: Language | None, technique: Technique | None) -> None:
        from deescalate.history import Filter  # noqa: PLC0415 - the database stays out of the start
        from deescalate.history.ratings import rating_states  # noqa: PLC0415

        try:
            found = Found(
                store.sessions(Filter(language=language, finished=True), limit=MOST_LISTED),
                rating_states(store.connection),
                self.services.agreements(store, language, technique),
            )
        except HistoryError as error:
            found = Found(error=str(error))
        self.post_message(self.Answered(found))

    def show(self) -> None:
        """Show both pages."""
        if not self.query("#list"):
            return
        t, found = self.t, self.found
        words = t("Opening your history ...") if found is None else shown(found.error)
        if found is not None and not words and not found.sessions:
            words = t("No finished conversation fits.")
        message = self.query_one("#message", Prose)
        message.show(words)
        message.display = bool(words)
        message.set_class(found is not None and bool(found.error), "error")
        if found is None:
            return
        today, states = self.services.today(), found.states or {}
        self.query_one("#list", Choices).show(
            to_rate_choice(t, session, states.get(session.id, ()), today)
            for session in found.sessions
        )
        self.call_later(self._show_agreement, found.agreements)

    async def _show_agreement(self, found: tuple[Agreement, ...]) -> None:
        for page in self.query("#agreement-page"):
            await page.remove_children()
            if not found:
                await page.mount(Prose(" "), Prose(nothing_rated(self.t)))
                continue
            for each in found:
                await page.mount_all(agreement_widgets(self.t, each))
            await page.mount(Prose(" "), Prose(how_measured(self.t), classes="quiet"))

    # --- keys ----------------------------------------------------------------------------

    @on(OptionList.OptionSelected, "#list")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        if event.option_id is not None:
            self.post_message(OpenRating(event.option_id))

    def action_tab(self, name: str) -> None:
        """Open a page and give it the keys."""
        self._first = name
        self.query_one("#tabs", TabbedContent).active = name
        self.query_one(PAGES[name]).focus()

    def action_filter(self) -> None:
        """To the filters."""
        self.query_one("#language").focus()

    def action_clear(self) -> None:
        """Forget the filters."""
        self.query_one(Filters).clear()
