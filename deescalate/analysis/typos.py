"""Typing slips in the words that patterns look for.

Not a spelling checker: only words that the phrasebook does not know at all are compared, and only
with the phrasebook's own key words, so that names and words of a trade stay as they are.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from deescalate.analysis.language import Sentence
from deescalate.model.moves import Move

_LITERAL: Final = re.compile(r"(?<!\\)[a-zäöüß]{5,}", re.IGNORECASE)
_WORD: Final = re.compile(r"[a-zäöüß]+", re.IGNORECASE)
_SHORTEST: Final = 6
_LONG: Final = 8
_VOWELS: Final = frozenset("aeiouyäöü")


class Speller:
    """Knows the words of one language's phrasebook."""

    def __init__(self, moves: Sequence[Move], small: Iterable[str]) -> None:
        known = set(small)
        literals: set[str] = set()
        for move in moves:
            for example in (*move.matches, *move.near_misses):
                known.update(_words(f"{example.reply} {example.customer}"))
            for pattern in (*move.patterns, *move.unless):
                literals.update(found.lower() for found in _LITERAL.findall(pattern))
        known |= literals
        stems = tuple(sorted(literals))
        self._known = frozenset(known)
        self._key_words = tuple(
            sorted(word for word in known if len(word) >= _SHORTEST and word.startswith(stems))
        )
        self._meant = lru_cache(maxsize=2_048)(self._look_up)

    def corrected(self, sentence: Sentence) -> tuple[str, list[int]] | None:
        """The sentence with slips mended and each letter's place in the sentence as typed.

        None if nothing had to be mended.
        """
        pieces: list[str] = []
        places: list[int] = []
        done = 0
        for match in _WORD.finditer(sentence.text):
            meant = self._meant(match.group().lower()) if len(match.group()) >= _SHORTEST else None
            if meant is None:
                continue
            start, end = match.span()
            pieces += [sentence.text[done:start], meant]
            places += range(done, start)
            places += [start + min(step, end - start - 1) for step in range(len(meant))]
            done = end
        if not pieces:
            return None
        pieces.append(sentence.text[done:])
        places += range(done, len(sentence.text) + 1)
        return "".join(pieces), places

    def _look_up(self, word: str) -> str | None:
        if word in self._known or any(bare in self._known for bare in _bare(word)):
            return None
        near = process.extract(word, self._key_words, scorer=OSA.distance, score_cutoff=1, limit=3)
        meant = [found[0] for found in near if _slip(word, found[0])]
        if not meant or any(other[:_SHORTEST] != meant[0][:_SHORTEST] for other in meant):
            return None
        return meant[0]


def _slip(typed: str, meant: str) -> bool:
    """Whether fingers slip that way: letters swapped, doubled, left out, or the wrong vowel.

    The wrong consonant is rather another word, and so is a letter more or less in a short one.
    """
    if typed[0] != meant[0]:
        return False
    at = next(
        (i for i, pair in enumerate(zip(typed, meant, strict=False)) if len(set(pair)) > 1), 0
    )
    if len(typed) == len(meant):
        swapped = typed[at : at + 2] == meant[at : at + 2][::-1]
        return swapped or (len(typed) >= _LONG and {typed[at], meant[at]} <= _VOWELS)
    longer = typed if len(typed) > len(meant) else meant
    doubled = at > 0 and at < len(longer) and longer[at] == longer[at - 1]
    return doubled or (at > 0 and len(meant) >= _LONG)


def _words(text: str) -> Iterable[str]:
    return (word.lower() for word in _WORD.findall(text))


def _bare(word: str) -> Iterable[str]:
    """The word without a common ending: a known word in another form is no slip."""
    return (
        word[: -len(ending)]
        for ending in ("s", "es", "d", "ed", "ing", "ly", "n", "en", "e", "er", "em", "t", "st")
        if word.endswith(ending)
    )
