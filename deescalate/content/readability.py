"""How easily a text reads: the reading ease of Flesch, and its German form by Amstad.

Both give about 0 to 100, the higher the easier: 60 to 70 is plain language, below 30 is university
text. Sentences and syllables are counted by rule, so the result is good to a few points.

Sources: R. Flesch, "A new readability yardstick", Journal of Applied Psychology 32 (1948);
T. Amstad, "Wie verständlich sind unsere Zeitungen?", doctoral thesis, Zürich (1978).
"""

import re
from typing import Final

from deescalate.model.language import Language

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE_END: Final = re.compile(r"[.!?:;…\n]+")
_VOWELS: Final = {
    Language.EN: re.compile(r"[aeiouyé]+"),
    Language.DE: re.compile(r"aa|ee|oo|ie|ei|ai|au|äu|eu|[aeiouyäöüé]"),
}
_SILENT: Final = re.compile(r"[^aeiouyl]e$|[^aeiouytd]ed$|[^aeiouysxz]es$")
"""Endings of English words whose e is not spoken: late, asked, takes."""


def reading_ease(text: str, language: Language) -> float:
    """Flesch's 206.835 - 1.015 L - 84.6 S, in German Amstad's 180 - L - 58.5 S; 100 if no words.

    L is words a sentence, S syllables a word.
    """
    words = words_of(text)
    if not words:
        return 100.0
    sentences = sum(bool(_WORD.search(piece)) for piece in _SENTENCE_END.split(text))
    length = len(words) / max(sentences, 1)
    syllables = sum(_syllables(word.lower(), language) for word in words) / len(words)
    if language is Language.DE:
        return 180 - length - 58.5 * syllables
    return 206.835 - 1.015 * length - 84.6 * syllables


def words_of(text: str) -> list[str]:
    """The words of a text, as they are written, without numbers."""
    return _WORD.findall(text)


def _syllables(word: str, language: Language) -> int:
    count = len(_VOWELS[language].findall(word))
    if language is Language.EN and count > 1 and _SILENT.search(word):
        count -= 1
    return max(count, 1)
