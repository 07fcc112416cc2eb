"""Explicit evidence that no kind phrase can outweigh: what cancels hits and what adds harm."""
# ruff: noqa: E501 - an expression reads best on one line

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from rapidfuzz import fuzz

from deescalate.analysis import hostility
from deescalate.analysis.evidence import FORMULAS, VALIDATING, hits_in
from deescalate.analysis.grounding import Grounding
from deescalate.analysis.language import Reading, Sentence
from deescalate.analysis.patterns import Hit
from deescalate.analysis.situation import Situation
from deescalate.analysis.solutions import negated
from deescalate.model.language import Language
from deescalate.model.moves import MOVE_KINDS, Effect, Technique

_SPOILERS: Final = frozenset(
    {"sarcasm", "denies-feeling", "calm-down", "insult", "blames-customer", "understand-but",
     "lectures", "threat", "impatience"}
)  # fmt: skip
_KIND: Final = FORMULAS | {"personal", "calm-boundary"}
_TURNED: Final = frozenset({"policy-shield", "bare-refusal", "blames-customer", "blames-others",
                            "denies-feeling", "lectures"})  # fmt: skip
_BUT: Final = re.compile(
    r"^(?:but|however|unfortunately|still|that said|aber|jedoch|allerdings|leider|trotzdem)\b",
    re.IGNORECASE,
)
_PLACEHOLDER: Final = re.compile(
    r"\{\{?[\w .-]{1,40}\}\}?|<<[\w .-]{1,40}>>|%[A-Z_]{3,}%|\b(?:X{2,}|x{3,})\b|_{3,}|\$\{[\w.]+\}"
    r"|\[(?!DM\])(?:[A-ZÄÖÜ][A-ZÄÖÜ_ /-]+|X)\]"
    r"|\[[^\]\n]{0,30}\b(?i:\w*(?:name|number|date|time|day|amount|link|agent|customer|company|product|"
    r"order|reference|nummer|datum|uhrzeit|betrag|kunde|anrede|firma|artikel|tag|reason|issue))"
    r"[^\]\n]{0,20}\]"
    r"|<(?!(?:URL|EMAIL|USER|PHONE|NUMBER)>)(?:[A-Z_ ]{3,30}|(?i:(?:first |last |your |customer )?name|date|order number))>"
)
_CAPITALS: Final = re.compile(r"\b[A-ZÄÖÜ]{3,}\b")
_MANY_MARKS: Final = re.compile(r"!{3,}|\?{3,}")
_QUOTED: Final = re.compile(
    r"“[^“”\n]{1,80}”|„[^„“”\n]{1,80}[“”]|»[^«»\n]{1,80}«|\"[^\"\n]{1,80}\""
)
_SCARE_QUOTED: Final = frozenset({"sarcasm", "denies-feeling", "unfilled-template", "parrots"})
"""Harms that quotation marks do rather than mention."""
STUFFED: Final = "stuffed"
"""Mark of a reply that is many kind phrases and nothing of the case."""

_STUFFED: Final = 4
_FORMULA_WORDS: Final = 2
_REPEATED: Final = 88
_REPEATED_WORDS: Final = 5


def apply(
    reply: Reading, hits: tuple[Hit, ...], grounding: Grounding, situation: Situation
) -> tuple[Hit, ...]:
    """Hits without the cancelled ones, with those that only these rules hear."""
    length = len(reply.text)
    added = (*hits, *_hostile(reply, situation), *_turned(reply, hits))
    kept = [
        hit
        for hit in added
        if not _cancelled(hit, added, reply, situation)
        and not _only_formula(hit, added, reply, grounding)
    ]
    kept.extend(_form(reply, situation))
    kept.extend(_repeated(reply, situation, tuple(kept)))
    kept.extend(_stuffed(tuple(kept), grounding, length))
    if situation.context.interrupts:
        kept.append(Hit("interrupts", 0, length, "the customer was still writing"))
    quoted = [match.span() for match in _QUOTED.finditer(reply.text)]
    return tuple(hit for hit in kept if not _only_mentioned(hit, quoted))


def _only_mentioned(hit: Hit, quoted: Iterable[tuple[int, int]]) -> bool:
    """Whether a harm stands between quotation marks: somebody's words, not what the reply does."""
    return (
        MOVE_KINDS[hit.move].effect is Effect.HARMS
        and hit.move not in _SCARE_QUOTED
        and any(start <= hit.start and hit.end <= end for start, end in quoted)
    )


def _cancelled(hit: Hit, hits: Iterable[Hit], reply: Reading, situation: Situation) -> bool:
    sentence = reply.sentence_at(hit.start)
    if sentence is None:
        return False
    kind = MOVE_KINDS[hit.move]
    beside = {other.move for other in hits if sentence.start <= other.start < sentence.end}
    if hit.move == "understand-but" and "calm-boundary" in beside:
        return True
    if hit.move in _KIND and not beside.isdisjoint(_SPOILERS):
        return not (hit.move == "calm-boundary" and beside & _SPOILERS == {"understand-but"})
    if hit.move == "concrete-step" and "asks-known" in beside:
        return True
    deniable = hit.move in VALIDATING | {"cold-transfer", "reassures"} or (
        kind.technique is Technique.SOLUTION and kind.effect is Effect.HELPS
    )
    return deniable and negated(sentence, hit.start, situation)


