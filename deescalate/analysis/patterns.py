"""The phrasebook's patterns, compiled and searched sentence by sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from deescalate.analysis.language import Reading
from deescalate.analysis.typos import Speller
from deescalate.errors import ContentError
from deescalate.model.language import Language
from deescalate.model.moves import Move

_APOSTROPHE: Final = re.compile(r"(?<=[a-z])'(?=(?:m|ve|re|s|t|d)\b)", re.IGNORECASE)
_UMLAUTS: Final = {"ä": "(?:ä|ae)", "ö": "(?:ö|oe)", "ü": "(?:ü|ue)", "ß": "(?:ß|ss)"}


@dataclass(frozen=True, slots=True)
class Hit:
    """A move heard in a text: where, by what evidence, how surely, about what.

    ``weight`` is by how much a team's own wording moves the level of its technique; None for
    everything else.
    """

    move: str
    start: int
    end: int
    evidence: str
    confidence: float = 1.0
    subject: str | None = None
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class _Compiled:
    move: str
    patterns: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...]


class PatternMatcher:
    """Finds the moves of one language whose patterns match a sentence.

    Raises:
        ContentError: a pattern is no regular expression.
    """

    def __init__(self, moves: Sequence[Move], speller: Speller) -> None:
        self._speller = speller
        self._moves = tuple(
            _Compiled(
                move.id,
                tuple(compile_tolerant(pattern, move) for pattern in move.patterns),
                tuple(compile_tolerant(pattern, move) for pattern in move.unless),
            )
            for move in moves
            if move.patterns
        )

    def hits(self, reading: Reading) -> Iterator[Hit]:
        """At most one hit for each move and sentence, in the order of the sentences."""
        for sentence in reading.sentences:
            mended = self._speller.corrected(sentence)
            text, places = mended or (sentence.text, range(len(sentence.text) + 1))
            for move in self._moves:
                hit = _first(move, text)
                if hit is None:
                    continue
                start = sentence.start + places[hit.start]
                end = sentence.start + (places[hit.end - 1] + 1 if mended else hit.end)
                yield replace(hit, start=start, end=end)


def _first(move: _Compiled, text: str) -> Hit | None:
    """The match that begins first, so that a quote holds the whole thought."""
    best: re.Match[str] | None = None
    for pattern in move.patterns:
        found = pattern.search(text)
        if found is None or found.end() == found.start():
            continue
        if best is None or found.start() < best.start():
            best = found
    if best is None or any(cancel.search(text) for cancel in move.unless):
        return None
    start, end = _whole_words(text, best.start(), best.end())
    evidence = f"pattern: {best.re.pattern}"
    return Hit(move.move, start, end, evidence)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without blanks at its ends and with its last word completed."""
    while end < len(text) and end > start and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:"):
        end -= 1
    return start, end


def compile_tolerant(pattern: str, move: Move) -> re.Pattern[str]:
    """The pattern of a move, tolerant of hurried typing where it can be.

    Raises:
        ContentError: it is no regular expression.
    """
    try:
        return re.compile(tolerant(pattern, move.language), re.IGNORECASE)
    except re.error:
        # Tolerance makes a letter two letters, which a look-behind does not allow.
        try:
            return re.compile(pattern, re.IGNORECASE)
        except re.error as error:
            message = (
                f"the phrasebook's move {move.id} ({move.language.value}) has a pattern that is no"
                f" regular expression: {error}; run: deescalate phrasebook check"
            )
            raise ContentError(message) from error


def tolerant(pattern: str, language: Language) -> str:
    """The pattern, matching what hurried people type as well.

    A blank may be several. English: the apostrophe of a contraction may be missing ("dont",
    "im"). German: umlauts and ß may be written out ("fuer", "gross"). Inside a character class
    the pattern stays as it is.
    """
    if language is Language.EN:
        pattern = _APOSTROPHE.sub("'?", pattern)
    pieces: list[str] = []
    in_class = False
    for letter, following in zip(pattern, pattern[1:] + " ", strict=True):
        if letter in "[]":
            in_class = letter == "["
        if in_class:
            pieces.append(letter)
        elif letter == " ":
            pieces.append(" " if following in "?*+{" else " +")
        else:
            pieces.append(_UMLAUTS.get(letter, letter) if language is Language.DE else letter)
    return "".join(pieces)
