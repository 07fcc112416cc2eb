"""A conversation that is only tried out: kept nowhere, and begun again at any turn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from deescalate.interface.catalogue import N_
from deescalate.interface.safe import visible
from deescalate.model.analysis import Speaker
from deescalate.model.session import ActKind
from deescalate.practice import Session
from deescalate.practice.again import play_again
from deescalate.tui.dialogs.choice import Choice, ChoiceDialog
from deescalate.tui.keys import key_label
from deescalate.tui.navigation import OpenDebrief
from deescalate.tui.practice_pane import PracticePane
from deescalate.tui.session_pane import Act
from deescalate.tui.studio.line_panel import LinePanel, Place
from deescalate.workshop.variants import variants_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from deescalate.content.scenarios import ScenarioFile
    from deescalate.history import Store
    from deescalate.model.analysis import Analyst
    from deescalate.model.scenario import Scenario
    from deescalate.model.session import Line, Turn
    from deescalate.recording import Occasion
    from deescalate.tui.conversation import Conversation
    from deescalate.tui.services import Shell
    from deescalate.workshop.coverage import Part

OTHER_SEED = "seed"
VARIANTS_KEY = "ctrl+o"
NOT_OFFERED = frozenset({"back", "hint"})
"""Actions of a practice session that a trial has no use for, or another way to."""


class RehearsalPane(PracticePane):
    """A session without a history. ``turns`` are played again before it begins.

    ``still`` stops the clock for everything but the customer's own talking, so that nobody grows
    impatient while the file is being edited.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f7", "again", N_("Again from …"), id="rehearsal.again"),
        Binding(VARIANTS_KEY, "variants", N_("Other lines"), id="rehearsal.variants", show=False),
        Binding("f2", "snippets", N_("Canned"), id="practice.snippets", show=False),
        Binding("f8", "coaching", N_("Coach"), id="practice.coaching", show=False),
        Binding("f9", "case", N_("Case"), id="practice.case", show=False),
        Binding("f3", "hint", N_("Hint"), id="practice.hint", show=False),
    ]

    @dataclass
    class Moved(Message):
        """The customer has moved, or has said something: look at ``pane`` again."""

        pane: RehearsalPane

    @dataclass
    class BeginAgain(Message):
        """The conversation is to begin again with these turns; ``other`` asks for other lines."""

        turns: tuple[Turn, ...]
        other: bool = False

    @dataclass
    class LineWanted(Message):
        """Somebody wants to see where a line stands in the file."""

        line: int

    class Left(Message):
        """The user wants to leave."""

    def __init__(  # noqa: PLR0913 - a session, its file, and what was played before
        self,
        shell: Shell,
        file: ScenarioFile,
        scenario: Scenario,
        occasion: Occasion,
        turns: Sequence[Turn] = (),
        *,
        still: bool = False,
    ) -> None:
        super().__init__(shell, scenario, occasion)
        self.file = file
        self.missed = 0
        self._earlier = tuple(turns)
        self._still = still
        self._told = 0
        self.lines = LinePanel(shell.t, key_label(shell.t, VARIANTS_KEY))

    def compose(self) -> ComposeResult:
        """The view, and below it what the customer could have said."""
        yield self.view
        yield self.lines

    @property
    def turns(self) -> tuple[Turn, ...]:
        """What has been played, or is about to be played again."""
        return self._earlier if self.talk is None else self.talk.turns

    @property
    def last_line(self) -> Line | None:
        """What the customer said last."""
        told = self.talk.told if self.talk is not None else ()
        return next((line for line in reversed(told) if line.speaker is Speaker.CUSTOMER), None)

    def keeper(self) -> Store | None:
        """Nothing keeps it."""
        return None

    def clock(self) -> float:
        """Real seconds, or none at all."""
        return 0.0 if self._still else super().clock()

    def fresh_session(self, analyst: Analyst) -> Session | None:
        """The session in which everything has been played again that still fits."""
        session = Session(
            self.scenario,
            analyst,
            seed=self.occasion.seed,
            mode=self.occasion.mode,
            scorecard=self.occasion.scorecard,
        )
        self.missed = len(self._earlier) - play_again(session, self._earlier)
        return session

    def begun(self, _talk: Conversation) -> None:
        """Say which replies have no place in this version."""
        if self.missed:
            words = self.t.plural(
                "{n} reply does not fit any more and was left out.",
                "{n} replies do not fit any more and were left out.",
                self.missed,
            )
            self.view.transcript.add_notice(words)
        self._moved()

    def beat(self) -> None:
        """Look at the clock, and say so if something was said."""
        super().beat()
        told = len(self.talk.told) if self.talk is not None else 0
        if told != self._told:
            self._told = told
            self._moved()

    def show_turn(self, turn: Turn, talk: Conversation) -> None:
        """Show what the reply did."""
        super().show_turn(turn, talk)
        self._moved()

    def _moved(self) -> None:
        self.lines.show(self.places())
        if self._still and self.talk is not None:
            self.view.put_aside(self.lines.in_short())
            self.view.show_time(self.talk)
        self.post_message(self.Moved(self))

    def places(self) -> tuple[Place, ...]:
        """What the customer could have said last, and where it stands in the file."""
        line = self.last_line
        parts = variants_of(self.scenario, line.text) if line is not None else ()
        return tuple(
            Place(self.file.lines.get(part.path, 1), part.name, said=_is(part, line))
            for part in parts
        )

    # --- what can be done ----------------------------------------------------------------

    def menu(self) -> tuple[Choice, ...]:
        """Everything that can be done now."""
        t = self.t
        variants = key_label(t, VARIANTS_KEY)
        own = (
            Choice("again", t("Again from …"), t("From the start, or before a reply."), "F7"),
            Choice("variants", t("Other lines"), t("What the customer could have said."), variants),
            Choice("silence", t("Say nothing"), t("The customer notices the silence.")),
        )
        others = tuple(choice for choice in super().menu() if choice.value not in NOT_OFFERED)
        return tuple(choice for choice in own if self.is_offered(choice.value)) + others

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Which actions are possible now."""
        if action in {"again", "variants"}:
            return self.talk is not None
        if action == "silence":
            return self.talk is not None and not self.over
        return super().check_action(action, parameters)

    def action_silence(self) -> None:
        """Let time pass until the customer notices."""
        self.act(Act(lambda session: session.tick(session.next_tick_at())))

    def action_again(self) -> None:
        """Choose where to begin again."""
        t = self.t
        choices = [
            Choice("0", t("From the start")),
            Choice(OTHER_SEED, t("From the start, with other lines")),
        ]
        choices += [
            Choice(str(turn.index), t("Before reply {n}", n=turn.index + 1), _in_short(turn))
            for turn in self.turns
            if turn.index > 0
        ]
        dialog = ChoiceDialog(t, t("Again from …"), "", tuple(choices))
        self.app.push_screen(dialog, self._again_chosen)

    def _again_chosen(self, answer: str | None) -> None:
        if answer is None:
            return
        other = answer == OTHER_SEED
        place = 0 if other else int(answer)
        turns = self.turns
        if place < len(turns) and turns[place].act.kind is ActKind.SAY and not self.unsent():
            self.view.box.text = turns[place].act.text
        self.post_message(self.BeginAgain(turns[:place], other))

    def action_variants(self) -> None:
        """What the customer could have said instead."""
        t, places = self.t, self.places()
        if not places:
            self.notify(t("This line is not one of the file's lists."), markup=False)
            return
        choices = tuple(
            Choice(str(place.line), t("Line {line}", line=place.line), place.words)
            for place in places
        )
        self.app.push_screen(ChoiceDialog(t, t("Other lines"), "", choices), self._line_chosen)

    def _line_chosen(self, answer: str | None) -> None:
        if answer is not None:
            self.post_message(self.LineWanted(int(answer)))

    def action_debrief(self) -> None:
        """Open the debrief; there is no reflection that could be kept."""
        if self.talk is not None and self.over:
            self.post_message(OpenDebrief(self.talk.recorder.record()))

    def action_back(self) -> None:
        """Leave without a question: nothing here was to be kept."""
        self.post_message(self.Left())


def _is(part: Part, line: Line | None) -> bool:
    return line is not None and part.name == line.text


def _in_short(turn: Turn) -> str:
    return visible(" ".join(turn.act.text.split()), one_line=True) or turn.act.kind.value
