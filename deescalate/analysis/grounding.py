"""What a reply takes up of this case: the facts, and the customer's own words."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from rapidfuzz import fuzz

from deescalate.analysis.language import RUN, Reader, Reading, Sentence, Word
from deescalate.analysis.overlap import partner, phrase_span
from deescalate.analysis.patterns import Hit
from deescalate.analysis.question_words import ASKING, Kind
from deescalate.analysis.situation import Situation
from deescalate.model.analysis import FactCue

_GENERIC_WEIGHT: Final = 0.25
_RESTATES: Final = 2.0
_PARAPHRASES: Final = 3.0
_COPIED_RUN: Final = 7
_COPIED_OWN_RUN: Final = RUN
_ECHO_WORDS: Final = 5
_ECHO: Final = 80
_GREETING: Final = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "dear", "hi", "hello", "hey", "herr", "herrn", "frau",
     "liebe", "lieber", "hallo", "moin", "morning", "afternoon", "evening", "tag", "abend"}
)  # fmt: skip

_POINTED: Final = frozenset({Kind.WHEN, Kind.WHO, Kind.WHERE, Kind.WHY, Kind.HOW_MUCH})
"""Questions that want one thing and no other."""


@dataclass(frozen=True, slots=True)
class Uptake:
    """The customer's words found in one sentence; ``weight`` counts distinct ones, the words of
    any service talk a quarter.
    """

    sentence: Sentence
    words: tuple[Word, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Grounding:
    """What of the case a reply takes up. ``fresh`` counts content words that are new."""

    facts_used: tuple[str, ...]
    facts_asked: tuple[str, ...]
    uptakes: tuple[Uptake, ...]
    weight: float
    latest_weight: float
    hits: tuple[Hit, ...]

    def in_sentence(self, sentence: Sentence) -> float:
        """Weight of the customer's words in that sentence."""
        return sum(up.weight for up in self.uptakes if up.sentence.start == sentence.start)


def ground(reply: Reading, situation: Situation) -> Grounding:
    """Compare a reply with everything the customer has said."""
    used, used_hits = _facts_used(reply, situation)
    asked, asked_hits = _facts_asked(reply, situation, used)
    uptakes = tuple(_uptakes(reply, situation))
    stems = {word.stem: word for up in uptakes for word in up.words}
    latest = situation.latest_stems
    hits = (
        *used_hits,
        *asked_hits,
        *_restated(uptakes, used_hits),
        *_parroted(reply, situation),
    )
    return Grounding(
        facts_used=used,
        facts_asked=asked,
        uptakes=uptakes,
        weight=_weight(tuple(stems.values())),
        latest_weight=_weight(
            tuple(word for stem, word in stems.items() if _near(stem, latest, situation.reader))
        ),
        hits=hits,
    )


def _near(stem: str, stems: frozenset[str], reader: Reader) -> bool:
    return partner(stem, stems, compounds=reader.rules.compounds) is not None


def _weight(words: tuple[Word, ...]) -> float:
    return sum(_GENERIC_WEIGHT if word.generic else 1.0 for word in words)


def fact_span(
    fact: FactCue, sentence: Sentence, reader: Reader, *, wordings: tuple[str, ...] = ()
) -> tuple[int, int] | None:
    """Where one of the wordings (by default those that mention the fact) stands in a sentence."""
    compounds = reader.rules.compounds
    for wording in wordings or (fact.value, *fact.also):
        words = reader.read(wording).words
        stems = tuple(word.stem for word in words)
        content = tuple(word.stem for word in words if word.content)
        spread = 2 if content else 0
        span = phrase_span(stems, sentence.words, compounds=compounds, spread=spread)
        if span is None and content and len(content) < len(stems):
            span = phrase_span(content, sentence.words, compounds=compounds)
        if span is None and len(content) > 1:
            span = phrase_span(content[::-1], sentence.words, compounds=compounds)
        if span is not None:
            return span
    return None


def _facts_used(reply: Reading, situation: Situation) -> tuple[tuple[str, ...], tuple[Hit, ...]]:
    hits: list[Hit] = []
    for fact in situation.context.facts:
        for sentence in reply.sentences:
            if sentence.question and not fact.known:
                continue
            span = fact_span(fact, sentence, situation.reader)
            if span is not None:
                hits.append(Hit("restates-fact", *span, f"fact: {fact.value}", 1.0, fact.id))
                break
    return tuple(hit.subject or "" for hit in hits), tuple(hits)


def _facts_asked(
    reply: Reading, situation: Situation, used: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[Hit, ...]]:
    asked: list[str] = []
    hits: list[Hit] = []
    for fact in situation.context.facts:
        span = _asked_in(fact, reply, situation.reader)
        if span is None:
            continue
        asked.append(fact.id)
        if fact.known and fact.id not in used:
            evidence = f"the customer has told it: {fact.value}"
            hits.append(Hit("asks-known", *span, evidence, 1.0, fact.id))
    return tuple(asked), tuple(hits)


