"""A reply with the words marked that helped or harmed, and what each of them did.

Marks are a letter for the technique and a sign: ``E+`` is empathy that helped, ``C−`` tone that
harmed. They say without colour what the colours say.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.widgets import Static

from deescalate.interface.labels import label
from deescalate.interface.safe import visible
from deescalate.model.moves import Effect, Technique

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from deescalate.interface.catalogue import Translator
    from deescalate.model.analysis import Finding

Letters = Mapping[Technique, str]

MOST_LETTERS: Final = 3_000
"""Longer replies are shown up to here; nobody reads more in a debrief, and wrapping it is slow."""
SIGNS: Final = {Effect.HELPS: "+", Effect.HARMS: "−"}
WORDS: Final = {
    Effect.HELPS: "underline $foreground on $mark-help",
    Effect.HARMS: "bold underline $foreground on $mark-harm",
}
MARKS: Final = {Effect.HELPS: "bold $help", Effect.HARMS: "bold $harm"}

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
    """What the marks mean, in one line."""
    parts: list[Part] = []
    for technique in Technique:
        parts += [(letters[technique], "bold $key")]
        parts += [f" {label(t, technique)}   "]
    parts += [(SIGNS[Effect.HELPS], MARKS[Effect.HELPS]), f" {t('helped')}   "]
    parts += [(SIGNS[Effect.HARMS], MARKS[Effect.HARMS]), f" {t('harmed')}"]
    return Content.assemble(*parts)


def highlighted(text: str, findings: Iterable[Finding], letters: Letters) -> Content:
    """The reply as it was typed, with marks behind the words that the findings quote.

    Findings about the whole reply mark no words.
    """
    shown = visible(text[:MOST_LETTERS])
    spans = [finding for finding in findings if _is_marked(finding, len(text), len(shown))]
    edges = sorted({0, len(shown), *(edge for found in spans for edge in _span(found, shown))})
    parts: list[Part] = []
    for start, end in pairwise(edges):
        over = [found for found in spans if found.start <= start and end <= _span(found, shown)[1]]
        parts.append((shown[start:end], _words_style(over)))
        closing = {
            mark(found, letters): found.effect for found in spans if _span(found, shown)[1] == end
        }
        parts += [(f"‹{text}›", MARKS[effect]) for text, effect in closing.items()]
    if len(text) > MOST_LETTERS:
        parts.append(("…", "bold"))
    return Content.assemble(*parts)


def _span(finding: Finding, shown: str) -> tuple[int, int]:
    return finding.start, min(finding.end, len(shown))


def _is_marked(finding: Finding, length: int, shown: int) -> bool:
    whole = finding.start <= 0 and finding.end >= length
    return not whole and 0 <= finding.start < min(finding.end, shown)


def _words_style(findings: Sequence[Finding]) -> str:
    if not findings:
        return ""
    harming = any(found.effect is Effect.HARMS for found in findings)
    return WORDS[Effect.HARMS if harming else Effect.HELPS]


def explained(t: Translator, findings: Sequence[Finding], letters: Letters) -> Content:
    """A line for each finding: its mark, its words, and why it helped or harmed."""
    lines = []
    for finding in findings:
        quote = visible(" ".join(finding.quote.split()))
        whole = not quote or len(quote) > 80
        words = t("the whole reply") if whole else f"“{quote}”"
        lines.append(
            Content.assemble(
                (f"{mark(finding, letters)} ", MARKS[finding.effect]),
                (words, MARKS[finding.effect]),
                ": " if finding.why else "",
                visible(finding.why.strip()),
            )
        )
    return Content("\n").join(lines)


class HighlightedReply(Static):
    """A reply with its marked words."""

    def __init__(self, text: str, findings: Sequence[Finding], letters: Letters) -> None:
        super().__init__(highlighted(text, findings, letters), classes="reply")
