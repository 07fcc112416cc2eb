"""One content file with its lines, the place of every value, and the problems found so far."""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from deescalate.content.codes import CODES
from deescalate.content.problems import Problem, Severity, safe
from deescalate.content.silence import audible

NodePath = tuple[str | int, ...]
"""The way to a value: keys and list positions (from 0)."""

_LONGEST_MESSAGE: Final = 400

MOST_PROBLEMS: Final = 200
"""Problems that are kept of one file."""


class Spot(NamedTuple):
    """Where a value stands. Lines and columns count from 1.

    ``raw`` is a scalar's text as PyYAML read it and ``style`` its quoting: ``""`` for none,
    ``'``, ``"``, ``|`` or ``>``; ``style`` is None for lists and mappings.
    """

    line: int
    column: int
    key_line: int
    key_column: int
    raw: str
    style: str | None


@dataclass(slots=True)
class Source:
    """A file being read. ``data`` is None if there is nothing to go on with.

    ``spoiled`` are the paths of values that were dropped because of a problem already reported.
    """

    path: str
    lines: Sequence[str] = ()
    data: dict[str, object] | None = None
    digest: str = ""
    spots: dict[NodePath, Spot] = field(default_factory=dict)
    spoiled: set[NodePath] = field(default_factory=set)
    found: list[Problem] = field(default_factory=list)
    dropped: int = 0

    def report(
        self, code: str, message: str, at: NodePath, *, advice: str = "", offset: int = 0
    ) -> None:
        """Note a problem of the value at ``at``, ``offset`` characters into its text."""
        spot = self._nearest(at)
        line, column = spot.line, spot.column
        if offset and "\n" not in spot.raw and spot.style in {"", "'", '"'}:
            column += offset + len(spot.style or "")
        self.report_at(code, message, line, column, advice=advice)

    def report_key(self, code: str, message: str, at: NodePath, *, advice: str = "") -> None:
        """Note a problem of the key at ``at`` (or of the list entry)."""
        spot = self._nearest(at)
        self.report_at(code, message, spot.key_line, spot.key_column, advice=advice)

    def report_word(
        self, code: str, message: str, at: NodePath, word: str, *, advice: str = ""
    ) -> None:
        """Note a problem of ``word`` inside the text at ``at``."""
        spot = self._nearest(at)
        last = min(len(self.lines), spot.line + spot.raw.count("\n") + 2)
        for number in range(spot.line, last + 1):
            start = spot.column - 1 if number == spot.line else 0
            found = self.lines[number - 1].find(word, start)
            if found >= 0:
                self.report_at(code, message, number, found + 1, advice=advice)
                return
        self.report(code, message, at, advice=advice)

    def report_at(
        self, code: str, message: str, line: int, column: int, *, advice: str = ""
    ) -> None:
        """Note a problem at a line and column, both from 1."""
        if len(self.found) >= MOST_PROBLEMS:
            self.dropped += 1
            return
        text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        self.found.append(
            Problem(
                self.path,
                line,
                column,
                code,
                CODES[code].severity,
                quote(message, _LONGEST_MESSAGE),
                quote(advice, _LONGEST_MESSAGE),
                text,
            )
        )

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems in the order of the file, each once, without those that a note silences."""
        found = audible(dict.fromkeys(self.found), self.lines)
        ordered = sorted(found, key=lambda each: (each.line, each.column, each.code))
        if self.dropped:
            ordered.append(
                Problem(
                    self.path,
                    ordered[-1].line if ordered else 1,
                    1,
                    "Y99",
                    CODES["Y99"].severity,
                    f"{self.dropped} more problems are not shown",
                    "mend these first",
                )
            )
        return tuple(ordered)

    @property
    def broken(self) -> bool:
        """Whether an error has been found."""
        return any(problem.severity is Severity.ERROR for problem in self.found)

    def line_of(self, at: NodePath) -> int:
        """The line, from 1, on which the value at ``at`` begins."""
        return self._nearest(at).line

    def raw(self, at: NodePath) -> str:
        """The scalar at ``at`` as it was read; empty for anything else."""
        spot = self.spots.get(at)
        return spot.raw if spot else ""

    def _nearest(self, at: NodePath) -> Spot:
        """The spot of ``at`` or of the closest thing around it."""
        for length in range(len(at), -1, -1):
            spot = self.spots.get(at[:length])
            if spot is not None:
                return spot
        return Spot(1, 1, 1, 1, "", None)


def quote(text: str, most: int = 40) -> str:
    """``text`` on one line and cropped, to be put into a message."""
    flat = safe(text[: most + 1].strip())
    return flat if len(flat) <= most else flat[: most - 1] + "…"


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """The known word that ``word`` was most likely meant to be, if any is near."""
    if not 0 < len(word) <= 60:
        return None
    options = list(known)
    lowered = {option.lower(): option for option in options}
    plain = word.strip().lower().replace("_", "-").replace(" ", "-")
    for spelling in (plain, plain.replace("-", "_")):
        if spelling in lowered:
            return lowered[spelling]
    near = difflib.get_close_matches(word.lower(), lowered, n=1, cutoff=0.6)
    return lowered[near[0]] if near else None


def suggestion(word: str, known: Iterable[str], what: str = "known") -> str:
    """A help sentence: the likely word, else the list of known ones."""
    options = list(known)
    near = did_you_mean(word, options)
    if near is not None:
        return f"did you mean {near}?"
    if not options:
        return f"nothing is {what} yet"
    shown = ", ".join(quote(option, 30) for option in options[:12])
    return f"{what}: {shown}{', …' if len(options) > 12 else ''}"
