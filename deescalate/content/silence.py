"""Problems that an author has looked at and lets stand: ``# check: ok L53``.

The note stands behind the line, or alone on the line above; for a text under a bar behind or above
its key. It silences warnings and hints of that line, and of the whole text under its bar, never an
error.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from deescalate.content.problems import Problem, Severity

_BAR: Final = re.compile(r"(?P<dashes>\s*(?:- +)*)(?P<key>[^#]*?)[|>][-+]?\s*(?:#.*)?$")
_NOTE: Final = re.compile(r"(?:^|\s)#\s*check:\s*ok\s+([A-Z]\d\d(?:[\s,]+[A-Z]\d\d)*)")


def notes(lines: Sequence[str]) -> dict[int, frozenset[str]]:
    """Codes that a note lets stand, by the line (from 1) that it speaks of."""
    found: dict[int, frozenset[str]] = {}
    for number, line in enumerate(lines, 1):
        note = _NOTE.search(line)
        if note is None:
            continue
        codes = frozenset(re.split(r"[\s,]+", note[1]))
        alone = not line[: note.start()].strip()
        for target in _lines_of(lines, number + 1 if alone else number):
            found[target] = found.get(target, frozenset()) | codes
    return found


def _lines_of(lines: Sequence[str], number: int) -> Iterator[int]:
    """The line of that number, and those of the text that begins under a bar at its end."""
    yield number
    opening = _BAR.match(lines[number - 1]) if number <= len(lines) else None
    if opening is None:
        return
    # A bar behind a dash belongs to the dash, one behind a key to the key.
    margin = opening.end("dashes") if opening["key"] else len(opening["dashes"].rstrip()) - 1
    for below in range(number + 1, len(lines) + 1):
        line = lines[below - 1]
        if line.strip() and len(line) - len(line.lstrip()) <= margin:
            return
        yield below


def audible(problems: Iterable[Problem], lines: Sequence[str]) -> tuple[Problem, ...]:
    """The problems without those that a note silences."""
    allowed = notes(lines)
    return tuple(
        problem
        for problem in problems
        if problem.severity is Severity.ERROR
        or problem.code not in allowed.get(problem.line, frozenset())
    )
