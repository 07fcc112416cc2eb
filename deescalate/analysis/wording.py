"""Better wordings for this very turn, with this customer's name, facts and feeling in them."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from deescalate.analysis.evidence import VALIDATING, Evidence
from deescalate.analysis.language import Reading, Sentence
from deescalate.analysis.situation import Situation
from deescalate.analysis.texts import TEXTS, Texts
from deescalate.model.analysis import FactCue, Formality
from deescalate.model.language import Language
from deescalate.model.moves import Move

_MOST: Final = 3
_HEATED: Final = 0.5
_FACTS: Final = 3
_LONGEST_CLAUSE: Final = 9
_SHORTEST_CLAUSE: Final = 3
_LONGEST_QUESTION: Final = 80
_WORST_FIRST: Final = (
    "insult", "threat", "sarcasm", "calm-down", "blames-customer", "denies-feeling", "shouting",
    "understand-but", "lectures", "policy-shield", "blames-others", "impatience",
    "impossible-promise", "cold-transfer", "unsure-wording",
)  # fmt: skip
_FORMAL: Final = re.compile(r"\b(?:Sie|Ihnen|Ihre?[rnms]?)\b")
_SPLIT: Final = re.compile(r"[,;:.!?()\n]+|\s-\s")
_OPEN_FIELD: Final = re.compile(r"\.\.\.|…|\{(?!name\}|fact\}|feeling\})")
_OFFERS: Final = frozenset({"concrete-step", "fits-case", "offers-choice", "compensation"})


def better(evidence: Evidence, stage: int, moves: Mapping[str, Move]) -> tuple[str, ...]:
    """One to three wordings, chosen by what this turn lacks; German ones say Sie or du."""
    filler = _Filler(evidence)
    found: list[str] = []
    for wording in (*_repairs(evidence, moves, filler), *_missing(evidence, stage, filler)):
        if wording and wording not in found:
            found.append(wording)
    return tuple(found[:_MOST])


def _repairs(evidence: Evidence, moves: Mapping[str, Move], filler: "_Filler") -> Iterator[str]:
    """The phrasebook's wording for the worst thing heard."""
    for harm in _WORST_FIRST:
        move = moves.get(harm)
        if move is None or harm not in evidence.moves:
            continue
        ready = [filler.book(text) for text in move.better if not _OPEN_FIELD.search(text)]
        usable = [text for text in ready if text]
        if usable:
            yield filler.pick(usable)
            return


def _missing(evidence: Evidence, stage: int, filler: "_Filler") -> Iterator[str]:
    texts, situation = filler.texts, evidence.situation
    if situation.calm_close:
        yield filler.fill(texts.closing)
        return
    heard = evidence.has(*VALIDATING)
    telling = texts.venting if filler.facts else texts.venting_without_facts
    if not heard and (stage == 1 or situation.heat >= _HEATED):
        yield filler.fill(telling)
    if evidence.answers is False and situation.questions:
        yield filler.fill(texts.answering, question=_quoted(situation.questions[-1]))
    if stage > 1:
        yield from _moving_on(evidence, stage, filler)
    elif heard:
        yield filler.fill(texts.clarifying if filler.facts else texts.venting_without_facts)


def _moving_on(evidence: Evidence, stage: int, filler: "_Filler") -> Iterator[str]:
    texts = filler.texts
    if evidence.has("cold-transfer") and filler.facts:
        yield filler.fill(texts.handing_over)
    if evidence.has("bare-refusal"):
        yield filler.fill(texts.refusing)
    if stage == 2 and filler.facts and evidence.grounding.weight < 2:
        yield filler.fill(texts.clarifying)
    question = _next_question(evidence.situation, texts)
    if stage == 2 and question and not evidence.has("clarifying-question"):
        yield filler.fill(texts.asking, question=question)
    offered = bool(evidence.moves & _OFFERS)
    yield filler.fill(texts.timing if offered else texts.solving)


def _quoted(sentence: Sentence) -> str:
    text = " ".join(sentence.text.split())
    return text if len(text) <= _LONGEST_QUESTION else text[:_LONGEST_QUESTION].rsplit(" ", 1)[0]


def _next_question(situation: Situation, texts: Texts) -> str:
    """A phrase of the scenario that asks for a fact not yet told and is a question itself."""
    for fact in situation.context.facts:
        if fact.known:
            continue
        for phrase in fact.ask:
            if texts.question_word.match(phrase) and len(phrase.split()) > 2:
                return phrase.strip().rstrip("?")
    return ""


