"""Text to sentences and words, by spaCy's blank pipelines."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Final

from spacy import blank

from deescalate.analysis.language.english import ENGLISH
from deescalate.analysis.language.german import GERMAN
from deescalate.analysis.language.rules import LanguageRules
from deescalate.analysis.text import cleaned
from deescalate.model.language import Language

RULES: Final = {Language.EN: ENGLISH, Language.DE: GERMAN}
_HAS_WORD: Final = re.compile(r"\w")
_BREAK: Final = re.compile(r"\n|(?:\.\.\.|…)\s+(?=[A-ZÄÖÜ])|(?<=\d[A-Za-z]\.)\s+(?=[A-ZÄÖÜ])")
_RUN_ON: Final = {
    Language.EN: re.compile(
        r"(?<=[a-z0-9)#]) +(?=(?:This|Thank|Thanks|You|Your|Is there|Can|Please|We|The|Have|Once|If"
        r"|It|So|Ok|Okay|There|When|Are|Do|Would|Could|My|No|Yes|As|Sorry|Unfortunately"
        r"|Regrettably|Let|Hope)\b)"
    ),
    Language.DE: re.compile(
        r"(?<=[a-zäöüß0-9)#]) +(?=(?:Ich|Wir|Kann|Können|Vielen|Danke|Dies|Diese|Bitte|Haben|Gibt"
        r"|Wenn|Leider|Einen|Es|Kein|Gern|Gerne|Guten|Das|Sobald|Da|Dann|Um|Ja|Nein|Wie|Was)\b)"
    ),
}
"""Chat turns that were several messages, joined without a full stop: a function word with a capital
begins a sentence.
"""
_SHOUTED: Final = re.compile(r"\b[A-ZÄÖÜ]{4,}\b")
_MARKS: Final = re.compile(r"[!?]{2,}")
RUN: Final = 5
"""Words in a row that make a copy noticeable."""
_LONGEST_SENTENCE: Final = 500
_NO_WORD: Final = re.compile(r"#[A-Z_]{3,}#|@|https?:|www\.|(?:URL|USER|EMAIL|NUMBER|PHONE)$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place in the text. ``content`` is False for grammar and filler words."""

    start: int
    end: int
    lower: str
    stem: str
    content: bool
    generic: bool

    @property
    def number(self) -> bool:
        """Whether it is or means a number."""
        return self.stem.isdigit()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; ``text`` is cleaned and its first letter stands at ``start`` of the whole."""

    start: int
    end: int
    text: str
    words: tuple[Word, ...]
    question: bool
    request: bool


@dataclass(frozen=True)
class Reading:
    """A text as it was read. ``text`` is the typed text, ``clean`` its searchable beginning."""

    text: str
    clean: str
    sentences: tuple[Sentence, ...]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words in order."""
        return tuple(word for sentence in self.sentences for word in sentence.words)

    @cached_property
    def content(self) -> frozenset[str]:
        """Stems of the content words."""
        return frozenset(word.stem for word in self.words if word.content)

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """Every ``RUN`` neighbouring words, in lower case."""
        lower = [word.lower for word in self.words]
        return frozenset(tuple(lower[i : i + RUN]) for i in range(len(lower) - RUN + 1))

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence that holds the letter at ``position``."""
        for sentence in self.sentences:
            if sentence.start <= position < sentence.end:
                return sentence
        return None


def _cuts(clean: str, start: int, end: int, run_on: re.Pattern[str]) -> list[int]:
    """Where a span of spaCy's is cut: at line ends, between messages that were run together, and
    at a blank where it is overlong.
    """
    piece = clean[start:end]
    breaks = {m.end() for cue in (_BREAK, run_on) for m in cue.finditer(piece)}
    cuts = [start, *(start + place for place in sorted(breaks)), end]
    whole = [start]
    for right in cuts[1:]:
        while right - whole[-1] > _LONGEST_SENTENCE:
            limit = whole[-1] + _LONGEST_SENTENCE
            blank_at = clean.rfind(" ", whole[-1] + 1, limit)
            whole.append(blank_at if blank_at > 0 else limit)
        whole.append(right)
    return whole


class Reader:
    """Reads texts of one language. Readings are kept, as a conversation is read turn by turn."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.rules: LanguageRules = RULES[language]
        self._pipeline = blank(language.value)
        self._pipeline.add_pipe("sentencizer")
        self._word = lru_cache(maxsize=8_192)(self._classify)
        self.read = lru_cache(maxsize=512)(self._read)
        self.heat = lru_cache(maxsize=512)(self._heat)

    def stems(self, phrase: str) -> tuple[str, ...]:
        """Stems of a short phrase's words, filler words included."""
        return tuple(word.stem for word in self.read(phrase).words)

    def _heat(self, reading: Reading) -> float:
        """How heated a text sounds, 0 calm to 1 furious."""
        words = max(1, len(reading.words))
        shouted = sum(1 for _match in _SHOUTED.finditer(reading.clean))
        angry = sum(1 for _match in self.rules.heat.finditer(reading.clean))
        marks = sum(1 for _match in _MARKS.finditer(reading.clean))
        exclaimed = reading.clean.count("!")
        raw = 0.35 * angry + 0.25 * min(shouted, 4) + 0.2 * min(marks, 3) + 0.1 * min(exclaimed, 3)
        return min(1.0, raw * min(1.0, 60 / words))

    def _read(self, text: str) -> Reading:
        clean = cleaned(text)
        doc = self._pipeline(clean)
        sentences: list[Sentence] = []
        for span in doc.sents:
            start, end = span.start_char, span.end_char
            cuts = _cuts(clean, start, end, _RUN_ON[self.language])
            for left, right in pairwise(cuts):
                words = tuple(
                    self._make(token.idx, token.text)
                    for token in span
                    if left <= token.idx < right and _HAS_WORD.search(token.text)
                )
                sentence = self._sentence(clean, left, right, words)
                if sentence is not None:
                    sentences.append(sentence)
        return Reading(text=text, clean=clean, sentences=tuple(sentences))

    def _sentence(
        self, clean: str, start: int, end: int, words: tuple[Word, ...]
    ) -> Sentence | None:
        piece = clean[start:end]
        stripped = piece.strip()
        if not stripped:
            return None
        start += len(piece) - len(piece.lstrip())
        return Sentence(
            start=start,
            end=start + len(stripped),
            text=stripped,
            words=words,
            question=stripped.rstrip("\"') ").endswith("?")
            or bool(self.rules.asking.match(stripped)),
            request=bool(self.rules.request.search(stripped)),
        )

    def _make(self, start: int, text: str) -> Word:
        lower, stem, content, generic = self._word(text)
        return Word(start, start + len(text), lower, stem, content, generic)

    def _classify(self, text: str) -> tuple[str, str, bool, bool]:
        rules = self.rules
        lower = text.lower().strip("'\"_*~-/")
        digits = re.sub(r"(?<=\d)[.,  ](?=\d{3}\b)", "", lower).strip("#.:")
        number = rules.numbers.get(lower)
        if number is not None:
            return lower, number, lower not in rules.small, True
        if digits.isdigit():
            return lower, digits, True, len(digits) < 2
        stem = rules.stem(lower)
        stem = rules.kin.get(stem, stem)
        content = len(lower) > 2 and lower not in rules.small and not _NO_WORD.match(text)
        return lower, stem, content, lower in rules.generic or stem in rules.generic
