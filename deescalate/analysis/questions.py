"""The customer's questions, answered or ignored; and what the agent asks though it was said."""

import re
from collections.abc import Iterator
from typing import Final

from deescalate.analysis.grounding import Grounding
from deescalate.analysis.language import Reading, Sentence
from deescalate.analysis.overlap import partner
from deescalate.analysis.patterns import Hit
from deescalate.analysis.question_words import ASKING, Kind, QuestionWords
from deescalate.analysis.situation import Situation

_CASE_TOLD: Final = 5
_SUBSTANTIAL: Final = 4
_TELLING: Final = 2
_PLAIN_ANSWER: Final = re.compile(r"\b(?:yes or no|ja oder nein)\b", re.IGNORECASE)
_DIGITS: Final = re.compile(r"\d")


def answered(
    reply: Reading, situation: Situation, grounding: Grounding, steps: bool
) -> tuple[bool | None, tuple[Hit, ...]]:
    """Whether the last question was answered (None if nothing was asked), with the hit.

    ``steps`` says that the reply holds a concrete step, which answers "what now".
    """
    if not situation.questions:
        return None, ()
    words = ASKING[situation.context.language]
    for question in reversed(situation.questions):
        span = _answer(question, reply, situation, words, steps)
        if span is not None:
            evidence = f"the customer asked: {question.text[:80]}"
            return True, (Hit("answers-question", *span, evidence, 0.8),)
    if grounding.latest_weight >= 2.0 or _asks_back(reply, grounding):
        return False, ()
    question = situation.questions[-1]
    evidence = f"the customer asked: {question.text[:80]}"
    return False, (Hit("ignores-question", 0, len(reply.text), evidence, 0.8),)


def _asks_back(reply: Reading, grounding: Grounding) -> bool:
    """Whether a question of the reply takes up what was said, or brings the matter forward."""
    return any(
        sentence.question and (grounding.in_sentence(sentence) >= 1 or _new_words(sentence) >= 2)
        for sentence in reply.sentences
    )


def _new_words(sentence: Sentence) -> int:
    return sum(word.content and not word.generic for word in sentence.words)


def _answer(
    question: Sentence, reply: Reading, situation: Situation, words: QuestionWords, steps: bool
) -> tuple[int, int] | None:
    kind = words.kind(question.text)
    asked = frozenset(word.stem for word in question.words if word.content)
    compounds = situation.reader.rules.compounds
    if kind is Kind.WHAT_NOW and steps:
        first = reply.sentences[0] if reply.sentences else None
        return (first.start, first.end) if first else None
    for sentence in reply.sentences:
        if sentence.question or words.stock.search(sentence.text):
            continue
        cue = words.answer(kind).search(sentence.text)
        if cue is None and not asked and _new_words(sentence) >= _SUBSTANTIAL:
            return sentence.start, sentence.end
        if cue is not None:
            return sentence.start + cue.start(), sentence.start + cue.end()
        if _PLAIN_ANSWER.search(question.text):
            continue
        shared = [
            word
            for word in sentence.words
            if word.content
            and not word.generic
            and partner(word.stem, asked, compounds=compounds) is not None
        ]
        if len(shared) > 1 or (shared and _answering(sentence, kind)):
            return shared[0].start, shared[-1].end
    return None


def _answering(sentence: Sentence, kind: Kind) -> bool:
    """Whether a sentence with a word of the question says something new about it."""
    return kind in {Kind.YES_NO, Kind.OPEN} and _new_words(sentence) >= _TELLING


def asked_though_said(reply: Reading, situation: Situation, grounding: Grounding) -> Iterator[Hit]:
    """Requests for what the customer's messages hold already, without a list of facts."""
    if not situation.customer:
        return
    words = ASKING[situation.context.language]
    known = {hit.subject for hit in grounding.hits if hit.move == "asks-known"}
    said = "\n".join(reading.clean for reading in situation.customer)
    for sentence in reply.sentences:
        if not known and (sentence.question or sentence.request):
            yield from _known_datum(sentence, said, words, situation)
        if sentence.question and not known:
            yield from _told_already(sentence, situation, words)
        opener = words.case_opener.search(sentence.text)
        if opener is not None and _case_told(situation):
            yield Hit(
                "asks-known",
                sentence.start + opener.start(),
                sentence.start + opener.end(),
                "the customer has described the case",
                0.8,
            )
        yield from _tried_already(sentence, situation, words)


def _known_datum(
    sentence: Sentence, said: str, words: QuestionWords, situation: Situation
) -> Iterator[Hit]:
    asked_facts = {fact.id for fact in situation.context.facts}
    for asked, told in words.data:
        found = asked.search(sentence.text)
        match = told.search(said) if found is not None else None
        if found is not None and match is not None and not asked_facts:
            yield Hit(
                "asks-known",
                sentence.start + found.start(),
                sentence.start + found.end(),
                f"the customer has written: {match.group()[:60]}",
                0.8,
            )


def _told_already(question: Sentence, situation: Situation, words: QuestionWords) -> Iterator[Hit]:
    """A question about a thing that one sentence of the customer names together with its answer."""
    if not words.asks_which.search(question.text):
        return
    kind = words.kind(question.text)
    asked = {word.stem for word in question.words if word.content}
    if not asked:
        return
    compounds = situation.reader.rules.compounds
    needed = 1 if kind in {Kind.WHEN, Kind.HOW_MUCH} else 2
    for reading in situation.customer:
        for told in reading.sentences:
            if told.question:
                continue
            content = {word.stem for word in told.words if word.content}
            partners = [partner(stem, content, compounds=compounds) for stem in asked]
            if None in partners or len(partners) < needed:
                continue
            more = len(content) - len(asked & content)
            if _tells(told, kind, words, more):
                evidence = f"the customer has written: {told.text[:60]}"
                yield Hit("asks-known", question.start, question.end, evidence, 0.6)
                return


def _tells(told: Sentence, kind: Kind, words: QuestionWords, more: int) -> bool:
    if kind is Kind.WHEN:
        return words.answer(kind).search(told.text) is not None
    if kind is Kind.HOW_MUCH:
        return _DIGITS.search(told.text) is not None
    return more > 0 or any(word.number for word in told.words)


def _case_told(situation: Situation) -> bool:
    return len(situation.words) >= _CASE_TOLD


def _tried_already(sentence: Sentence, situation: Situation, words: QuestionWords) -> Iterator[Hit]:
    """An instruction to do what the customer said was done."""
    if not words.instructs.search(sentence.text) or words.spared.search(sentence.text):
        return
    wanted = {word.stem for word in sentence.words if word.content and not word.generic}
    for reading in situation.customer:
        for told in reading.sentences:
            if not words.done.search(told.text) or words.not_done.search(told.text):
                continue
            done = {word.stem for word in told.words if word.content and not word.generic}
            common = sorted(wanted & done)
            if len(common) >= 2 or (common and len(done) <= 3):
                yield Hit(
                    "asks-known",
                    sentence.start,
                    sentence.end,
                    f"the customer has done that: {told.text[:60]}",
                    0.7,
                )
                return
