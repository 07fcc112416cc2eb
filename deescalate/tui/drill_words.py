"""Drills in words: what to do, how it went, what it counts for. Strings only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from deescalate.interface.catalogue import N_
from deescalate.interface.labels import label
from deescalate.interface.safe import visible
from deescalate.model.analysis import Speaker
from deescalate.model.moves import Technique
from deescalate.score import band
from deescalate.score.marks import mark
from deescalate.tui.dates import day_words
from deescalate.tui.scenario_words import card_words
from deescalate.tui.words import BAND_SYMBOLS, band_words, clock_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from deescalate.interface.catalogue import Translator
    from deescalate.learning.drills import Answered, Drill
    from deescalate.model.cards import Card

LEVEL_WORDS: Final = (
    (2.5, N_("specific and credible")),
    (1.75, N_("clearly done")),
    (0.75, N_("general, like a formula")),
    (0.0, N_("hardly there")),
)
"""What a level 0..3 means, by its lower bound; the rubric's anchors."""
GOOD: Final = 75
"""Score from which the reply itself may stand as an answer."""


def task(t: Translator, drill: Drill) -> str:
    """What the reply should show."""
    return t("Show in one reply: {skill}", skill=card_words(t, drill.key))


def source(t: Translator, drill: Drill, today: date) -> str:
    """Where the moment comes from."""
    title = visible(drill.title, one_line=True)
    if drill.day:
        day = day_words(t, drill.day, today)
        return t("From your conversation “{title}” ({day})", title=title, day=day)
    return t("From the conversation “{title}”", title=title)


def case(t: Translator, drill: Drill) -> tuple[str, ...]:
    """What one has to know to answer: what it is about, and for a solution facts and offers."""
    lines = [_line(drill.about)]
    if drill.facts:
        known = ", ".join(visible(fact, one_line=True) for fact in drill.facts)
        lines.append(t("Known so far: {facts}", facts=known))
    if drill.offers:
        offers = "; ".join(visible(offer, one_line=True) for offer in drill.offers)
        lines.append(t("You may offer: {offers}", offers=offers))
    return tuple(line for line in lines if line)


def speaker(t: Translator, drill: Drill, who: Speaker) -> str:
    """What a speaker of the moment is called."""
    name = visible(drill.customer, one_line=True) if who is Speaker.CUSTOMER else ""
    return name or label(t, who)


def time(t: Translator, drill: Drill, passed: float) -> str:
    """How long it takes, and has taken."""
    fair = t("about {n} seconds", n=drill.seconds)
    return f"{clock_text(passed)} · {fair}"


def verdict(t: Translator, done: Answered) -> str:
    """How the drilled technique went, in words before numbers."""
    technique = done.drill.technique
    level = done.analysis.levels.of(technique)
    words = t(next(words for bound, words in LEVEL_WORDS if level >= bound))
    sentence = f"{label(t, technique)}: {words}"
    taken = round(done.seconds)
    if taken > done.drill.seconds:
        sentence += " · " + t("{n} seconds; {fair} would do", n=taken, fair=done.drill.seconds)
    return sentence


def levels(t: Translator, done: Answered) -> str:
    """All four techniques in one line: the band's symbol and the mark 0..100."""
    parts = []
    for technique in Technique:
        value = round(mark(done.analysis.levels.of(technique)))
        name = label(t, technique)
        parts.append(
            f"{name}\N{NO-BREAK SPACE}{BAND_SYMBOLS[band(value)]}\N{NO-BREAK SPACE}{value}"
        )
    return "   ".join(parts)


def points_off(t: Translator, done: Answered) -> str:
    """That harms elsewhere cost points, if they did."""
    lost = round(mark(done.analysis.levels.of(done.drill.technique))) - done.score
    if lost <= 0:
        return ""
    return t("{n} points off for what harmed besides.", n=lost)


def better(done: Answered) -> str:
    """The ear's wording for what a reply lacked; "" if it was good."""
    offered = done.analysis.better if done.score < GOOD else ()
    # The ear puts feelings first and the next step last.
    place = -1 if done.drill.technique is Technique.SOLUTION else 0
    return _line(offered[place]) if offered else ""


def other_answers(t: Translator, done: Answered) -> tuple[tuple[str, str], ...]:
    """Answers to compare with, each with its name: a good one from the scenario, and what the
    learner wrote when the moment was real.
    """
    found = ((t("One good answer"), done.drill.model), (t("You wrote then"), done.drill.own))
    return tuple((name, _line(text)) for name, text in found if text.strip())


def _line(text: str) -> str:
    return " ".join(visible(text).split())


def result_line(t: Translator, score: int) -> str:
    """A score with its band."""
    return f"{band_words(t, score)} {score}"


def counts_for(t: Translator, cards: Sequence[Card], done: Sequence[Answered]) -> tuple[str, ...]:
    """What a round counts for: a line a skill, with when it comes again."""
    keys = dict.fromkeys(each.drill.key for each in done)
    lines = []
    for key in keys:
        scores = [each.score for each in done if each.drill.key == key]
        mean = int(sum(scores) / len(scores) + 0.5)
        line = f"{card_words(t, key)}: {result_line(t, mean)}"
        card = next((each for each in cards if each.key == key), None)
        if card is not None:
            days = max((card.state.due - card.state.last).days, 0)
            line += " · " + t.plural("again in {n} day", "again in {n} days", days)
        lines.append(line)
    return tuple(lines)
