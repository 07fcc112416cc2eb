"""From replies and messages to the whole conversation: overall, final stage, anger."""

import re
from typing import Final

from deescalate.analysis.analyst import FittedAnalyst
from deescalate.analysis.course import Course
from deescalate.analysis.language.detect import likeliest
from deescalate.model.analysis import (
    ConversationAnalysis,
    ReplyAnalysis,
    ReplyContext,
    Speaker,
    Utterance,
)
from deescalate.model.language import Language

_WORD: Final = re.compile(r"[a-zäöüß']+")
_LOOKED_AT: Final = 20_000
"""Letters of a transcript that its language is found from."""


class Judge:
    """Judges transcripts turn by turn with an analyst."""

    def __init__(self, analyst: FittedAnalyst) -> None:
        self._analyst = analyst

    @property
    def version(self) -> str:
        """The analyst's version."""
        return self._analyst.version

    def language_of(self, turns: tuple[Utterance, ...]) -> Language:
        """The language that a transcript is in, English if nothing tells."""
        text = " ".join(turn.text for turn in turns)[:_LOOKED_AT].lower()
        return likeliest(_WORD.findall(text))

    def judge(
        self, turns: tuple[Utterance, ...], language: Language | None = None
    ) -> ConversationAnalysis:
        """Judge a transcript; without a language it is found from the text."""
        language = language or self.language_of(turns)
        replies: list[tuple[int, ReplyAnalysis]] = []
        for number, turn in enumerate(turns):
            if turn.speaker is Speaker.AGENT:
                context = ReplyContext(language=language, turns=turns[:number])
                replies.append((number, self._analyst.analyse(turn.text, context)))
        told = [
            (number, turn.text)
            for number, turn in enumerate(turns)
            if turn.speaker is Speaker.CUSTOMER
        ]
        angers = self._analyst.anger(tuple(text for _, text in told), language)
        course = Course.of(
            [(reply.levels, reply.overall, reply.flags) for _, reply in replies],
            angers,
            told[-1][1] if told else "",
            agent_last=bool(turns) and turns[-1].speaker is Speaker.AGENT,
        )
        overall, stage = self._analyst.outcome(course)
        return ConversationAnalysis(
            replies=tuple(replies),
            anger=tuple((number, anger) for (number, _), anger in zip(told, angers, strict=True)),
            overall=overall if replies else 0.0,
            final_stage=stage,
            version=self.version,
        )
