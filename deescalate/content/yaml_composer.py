"""Events of PyYAML's parser to plain values, with the place of each."""

import re
from dataclasses import dataclass
from typing import Any, Final

import yaml

from deescalate.content.scalars import read_plain
from deescalate.content.source import NodePath, Source, Spot, quote
from deescalate.content.yaml_words import SYNTAX_ERRORS, explain_syntax

DEEPEST: Final = 20
"""Lists and mappings inside each other at most."""

_HIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
_HALF: Final = re.compile("[\ud800-\udfff]")
_LOST: Final = re.compile(r"[ \t]+#(?=[^\s#])")
_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Unreadable(Exception):  # noqa: N818  a signal between two modules, not an error to users
    """The rest of the file cannot be read; the problem is reported."""


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is being filled. ``key`` waits for its value.

    ``drop`` says that the value belongs to a repeated key and does not count.
    """

    value: Any
    path: NodePath
    is_list: bool
    key: str | None = None
    key_line: int = 1
    key_column: int = 1
    drop: bool = False


class _Enough(Exception):  # noqa: N818  a signal inside this module, not an error to users
    """All the top-level keys that are wanted have been read."""


class Composer:
    """Builds plain values from the parser's events, without recursion.

    With ``until``, reading ends after these top-level keys have been read.
    """

    def __init__(self, text: str, source: Source, until: frozenset[str] = frozenset()) -> None:
        self._text = text
        self._until = until
        self._source = source
        self._frames: list[_Frame] = []
        self._root: object = None
        self._documents = 0
        self._dropped = 0
        self._hides = _HIDDEN.search(text) is not None
        self._handlers = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._open,
            yaml.SequenceStartEvent: self._open,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }

    def compose(self) -> object:
        """The document's value; None for an empty file.

        Raises:
            Unreadable: the rest cannot be read.
        """
        loader = _LOADER(self._text)
        try:
            while True:
                event = loader.get_event()
                handler = self._handlers.get(type(event))
                if handler is not None:
                    handler(event)
                elif type(event) is yaml.StreamEndEvent:
                    return self._root
        except _Enough:
            return self._root
        except SYNTAX_ERRORS as error:
            explanation = explain_syntax(error, self._source.lines)
            self._source.report_at(
                explanation.code,
                explanation.message,
                explanation.line,
                explanation.column,
                advice=explanation.advice,
            )
            raise Unreadable from error
        finally:
            loader.dispose()

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            self._report(
                "Y14",
                "a second document begins here",
                event,
                "one file is one scenario: take out the line with ---",
            )
            raise Unreadable

    def _scalar(self, event: Any) -> None:
        raw: str = event.value
        style: str = event.style or ""
        if event.anchor is not None or event.tag is not None:
            self._decorated(event)
        if (self._hides or style == '"') and _HIDDEN.search(raw):
            self._hidden(event)
        if style == '"' and _HALF.search(raw):
            raw = event.value = self._without_halves(event)
        frame = self._frames[-1] if self._frames else None
        if frame is not None and not frame.is_list and frame.key is None:
            self._key(frame, event)
            return
        if style:
            self._add(raw, event, raw, style)
            return
        self._check_lost(event)
        self._add(read_plain(raw), event, raw, style)

    def _key(self, frame: _Frame, event: Any) -> None:
        key: str = event.value
        if self._until and len(self._frames) == 1 and frame.value.keys() >= self._until:
            raise _Enough
        mark = event.start_mark
        frame.key = key
        frame.key_line = mark.line + 1
        frame.key_column = mark.column + 1
        frame.drop = key in frame.value
        if frame.drop:
            first = self._source.spots[(*frame.path, key)]
            self._report(
                "Y02",
                f"{quote(key)} stands here twice; first on line {first.key_line}",
                event,
                "keep one of the two",
            )
            # The first one counts; another path keeps the places of the second one apart.
            self._dropped += 1
            frame.key = f"{key} (again, {self._dropped})"

    def _open(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._decorated(event)
        frame = self._frames[-1] if self._frames else None
        if frame is not None and not frame.is_list and frame.key is None:
            self._complex_key(event)
        if len(self._frames) >= DEEPEST:
            self._report(
                "Y09",
                f"more than {DEEPEST} lists and keys stand inside each other",
                event,
                "look for brackets that are not closed",
            )
            raise Unreadable
        is_list = type(event) is yaml.SequenceStartEvent
        value: Any = [] if is_list else {}
        self._frames.append(_Frame(value, self._add(value, event, "", None), is_list))

    def _close(self, _event: Any) -> None:
        self._frames.pop()

    def _complex_key(self, event: Any) -> None:
        at = event.start_mark.index
        self._report(
            "Y15",
            "a list or a group stands where a key is wanted",
            event,
            "put texts with brackets or braces under a bar ( | )"
            if self._text[at : at + 1] in {"{", "["}
            else "a key is one word followed by a colon",
        )
        raise Unreadable

    def _alias(self, event: Any) -> None:
        self._report(
            "Y03",
            f"*{quote(event.anchor)} is taken for a reference to another place",
            event,
            "put texts with stars under a bar ( | )",
        )
        frame = self._frames[-1] if self._frames else None
        if frame is not None and not frame.is_list and frame.key is None:
            raise Unreadable
        self._source.spoiled.add(self._add(None, event, "", ""))

    def _decorated(self, event: Any) -> None:
        if event.anchor is not None:
            sign, message = "&", f"&{quote(event.anchor)} is taken for a name of this place"
        else:
            sign, message = "!", f"{quote(event.tag)} is taken for a type"
        advice = f"put texts that begin with {sign} under a bar ( | )"
        self._report("Y03", message, event, advice)

    def _check_lost(self, event: Any) -> None:
        """Report text that a # right behind an unquoted value turns into a note."""
        mark = event.end_mark
        lines = self._source.lines
        found = _LOST.match(lines[mark.line], mark.column) if mark.line < len(lines) else None
        if found is None:
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
        """Report an invisible character at its place, or at its text if it is an escape."""
        sign = _HIDDEN.findall(event.value)[0]
        line, column = event.start_mark.line, event.start_mark.column
        last = min(event.end_mark.line, len(self._source.lines) - 1)
        for number in range(line, last + 1):
            found = self._source.lines[number].find(sign)
            if found >= 0:
                line, column = number, found
                break
        self._source.report_at(
            "Y13",
            f"an invisible or direction-changing character (U+{ord(sign):04X}) stands here",
            line + 1,
            column + 1,
            advice="delete it and type the text again",
        )

    def _without_halves(self, event: Any) -> str:
        r"""The text without halves of characters, such as the slower parser makes of ``\ud800``."""
        self._report(
            "Y11", "half of a character stands here", event, "put the text under a bar ( | )"
        )
        return _HALF.sub("?", event.value)

    def _next_path(self) -> NodePath:
        frame = self._frames[-1]
        return (*frame.path, len(frame.value) if frame.is_list else frame.key or "")

    def _add(self, value: object, event: Any, raw: str, style: str | None) -> NodePath:
        """Put a value into the list or group being filled, and note its place."""
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if not self._frames:
            self._root = value
            self._source.spots[()] = Spot(line, column, line, column, raw, style)
            return ()
        frame = self._frames[-1]
        path = self._next_path()
        if frame.is_list:
            frame.value.append(value)
            spot = Spot(line, column, line, column, raw, style)
        else:
            if not frame.drop:
                frame.value[frame.key] = value
            frame.key = None
            spot = Spot(line, column, frame.key_line, frame.key_column, raw, style)
        self._source.spots[path] = spot
        return path

    def _report(self, code: str, message: str, event: Any, advice: str) -> None:
        mark = event.start_mark
        self._source.report_at(code, message, mark.line + 1, mark.column + 1, advice=advice)
