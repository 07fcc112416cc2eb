"""What if: a reply worded another way, and what it would have done to the customer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.worker import get_current_worker

from deescalate.errors import SessionError
from deescalate.interface.catalogue import N_
from deescalate.model.analysis import Speaker
from deescalate.tui import what_if_words as words
from deescalate.tui.coaching import shortened
from deescalate.tui.navigation import ShellScreen, TryFrom
from deescalate.tui.retrospect import past_of
from deescalate.tui.widgets.ordered_area import OrderedArea
from deescalate.tui.widgets.prose import Prose, Title, shown
from deescalate.workshop.edits import smallest_edit
from deescalate.workshop.judging import judge_turn

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.timer import Timer

    from deescalate.model.analysis import Analyst
    from deescalate.model.judgement import Judged
    from deescalate.model.record import SessionRecord
    from deescalate.model.scenario import Scenario
    from deescalate.model.session import Turn
    from deescalate.tui.services import Shell
    from deescalate.workshop.edits import Edit

REST: Final = 0.35
"""Seconds without a key after which the new wording is judged."""
LONGEST: Final = 190
"""Letters of the customer's last words that are shown."""


class WhatIfScreen(ShellScreen):
    """The reply to edit; below it what it did, and what the new wording would have done."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f3", "smallest", N_("Smallest edit"), id="what-if.smallest"),
        Binding("f7", "again", N_("Play on with it"), id="what-if.again"),
        Binding("f5", "restore", N_("As it was"), id="what-if.restore"),
        Binding("pagedown", "scroll(6)", N_("Scroll down"), id="what-if.down", show=False),
        Binding("pageup", "scroll(-6)", N_("Scroll up"), id="what-if.up", show=False),
    ]
    HELP: ClassVar[str] = N_(
        "Change your reply and see at once what it would have done. Nothing of it is kept. F3 puts"
        " in the smallest edit that would have moved the customer, F7 plays on with your words."
    )
    DEFAULT_CSS: ClassVar[str] = """
    WhatIfScreen {
        #before { margin: 0 2; max-height: 3; color: $quiet; max-width: 100%; }
        #text { height: 6; margin: 0 1; border: round $border; background: $background; }
        &.-short #text { height: 4; }
        &.-tall #text { height: 9; }
        #edit { margin: 0 2; height: auto; max-height: 3; max-width: 100%; }
        #sides { height: 1fr; }
        #was, #now { width: 1fr; height: 1fr; padding: 0 1 0 2; scrollbar-size-vertical: 1; }
        #now { border-left: solid $border-blurred; }
        &.-narrow #was { display: none; }
        Title { margin-top: 0; }
    }
    """

    @dataclass
    class Answered(Message):
        """A wording was judged: its turn and mark, or why it cannot be; ``former`` is the mark of
        the reply as it was.
        """

        text: str
        former: Judged
        turn: Turn | None = None
        mark: Judged | None = None
        refusal: str = ""

    @dataclass
    class EditFound(Message):
        """The smallest edit was looked for; None if none moves the customer."""

        edit: Edit | None
        turn: Turn | None

    def __init__(self, shell: Shell, record: SessionRecord, scenario: Scenario, place: int) -> None:
        super().__init__(shell)
        self._record = record
        self._scenario = scenario
        self._place = place
        self._past = past_of(record, scenario)
        self._edit: Edit | None = None
        self._resting: Timer | None = None
        self._looking = False

    @property
    def _was(self) -> Turn:
        return self._record.turns[self._place]

    def heading(self) -> str:
        """The scenario's title."""
        return self._record.title

    def heading_aside(self) -> str:
        """Which turn it is about."""
        return self.t("What if, turn {n}", n=self._place + 1)

    def body(self) -> ComposeResult:
        """What the customer had said, the reply, the smallest edit, both reactions."""
        t = self.t
        yield Prose(self._said_before(), id="before")
        area = OrderedArea(self._was.act.text, id="text", highlight_cursor_line=False)
        area.border_title = Content(t("Your reply"))
        yield area
        yield Prose(Content.styled(t("Looking for the smallest edit …"), "$quiet"), id="edit")
        with Horizontal(id="sides"):
            with VerticalScroll(id="was", can_focus=False):
                yield Title(t("As it was"))
                yield Prose(id="was-words")
            with VerticalScroll(id="now", can_focus=False):
                yield Title(t("With these words"), id="now-title")
                yield Prose(id="now-words")

    def _said_before(self) -> Content:
        turns = self._record.turns[: self._place]
        lines = turns[-1].reaction.lines if turns else ()
        if not turns:
            from deescalate.customer import opening  # noqa: PLC0415 - only at the first turn

            lines = opening(self._scenario, self._record.seed)[1]
        said = [
            line.text
            for line in lines
            if line.speaker is Speaker.CUSTOMER and line.at <= self._was.act.at
        ]
        name = shown(self._scenario.persona.name, one_line=True)
        return Content.assemble((f"{name}: ", "bold"), shortened(" ".join(said[-1:]), LONGEST))

    def on_mount(self) -> None:
        """Ready to write."""
        area = self.query_one("#text", OrderedArea)
        area.focus()
        area.move_cursor(area.document.end)
        self.loaded_changed()

    def loaded_changed(self) -> None:
        """Judge as soon as there is an ear."""
        if self.loaded.analyst is not None and not self._looking and self.is_attached:
            self._looking = True
            self._judge()
            self._look_for_edit(self.loaded.analyst)

    def language_changed(self) -> None:
        """What is being written stays; the words around it are those of its beginning."""

    @property
    def _text(self) -> str:
        return self.query_one("#text", OrderedArea).text

    # --- judging -------------------------------------------------------------------------

    @on(OrderedArea.Changed, "#text")
    def _changed(self) -> None:
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(REST, self._judge)
        self.query_one("#now-title", Title).update(Content(self.t("With these words …")))

    def _judge(self) -> None:
        analyst = self.loaded.analyst
        if analyst is not None:
            text = self._text
            self.run_worker(
                lambda: self._judge_text(analyst, text), thread=True, exclusive=True, group="judge"
            )

    def _judge_text(self, analyst: Analyst, text: str) -> None:
        """Slow: called in a worker."""
        former = self._former
        try:
            turn = self._past.what_if(analyst, self._place, text)
        except SessionError as error:
            self.post_message(self.Answered(text, former, refusal=str(error)))
        else:
            self.post_message(self.Answered(text, former, turn, self._mark_of(turn)))

    @cached_property
    def _former(self) -> Judged:
        """What the reply came to as it was said."""
        return self._mark_of(self._was)

    def _mark_of(self, turn: Turn) -> Judged:
        turns = [*self._past.turns[: self._place], turn]
        return judge_turn(self._scenario, self._past.seed, turns, self._place)

    def on_what_if_screen_answered(self, event: Answered) -> None:
        """Show it, unless something else was written meanwhile."""
        if event.text != self._text:
            return
        t, was = self.t, self._was
        self.query_one("#now-title", Title).update(Content(t("With these words")))
        self.query_one("#was-words", Prose).show(words.side(t, was, event.former, was))
        now = self.query_one("#now-words", Prose)
        if event.turn is None or event.mark is None:
            now.show(shown(event.refusal))
        else:
            now.show(words.side(t, event.turn, event.mark, was))

    def _look_for_edit(self, analyst: Analyst) -> None:
        def look() -> None:
            worker = get_current_worker()
            found = smallest_edit(
                self._was,
                lambda text: self._past.what_if(analyst, self._place, text),
                lambda: worker.is_cancelled,
            )
            if not worker.is_cancelled:
                edit, turn = found if found is not None else (None, None)
                self.post_message(self.EditFound(edit, turn))

        self.run_worker(look, thread=True, group="edit")

    def on_what_if_screen_edit_found(self, event: EditFound) -> None:
        """Show the edit, or that none was found."""
        self._edit = event.edit
        shown_edit = words.edit_words(self.t, event.edit, self._was, event.turn)
        self.query_one("#edit", Prose).show(shown_edit)
        self.refresh_bindings()

    # --- keys ----------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The smallest edit can be put in once it is found."""
        if action == "smallest":
            return self._edit is not None
        return super().check_action(action, parameters)

    def action_smallest(self) -> None:
        """Put the smallest edit in."""
        if self._edit is not None:
            self._write(self._edit.text)

    def action_restore(self) -> None:
        """The reply as it was."""
        self._write(self._was.act.text)

    def _write(self, text: str) -> None:
        area = self.query_one("#text", OrderedArea)
        area.text = text
        area.move_cursor(area.document.end)

    def action_scroll(self, by: int) -> None:
        """Read on, on both sides."""
        for pane in self.query("#was, #now"):
            pane.scroll_relative(y=by, animate=False)

    def action_again(self) -> None:
        """Play on from here with what is written, as a branch."""
        self.post_message(TryFrom(self._record, self._place, self._text.strip()))
