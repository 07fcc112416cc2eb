"""House style for scenario files: the same blanks everywhere, every comment kept.

What is changed: indentation (two blanks a level, list entries two deeper than their key), blanks at
the ends of lines, several empty lines in a row, the last line's end, and Windows line ends. What
is never changed: the order of keys, quotes, comments, and what a text says.
"""

import io
import re
from dataclasses import dataclass
from typing import Final

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from deescalate.content.problems import Problem
from deescalate.content.yaml_reader import read_yaml

_EMPTY_LINES: Final = re.compile(r"\n{3,}")
_NO_LIMIT: Final = 1_000_000
"""Width of a line. Lines are never broken: a broken text is harder to search and to compare."""

_COMMENT: Final = re.compile(r"(?:^|\s)#[^\n]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Formatted:
    """A file in house style; ``content`` is None if ``problems`` keep it from being formatted."""

    content: bytes | None
    problems: tuple[Problem, ...] = ()


def house_style(content: bytes, path: str) -> Formatted:
    """Put a file's bytes into house style. A file in house style stays as it is, byte for byte.

    Nothing is raised. A file that cannot be read, or that would say something else afterwards, is
    left alone, and the result says why.
    """
    before = read_yaml(content, path)
    if before.data is None or before.broken:
        return Formatted(None, before.problems)
    text = content.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    try:
        shown = _shown(re.sub(r"\r\n?", "\n", text))
    except (YAMLError, ValueError) as error:
        before.report_at("Y01", f"it cannot be put into house style: {error}", 1, 1)
        return Formatted(None, before.problems)
    written = shown.encode("utf-8")
    after = read_yaml(written, path)
    if after.data != before.data or _comments(shown) != _comments(text):
        before.report_at(
            "Y01",
            "house style would change what the file says, so it stays as it is",
            1,
            1,
            advice="look for a comment inside a list or text and put it on a line of its own",
        )
        return Formatted(None, before.problems)
    return Formatted(written)


def round_trip() -> YAML:
    """Reads and writes YAML in house style with comments, order and quotes kept."""
    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = _NO_LIMIT
    yaml.preserve_quotes = True
    return yaml


def _shown(text: str) -> str:
    yaml = round_trip()
    out = io.StringIO()
    yaml.dump(yaml.load(text), out)
    lines = "\n".join(line.rstrip() for line in out.getvalue().split("\n"))
    return _EMPTY_LINES.sub("\n\n", lines).strip("\n") + "\n"


def _comments(text: str) -> list[str]:
    """Everything that looks like a comment, in order, without the blanks around it."""
    return sorted(found.group().strip() for found in _COMMENT.finditer(text))
