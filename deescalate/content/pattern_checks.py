"""Regular expressions of the phrasebook: whether they compile, and how slow they can get."""

import re
import time
import warnings
from collections.abc import Iterator
from typing import Final

from deescalate.content.phrase_schema import MovePart
from deescalate.content.source import Source, quote

LONG_TEXT: Final = 2_000
"""Letters of the hostile texts that a pattern is timed on."""

SLOW: Final = 0.1
"""Seconds that one search may take on a hostile text."""

_END: Final = "\n§"
"""What no repetition reaches and no ``$`` accepts, so that a search must give up."""

_GROWTH: Final = 1.25
_CAREFUL_GROWTH: Final = 1.08
_NOTICEABLE: Final = 0.001
_FIRST_LENGTH: Final = 8


def check_patterns(source: Source, part: MovePart, *, time_patterns: bool) -> None:
    """Report patterns that do not compile, match everything or are slow."""
    for key, patterns in (("patterns", part.patterns), ("unless", part.unless)):
        for place, pattern in enumerate(patterns):
            compiled = _compiled(source, pattern, (key, place))
            if compiled is None:
                continue
            if compiled.search(""):
                source.report(
                    "P11",
                    f"'{quote(pattern)}' matches an empty text, so it matches everything",
                    (key, place),
                    advice="make at least one part of it necessary",
                )
            elif time_patterns and is_slow(compiled):
                source.report(
                    "P05",
                    f"'{quote(pattern)}' is slow on a long reply",
                    (key, place),
                    advice="avoid a repetition inside a repetition, and more than one .* in a row",
                )


def _compiled(source: Source, pattern: str, at: tuple[str, int]) -> re.Pattern[str] | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return re.compile(pattern, re.IGNORECASE)
    except (re.error, OverflowError, RecursionError, Warning) as error:
        source.report(
            "P04",
            f"this is not a regular expression: {error}",
            at,
            advice="write \\ before a bracket, star or question mark that is meant as such",
            offset=getattr(error, "pos", None) or 0,
        )
        return None


def is_slow(pattern: re.Pattern[str]) -> bool:
    """Whether one search takes longer than ``SLOW`` on some text of ``LONG_TEXT`` letters.

    The texts grow in small steps, so that even a pattern with exponential running time is found
    after a fraction of a second.
    """
    return any(_slow_on(pattern, piece) for piece in _pieces(pattern.pattern))


def _pieces(pattern: str) -> Iterator[str]:
    """Texts whose repetition makes backtracking engines work: blanks, letters, its own words."""
    yield from ("a", " ", "1", "a ", "a, ")
    words = dict.fromkeys(re.findall(r"[^\W\d_]{2,}", re.sub(r"\\.", " ", pattern)))
    yield from (f"{word} " for word in list(words)[:8])
    if len(words) > 1:
        yield " ".join(list(words)[:8]) + " "


def _slow_on(pattern: re.Pattern[str], piece: str) -> bool:
    length, seconds = _FIRST_LENGTH, 0.0
    while length < LONG_TEXT:
        growth = _GROWTH if seconds < _NOTICEABLE else _CAREFUL_GROWTH
        length = min(int(length * growth) + 1, LONG_TEXT)
        text = (piece * (length // len(piece) + 1))[:length] + _END
        seconds = _seconds(pattern, text)
        # Other programs may have held this one up, so a slow search gets two more chances.
        if seconds > SLOW and min(_seconds(pattern, text), _seconds(pattern, text)) > SLOW:
            return True
    return False


def _seconds(pattern: re.Pattern[str], text: str) -> float:
    start = time.perf_counter()
    pattern.search(text)
    return time.perf_counter() - start
