"""Bytes of a YAML file to plain values, with the place of each and problems in plain words.

Reads the events of PyYAML's C parser (of the slower Python one where that is missing), never its
constructors: so no tag, anchor or number spelling can do anything unexpected, nesting is counted
before it can hurt, and every value keeps its line and column.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final

from deescalate.content.files import LARGEST_FILE, read_bytes
from deescalate.content.source import Source
from deescalate.content.yaml_composer import Composer, Unreadable

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_LINE_BREAK: Final = re.compile(r"\r\n|\n|\r")
_NOT_TEXT: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u2028\u2029\ufeff]"
)


def read_yaml(content: bytes, path: str, until: frozenset[str] = frozenset()) -> Source:
    """Read a file's bytes; every problem is in the result, and nothing is raised.

    With ``until``, the rest of the file is left unread once these top-level keys have been read.
    ``data`` of the result is None if the file is not a readable mapping.
    """
    source = Source(path, digest=hashlib.sha256(content).hexdigest()[:16])
    text = _decode(content, source)
    if text is None:
        return source
    source.lines = _LINE_BREAK.split(text)
    _note_line_ends(text, source)
    text = _without_control_characters(text, source)
    try:
        value = Composer(text, source, until).compose()
    except Unreadable:
        return source
    if isinstance(value, dict):
        source.data = value
    elif value is None and not source.broken:
        source.report_at("Y10", "the file is empty", 1, 1, advice="begin with a line format: 1")
    elif not source.broken:
        source.report_at(
            "Y10",
            "the file does not consist of keys and values",
            1,
            1,
            advice="begin with a line such as format: 1",
        )
    return source


def read_file(path: Traversable, until: frozenset[str] = frozenset()) -> Source:
    """Read a file as ``read_yaml`` does; one that cannot be opened is a problem in the result."""
    source = Source(str(path))
    content = read_bytes(path, source)
    return source if content is None else read_yaml(content, str(path), until)


def _decode(content: bytes, source: Source) -> str | None:
    if len(content) > LARGEST_FILE:
        source.report_at(
            "Y08",
            f"the file is larger than {LARGEST_FILE // 1024} KiB",
            1,
            1,
            advice="a conversation needs far less: split it, or take out what does not belong here",
        )
        return None
    mark = content.startswith(b"\xef\xbb\xbf")
    try:
        text = content[3:].decode("utf-8") if mark else content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start + (3 if mark else 0)]
        line_start = max(before.rfind(b"\n"), before.rfind(b"\r")) + 1
        source.report_at(
            "Y05",
            "the file is not UTF-8 text",
            before.count(b"\n") + 1,
            len(before[line_start:].decode("utf-8", "replace")) + 1,
            advice="save it again with the encoding UTF-8",
        )
        return None
    if mark:
        source.report_at(
            "Y06",
            "the file begins with an invisible byte order mark",
            1,
            1,
            advice="save it as UTF-8 without BOM",
        )
    return text


def _note_line_ends(text: str, source: Source) -> None:
    found = text.find("\r")
    if found >= 0:
        before = text[:found].split("\n")
        source.report_at(
            "Y16",
            "this line and perhaps others end as on Windows",
            len(before),
            len(before[-1]) + 1,
            advice="deescalate scenario fmt mends it; in an editor, choose LF as line end",
        )


def _without_control_characters(text: str, source: Source) -> str:
    """Report what no text file should hold, and put blanks in its place so that reading goes on."""
    if not _NOT_TEXT.search(text):
        return text
    for number, line in enumerate(source.lines, start=1):
        found = _NOT_TEXT.search(line)
        if found:
            source.report_at(
                "Y11",
                f"a control character (U+{ord(found[0]):04X}) stands here",
                number,
                found.start() + 1,
                advice="delete it and type the text again",
            )
    return _NOT_TEXT.sub(" ", text)
