"""What PyYAML says about broken syntax, in words for people who write conversations."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import yaml

_BAR: Final = "put the text under a bar ( | )"


_BEGINNINGS: Final = ("could not find expected ':'", "scanning a directive")
_OPENS: Final = re.compile(r"(?:^|[:-])\s+(?P<sign>[\[{])")


@dataclass(frozen=True, slots=True)
class Explanation:
    """A syntax problem; ``line`` and ``column`` from 1."""

    code: str
    message: str
    advice: str
    line: int
    column: int


_WORDS: Final = (
    (
        "mapping values are not allowed",
        "a colon followed by a blank stands inside a text",
        _BAR + ", or check the indentation of this line",
    ),
    (
        "could not find expected ':'",
        "a key without a colon, or a text that is not indented",
        "indent the text below its key, or write a colon after the key",
    ),
    ("unexpected end of stream", "a quote is opened and never closed", "close it, or " + _BAR),
    (
        "unexpected document indicator",
        "a quote is opened and never closed",
        "close it, or " + _BAR,
    ),
    ("unknown escape character", "a backslash in double quotes means something else", _BAR),
    ("did not find expected hexdecimal", "a backslash in double quotes means something else", _BAR),
    ("escape sequence of", "a backslash in double quotes means something else", _BAR),
    ("invalid Unicode character escape", "a backslash in double quotes means something else", _BAR),
    (
        "expected ',' or ']'",
        "a list in brackets is not closed, or holds a text that needs quotes",
        "close it with ], or put texts with brackets or quotes under a bar ( | )",
    ),
    (
        "expected ',' or '}'",
        "keys in braces are not closed, or hold a text that needs quotes",
        "close them with }, or put texts with braces or quotes under a bar ( | )",
    ),
    (
        "block sequence entries are not allowed",
        "a list entry ( - ) cannot begin here",
        "put each entry on a line of its own, below its key",
    ),
    (
        "expected '-' indicator",
        "this line belongs to a list, but does not begin with a dash",
        "indent it below its entry, or begin it with - ",
    ),
    (
        "comment or line break",
        "text stands behind the bar",
        "begin the text on the next line, indented",
    ),
    ("while scanning an alias", "a text begins with a star", _BAR),
    ("while scanning an anchor", "a text begins with &", _BAR),
    ("while scanning a tag", "a text begins with !", _BAR),
    ("undefined tag handle", "a text begins with !", _BAR),
    ("directive", "a line begins with a percent sign", _BAR),
    (
        "expected <document start>",
        "text stands here that belongs to no key",
        "indent it below its key, or delete it",
    ),
    (
        "block mapping",
        "this line does not fit the lines before it",
        "check its indentation, and whether a quote or a bracket is closed too early above",
    ),
    (
        "<block end>",
        "this line does not fit the lines before it",
        "check its indentation, and whether a quote or a bracket is closed too early above",
    ),
)


def explain_syntax(error: Exception, lines: Sequence[str]) -> Explanation:
    """Put a parser's error into plain words, with the place that it is about."""
    technical = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')} {error}"
    mark = _telling_mark(error, technical)
    number = mark.line if mark is not None else max(len(lines) - 1, 0)
    column = mark.column if mark is not None else 0
    number, column = _last_text(number, column, lines)
    line = lines[number] if number < len(lines) else ""
    above = lines[number - 1] if 0 < number <= len(lines) else ""
    if "block mapping" in technical and above.isspace() and len(above) > column:
        message = "the empty line above is indented further than this text"
        return Explanation("Y01", message, "delete its blanks", number + 1, column + 1)
    code, message, advice = _words(technical, line, column)
    return Explanation(code, message, advice, number + 1, column + 1)


def _telling_mark(error: Exception, technical: str) -> Any:
    """The mark that helps: where a thing begins if it is left open, else where it stops."""
    problem: Any = getattr(error, "problem_mark", None)
    context: Any = getattr(error, "context_mark", None)
    if context is None or problem is None:
        return problem or context
    if any(words in technical for words in _BEGINNINGS):
        return context
    left_open = any(words in technical for words in ("expected ',' or", "quoted scalar"))
    return context if left_open and context.line != problem.line else problem


def _last_text(number: int, column: int, lines: Sequence[str]) -> tuple[int, int]:
    """The place itself, or the end of the last line with text if it lies behind the file."""
    if number < len(lines) and (lines[number].strip() or number == 0):
        return number, column
    for earlier in range(min(number, len(lines)) - 1, -1, -1):
        if lines[earlier].strip():
            return earlier, len(lines[earlier])
    return 0, 0


def _words(technical: str, line: str, column: int) -> tuple[str, str, str]:
    """Code, message and advice."""
    if "nesting depth" in technical:
        message = "too many lists and keys stand inside each other"
        return "Y09", message, "look for brackets that are not closed"
    if _is_tab(technical, line, column):
        return "Y07", "a tab stands where blanks must indent", "use blanks only"
    message = _message_from_line(technical, line, column)
    if message:
        return "Y01", message, _BAR
    for words, known, advice in _WORDS:
        if words in technical:
            return "Y01", known, advice + _lost_comment(line)
    return "Y01", "this cannot be read as YAML", _BAR


def _is_tab(technical: str, line: str, column: int) -> bool:
    if "tab character" in technical:
        return True
    if "cannot start any token" in technical and line[column : column + 1] == "\t":
        return True
    return re.match(r" *\t", line) is not None and "block scalar" not in technical


def _message_from_line(technical: str, line: str, column: int) -> str:
    """A message for what the line itself shows best; empty if it shows nothing."""
    if "cannot start any token" in technical:
        return f"a text cannot begin with {line[column : column + 1] or 'this sign'}"
    before = line[:column].rstrip()
    if before.endswith(("'", '"', "]", "}")) and (
        "expected key" in technical or "<block end>" in technical
    ):
        return f"something stands behind the closing {before[-1]}"
    opened = _OPENS.search(line)
    if opened and "mapping values are not allowed" in technical:
        return f"a text cannot begin with {opened['sign']}"
    return ""


def _lost_comment(line: str) -> str:
    return "; everything behind # counts as a note" if re.search(r"\s#\S", line) else ""


SYNTAX_ERRORS: Final = (yaml.YAMLError, ValueError, OverflowError)
"""What PyYAML's parsers raise on broken files."""