def _asked_in(fact: FactCue, reply: Reading, reader: Reader) -> tuple[int, int] | None:
    if not fact.ask:
        return None
    words = ASKING[reader.language]
    for sentence in reply.sentences:
        if sentence.question or sentence.request:
            wanted = words.kind(sentence.text)
            fitting = tuple(
                wording for wording in fact.ask if _same_question(words.kind(wording), wanted)
            )
            span = fact_span(fact, sentence, reader, wordings=fitting) if fitting else None
            if span is not None:
                return span
    return None


def _same_question(asked: Kind, wanted: Kind) -> bool:
    """Whether two questions may want the same; "how did you cancel" wants no "when"."""
    return asked not in _POINTED or wanted in {asked, Kind.YES_NO}


def _uptakes(reply: Reading, situation: Situation) -> Iterator[Uptake]:
    compounds = situation.reader.rules.compounds
    said = situation.words
    names = frozenset(
        stem
        for name in (situation.context.customer_name, situation.context.agent_name)
        for stem in situation.reader.stems(name)
    )
    greeted = frozenset(
        word.stem for before, word in pairwise(reply.words) if before.lower.rstrip(".") in _GREETING
    )
    seen: set[str] = set()
    for sentence in reply.sentences:
        found: list[Word] = []
        for word in sentence.words:
            if not word.content or word.stem in seen or word.stem in names | greeted:
                continue
            if partner(word.stem, said, compounds=compounds) is not None:
                seen.add(word.stem)
                found.append(word)
        if found:
            yield Uptake(sentence, tuple(found), _weight(tuple(found)))


def _restated(uptakes: tuple[Uptake, ...], facts: tuple[Hit, ...]) -> Iterator[Hit]:
    for up in uptakes:
        start, end = _stretch(up)
        words = ", ".join(word.lower for word in up.words)
        evidence = f"the customer's words: {words}"
        statement = not up.sentence.question
        covered = any(up.sentence.start <= fact.start < up.sentence.end for fact in facts)
        if up.weight >= _PARAPHRASES and statement:
            yield Hit("paraphrases", start, end, evidence, 0.8)
        if up.weight >= _RESTATES and not covered:
            yield Hit("restates-fact", start, end, evidence, 0.7)


def _stretch(up: Uptake) -> tuple[int, int]:
    """From the first to the last word taken up; a lone word gets its two forerunners."""
    first, last = up.words[0], up.words[-1]
    if first.start != last.start:
        return first.start, last.end
    before = [word for word in up.sentence.words if word.start < first.start][-2:]
    return (before[0].start if before else first.start), last.end


def _parroted(reply: Reading, situation: Situation) -> Iterator[Hit]:
    """Runs of words copied from the customer.

    Giving a case back turns "I" into "you"; a long run, or a shorter one that still says "my",
    is a copy. Quoted words are quoted on purpose.
    """
    first_person = situation.reader.rules.first_person
    for sentence in reply.sentences:
        if '"' in sentence.text:
            continue
        for reading in situation.customer:
            run = _longest_run(sentence.words, reading.runs)
            if len(run) < _COPIED_OWN_RUN:
                continue
            start, end = run[0].start, run[-1].end
            own = first_person.search(reply.clean[start:end]) is not None
            whole = len(run) >= 0.8 * len(sentence.words)
            if (own and len(run) >= _COPIED_OWN_RUN) or (len(run) >= _COPIED_RUN and whole):
                yield Hit("parrots", start, end, "copied from the customer", 0.9)
                return
    yield from _echoed(reply, situation)


def _echoed(reply: Reading, situation: Situation) -> Iterator[Hit]:
    """A reply that is one sentence of the customer with the pronouns turned, and nothing else."""
    speaking = [sentence for sentence in reply.sentences if len(sentence.words) > 1]
    if len(speaking) != 1 or len(speaking[0].words) < _ECHO_WORDS or speaking[0].question:
        return
    sentence = speaking[0]
    pronouns = situation.reader.rules.pronouns
    echo = _without(sentence, pronouns)
    for reading in situation.customer:
        for said in reading.sentences:
            if fuzz.ratio(echo, _without(said, pronouns)) >= _ECHO:
                yield Hit("parrots", sentence.start, sentence.end, "the customer's sentence", 0.8)
                return


def _without(sentence: Sentence, pronouns: frozenset[str]) -> list[str]:
    return [word.stem for word in sentence.words if word.lower not in pronouns]


def _longest_run(words: tuple[Word, ...], runs: frozenset[tuple[str, ...]]) -> tuple[Word, ...]:
    """The longest stretch of ``words`` whose every ``RUN`` neighbours stand in ``runs``."""
    best: tuple[Word, ...] = ()
    start: int | None = None
    for first in range(len(words) - RUN + 2):
        if tuple(word.lower for word in words[first : first + RUN]) in runs:
            start = first if start is None else start
            continue
        if start is not None and first - 1 + RUN - start > len(best):
            best = words[start : first - 1 + RUN]
        start = None
    return best
