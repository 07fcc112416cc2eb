"""Whether a text is in another language than it should be."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from deescalate.analysis.language.reading import RULES, Reading
from deescalate.model.language import Language

_ENOUGH_WORDS: Final = 6
_OWN_AT_MOST: Final = 0.15
_OTHER_AT_LEAST: Final = 0.3


def likeliest(words: Iterable[str]) -> Language:
    """The language whose little words are most frequent among lower-case words; English if none."""
    counts = Counter(words)
    return max(Language, key=lambda language: sum(counts[small] for small in RULES[language].small))


def foreign(reading: Reading, language: Language) -> bool:
    """Whether a text of six words or more is plainly in the other language.

    Little words decide: they make up about half of any text in their language.
    """
    words = [word.lower for word in reading.words]
    if len(words) < _ENOUGH_WORDS:
        return False
    own = sum(word in RULES[language].small for word in words) / len(words)
    other = max(
        sum(word in rules.small for word in words) / len(words)
        for key, rules in RULES.items()
        if key is not language
    )
    return own <= _OWN_AT_MOST and other >= _OTHER_AT_LEAST
