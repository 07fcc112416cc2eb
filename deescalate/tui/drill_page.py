"""What a drill shows: the moment, the result, the end of the round. Values in, widgets out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content

from deescalate.model.analysis import Speaker
from deescalate.tui import drill_words as words
from deescalate.tui.coaching import shortened
from deescalate.tui.widgets.highlighted_reply import (
    HighlightedReply,
    explained,
    technique_letters,
)
from deescalate.tui.widgets.prose import Prose, Quote, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from textual.widget import Widget

    from deescalate.interface.catalogue import Translator
    from deescalate.learning.drills import Answered, Drill
    from deescalate.model.cards import Card


LONGEST_OWN: Final = 160
"""Letters of the agent's own words before the moment."""


def moment(t: Translator, drill: Drill, today: date) -> Iterator[Widget]:
    """Where it comes from, what it is about, and what was said."""
    yield Prose(words.source(t, drill, today), classes="quiet")
    for line in words.case(t, drill):
        yield Prose(line)
    before = None
    for said in drill.moment:
        if said.speaker is not before:
            yield Prose(words.speaker(t, drill, said.speaker), classes="speaker")
        before = said.speaker
        text = shown(said.text)
        if said.speaker is Speaker.AGENT:
            text = shortened(said.text, LONGEST_OWN)
        yield Quote(text, classes=said.speaker.value)


def headline(t: Translator, drill: Drill | None, done: Answered | None) -> Content:
    """What is to be shown, or how it went."""
    if done is not None:
        score = words.result_line(t, done.score)
        return Content.assemble((score, "bold"), "  ", words.verdict(t, done))
    return Content(words.task(t, drill)) if drill is not None else Content("")


def result(t: Translator, done: Answered) -> Iterator[Widget]:
    """All four levels, the marked words, the better wording, what helped and harmed, and other
    answers to compare with.
    """
    letters = technique_letters(t)
    yield Prose(words.levels(t, done))
    if words.points_off(t, done):
        yield Prose(words.points_off(t, done))
    yield HighlightedReply(done.text, done.analysis.findings, letters).add_class("said")
    better = words.better(done)
    if better:
        yield _wording(t("Better"), better)
    if done.analysis.findings:
        yield Prose(explained(t, done.analysis.findings, letters), classes="result")
    for name, text in words.other_answers(t, done):
        yield _wording(name, text)


def _wording(name: str, text: str) -> Widget:
    return Prose(Content.assemble((f"{name}  ", "bold $key"), text), classes="result")


def summary(
    t: Translator, cards: Sequence[Card], done: Sequence[Answered], *, kept: bool
) -> Iterator[Widget]:
    """What the round counts for; ``kept`` says whether it could be kept at all."""
    if not done:
        yield Prose(t("Nothing was answered, so nothing counts."))
        return
    title = t.plural(
        "{n} drill done. It counts for:", "{n} drills done. They count for:", len(done)
    )
    yield Prose(title, classes="task")
    for line in words.counts_for(t, cards, done):
        yield Prose(line)
    if not kept:
        yield Prose(t("The history is not open, so nothing was kept."), classes="result")
    yield Prose(t("What you wrote is not kept, only how it went."), classes="result quiet")
