"""From replies and messages to the whole conversation: overall, final stage, anger."""

import re
from statistics import fmean
from typing import Final

from deescalate.analysis.language.detect import likeliest
from deescalate.model.analysis import (
    Analyst,
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

    def __init__(self, analyst: Analyst) -> None:
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
        overall = 10 * fmean(reply.overall for _, reply in replies) if replies else 0.0
        return ConversationAnalysis(tuple(replies), (), round(overall, 1), 1, self.version)
