"""Whether a text names something: a fact of the case, a subject a colleague knows about."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from deescalate.model.scenario import Fact

LONGEST_TEXT: Final = 5000
"""Letters looked at; nobody types more in one message."""

STEM: Final = 4
"""Letters that two words must share to count as forms of one word."""

WORD: Final = re.compile(r"\w+")
GROUPED_DIGITS: Final = re.compile(r"(?<=\d)[ ./-](?=\d)")


@lru_cache(maxsize=2048)
def words(text: str) -> tuple[str, ...]:
    """The words of a text, lower case, numbers written in groups joined ("48 213")."""
    joined = GROUPED_DIGITS.sub("", text[:LONGEST_TEXT].casefold())
    return tuple(WORD.findall(joined))


@lru_cache(maxsize=2048)
def _spaced(text: str) -> str:
    """The words with a space before and after each, so that a phrase is one search away."""
    return " ".join(("", *words(text), ""))


def contains(text: str, phrase: str) -> bool:
    """Whether the words of ``phrase`` follow one another in ``text``."""
    wanted = _spaced(phrase)
    return len(wanted) > 1 and wanted in _spaced(text)


def names_fact(text: str, fact: Fact) -> bool:
    """Whether a text names a fact by its value or one of its other wordings."""
    return any(contains(text, phrase) for phrase in (fact.value, *fact.also))


def touches(text: str, phrase: str) -> bool:
    """Whether every word of ``phrase`` occurs in ``text`` in some form, in any order."""
    heard = words(text)
    wanted = words(phrase)
    return bool(wanted) and all(_any_form(word, heard) for word in wanted)


def likeness(first: str, second: str) -> float:
    """Shared words of two texts as a share of all their words, 0..1."""
    left, right = set(words(first)), set(words(second))
    if not left or not right:
        return 0.0
    return len(left & right) / len(left | right)


def _any_form(word: str, heard: Iterable[str]) -> bool:
    if len(word) < STEM:
        return word in heard
    stem = word[: max(STEM, len(word) - 2)]
    return any(other.startswith(stem) for other in heard)
