"""A reply with the words marked that helped or harmed, and what each of them did.

Marks are a letter for the technique and a sign: ``E+`` is empathy that helped, ``C−`` tone that
harmed. They say without colour what the colours say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from textual.content import Content

from deescalate.interface.labels import label
from deescalate.interface.safe import visible
from deescalate.model.moves import Effect, Technique
from deescalate.tui.move_words import move_word
from deescalate.tui.widgets.hanging import Hanging
from deescalate.tui.widgets.prose import Quote, reflowed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from deescalate.interface.catalogue import Translator
    from deescalate.model.analysis import Finding

Letters = Mapping[Technique, str]

MOST_LETTERS: Final = 3_000
"""Longer replies are shown up to here; nobody reads more in a debrief, and wrapping it is slow."""
MOST_EXPLAINED: Final = 3
"""Helping moves of one reply that are explained; more would not be read."""
SIGNS: Final = {Effect.HELPS: "+", Effect.HARMS: "−"}
WORDS: Final = {
    Effect.HELPS: "underline $foreground on $mark-help",
    Effect.HARMS: "bold underline $foreground on $mark-harm",
}
MARKS: Final = {Effect.HELPS: "bold $help", Effect.HARMS: "bold $harm"}

AROUND: Final = " \t\n.,;:!?…"

Part = str | tuple[str, str]


def technique_letters(t: Translator) -> dict[Technique, str]:
    """A letter for each technique: the first of its name in this language that is still free."""
    letters: dict[Technique, str] = {}
    for technique in Technique:
        candidates = [letter for letter in label(t, technique).upper() if letter.isalpha()]
        letters[technique] = next(letter for letter in candidates if letter not in letters.values())
    return letters


def mark(finding: Finding, letters: Letters) -> str:
    """The finding's mark, such as ``E+``."""
    return letters[finding.technique] + SIGNS[finding.effect]


def legend(t: Translator, letters: Letters) -> Content:
    """What the marks mean, in two lines."""
    parts: list[Part] = []
    for technique in Technique:
        parts += [(letters[technique], "bold $key"), f" {label(t, technique)}   "]
    parts += [
        ("\n" + SIGNS[Effect.HELPS], MARKS[Effect.HELPS]),
        f" {t('helped')}   ",
        (SIGNS[Effect.HARMS], MARKS[Effect.HARMS]),
        f" {t('harmed')}   ",
        t("marks stand behind their words"),
    ]
    return Content.assemble(*parts)


@dataclass(frozen=True, slots=True)
class _Span:
    """Marked words, ``start`` to ``end``."""

    start: int
    end: int
    mark: str
    effect: Effect


def highlighted(text: str, findings: Iterable[Finding], letters: Letters) -> Content:
    """The reply as it was typed, with marks behind the words that the findings quote.

    Findings about the whole reply mark no words; those of one mark that overlap are one. Where
    different ones overlap, the shorter one decides how the words look.
    """
    shown = visible(text[:MOST_LETTERS])
    spans = _spans(text, shown, findings, letters)
    edges = sorted({0, len(shown), *(edge for span in spans for edge in (span.start, span.end))})
    parts: list[Part] = []
    for start, end in pairwise(edges):
        over = [span for span in spans if span.start <= start and end <= span.end]
        closest = min(over, key=lambda span: span.end - span.start, default=None)
        parts.append((shown[start:end], WORDS[closest.effect] if closest is not None else ""))
        closing = [span for span in spans if span.end == end]
        if closing:
            parts += _chip(closing)
    if len(text) > MOST_LETTERS:
        parts.append(("…", "bold"))
    return Content.assemble(*parts)


def _chip(spans: Sequence[_Span]) -> list[Part]:
    """Marks in brackets; nothing in it can be broken over lines."""
    marks: list[Part] = [(span.mark, MARKS[span.effect]) for span in spans]
    return [("‹", "$quiet"), *marks, ("›", "$quiet")]


def _spans(
    text: str, shown: str, findings: Iterable[Finding], letters: Letters
) -> tuple[_Span, ...]:
    """Spans to mark: trimmed to words, those of one mark joined where they meet."""
    found: dict[str, list[_Span]] = {}
    for finding in sorted(findings, key=lambda each: each.start):
        if finding.start <= 0 and finding.end >= len(text):
            continue
        start, end = _trimmed(shown, max(finding.start, 0), min(finding.end, len(shown)))
        if start >= end:
            continue
        sign = mark(finding, letters)
        joined = found.setdefault(sign, [])
        if joined and start <= joined[-1].end + 1:
            start, end = joined[-1].start, max(end, joined.pop().end)
        joined.append(_Span(start, end, sign, finding.effect))
    return tuple(span for spans in found.values() for span in spans)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the blanks and stops around its words."""
    while start < end and text[start] in AROUND:
        start += 1
    while end > start and text[end - 1] in AROUND:
        end -= 1
    return start, end


def explained(
    t: Translator, findings: Iterable[Finding], letters: Letters, told: set[str] | None = None
) -> Hanging:
    """The moves heard: those worth a word with the reason why, the others by name in one entry.

    What harmed is always explained, what helped up to three times, and no move that is in
    ``told``; those that are explained here are added to it.
    """
    known = set() if told is None else told
    first: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        first.setdefault((mark(finding, letters), finding.move), finding)
    entries: list[tuple[Content, Content]] = []
    others: list[Content] = []
    left = MOST_EXPLAINED
    for (sign, move), finding in sorted(first.items(), key=_harms_first):
        harms = finding.effect is Effect.HARMS
        style, word = MARKS[finding.effect], move_word(t, move)
        if finding.why.strip() and move not in known and (harms or left):
            left -= not harms
            known.add(move)
            words = Content.assemble((word, "bold"), f": {reflowed(finding.why)}")
            entries.append((Content.styled(f"{sign} ", style), words))
        else:
            others.append(Content.assemble((f"{sign} ", style), word))
    if others:
        lead = Content.styled("· ", "$quiet") if entries else Content("")
        entries.append((lead, Content(", ").join(others)))
    return Hanging(entries)


def _harms_first(item: tuple[tuple[str, str], Finding]) -> bool:
    return item[1].effect is Effect.HELPS


class HighlightedReply(Quote):
    """A reply with its marked words."""

    def __init__(self, text: str, findings: Sequence[Finding], letters: Letters) -> None:
        super().__init__(highlighted(text, findings, letters), classes="agent")
