"""Bytes of a YAML file to plain values, with the place of each and problems in plain words.

Reads the events of PyYAML's C parser (of the slower Python one where that is missing), never its
constructors: so no tag, anchor or number spelling can do anything unexpected, nesting is counted
before it can hurt, and every value keeps its line and column.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import yaml

from deescalate.content.files import LARGEST_FILE
from deescalate.content.scalars import read_plain
from deescalate.content.source import NodePath, Source, Spot, quote
from deescalate.content.yaml_words import SYNTAX_ERRORS, explain_syntax

DEEPEST: Final = 20
"""Lists and mappings inside each other at most."""

_LINE_BREAK: Final = re.compile(r"\r\n|\n|\r")
_NOT_TEXT: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u2028\u2029\ufeff]"
)
_HIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
_LOST: Final = re.compile(r"[ \t]+#(?=[^\s#])")
_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Unreadable(Exception):  # noqa: N818  a signal inside this module, not an error to users
    """The rest of the file cannot be read; the problem is reported."""


def read_yaml(content: bytes, path: str) -> Source:
    """Read a file's bytes; every problem is in the result, and nothing is raised.

    ``data`` of the result is None if the file is not a readable mapping.
    """
    source = Source(path, digest=hashlib.sha256(content).hexdigest()[:16])
    text = _decode(content, source)
    if text is None:
        return source
    source.lines = _LINE_BREAK.split(text)
    text = _without_control_characters(text, source)
    try:
        value = _Composer(text, source).compose()
    except _Unreadable:
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


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is being filled. ``key`` waits for its value."""

    value: dict[str, Any] | list[Any]
    path: NodePath
    key: str | None = None
    key_line: int = 1
    key_column: int = 1
    repeated: int = 0
    drop: bool = False


