"""Transcripts of service conversations: rated ones for measuring, bare ones for scoring.

Three forms are read, line by line, so that a file may be larger than the memory:

- JSON lines, one conversation a line, as ``transcript_rows`` describes it;
- CSV with the columns ``conversation``, ``speaker`` and ``text``, perhaps ``lang``; neighbouring
  rows that name the same conversation belong together;
- plain text with ``Agent:`` and ``Customer:`` (``Kunde:``, ``Kundin:``) before every message; a
  line without a speaker goes on with the message before. A line ``# id`` at the beginning or
  after a blank line begins another conversation.

Files are UTF-8 (or UTF-16 with its mark); bytes that are no UTF-8 are read as Windows-1252, which
is what spreadsheets write for umlauts.
"""

import codecs
import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from deescalate.content.transcript_rows import conversation_of, language_of, speaker_of
from deescalate.model.analysis import Speaker
from deescalate.model.language import Language
from deescalate.model.rated import RatedConversation, RatedTurn

_SPOKEN: Final = re.compile(r"^\s*([A-Za-zÄÖÜäöüß]{2,14})\s*:\s?(.*)$")
_HEADING: Final = re.compile(r"^#\s+(\S.*)$")
_COLUMNS: Final = ("conversation", "speaker", "text")
_LONGEST_LINE: Final = 1 << 24
"""Characters of one line that are read; the rest of a longer one is left out."""


@dataclass(frozen=True, slots=True)
class TranscriptProblem:
    """What could not be used: where, why, and what to do. Line 0 means the file as a whole."""

    file: str
    line: int
    cause: str
    cure: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.cause} {self.cure}"


Entry = RatedConversation | TranscriptProblem
"""What a line of a file gives."""


def read_transcripts(path: Path) -> Iterator[Entry]:
    """The conversations of a file, in order; a bad line becomes a problem and the rest goes on.

    Raises:
        OSError: the file cannot be opened or read.
    """
    with path.open("rb") as file:
        yield from transcripts_in(file, path)


def transcripts_in(file: io.BufferedReader, path: Path) -> Iterator[Entry]:
    """The conversations of an open file, in order; ``path`` tells its form.

    ``.jsonl``, ``.ndjson`` and ``.json`` are JSON lines, ``.csv`` is CSV, all else plain text.

    Raises:
        OSError: the file cannot be read.
    """
    mark = file.peek(2)[:2]
    encoding = "utf-16" if mark in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE} else "utf-8-sig"
    text = io.TextIOWrapper(file, encoding=encoding, errors=_WINDOWS, newline="")
    suffix = path.suffix.lower()
    try:
        if suffix in {".jsonl", ".ndjson", ".json"}:
            yield from _json_lines(_lines(text), str(path))
        elif suffix == ".csv":
            yield from _csv(_lines(text), str(path))
        else:
            yield from _plain(_lines(text), str(path), path.stem)
    finally:
        text.detach()  # the file is its opener's to close


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Decode the bytes that are no UTF-8 as Windows-1252, with ``�`` where that fails too."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_WINDOWS: Final = "deescalate-windows-1252"
codecs.register_error(_WINDOWS, _as_windows)


def _lines(file: io.TextIOWrapper) -> Iterator[str]:
    """The lines with their ends, each cut to the longest that is read."""
    while line := file.readline(_LONGEST_LINE):
        yield line
        while len(line) == _LONGEST_LINE and not line.endswith(("\n", "\r")):
            line = file.readline(_LONGEST_LINE)


def _json_lines(lines: Iterable[str], file: str) -> Iterator[Entry]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line.rstrip())
        except (ValueError, RecursionError) as error:
            cause = f"This line is no JSON: {_no_json(error)}."
            yield TranscriptProblem(file, number, cause, "Write one conversation a line.")
            continue
        try:
            yield conversation_of(row, f"line-{number}")
        except (ValueError, TypeError) as error:
            cause = f"This line is no conversation: {error}."
            cure = 'It needs "turns", a list of {"speaker": "agent" or "customer", "text": …}.'
            yield TranscriptProblem(file, number, cause, cure)


