"""Problems of a content file: what is wrong, where exactly, and what to do about it."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

SHOWN_WIDTH: Final = 100
"""Columns of a source line that are shown at most."""


class Severity(StrEnum):
    """An error keeps a file from being used, a warning and a hint do not."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem. ``line`` and ``column`` count from 1 in characters.

    ``message`` and ``help`` are one plain sentence each and hold no control characters.
    ``source_line`` is the line as it stands in the file: show it only through ``render`` or
    ``safe``.
    """

    path: str
    line: int
    column: int
    code: str
    severity: Severity
    message: str
    help: str = ""
    source_line: str = ""

    def to_dict(self) -> dict[str, str | int]:
        """Plain values for JSON. ``source_line`` is made safe and cropped to what is shown."""
        excerpt, _caret = _excerpt(self.source_line, self.column)
        return {
            "path": self.path,
            "line": self.line,
            "column": self.column,
            "code": self.code,
            "severity": self.severity.value,
            "message": self.message,
            "help": self.help,
            "source_line": excerpt,
        }


def safe(text: str) -> str:
    """``text`` on one line; a character that could steer a terminal becomes a visible one."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_visible(character) for character in text)


def _visible(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}:
        return "\ufffd"
    return character


def _width(text: str) -> int:
    """Columns that ``text`` takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.combining(character)
        else 2
        if unicodedata.east_asian_width(character) in "WF"
        else 1
        for character in text
    )


def _excerpt(line: str, column: int) -> tuple[str, int]:
    """The part of ``line`` around ``column``, made safe, and the caret's distance from its left."""
    at = min(max(column - 1, 0), len(line))
    start = 0
    if len(line) > SHOWN_WIDTH:
        start = min(max(0, at - SHOWN_WIDTH // 2), len(line) - SHOWN_WIDTH)
    left = "…" if start else ""
    right = "…" if start + SHOWN_WIDTH < len(line) else ""
    before = left + safe(line[start:at])
    return before + safe(line[at : start + SHOWN_WIDTH]) + right, _width(before)


def render(problem: Problem) -> str:
    """The problem as it is printed: place and message, the source line with a caret, the help."""
    place = f"{safe(problem.path)}:{problem.line}:{problem.column}"
    shown = [f"{place}: {problem.severity} {problem.code}: {problem.message}"]
    margin = " " * 7
    if problem.source_line:
        excerpt, caret = _excerpt(problem.source_line, problem.column)
        shown.append(f"{problem.line:6} | {excerpt}")
        shown.append(f"{margin}| {' ' * caret}^")
    if problem.help:
        shown.append(f"{margin}= {problem.help}")
    return "\n".join(shown)
