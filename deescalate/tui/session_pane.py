"""A session on the screen: getting it ready, its clock, its acts one after the other.

``practice_pane`` adds what the agent can do by key. Acts are played in a worker thread, one at a
time; each turn is saved there before it is shown here.
"""

from __future__ import annotations

from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from textual.message import Message
from textual.widget import Widget

from deescalate.errors import HistoryError, SessionError
from deescalate.interface.labels import label
from deescalate.learning import hint_nudges
from deescalate.model.analysis import Speaker
from deescalate.model.scenario import Stage
from deescalate.model.session import ActKind, Mode
from deescalate.practice import replay
from deescalate.recording import Recorder
from deescalate.tui.coaching import is_coached
from deescalate.tui.conversation import Conversation
from deescalate.tui.dialogs.base import Dialog
from deescalate.tui.widgets.practice_view import PracticeView

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from deescalate.history import Store
    from deescalate.interface.catalogue import Translator
    from deescalate.model.analysis import Analyst
    from deescalate.model.record import SessionRecord
    from deescalate.model.scenario import Scenario
    from deescalate.model.session import StageChange, Turn
    from deescalate.practice import Session
    from deescalate.recording import Occasion
    from deescalate.tui.services import Shell

BEAT: Final = 0.2
"""Seconds between two looks at the clock."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something the agent does. ``text`` goes back into the reply box if it is not possible."""

    do: Callable[[Session], Turn | None]
    text: str = ""