def _only_formula(hit: Hit, hits: Iterable[Hit], reply: Reading, grounding: Grounding) -> bool:
    """Whether an empathic hit lies in a formula and its sentence holds nothing of this case."""
    if hit.move not in VALIDATING:
        return False
    formula = any(
        other.move == "hollow-formula" and other.start < hit.end and hit.start < other.end
        for other in hits
    )
    sentence = reply.sentence_at(hit.start)
    if not formula or sentence is None:
        return False
    own = sum(word.content and not word.generic for word in sentence.words)
    return own <= _FORMULA_WORDS and grounding.in_sentence(sentence) < 1


def _turned(reply: Reading, hits: tuple[Hit, ...]) -> Iterator[Hit]:
    """Empathy in one sentence, taken back by a "but" in the next."""
    length = len(reply.text)
    for before, after in pairwise(reply.sentences):
        turn = _BUT.match(after.text)
        if turn is None:
            continue
        warm = any(
            hit.move in VALIDATING | {"hollow-formula"} for hit in hits_in(hits, before, length)
        )
        cold = any(hit.move in _TURNED for hit in hits_in(hits, after, length))
        if warm and cold:
            yield Hit("understand-but", before.start, after.start + turn.end(), turn.group(), 0.8)
            return


def _hostile(reply: Reading, situation: Situation) -> Iterator[Hit]:
    if situation.context.language is not Language.EN:
        return
    for sentence in reply.sentences[:12]:
        if hostility.insulting(sentence):
            yield Hit("insult", sentence.start, sentence.end, "hostile words (VADER)", 0.6)


def _form(reply: Reading, situation: Situation) -> Iterator[Hit]:
    """Shouting and fields that nobody filled in."""
    field = _PLACEHOLDER.search(reply.clean)
    if field is not None:
        yield Hit("unfilled-template", field.start(), field.end(), "an unfilled field")
    shouted = _shouted(reply, situation)
    if len(shouted) > 1 and (field is None or len(shouted) > 3):
        yield Hit("shouting", shouted[0].start(), shouted[-1].end(), "capital letters")
    else:
        marks = _MANY_MARKS.search(reply.clean)
        if marks is not None:
            yield Hit("shouting", marks.start(), marks.end(), "exclamation marks in a row", 0.7)


def _shouted(reply: Reading, situation: Situation) -> list[re.Match[str]]:
    """Words in capitals that are neither short forms nor the customer's own."""
    customers = {
        match.group()
        for reading in situation.customer
        for match in _CAPITALS.finditer(reading.clean)
    }
    small = situation.reader.rules.small
    return [
        match
        for match in _CAPITALS.finditer(reply.clean)
        if match.group() not in customers
        and (len(match.group()) > 3 or match.group().lower() in small)
        and "#" not in reply.clean[max(0, match.start() - 1) : match.end() + 1]
    ]


def _repeated(reply: Reading, situation: Situation, hits: tuple[Hit, ...]) -> Iterator[Hit]:
    """A sentence that the agent has already said in this conversation."""
    said = [
        _plain(sentence)
        for reading in situation.agent[-12:]
        for sentence in reading.sentences
        if len(sentence.words) >= _REPEATED_WORDS
    ]
    if not said:
        return
    hollow = {hit.start for hit in hits if hit.move == "hollow-formula"}
    for sentence in reply.sentences[:20]:
        if len(sentence.words) < _REPEATED_WORDS or sentence.start in hollow:
            continue
        text = _plain(sentence)
        if any(fuzz.ratio(text, other) >= _REPEATED for other in said):
            yield Hit("hollow-formula", sentence.start, sentence.end, "said before", 0.9)
            return


def _plain(sentence: Sentence) -> str:
    return " ".join(word.lower for word in sentence.words)


def _stuffed(hits: tuple[Hit, ...], grounding: Grounding, length: int) -> Iterator[Hit]:
    """Many kind phrases with nothing of the case in them."""
    if stuffed(hits, grounding):
        evidence = "many kind phrases, nothing of this case"
        yield Hit("hollow-formula", 0, length, evidence, 0.8, STUFFED)


def stuffed(hits: tuple[Hit, ...], grounding: Grounding) -> bool:
    """Whether a reply is many kind phrases and nothing of the case."""
    phrases = [hit for hit in hits if hit.move in FORMULAS]
    kinds = {hit.move for hit in phrases}
    return len(phrases) >= _STUFFED and len(kinds) >= 3 and grounding.weight < 1.5
