"""A branch beside the session that it goes on from: curves, turns, outcome."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message

from deescalate.errors import DeescalateError, HistoryError
from deescalate.interface.catalogue import N_
from deescalate.tui import comparison_words as words
from deescalate.tui.navigation import OpenReplay, ShellScreen
from deescalate.tui.retrospect import looked_back
from deescalate.tui.widgets.curves import Curves, curve_points
from deescalate.tui.widgets.heading import Heading
from deescalate.tui.widgets.prose import Prose, Title, shown

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from deescalate.history import Store
    from deescalate.model.record import SessionRecord
    from deescalate.tui.retrospect import Retrospect
    from deescalate.tui.services import Shell

SIDES = ("former", "branch")


class ComparisonScreen(ShellScreen):
    """Both lines side by side; ←/→ go through the turns of both at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", N_("Earlier"), id="comparison.earlier"),
        Binding("right", "step(1)", N_("Later"), id="comparison.later"),
        Binding("p", "replay", N_("Replay this line"), id="comparison.replay"),
        Binding("down", "scroll(1)", N_("Scroll down"), id="comparison.down", show=False),
        Binding("up", "scroll(-1)", N_("Scroll up"), id="comparison.up", show=False),
    ]
    HELP: ClassVar[str] = N_(
        "On the left the conversation as it went first, on the right as it went from the turn at"
        " which you began again. ← and → go through the turns of both."
    )
    AUTO_FOCUS: ClassVar[str | None] = None
    DEFAULT_CSS: ClassVar[str] = """
    ComparisonScreen {
        #sides { height: 1fr; }
        .side { width: 1fr; height: 1fr; }
        #branch-side { border-left: solid $border-blurred; }
        .side Title { margin: 0 1 0 2; }
        .outcome { margin: 0 1 0 2; height: auto; }
        &.-normal .outcome { min-height: 5; }
        .side Curves { height: 8; margin: 0 1 0 2; }
        &.-tall .side Curves { height: 13; margin-top: 1; }
        &.-short .side Curves { display: none; }
        .turn { height: 1fr; padding: 0 1 0 2; scrollbar-size-vertical: 1; }
        &.-tall .turn { margin-top: 1; }
        #message { margin: 1 2; }
    }
    """

    @dataclass
    class Read(Message):
        """Both lines were read and marked."""

        former: Retrospect
        branch: Retrospect

    @dataclass
    class Unreadable(Message):
        """One of them cannot be shown; one sentence."""

        why: str

    def __init__(
        self, shell: Shell, branch: SessionRecord | str, former: SessionRecord | None
    ) -> None:
        super().__init__(shell)
        self._wanted = branch, former
        self._lines: tuple[Retrospect, Retrospect] | None = None
        self._place = 0
        self._reading = False

    def heading(self) -> str:
        """The scenario's title, once it is known."""
        return self._lines[1].record.title if self._lines is not None else self.t("Comparison")

    def heading_aside(self) -> str:
        """That two lines are compared."""
        return self.t("Both lines")

    def body(self) -> ComposeResult:
        """Two columns."""
        yield Prose(self.t("Reading both lines …"), id="message")
        with Horizontal(id="sides"):
            for side in SIDES:
                with Vertical(id=f"{side}-side", classes="side"):
                    yield Title("", id=f"{side}-title")
                    yield Prose(id=f"{side}-outcome", classes="outcome")
                    curves = Curves(self.t, id=f"{side}-curves")
                    curves.can_focus = False
                    yield curves
                    with VerticalScroll(id=f"{side}-turn", classes="turn", can_focus=False):
                        yield Prose(id=f"{side}-words")

    def on_mount(self) -> None:
        """Read both."""
        self.loaded_changed()

    def loaded_changed(self) -> None:
        """Read both as soon as library and history are there."""
        loaded = self.loaded
        ready = loaded.library is not None and loaded.store_settled
        if ready and self._lines is None and not self._reading:
            self._reading = True
            self.run_worker(self._read, thread=True, group="comparison")

    def language_changed(self) -> None:
        """All words anew."""
        self.call_later(self._in_new_language)

    async def _in_new_language(self) -> None:
        await self.recompose()
        self._show()

    def _read(self) -> None:
        """Slow: called in a worker."""
        loaded = self.loaded
        branch, former = self._wanted
        try:
            if isinstance(branch, str):
                branch = self._store().load(branch)
            if former is None:
                former = self._store().load(branch.parent or "")
            both = [
                looked_back(record, loaded.scenario_of(record), loaded.store)
                for record in (former, branch)
            ]
        except DeescalateError as error:
            self.post_message(self.Unreadable(str(error)))
        else:
            self.post_message(self.Read(*both))

    def _store(self) -> Store:
        if self.loaded.store is None:
            raise HistoryError(self.loaded.store_error)
        return self.loaded.store

    def on_comparison_screen_unreadable(self, event: Unreadable) -> None:
        """Say why there is nothing to compare."""
        self.query_one("#message", Prose).show(shown(event.why))

    def on_comparison_screen_read(self, event: Read) -> None:
        """Show both at the turn where they part."""
        self._lines = event.former, event.branch
        self._place = event.branch.record.parent_turn or 0
        self._show()

    def _show(self) -> None:
        if self._lines is None:
            return
        t, today = self.t, self.services.today()
        self.query_one("#message").display = False
        self.query_one(Heading).show(self.heading(), self.heading_aside())
        former, branch = (line.record for line in self._lines)
        titles = words.titles(t, former, branch, today)
        for side, line, title in zip(SIDES, self._lines, titles, strict=True):
            self.query_one(f"#{side}-title", Title).update(Content(title))
            self.query_one(f"#{side}-outcome", Prose).show(words.outcome(t, line.record))
            curves = self.query_one(f"#{side}-curves", Curves)
            curves.points = curve_points(line.record)
            curves.mark(line.signs)
        self._show_turn()

    def _show_turn(self) -> None:
        for side, line in zip(SIDES, self._lines or (), strict=False):
            curves = self.query_one(f"#{side}-curves", Curves)
            curves.chosen = min(self._place, len(line.record.turns) - 1) + 1
            self.query_one(f"#{side}-words", Prose).show(
                words.turn_words(self.t, line, self._place)
            )
            self.query_one(f"#{side}-turn").scroll_home(animate=False)

    def on_curves_chosen(self, event: Curves.Chosen) -> None:
        """A click chooses the turn on both sides."""
        shown_here = min(self._place, len(event.curves.points) - 2) + 1
        if event.index != shown_here:
            self._place = max(event.index - 1, 0)
            self._show_turn()

    # --- keys ----------------------------------------------------------------------------

    def action_step(self, by: int) -> None:
        """The turn before or after, on both sides."""
        if self._lines is not None:
            most = max(len(line.record.turns) for line in self._lines) - 1
            self._place = min(max(self._place + by, 0), max(most, 0))
            self._show_turn()

    def action_scroll(self, by: int) -> None:
        """Read on, on both sides."""
        for pane in self.query(".turn"):
            pane.scroll_relative(y=by, animate=False)

    def action_replay(self) -> None:
        """The new line, reply by reply."""
        if self._lines is not None:
            self.post_message(OpenReplay(self._lines[1].record, self._place))