class SessionPane(Widget):
    """One session, from the customer's first message to its end; any screen may hold it."""

    DEFAULT_CSS: ClassVar[str] = """
    SessionPane { height: 1fr; }
    """
    KEPT: ClassVar[bool] = True
    """Whether the history holds the session of ``record`` already."""

    @dataclass
    class Ready(Message):
        """The session can begin. ``problem`` says why it will not be kept, if so."""

        talk: Conversation
        problem: str

    @dataclass
    class Played(Message):
        """An act was played: its turn if there was one, or why it was not possible.

        ``problem`` says why the turn could not be saved, if so.
        """

        act: Act
        turn: Turn | None = None
        problem: str = ""
        refusal: str = ""

    def __init__(
        self,
        shell: Shell,
        scenario: Scenario,
        occasion: Occasion,
        record: SessionRecord | None = None,
    ) -> None:
        super().__init__()
        self.shell = shell
        self.t: Translator = shell.t
        self.scenario = scenario
        self.occasion = occasion
        self.talk: Conversation | None = None
        self.view = PracticeView(shell.t, scenario, guided=self.guided)
        self._record = record
        self._getting_ready = False
        self._queue: deque[Act] = deque()
        self._playing = False
        self._looked = 0.0
        self._warned = False
        self._over = False

    @property
    def guided(self) -> bool:
        """Whether coaching is shown during the session."""
        return self.occasion.mode is Mode.GUIDED

    @property
    def over(self) -> bool:
        """Whether the session has ended."""
        return self.talk is not None and self.talk.ending is not None

    @property
    def busy(self) -> bool:
        """Whether an act is being played or waits to be."""
        return self._playing or bool(self._queue)

    def compose(self) -> ComposeResult:
        """The view."""
        yield self.view

    def keeper(self) -> Store | None:
        """The history that keeps the session; None if nothing keeps it."""
        return self.shell.loaded.store

    def clock(self) -> float:
        """Real seconds that count for the session; they never run backwards."""
        return self.shell.services.clock()

    def fresh_session(self, analyst: Analyst) -> Session | None:
        """The session to go on with; None begins a new one. Called in a worker thread."""
        record = self._record
        if record is None:
            return None
        return replay(
            self.scenario,
            analyst,
            record.seed,
            record.mode,
            record.turns,
            record.hints,
            scorecard=self.occasion.scorecard,
        )

    def unsent(self) -> str:
        """The reply that is being written."""
        return "" if self.over else self.view.box.text.strip()

    # --- getting ready -------------------------------------------------------------------

    def on_mount(self) -> None:
        """Get the session ready as soon as everything is loaded."""
        self.view.box.text = self.shell.drafts.pop(self.occasion.id, "")
        self.view.box.move_cursor(self.view.box.document.end)
        self.view.whisper(self.t("Getting ready …"))
        self.loaded_changed()

    def on_unmount(self) -> None:
        """Keep what was typed but not sent."""
        if self.view.box.text.strip():
            self.shell.drafts[self.occasion.id] = self.view.box.text

    def loaded_changed(self) -> None:
        """Begin when analysis and history are there."""
        loaded = self.shell.loaded
        if self._getting_ready or not self.is_attached:
            return
        if loaded.analyst_error:
            self.view.whisper(loaded.analyst_error)
        analyst = loaded.analyst
        if analyst is not None and loaded.store_settled:
            self._getting_ready = True
            self.run_worker(lambda: self._get_ready(analyst), thread=True, group="session")

    def _get_ready(self, analyst: Analyst) -> None:
        store, problem = self.keeper(), self.shell.loaded.store_error
        session = self.fresh_session(analyst)
        try:
            recorder = Recorder(
                self.scenario, analyst, self.occasion, store, session, kept=self.KEPT
            )
        except HistoryError as error:
            problem = str(error)
            store = None
            recorder = Recorder(self.scenario, analyst, self.occasion, None, session)
        if store is not None and self.shell.settings.fading_hints:
            with suppress(HistoryError):  # then hints are given in full
                recorder.session.fade_hints(hint_nudges(store, self.occasion.learner))
        talk = Conversation(recorder, self.occasion.pace, store)
        self.post_message(self.Ready(talk, problem))

    def on_session_pane_ready(self, event: Ready) -> None:
        """Show what was said already and start the clock."""
        self.talk = event.talk
        self._retell(event.talk)
        self.view.whisper("")
        self.view.show_state(event.talk)
        if event.talk.last_turn is not None and self.guided:
            self.view.coach_turn(event.talk.last_turn)
        if event.problem:
            self._warn(event.problem)
        self._looked = self.clock()
        self.set_interval(BEAT, self.beat)
        self.beat()
        self.begun(event.talk)
        self.screen.refresh_bindings()

    def begun(self, _talk: Conversation) -> None:
        """What was said already is shown, and the clock runs."""

    def _retell(self, talk: Conversation) -> None:
        said = [(line.at, line.speaker, line.text, "") for line in talk.told]
        said += [
            (turn.act.at, Speaker.AGENT, turn.act.text, self._addressee(turn))
            for turn in talk.turns
            if turn.act.text
        ]
        for at, speaker, text, to in sorted(said, key=lambda entry: entry[0]):
            self.view.say(speaker, text, at, to)

    # --- the clock -----------------------------------------------------------------------

    def clock_runs(self) -> bool:
        """Whether the practice clock runs: not while an act is played or something is read."""
        screen = self.app.screen
        return not self._playing and (
            screen is self.screen or (isinstance(screen, Dialog) and screen.CLOCK_RUNS)
        )

    def beat(self) -> None:
        """Look at the clock: show what has become due."""
        talk = self.talk
        if talk is None or self._over:
            return
        looked = self.clock()
        elapsed, self._looked = looked - self._looked, looked
        if not self.clock_runs():
            return
        lines = talk.pass_time(elapsed)
        for line in lines:
            self.view.say(line.speaker, line.text, line.at)
        if lines:
            self.view.show_facts(talk)
        self.view.show_time(talk)
        speaker = talk.typing()
        self.view.whisper(self.view.typing_words(speaker) if speaker else "")
        if talk.ending is not None and talk.everything_said:
            self._over = True
            self.conversation_over()
        elif talk.silence_due and not self.busy:
            at = talk.now
            self.act(Act(lambda session: session.tick(at)))

    def conversation_over(self) -> None:
        """Everything has been said."""

    # --- acts ----------------------------------------------------------------------------

    def act(self, act: Act) -> None:
        """Play an act after those that are being played."""
        self._queue.append(act)
        self._play_next()

    def _play_next(self) -> None:
        talk = self.talk
        if talk is None or self._playing or not self._queue:
            return
        act = self._queue.popleft()
        self._playing = True
        if act.text:
            self.view.whisper(self.t("Sending …"))
        self.run_worker(lambda: self._play(talk, act), thread=True, group="session")

    def _play(self, talk: Conversation, act: Act) -> None:
        try:
            turn, problem = talk.play(act.do)
        except SessionError as error:
            self.post_message(self.Played(act, refusal=str(error)))
        else:
            self.post_message(self.Played(act, turn, problem))

    def on_session_pane_played(self, event: Played) -> None:
        """Show the turn, then play what waits."""
        self._playing = False
        self._looked = self.clock()
        self.view.whisper("")
        if event.problem:
            self._warn(event.problem)
        if event.refusal:
            self.refused(event.act, event.refusal)
        elif event.turn is not None and self.talk is not None:
            self.talk.settle(event.turn)
            self.show_turn(event.turn, self.talk)
        self._play_next()
        self.beat()

    def refused(self, act: Act, why: str) -> None:
        """An act was not possible: nothing that was typed is lost."""
        if act.text:
            box = self.view.box
            box.text = f"{act.text}\n{box.text}" if box.text else act.text
            box.move_cursor(box.document.end)
        self.notify(why, severity="warning", markup=False)

    def show_turn(self, turn: Turn, talk: Conversation) -> None:
        """Show what the agent did and what it did to the customer."""
        if turn.act.text:
            self.view.say(Speaker.AGENT, turn.act.text, turn.act.at, self._addressee(turn))
        self.view.show_state(talk)
        change = turn.reaction.stage_change
        if self.guided and change is not None:
            self.view.transcript.add_notice(self._stage_words(change))
        if self.guided and is_coached(turn):
            self.view.coach_turn(turn)
        if talk.ending is not None:
            self.view.box.read_only = True
        self.screen.refresh_bindings()

    def _stage_words(self, change: StageChange) -> str:
        stage = label(self.t, change.after)
        number = int(Stage(change.after))
        if change.relapse:
            return self.t("↩ Back to stage {number}: {stage}", number=number, stage=stage)
        return self.t("→ Stage {number}: {stage}", number=number, stage=stage)

    def _addressee(self, turn: Turn) -> str:
        escalation = self.scenario.escalation
        if turn.act.kind is ActKind.CONSULT and escalation.consult is not None:
            return escalation.consult.colleague
        path = escalation.path(turn.act.level) if turn.act.level is not None else None
        return path.to if path is not None else ""

    def _warn(self, problem: str) -> None:
        """Say once that the session is not kept; it goes on."""
        if self._warned:
            return
        self._warned = True
        advice = self.t("The conversation goes on. F4 can save it as a text file.")
        self.view.transcript.add_notice(f"{problem}\n{advice}")
