"""Asks a rater about every reply of a session, line by line; the program's levels stay hidden."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TextIO

from deescalate.interface.labels import label
from deescalate.interface.rubric_words import meaning, overall_meaning
from deescalate.interface.safe import visible
from deescalate.model.analysis import Speaker
from deescalate.model.blind import questions, rateable
from deescalate.model.ratings import MOST_LEVEL
from deescalate.practice.transcript import said_since_the_last_reply

if TYPE_CHECKING:
    from collections.abc import Callable

    from deescalate.interface.catalogue import Translator
    from deescalate.model.blind import Question
    from deescalate.model.ratings import TrainerRating
    from deescalate.model.record import SessionRecord
    from deescalate.model.scenario import Scenario

BACK: Final = "b"
STOP: Final = "q"
EXPLAIN: Final = "?"


@dataclass(frozen=True, slots=True)
class Interview:
    """One rater, one session, one terminal. ``keep`` saves a rating as it stands."""

    t: Translator
    record: SessionRecord
    scenario: Scenario | None
    source: TextIO
    out: TextIO
    keep: Callable[[TrainerRating], None]

    def ask(self, rating: TrainerRating) -> TrainerRating:
        """Ask for what is missing, until everything is rated, the rater stops or the input ends."""
        asked = questions(rateable(self.record))
        place = next((n for n, each in enumerate(asked) if each.answer(rating) is None), len(asked))
        self._write(
            self.t("Type a number and press Enter; ? explains, b goes back, q stops and keeps all.")
        )
        shown: int | None = -1
        while place < len(asked):
            question = asked[place]
            if question.turn != shown:
                self._show_reply(question)
                shown = question.turn
            typed = self._typed(question, rating)
            if typed is None or typed == STOP:
                return rating
            if typed == BACK:
                place = max(place - 1, 0)
            elif typed == EXPLAIN:
                self._explain(question)
            elif (answer := question.read(typed)) is not None:
                rating = question.answered(rating, answer)
                self.keep(rating)
                place += 1
            else:
                self._write(self.t("A whole number from 0 to {most}, please.", most=question.most))
        return rating

    def _typed(self, question: Question, rating: TrainerRating) -> str | None:
        known = question.answer(rating)
        aside = "" if known is None else f" [{known}]"
        self.out.write(f"{self._name(question)} 0-{question.most}{aside}: ")
        self.out.flush()
        text = self.source.readline()
        if not self.source.isatty():
            self.out.write("\n")
        if not text:
            return None
        # Enter alone leaves an answer as it is, where there is one.
        return text.strip() or (str(known) if known is not None else EXPLAIN)

    def _name(self, question: Question) -> str:
        if question.technique is not None:
            return label(self.t, question.technique)
        return self.t("Conversation") if question.turn is None else self.t("Overall")

    def _explain(self, question: Question) -> None:
        if question.technique is None:
            self._write(overall_meaning(self.t, question.turn is not None))
            return
        for level in range(MOST_LEVEL + 1):
            self._write(f"  {level}  {meaning(self.t, question.technique, level)}")

    def _show_reply(self, question: Question) -> None:
        """The reply and what was said since the one before; of the conversation nothing more."""
        if question.turn is None:
            self._write("\n" + self.t("Now the conversation as a whole."))
            return
        self._write("\n" + self.t("Turn {n}", n=question.turn + 1))
        for said in said_since_the_last_reply(self.record, self.scenario, question.turn):
            self._write(
                f"{speaker_name(self.t, said.speaker, self.scenario)}: {visible(said.text)}"
            )

    def _write(self, text: str) -> None:
        self.out.write(text + "\n")
        self.out.flush()


def speaker_name(t: Translator, speaker: Speaker, scenario: Scenario | None) -> str:
    """What a speaker is called for somebody who was not there."""
    if speaker is Speaker.AGENT:
        return t("Agent")
    if speaker is Speaker.CUSTOMER and scenario is not None:
        return visible(scenario.persona.name, one_line=True)
    return label(t, speaker)
