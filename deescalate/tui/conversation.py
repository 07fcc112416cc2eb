"""A session on the practice clock: which lines have been said, who is typing, what is due.

The session itself moves only inside ``play``, which a worker thread may call; everything else here
reads a snapshot taken after each turn, so that screen and worker never meet in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from deescalate.errors import HistoryError
from deescalate.model.session import ActKind
from deescalate.tui.pacing import PracticeClock

if TYPE_CHECKING:
    from collections.abc import Callable

    from deescalate.history import Store
    from deescalate.model.analysis import Speaker
    from deescalate.model.scenario import Fact, Scenario
    from deescalate.model.session import CustomerState, Ending, Line, Turn
    from deescalate.practice import Session
    from deescalate.recording import Recorder


ANSWERS: Final = (ActKind.SAY, ActKind.HAND_OVER)
"""Acts that the customer takes as a reply."""


class Conversation:
    """One session that is being played, on its own clock. ``store`` keeps what it records."""

    def __init__(self, recorder: Recorder, pace: float, store: Store | None) -> None:
        self.recorder = recorder
        self._store = store
        self._unsaved: list[Turn] = []
        self.scenario: Scenario = recorder.scenario
        session = recorder.session
        self.clock = PracticeClock(pace, session.now)
        self._told = list(session.heard(session.now))
        self._waiting = [line for line in session.pending if line.at > session.now]
        self._read_session()

    def _read_session(self) -> None:
        session = self.recorder.session
        self.state: CustomerState = session.state
        self.turns: tuple[Turn, ...] = session.turns
        self.ending: Ending | None = session.ending
        self.quiet_at = session.quiet_at
        self.deadline = session.deadline()
        self.next_tick_at = session.next_tick_at()

    @property
    def now(self) -> float:
        """The practice clock."""
        return self.clock.now

    @property
    def told(self) -> tuple[Line, ...]:
        """The lines that customer and colleagues have said and that were handed out."""
        return tuple(self._told)

    @property
    def kept(self) -> bool:
        """Whether the session is in the history, or will be as soon as that can be written."""
        return self._store is not None

    @property
    def last_turn(self) -> Turn | None:
        """The latest turn, None before the first."""
        return self.turns[-1] if self.turns else None

    @property
    def promised(self) -> float:
        """Seconds that were promised for the next reply."""
        answered = any(turn.act.kind in ANSWERS for turn in self.turns)
        sla = self.scenario.sla
        return sla.next_reply if answered else sla.first_reply

    @property
    def silence_due(self) -> bool:
        """Whether the agent's silence is to be noticed now."""
        return self.now >= self.next_tick_at

    @property
    def everything_said(self) -> bool:
        """Whether no line is waiting."""
        return not self._waiting

    def pass_time(self, elapsed: float) -> tuple[Line, ...]:
        """Let real seconds pass; the lines that appear now."""
        self.clock.advance(elapsed, self.quiet_at)
        return self._take_due()

    def typing(self) -> Speaker | None:
        """Who is typing (or speaking) at the moment."""
        for line in self._waiting:
            if line.at - line.typing <= self.now < line.at:
                return line.speaker
        return None

    def facts_heard(self) -> tuple[Fact, ...]:
        """The facts that the customer has told by now, in the scenario's order."""
        waiting = {line.fact for line in self._waiting if line.fact}
        told = set(self.state.facts_told) - waiting
        return tuple(fact for fact in self.scenario.grievance.facts if fact.id in told)

    def play(self, act: Callable[[Session], Turn | None]) -> tuple[Turn | None, str]:
        """Carry out an act and save its turn; the turn, and why it could not be saved if so.

        Slow: made for a worker thread. ``settle`` must follow in the screen's thread.

        Raises:
            SessionError: the act is not possible now.
        """
        before = len(self.recorder.session.turns)
        self._save_what_is_left()
        try:
            return self.recorder.play(act), ""
        except HistoryError as error:
            missed = self.recorder.session.turns[before:]
            self._unsaved.extend(missed)
            return (missed[-1] if missed else None), str(error)

    def _save_what_is_left(self) -> None:
        """Try again to save turns that could not be saved; those that still cannot stay."""
        while self._store is not None and self._unsaved:
            try:
                self._store.append(self.recorder.record().id, self._unsaved[0])
            except HistoryError:
                return
            del self._unsaved[0]

    def settle(self, turn: Turn) -> None:
        """Take note of a turn that was played: its lines replace those still waiting."""
        self._waiting = list(turn.reaction.lines)
        self._read_session()

    def _take_due(self) -> tuple[Line, ...]:
        due = [line for line in self._waiting if line.at <= self.now]
        self._waiting = [line for line in self._waiting if line.at > self.now]
        self._told.extend(due)
        return tuple(due)
