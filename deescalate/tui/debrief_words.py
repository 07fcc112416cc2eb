"""What the debrief says, in words before numbers. Pure: values in, contents out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content

from deescalate.interface.catalogue import N_
from deescalate.interface.labels import label
from deescalate.interface.reasons import QUOTES, sentence
from deescalate.interface.rubric_words import own_word, view, view_words
from deescalate.interface.safe import visible
from deescalate.model.session import ActKind, Ending, Reason
from deescalate.tui.widgets.prose import reflowed, shown
from deescalate.tui.words import clock_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deescalate.interface.catalogue import Translator
    from deescalate.model.language import Language
    from deescalate.model.ratings import SelfRating
    from deescalate.model.record import SessionRecord
    from deescalate.model.score import CriticalFail
    from deescalate.model.session import Survey, Turn
    from deescalate.score import Debrief, Lesson

ENDING_WORDS: Final = {
    Ending.RESOLVED_CALM: N_("Your customer accepts the solution and is at ease with it."),
    Ending.RESOLVED_COLD: N_("The matter is settled, the anger is not."),
    Ending.HANDED_OVER_RIGHTLY: N_("You passed your customer on to the one who can really help."),
    Ending.HANDED_OVER_WRONGLY: N_("Your customer has to start again with somebody else."),
    Ending.CUSTOMER_LEFT: N_("Your customer had enough and went."),
    Ending.AGENT_GAVE_UP: N_("It ended before it was solved."),
}
GOOD_ENDINGS: Final = frozenset({Ending.RESOLVED_CALM, Ending.HANDED_OVER_RIGHTLY})
CSAT_WORDS: Final = (
    N_("very dissatisfied"),
    N_("dissatisfied"),
    N_("neither satisfied nor dissatisfied"),
    N_("satisfied"),
    N_("very satisfied"),
)
STAR: Final = "★"
NO_STAR: Final = "☆"
SIGNS: Final = {1: "▲", 0: "=", -1: "▼"}
"""Own rating above, near and below the score."""

Part = str | tuple[str, str]


def outcome(t: Translator, record: SessionRecord) -> Content:
    """How it ended, and how long it took."""
    if record.ending is None:
        head: Part = (t("Not finished yet"), "bold $customer")
        words = t("You can go on with it from the home screen.")
    else:
        style = "bold $help" if record.ending in GOOD_ENDINGS else "bold $harm"
        head, words = (label(t, record.ending), style), t(ENDING_WORDS[record.ending])
    return Content.assemble(head, f"\n{words}\n", (effort(t, record), "$quiet"))


def effort(t: Translator, record: SessionRecord) -> str:
    """Replies, time and hints."""
    replies = sum(turn.act.kind is ActKind.SAY for turn in record.turns)
    parts = [t.plural("{n} reply", "{n} replies", replies)]
    if record.turns:
        parts.append(t("{time} minutes", time=clock_text(record.turns[-1].act.at)))
    if record.hints:
        parts.append(t.plural("{n} hint", "{n} hints", record.hints))
    parts.append(label(t, record.mode))
    return " · ".join(parts)


def quoted(text: str, language: Language) -> str:
    """A text in the quotation marks of its language."""
    before, after = QUOTES[language]
    return f"{before}{text}{after}"


def survey_words(t: Translator, survey: Survey, language: Language) -> Content:
    """The customer's answer to the survey."""
    csat = min(max(survey.csat, 1), len(CSAT_WORDS))
    stars = STAR * csat + NO_STAR * (len(CSAT_WORDS) - csat)
    parts: list[Part] = [
        (stars, "$customer"),
        " ",
        t(CSAT_WORDS[csat - 1]),
        (" " + t("({csat} of 5)", csat=csat), "$quiet"),
    ]
    if survey.comment.strip():
        parts.append(f"\n{quoted(shown(survey.comment), language)}")
    return Content.assemble(*parts)


def lesson_words(t: Translator, lesson: Lesson, language: Language) -> Content:
    """One thing to work on: what happened, why it matters, how it could have sounded."""
    times = f" · {t('{n} times', n=lesson.times)}" if lesson.times > 1 else ""
    place = t("Turn {n}", n=lesson.turn + 1)
    parts: list[Part] = [
        (label(t, lesson.technique), "bold"),
        (f"  {place}{times}", "$quiet"),
        f"\n{visible(sentence(lesson.reason, language))}",
    ]
    if lesson.why.strip():
        parts.append((f"\n{reflowed(lesson.why)}", "$quiet"))
    if lesson.better.strip():
        parts += [(f"\n{t('Better:')} ", "bold $help"), quoted(reflowed(lesson.better), language)]
    return Content.assemble(*parts)


def strength_words(t: Translator, lesson: Lesson, language: Language) -> Content:
    """One thing that went well, and why it works: who knows it can do it again."""
    place = t("Turn {n}", n=lesson.turn + 1)
    words = visible(sentence(lesson.reason, language))
    why = f"\n{reflowed(lesson.why)}" if lesson.why.strip() else ""
    return Content.assemble(words, (f"  {place}", "$quiet"), (why, "$quiet"))


def critical_words(t: Translator, fail: CriticalFail, language: Language) -> Content:
    """Why the score has a lid."""
    place = t("Turn {n}", n=fail.turn + 1)
    lid = t("the score stays below {cap}", cap=fail.cap + 1)
    words = visible(sentence(Reason(fail.code, fail.quote), language))
    return Content.assemble(words, (f"  {place}, {lid}", "$quiet"))


def self_view(t: Translator, found: Debrief, own: SelfRating) -> Iterator[tuple[str, Content]]:
    """A sign and its words for each technique: how the learner saw it, and how it came
    across. The numbers stand in the bars.
    """
    for each in found.techniques:
        points = own.points(each.technique)
        if points is None:
            continue
        gap = None if each.mark is None else points - each.mark.value
        words = t("not reached") if gap is None else view_words(t, gap)
        said = t("you: {word}", word=own_word(t, own.levels[each.technique.value]))
        sentence = f"{label(t, each.technique)}: {words}"
        sign = " " if gap is None else SIGNS[view(gap)]
        yield sign, Content.assemble(sentence, (f"  {said}", "$quiet"))


def turn_head(t: Translator, turn: Turn) -> Content:
    """Which turn it was, when, and what was special about it."""
    words = [label(t, turn.act.kind), clock_text(turn.act.at), *remarks(t, turn)]
    number = t("Turn {n}", n=turn.index + 1)
    return Content.assemble((number, "bold $key"), (f"  {' · '.join(words)}", "$quiet"))


def remarks(t: Translator, turn: Turn) -> Iterator[str]:
    """Short remarks on how a turn came about."""
    if turn.interrupted:
        yield t("interrupted")
    if turn.sla and turn.waited > turn.sla:
        yield t("late")
