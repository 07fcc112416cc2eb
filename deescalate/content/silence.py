"""Problems that an author has looked at and lets stand: ``# check: ok L53``.

The note stands behind the line, or alone on the line above; for a text under a bar behind the key.
It silences warnings and hints of that line, never an error.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from deescalate.content.problems import Problem, Severity

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
        under_bar = line[: note.start()].rstrip().endswith(("|", ">", "|-", "|+", ">-", ">+"))
        for target in (number + 1,) if alone else (number, number + 1) if under_bar else (number,):
            found[target] = found.get(target, frozenset()) | codes
    return found


def audible(problems: Iterable[Problem], lines: Sequence[str]) -> tuple[Problem, ...]:
    """The problems without those that a note silences."""
    allowed = notes(lines)
    return tuple(
        problem
        for problem in problems
        if problem.severity is Severity.ERROR
        or problem.code not in allowed.get(problem.line, frozenset())
    )