def _no_json(error: ValueError | RecursionError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at column {error.colno}"
    return (
        "it is nested too deeply" if isinstance(error, RecursionError) else "a number is too long"
    )


class _Gathering:
    """Messages of one conversation that is not yet complete."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.language: Language | None = None
        self._said: list[tuple[Speaker, list[str]]] = []

    def __bool__(self) -> bool:
        return bool(self._said)

    def say(self, speaker: Speaker, text: str) -> None:
        """Begin a message."""
        self._said.append((speaker, [text]))

    def go_on(self, text: str) -> None:
        """Add a line to the last message; blank ones are left out."""
        if text:
            self._said[-1][1].append(text)

    def done(self) -> Iterator[RatedConversation]:
        """The conversation, if anything was said in it."""
        if self._said:
            turns = (
                RatedTurn(speaker, "\n".join(lines).strip("\n")) for speaker, lines in self._said
            )
            yield RatedConversation(self.name, self.language, tuple(turns))


def _csv(lines: Iterator[str], file: str) -> Iterator[Entry]:
    sample = next(lines, "")
    if not sample:
        return
    delimiter = max(",;\t|", key=sample.count)
    header = _header(sample, delimiter)
    missing = [column for column in _COLUMNS if column not in header]
    if missing:
        cause = f"The column {missing[0]!r} is missing."
        yield TranscriptProblem(file, 1, cause, f"The first line names {', '.join(_COLUMNS)}.")
        return
    gathering = _Gathering("")
    for number, row in _rows(lines, delimiter):
        if isinstance(row, csv.Error):
            cause, cure = f"This row is no CSV: {row}.", "Put texts in quotes, inner quotes twice."
            yield TranscriptProblem(file, number, cause, cure)
            continue
        try:
            name, speaker, text, language = _cells(dict(zip(header, row, strict=False)))
        except ValueError as error:
            cause = f"This row cannot be used: {error}."
            cure = "It needs a conversation, agent or customer as speaker, and a text."
            yield TranscriptProblem(file, number, cause, cure)
            continue
        if gathering.name != name:
            yield from gathering.done()
            gathering = _Gathering(name)
        gathering.language = gathering.language or language
        gathering.say(speaker, text)
    yield from gathering.done()


def _header(line: str, delimiter: str) -> list[str]:
    try:
        return [cell.strip().lower() for cell in next(csv.reader([line], delimiter=delimiter))]
    except csv.Error:
        return []


def _cells(row: dict[str, str]) -> tuple[str, Speaker, str, Language | None]:
    """Conversation, speaker, text and language of a row.

    Raises:
        ValueError: a cell is missing, or says nothing that is known.
    """
    missing = [column for column in _COLUMNS if column not in row]
    if missing:
        raise ValueError(f"it ends before the column {missing[0]!r}")
    name = row["conversation"].strip()
    if not name:
        raise ValueError("it names no conversation")
    return name, speaker_of(row["speaker"]), row["text"], language_of(row.get("lang"))


def _rows(lines: Iterator[str], delimiter: str) -> Iterator[tuple[int, list[str] | csv.Error]]:
    """The rows below the heading that are not blank, with the line where each begins."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        number = reader.line_num + 2
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield number, error
            continue
        if any(cell.strip() for cell in row):
            yield number, row


def _plain(lines: Iterable[str], file: str, stem: str) -> Iterator[Entry]:
    gathering = _Gathering(stem)
    fresh = True  # only a line that begins a paragraph can be a heading
    for number, raw in enumerate(lines, start=1):
        line = raw.strip()
        heading = _HEADING.match(raw.rstrip()) if fresh else None
        fresh = not line or heading is not None
        if heading:
            yield from gathering.done()
            gathering = _Gathering(heading.group(1))
            continue
        spoken = _SPOKEN.match(line)
        speaker = _speaker(spoken.group(1)) if spoken else None
        if spoken and speaker:
            gathering.say(speaker, spoken.group(2))
        elif gathering:
            gathering.go_on(line)
        elif line:
            cause = "Nobody is named as the speaker of this line."
            yield TranscriptProblem(file, number, cause, 'Begin it with "Agent:" or "Customer:".')
    yield from gathering.done()


def _speaker(name: str) -> Speaker | None:
    try:
        return speaker_of(name)
    except ValueError:
        return None