class _Filler:
    """Fills wordings for one customer; which of several is chosen depends on the reply alone."""

    def __init__(self, evidence: Evidence) -> None:
        situation = evidence.situation
        self.texts = TEXTS[situation.context.language]
        self.facts = _facts(situation, self.texts)
        self._name = situation.context.customer_name.strip()
        self._feeling = _feeling(situation, self.texts)
        self._informal = (
            situation.context.language is Language.DE
            and situation.context.formality is Formality.DU
        )
        digest = hashlib.sha256(evidence.reply.text.encode("utf-8", "replace")).digest()
        self._choice = digest[0]

    def pick(self, wordings: Sequence[str]) -> str:
        """One of several wordings."""
        return wordings[self._choice % len(wordings)]

    def fill(self, wordings: Sequence[str], question: str = "") -> str:
        """One of the wordings with its fields filled."""
        wording = self.pick(wordings)
        if "{plain_name}" in wording and not self._name:
            wording = wordings[0]
        text = wording.format(
            name=f"{self._name}, " if self._name else "",
            plain_name=self._name,
            facts=self.facts,
            feeling=self._feeling,
            question=question,
        )
        return self._finish(text)

    def book(self, wording: str) -> str:
        """A phrasebook wording, filled; empty if it needs what is not known."""
        if "{fact}" in wording and not self.facts:
            return ""
        if "{name}" in wording and not self._name:
            wording = re.sub(r"^\{name\}, |, \{name\}(?=[,.:!?])|\{name\}: ", "", wording)
            if "{name}" in wording:
                return ""
        fact = self.facts.split(", ")[0] if ", " in self.facts else self.facts
        filled = (
            wording.replace("{name}", self._name)
            .replace("{fact}", fact)
            .replace("{feeling}", self._feeling)
        )
        finished = self._finish(filled)
        return "" if self._informal and _FORMAL.search(finished) else finished

    def _finish(self, text: str) -> str:
        text = text[:1].upper() + text[1:]
        return _informal(text) if self._informal else text


def _feeling(situation: Situation, texts: Texts) -> str:
    said = " ".join(reading.clean for reading in situation.latest or situation.customer)
    return next(feeling for cue, feeling in texts.feelings if cue.search(said))


def _facts(situation: Situation, texts: Texts) -> str:
    """Known facts in an agent's wording, those that must be used first; else the customer's."""
    known = sorted(
        (fact for fact in situation.context.facts if fact.known),
        key=lambda fact: not fact.must_use,
    )
    if known:
        return ", ".join(_wording(fact) for fact in known[:_FACTS])
    clause = _telling_clause(situation.latest or situation.customer)
    return texts.you_wrote.format(clause) if clause else ""


def _wording(fact: FactCue) -> str:
    short = [text for text in fact.also if len(text.split()) <= _LONGEST_CLAUSE]
    return max(short, key=len) if short else fact.value


def _telling_clause(readings: Sequence[Reading]) -> str:
    """The short clause of the customer with the most content."""
    best, most = "", 1.0
    for reading in readings:
        for sentence in reading.sentences:
            if sentence.question:
                continue
            for piece in _SPLIT.split(sentence.text):
                words = piece.split()
                if not _SHORTEST_CLAUSE <= len(words) <= _LONGEST_CLAUSE:
                    continue
                weight = sum(
                    0.3 if word.generic else 1.0
                    for word in sentence.words
                    if word.content and word.lower in piece.lower()
                )
                if weight > most:
                    best, most = " ".join(words).strip("\"' "), weight
    return best


_DU_FORMS: Final = (
    ("Sagen Sie mir", "Sag mir"),
    ("Erzählen Sie mir", "Erzähl mir"),
    ("Nehmen Sie sich", "Nimm dir"),
    ("melden Sie sich", "melde dich"),
    ("Sie schreiben", "du schreibst"),
    ("Sie sind", "du bist"),
    ("Sie haben", "du hast"),
    ("Haben Sie", "Hast du"),
    ("haben Sie", "hast du"),
    ("Sie hören", "du hörst"),
    ("müssen Sie", "musst du"),
    ("Sie müssen", "du musst"),
    ("dass Sie mit mir drangeblieben sind", "dass du mit mir drangeblieben bist"),
    ("Sie sich darauf verlassen können", "du dich darauf verlassen kannst"),
    ("Ihnen", "dir"),
    ("Ihrer Frage", "deiner Frage"),
    ("für Sie", "für dich"),
)


def _informal(text: str) -> str:
    text = re.sub(r"\bdass Sie (\w+) sind\b", r"dass du \1 bist", text)
    text = re.sub(r"\bwie (\w+(?: \w+)?) Sie sind\b", r"wie \1 du bist", text)
    for formal, informal in _DU_FORMS:
        text = text.replace(formal, informal)
    return text[:1].upper() + text[1:]
