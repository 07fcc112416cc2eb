"""A session line by line: for pipes, screen readers and slow lines. No screen control at all."""

from __future__ import annotations

import queue
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TextIO

from deescalate.errors import HistoryError, SessionError
from deescalate.interface.labels import label
from deescalate.interface.reasons import brand_reasons, sentence
from deescalate.interface.rubric_words import meaning, own_word, view_words
from deescalate.interface.safe import visible
from deescalate.model.analysis import Speaker
from deescalate.model.moves import Technique
from deescalate.model.ratings import MOST_LEVEL, SelfRating
from deescalate.model.scenario import Level
from deescalate.model.session import Gauge, GaugeChange, Line, Mode, Reason, Turn

if TYPE_CHECKING:
    from collections.abc import Callable

    from deescalate.interface.catalogue import Translator
    from deescalate.practice import Session
    from deescalate.recording import Recorder

ANSWER_SECONDS = 8.0
"""With no waiting at all (pace 0) every reply counts as sent so long after the customer's last."""
LEVELS: Final = tuple(str(level) for level in range(MOST_LEVEL + 1))


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where replies come from and where lines go."""

    source: TextIO
    out: TextIO
    t: Translator
    self_rating: bool = False
    """Whether the learner is asked for their own rating before the score, if anybody is there."""

    def write(self, text: str) -> None:
        """Print one line at once."""
        self.out.write(text + "\n")
        self.out.flush()


class PlainSession:
    """Plays one session between a recorder and a terminal."""

    def __init__(self, recorder: Recorder, terminal: Terminal, pace: float) -> None:
        self._recorder = recorder
        self._session = recorder.session
        self._terminal = terminal
        self._t = terminal.t
        self._pace = pace
        self._begun = time.monotonic()
        self._shown = 0
        self._lines: list[Line] = list(self._session.opening)
        self._typed: queue.Queue[str | None] = queue.Queue()

    def play(self) -> None:
        """Play until the session ends or the input does; what was typed is saved by then."""
        self._brief()
        threading.Thread(target=self._read, daemon=True).start()
        while self._session.ending is None:
            text = self._next_line()
            if text is None:
                self._input_ended()
                return
            if text.strip():
                self._obey(text.strip())
        self._show_due(everything=True)
        if self._terminal.self_rating and self._terminal.source.isatty():
            self._rate_self()
        self._close()

    # --- input ---------------------------------------------------------------------------

    def _read(self) -> None:
        for line in self._terminal.source:
            self._typed.put(line.rstrip("\n"))
        self._typed.put(None)

    def _next_line(self) -> str | None:
        """The next typed line, showing what the customer says meanwhile."""
        if not self._pace or not self._terminal.source.isatty():
            self._wait_until_quiet()
            return self._typed.get()
        while True:
            self._show_due()
            try:
                return self._typed.get(timeout=0.1)
            except queue.Empty:
                self._let_time_pass()

    def _wait_until_quiet(self) -> None:
        while self._pace and self._now() < self._session.quiet_at:
            self._show_due()
            time.sleep(0.05)
        self._show_due(everything=True)

    def _let_time_pass(self) -> None:
        now = self._now()
        if now >= self._session.next_tick_at():
            self._play(lambda session: session.tick(now))

    def _now(self) -> float:
        if not self._pace:
            return self._session.quiet_at + ANSWER_SECONDS
        return (time.monotonic() - self._begun) / self._pace

    def _rate_self(self) -> None:
        """Four questions before the score; an empty line leaves them all out."""
        self._note(self._t("How did it go? Your own view, before the result."))
        self._note(self._t("Type 0 to 3 and press Enter; Enter alone skips it."))
        levels: dict[str, float] = {}
        for technique in Technique:
            self._note(label(self._t, technique))
            for level in range(MOST_LEVEL + 1):
                self._note(f"  {level}  {meaning(self._t, technique, level)}")
            text = self._typed.get()
            while text is not None and text.strip() and text.strip() not in LEVELS:
                self._note(self._t("Type 0 to 3 and press Enter; Enter alone skips it."))
                text = self._typed.get()
            if text is None or not text.strip():
                break
            levels[technique.value] = LEVELS.index(text.strip())
        if not levels:
            return
        try:
            self._recorder.rate_self(SelfRating(levels))
        except HistoryError as error:
            self._note(str(error))

    # --- what can be typed ---------------------------------------------------------------

    def _obey(self, text: str) -> None:
        now = self._now()
        word, _, rest = text.partition(" ")
        commands: dict[str, Callable[[], None]] = {
            "/help": self._help,
            "/hint": self._hint,
            "/end": lambda: self._play(lambda session: session.end(now)),
            "/consult": lambda: self._play(lambda session: session.consult(rest.strip(), now)),
            "/handover": lambda: self._hand_over(rest.strip(), now),
        }
        if word.startswith("/"):
            commands.get(word, self._help)()
        else:
            self._play(lambda session: session.reply(text, now))

    def _hand_over(self, rest: str, now: float) -> None:
        level, _, summary = rest.partition(" ")
        if level not in {known.value for known in Level}:
            self._note(
                self._t("Write: /handover functional SUMMARY or /handover hierarchical SUMMARY")
            )
            return
        self._play(lambda session: session.hand_over(Level(level), summary.strip(), now))

    def _hint(self) -> None:
        if self._recorder.record().mode is Mode.EXAM:
            self._note(self._t("An exam has no hints."))
            return
        self._note(visible(self._session.hint().text))

    def _help(self) -> None:
        self._note(
            self._t(
                "Type a reply and press Enter. Also: /hint, /consult QUESTION,"
                " /handover functional|hierarchical SUMMARY, /end"
            )
        )

    # --- output --------------------------------------------------------------------------

    def _play(self, act: Callable[[Session], Turn | None]) -> None:
        try:
            turn = self._recorder.play(act)
        except SessionError as error:
            self._note(str(error))
            return
        except HistoryError as error:
            self._note(str(error))
            turn = self._session.turns[-1]
        if turn is None:
            return
        self._lines.extend(turn.reaction.lines)
        if self._recorder.record().mode is Mode.GUIDED:
            self._coach(turn)

    def _coach(self, turn: Turn) -> None:
        language = self._recorder.scenario.language
        state = turn.reaction.state
        self._note(
            self._t(
                "tension {tension}, connection {connection}, stage {stage} of 3",
                tension=state.tension,
                connection=state.connection,
                stage=int(state.stage),
            )
        )
        for reason, effects in _by_reason(turn.reaction.changes):
            gauges = ", ".join(
                f"{label(self._t, gauge)} {amount:+d}" for gauge, amount in effects.items()
            )
            self._note(f"{visible(sentence(reason, language))} ({gauges})")
        if turn.analysis:
            for reason in brand_reasons(turn.analysis):
                self._note(visible(sentence(reason, language)))
        if turn.analysis and turn.analysis.better:
            self._note(self._t("Try: {wording}", wording=visible(turn.analysis.better[0])))

    def _show_due(self, *, everything: bool = False) -> None:
        while self._shown < len(self._lines):
            line = self._lines[self._shown]
            if not everything and line.at > self._now():
                return
            self._terminal.write(f"{self._name(line.speaker)}: {visible(line.text)}")
            self._shown += 1

    def _name(self, speaker: Speaker) -> str:
        if speaker is Speaker.CUSTOMER:
            return visible(self._recorder.scenario.persona.name)
        return label(self._t, speaker)

    def _note(self, text: str) -> None:
        self._terminal.write(f"  * {text}")

    def _brief(self) -> None:
        scenario = self._recorder.scenario
        if scenario.warning:
            self._note(visible(scenario.warning))
        for text in (scenario.brief, scenario.goal):
            self._note(visible(text))

    def _input_ended(self) -> None:
        self._note(
            self._t("The input ended before the conversation did; it is kept and can be resumed.")
        )

    def _close(self) -> None:
        record = self._recorder.record()
        survey, score, ending = record.survey, record.score, record.ending
        if ending is None or survey is None or score is None:
            return
        self._note(label(self._t, ending))
        self._note(
            self._t(
                "Customer satisfaction {csat} of 5: {comment}",
                csat=survey.csat,
                comment=visible(survey.comment),
            )
        )
        self._note(self._t("Score {score} of 100", score=score.overall))
        own = record.self_rating or SelfRating()
        for technique, value in score.techniques.items():
            name, points = label(self._t, Technique(technique)), own.points(Technique(technique))
            if points is None:
                self._note(f"{name}: {value}")
                continue
            said = self._t("you: {word}", word=own_word(self._t, own.levels[technique]))
            self._note(f"{name}: {value} ({view_words(self._t, points - value)}; {said})")


def _by_reason(changes: tuple[GaugeChange, ...]) -> list[tuple[Reason, dict[Gauge, int]]]:
    """What each reason did to the gauges, in the order in which the reasons first appear."""
    rows: list[tuple[Reason, dict[Gauge, int]]] = []
    for change in changes:
        effects = next((known for reason, known in rows if reason == change.reason), None)
        if effects is None:
            effects = {}
            rows.append((change.reason, effects))
        effects[change.gauge] = effects.get(change.gauge, 0) + change.amount
    return rows
