"""Reply text made safe to search, letter for letter: positions stay those of the typed text."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

LIMIT: Final = 4_000
"""Letters of one reply or message that are analysed; what lies beyond is not looked at."""

_SAME_LENGTH: Final = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201b": "'",
        "\u00b4": "'",
        "`": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u00ab": '"',
        "\u00bb": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\r": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
    }
)
_SIGNS: Final = re.compile(r"[^\w\s]{6,}")
_KEPT_SIGNS: Final = 5
"""Signs in a row that are kept; a tokenizer takes very long over thousands of them."""
_BLANK_CATEGORIES: Final = frozenset({"Cc", "Cf", "Zs", "Cs", "Co", "Cn"})


@lru_cache(maxsize=4_096)
def _plain(letter: str) -> str:
    if letter == "\n" or (letter.isascii() and letter.isprintable()):
        return letter
    return " " if unicodedata.category(letter) in _BLANK_CATEGORIES else letter


def cleaned(text: str) -> str:
    """The first ``LIMIT`` letters with straight quotes and plain blanks.

    Control and direction characters become blanks, so that words and patterns are found around
    them, and so do the later ones of many signs in a row. The result's positions are those of
    ``text``.
    """
    plain = "".join(map(_plain, text[:LIMIT].translate(_SAME_LENGTH)))
    return _SIGNS.sub(lambda run: run.group()[:_KEPT_SIGNS].ljust(len(run.group())), plain)