class _Composer:
    """Builds plain values from the parser's events, without recursion."""

    def __init__(self, text: str, source: Source) -> None:
        self._text = text
        self._source = source
        self._frames: list[_Frame] = []
        self._root: object = None
        self._documents = 0

    def compose(self) -> object:
        """The document's value.

        Raises:
            _Unreadable: the rest cannot be read.
        """
        for event in self._events():
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind is yaml.MappingStartEvent:
                self._open({}, event)
            elif kind is yaml.SequenceStartEvent:
                self._open([], event)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._frames.pop()
            elif kind is yaml.AliasEvent:
                self._alias(event)
            elif kind is yaml.DocumentStartEvent:
                self._document(event)
        return self._root

    def _events(self) -> Iterator[Any]:
        loader = _LOADER(self._text)
        try:
            while loader.check_event():
                yield loader.get_event()
        except SYNTAX_ERRORS as error:
            explanation = explain_syntax(error, self._source.lines)
            self._source.report_at(
                explanation.code,
                explanation.message,
                explanation.line,
                explanation.column,
                advice=explanation.advice,
            )
            raise _Unreadable from error
        finally:
            loader.dispose()

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            self._source.report_at(
                "Y14",
                "a second document begins here",
                event.start_mark.line + 1,
                event.start_mark.column + 1,
                advice="one file is one scenario: take out the line with ---",
            )
            raise _Unreadable

    def _expects_key(self) -> bool:
        if not self._frames:
            return False
        frame = self._frames[-1]
        return isinstance(frame.value, dict) and frame.key is None

    def _scalar(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._decorated(event)
        style = event.style or ""
        if self._expects_key():
            self._key(event)
            return
        raw: str = event.value
        if not style:
            self._check_lost(event)
        if _HIDDEN.search(raw):
            self._hidden(event)
        self._add(raw if style else read_plain(raw), event, raw, style)

    def _key(self, event: Any) -> None:
        frame = self._frames[-1]
        frame.key = event.value
        frame.drop = False
        frame.key_line = event.start_mark.line + 1
        frame.key_column = event.start_mark.column + 1
        if isinstance(frame.value, dict) and event.value in frame.value:
            first = self._source.spots[(*frame.path, event.value)]
            self._source.report_at(
                "Y02",
                f"{quote(event.value)} stands here twice; first on line {first.key_line}",
                frame.key_line,
                frame.key_column,
                advice="keep one of the two",
            )
            frame.repeated += 1
            # The first one counts; another name keeps the places of the second one apart.
            frame.drop = True
            frame.key = f"\0{frame.repeated}"

    def _open(self, value: dict[str, Any] | list[Any], event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._decorated(event)
        if self._expects_key():
            self._complex_key(event)
        if len(self._frames) >= DEEPEST:
            self._source.report_at(
                "Y09",
                f"more than {DEEPEST} lists and keys stand inside each other",
                event.start_mark.line + 1,
                event.start_mark.column + 1,
                advice="look for brackets that are not closed",
            )
            raise _Unreadable
        self._frames.append(_Frame(value, self._add(value, event, "", None)))

    def _complex_key(self, event: Any) -> None:
        mark = event.start_mark
        at_brace = self._text[mark.index : mark.index + 1] in {"{", "["}
        self._source.report_at(
            "Y15",
            "a list or mapping stands where a key is wanted",
            mark.line + 1,
            mark.column + 1,
            advice="put texts with brackets or braces under a bar ( | )"
            if at_brace
            else "a key is one word followed by a colon",
        )
        raise _Unreadable

    def _alias(self, event: Any) -> None:
        self._source.report_at(
            "Y03",
            f"*{quote(event.anchor)} is taken for a reference to another place",
            event.start_mark.line + 1,
            event.start_mark.column + 1,
            advice="put texts with stars under a bar ( | )",
        )
        if self._expects_key():
            raise _Unreadable
        self._source.spoiled.add(self._add(None, event, "", ""))

    def _decorated(self, event: Any) -> None:
        if event.anchor is not None:
            message = f"&{quote(event.anchor)} is taken for a name of this place"
            sign = "&"
        else:
            message = f"{quote(event.tag)} is taken for a type"
            sign = "!"
        self._source.report_at(
            "Y03",
            message,
            event.start_mark.line + 1,
            event.start_mark.column + 1,
            advice=f"put texts that begin with {sign} under a bar ( | )",
        )

    def _check_lost(self, event: Any) -> None:
        mark = event.end_mark
        line = self._source.lines[mark.line] if mark.line < len(self._source.lines) else ""
        if "#" not in line:
            return
        # An empty value ends before its colon or dash's blank.
        found = _LOST.match(line, mark.column)
        if not found:
            return
        left = f"; the text that is left is '{quote(event.value)}'" if event.value else ""
        self._source.report_at(
            "Y04",
            f"everything from # on is dropped{left}",
            mark.line + 1,
            found.end(),
            advice="put the text under a bar ( | ), or a blank after # if it is a note",
        )
        if not event.value and self._frames:
            self._source.spoiled.add(self._next_path())

    def _hidden(self, event: Any) -> None:
        found = _HIDDEN.search(event.value)
        mark = event.start_mark
        number, column = mark.line + 1, mark.column + 1
        for distance in range(event.end_mark.line - mark.line + 1):
            line = self._source.lines[min(mark.line + distance, len(self._source.lines) - 1)]
            here = _HIDDEN.search(line)
            if here:
                number, column = mark.line + distance + 1, here.start() + 1
                break
        self._source.report_at(
            "Y13",
            f"an invisible or direction-changing character (U+{ord(found[0]):04X}) stands here"
            if found
            else "an invisible character stands here",
            number,
            column,
            advice="delete it and type the text again",
        )

    def _next_path(self) -> NodePath:
        frame = self._frames[-1]
        if isinstance(frame.value, list):
            return (*frame.path, len(frame.value))
        return (*frame.path, frame.key or "")

    def _add(self, value: object, event: Any, raw: str, style: str | None) -> NodePath:
        """Put a value into the list or mapping being filled, and note its place."""
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if not self._frames:
            self._root = value
            self._source.spots[()] = Spot(line, column, line, column, raw, style)
            return ()
        frame = self._frames[-1]
        path = self._next_path()
        if isinstance(frame.value, list):
            frame.value.append(value)
            self._source.spots[path] = Spot(line, column, line, column, raw, style)
            return path
        if not frame.drop:
            frame.value[frame.key or ""] = value
        self._source.spots[path] = Spot(line, column, frame.key_line, frame.key_column, raw, style)
        frame.key = None
        return path
