"""What is what in a line of YAML, as far as scenario files go: keys, texts, notes, signs.

A light reader for colours only: it may be wrong about a line without harm, and it never fails.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Ink(Enum):
    """The kinds of words that have a colour of their own."""

    KEY = auto()
    NOTE = auto()
    SIGN = auto()
    VALUE = auto()


Stretch = tuple[int, int, Ink]
"""From, to and kind of a stretch of a line."""

_INDENT: Final = re.compile(r" *")
_DASHES: Final = re.compile(r"\s*(?:- +)*(?:-$)?")
_KEY: Final = re.compile(r"""(?:"[^"]*"|'[^']*'|[^\s#'"\[\]{},&*!|>%@`-][^#:]*?)(?=:(?: |$))""")
_BAR: Final = re.compile(r"(?:^|[:-] )\s*[|>][+-]?\d?\s*(?:#.*)?$")
_QUOTED: Final = re.compile(r""""(?:[^"\\]|\\.)*"?|'(?:[^']|'')*'?""")
_NOTE: Final = re.compile(r"(?:^|(?<=\s))#.*")
_FIXED: Final = re.compile(
    r"(?<![\w.])(?:-?\d[\d.,]*(?:[smhd]\b)?|true|false|null|yes|no|any)(?![\w.])"
)
_SIGNS: Final = re.compile(r"[\[\]{},]")


def texts_under_bars(lines: Iterable[str]) -> frozenset[int]:
    """The numbers, from 0, of the lines that are text under a bar."""
    found: list[int] = []
    bar: int | None = None
    for number, line in enumerate(lines):
        indent = len(_INDENT.match(line).group())  # type: ignore[union-attr]  # always matches
        blank = not line.strip()
        if bar is not None and (blank or indent > bar):
            found.append(number)
            continue
        bar = indent if not blank and _BAR.search(line) else None
    return frozenset(found)


def stretches(line: str) -> Sequence[Stretch]:
    """The coloured stretches of a line that is not text under a bar, without overlaps."""
    found: list[Stretch] = []
    start = len(_DASHES.match(line).group())  # type: ignore[union-attr]  # always matches
    if line[:start].strip():
        found.append((0, start, Ink.SIGN))
    key = _KEY.match(line, start)
    if key is not None:
        found += [(key.start(), key.end(), Ink.KEY), (key.end(), key.end() + 1, Ink.SIGN)]
        start = key.end() + 1
    taken = [quoted.span() for quoted in _QUOTED.finditer(line, start) if _begins(line, quoted)]
    note = next((each for each in _NOTE.finditer(line) if not _inside(each.start(), taken)), None)
    end = note.start() if note is not None else len(line)
    for pattern, ink in ((_FIXED, Ink.VALUE), (_SIGNS, Ink.SIGN)):
        plain = line[start:end].strip()
        for match in pattern.finditer(line, start, end):
            whole = ink is Ink.SIGN or match.group() == plain
            if whole and not _inside(match.start(), taken):
                found.append((*match.span(), ink))
    if note is not None:
        found.append((*note.span(), Ink.NOTE))
    return found


def _begins(line: str, quoted: re.Match[str]) -> bool:
    """Whether a quotation mark opens a text: an apostrophe inside a word does not."""
    return quoted.start() == 0 or line[quoted.start() - 1] in " [{,"


def _inside(place: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)
