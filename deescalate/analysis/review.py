"""Questions to the ear: what each sentence does, what a small change would do, what is alike."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from deescalate.analysis.fitted import Fitted, Floats
from deescalate.analysis.language import Reading
from deescalate.model.analysis import (
    Analyst,
    Likeness,
    ReplyContext,
    SentenceEffect,
    SmallestChange,
)
from deescalate.model.language import Language

_SENTENCES: Final = 12
"""Sentences that are left out one by one; a longer reply is questioned at its beginning."""
_WORTH: Final = 0.3
"""Points of 0..10 that a change must bring to be worth telling."""
_ALIKE: Final = 3
_LEAST_ALIKE: Final = 0.4


def sentence_effects(
    analyst: Analyst, reply: str, context: ReplyContext, reading: Reading
) -> tuple[SentenceEffect, ...]:
    """For each sentence the overall without it; nothing for a reply of one sentence."""
    if len(reading.sentences) < 2:
        return ()
    whole = analyst.analyse(reply, context).overall
    effects: list[SentenceEffect] = []
    for sentence in reading.sentences[:_SENTENCES]:
        rest = _without(reply, sentence.start, sentence.end)
        without = analyst.analyse(rest, context).overall
        text = reply[sentence.start : sentence.end]
        change = round(whole - without, 3)
        effects.append(SentenceEffect(sentence.start, sentence.end, text, without, change))
    return tuple(effects)


def _without(reply: str, start: int, end: int) -> str:
    return f"{reply[:start].rstrip()} {reply[end:].lstrip()}".strip()


def smallest_change(
    analyst: Analyst, reply: str, context: ReplyContext, reading: Reading
) -> SmallestChange | None:
    """The change by one sentence that raises the reply most, if it is worth telling.

    Tried are leaving out each sentence, and putting the wordings that the analysis suggests before
    or behind the reply.
    """
    analysis = analyst.analyse(reply, context)
    best: SmallestChange | None = None
    for kind, text, changed in _changes(reply, reading, analysis.better):
        overall = analyst.analyse(changed, context).overall
        if overall >= analysis.overall + _WORTH and (best is None or overall > best.overall):
            best = SmallestChange(kind, text, overall)
    return best


def _changes(
    reply: str, reading: Reading, wordings: tuple[str, ...]
) -> Iterator[tuple[str, str, str]]:
    if len(reading.sentences) > 1:
        for sentence in reading.sentences[:_SENTENCES]:
            rest = _without(reply, sentence.start, sentence.end)
            yield "drop", reply[sentence.start : sentence.end], rest
    for wording in wordings:
        yield "add-first", wording, f"{wording} {reply}".strip()
        yield "add-last", wording, f"{reply.rstrip()} {wording}".strip()


def likest(row: Floats, fitted: Fitted, language: Language) -> tuple[Likeness, ...]:
    """The rated replies in that language whose vectors are nearest, the most alike first."""
    width = fitted.projection.shape[1]
    near = row[:width] @ fitted.reply.landmarks[:, :width].T
    lengths = np.linalg.norm(fitted.reply.landmarks[:, :width], axis=1)
    near = near / np.maximum(lengths * np.linalg.norm(row[:width]), 1e-6)
    found: list[Likeness] = []
    for place in np.argsort(-near, kind="stable"):
        if near[place] < _LEAST_ALIKE or len(found) == _ALIKE:
            break
        conversation, turn = fitted.exemplars[place].split(" ")
        if conversation.startswith(language.value):
            found.append(Likeness(conversation, int(turn), round(float(near[place]), 3)))
    return tuple(found)
