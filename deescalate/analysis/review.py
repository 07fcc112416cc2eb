"""Questions to the ear: what each sentence does, what a small change would do, what is alike."""

from typing import Final

import numpy as np

from deescalate.analysis.fitted import Fitted, Floats
from deescalate.analysis.language import Reading
from deescalate.model.analysis import (
    Analyst,
    Likeness,
    ReplyAnalysis,
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
    analyst: Analyst, reply: str, context: ReplyContext, whole: ReplyAnalysis, reading: Reading
) -> tuple[SentenceEffect, ...]:
    """For each sentence the overall without it; nothing for a reply of one sentence.

    ``whole`` is the analysis of the reply, ``reading`` the reply as it was read.
    """
    if len(reading.sentences) < 2:
        return ()
    effects: list[SentenceEffect] = []
    for sentence in reading.sentences[:_SENTENCES]:
        rest = f"{reply[: sentence.start].rstrip()} {reply[sentence.end :].lstrip()}".strip()
        without = analyst.analyse(rest, context).overall
        text = reply[sentence.start : sentence.end]
        change = round(whole.overall - without, 3)
        effects.append(SentenceEffect(sentence.start, sentence.end, text, without, change))
    return tuple(effects)


def smallest_change(
    analyst: Analyst,
    reply: str,
    context: ReplyContext,
    whole: ReplyAnalysis,
    effects: tuple[SentenceEffect, ...],
) -> SmallestChange | None:
    """The change by one sentence that raises the reply most, if it is worth telling.

    Looked at are leaving out each sentence, as ``effects`` has it, and putting the wordings that
    the analysis suggests before or behind the reply. Of equal ones the first is taken.
    """
    changes = [SmallestChange("drop", effect.text, effect.without) for effect in effects]
    for wording in whole.better:
        for kind, text in (
            ("add-first", f"{wording} {reply}".strip()),
            ("add-last", f"{reply.rstrip()} {wording}".strip()),
        ):
            changes.append(SmallestChange(kind, wording, analyst.analyse(text, context).overall))
    best = max(changes, key=lambda change: change.overall, default=None)
    return best if best is not None and best.overall >= whole.overall + _WORTH else None


def likest(vector: Floats, fitted: Fitted, language: Language) -> tuple[Likeness, ...]:
    """The rated replies in that language whose vectors are nearest, the most alike first.

    ``vector`` (p,) is a reply's, projected.
    """
    landmarks = fitted.reply.landmarks[:, : len(vector)]
    lengths = np.linalg.norm(landmarks, axis=1) * np.linalg.norm(vector)
    near = vector @ landmarks.T / np.maximum(lengths, 1e-6)
    found: list[Likeness] = []
    for place in np.argsort(-near, kind="stable"):
        if near[place] < _LEAST_ALIKE or len(found) == _ALIKE:
            break
        conversation, turn = fitted.exemplars[place].split(" ")
        if conversation.startswith(language.value):
            found.append(Likeness(conversation, int(turn), round(float(near[place]), 3)))
    return tuple(found)
