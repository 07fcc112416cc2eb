"""Transcripts of service conversations: rated ones for measuring, bare ones for scoring.

Three forms are read, line by line, so that a file may be larger than the memory:

- JSON lines, one conversation a line: ``{"id", "lang", "turns": [{"speaker", "text"}]}``; a turn
  may carry ``ratings`` (means) or ``passes`` (one entry a rater);
- CSV with the columns ``conversation``, ``speaker`` and ``text``; neighbouring rows of one
  conversation belong together, and so do rows of one that is interrupted by no other;
- plain text with ``Agent:`` and ``Customer:`` (``Kunde:``, ``Kundin:``) before every message; a
  line without a speaker goes on with the message before, a blank line followed by a line
  ``# id`` begins another conversation.
"""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import IO, Final

from deescalate.model.analysis import Flag, Speaker
from deescalate.model.language import Language
from deescalate.model.rated import RatedConversation, RatedTurn, Rating

_LEVELS: Final = ("listening", "empathy", "tone", "solution")
_SPEAKERS: Final[Mapping[str, Speaker]] = {
    "agent": Speaker.AGENT,
    "agentin": Speaker.AGENT,
    "advisor": Speaker.AGENT,
    "support": Speaker.AGENT,
    "service": Speaker.AGENT,
    "mitarbeiter": Speaker.AGENT,
    "mitarbeiterin": Speaker.AGENT,
    "berater": Speaker.AGENT,
    "beraterin": Speaker.AGENT,
    "customer": Speaker.CUSTOMER,
    "client": Speaker.CUSTOMER,
    "user": Speaker.CUSTOMER,
    "caller": Speaker.CUSTOMER,
    "visitor": Speaker.CUSTOMER,
    "kunde": Speaker.CUSTOMER,
    "kundin": Speaker.CUSTOMER,
    "anrufer": Speaker.CUSTOMER,
    "anruferin": Speaker.CUSTOMER,
    "system": Speaker.SYSTEM,
    "bot": Speaker.SYSTEM,
    "colleague": Speaker.COLLEAGUE,
    "kollege": Speaker.COLLEAGUE,
    "kollegin": Speaker.COLLEAGUE,
}
_SPOKEN: Final = re.compile(r"^\s*([A-Za-zÄÖÜäöüß]{2,14})\s*:\s?(.*)$")
_HEADING: Final = re.compile(r"^#\s+(\S+)")
_COLUMNS: Final = ("conversation", "speaker", "text")


@dataclass(frozen=True, slots=True)
class TranscriptProblem:
    """A line that could not be used: where, why, and what to do."""

    file: str
    line: int
    cause: str
    cure: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.cause} {self.cure}"


Entry = RatedConversation | TranscriptProblem
"""What a line of a file gives."""


def read_transcripts(path: Path) -> Iterator[Entry]:
    """The conversations of a file, in order; a bad line becomes a problem and the rest goes on.

    The form follows the name: ``.jsonl`` (or ``.ndjson``), ``.csv``, anything else is plain text.

    Raises:
        OSError: the file cannot be opened or read.
    """
    suffix = path.suffix.lower()
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        if suffix in {".jsonl", ".ndjson", ".json"}:
            yield from _json_lines(file, str(path))
        elif suffix == ".csv":
            yield from _csv(file, str(path))
        else:
            yield from _plain(file, str(path), path.stem)


def _json_lines(lines: Iterable[str], file: str) -> Iterator[Entry]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            cause = f"This line is no JSON ({error.__class__.__name__})."
            yield TranscriptProblem(file, number, cause, "Write one conversation a line.")
            continue
        try:
            yield _conversation(row, f"line-{number}")
        except (ValueError, TypeError, KeyError) as error:
            cause = f"This line is no conversation: {_said(error)}."
            cure = 'It needs "turns", a list of {"speaker": "agent" or "customer", "text": …}.'
            yield TranscriptProblem(file, number, cause, cure)


def _said(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"{error} is missing"
    return str(error) or error.__class__.__name__


def _conversation(row: object, name: str) -> RatedConversation:
    if not isinstance(row, dict):
        raise TypeError("it is not an object")
    turns = row["turns"]
    if not isinstance(turns, list):
        raise TypeError('"turns" is not a list')
    passes = row.get("passes")
    overall, stage = row.get("overall"), row.get("final_stage")
    if isinstance(passes, list) and passes:
        overall = fmean(float(one["overall"]) for one in passes)
        stage = fmean(float(one["final_stage"]) for one in passes)
    elif isinstance(row.get("ratings"), dict):
        overall, stage = row["ratings"].get("overall"), row["ratings"].get("final_stage")
    language = row.get("lang")
    return RatedConversation(
        id=str(row.get("id", name)),
        language=Language(language) if language is not None else None,
        turns=tuple(_turn(turn) for turn in turns),
        channel=str(row.get("channel", "")),
        kind=str(row.get("kind", "")),
        overall=None if overall is None else float(overall),
        final_stage=None if stage is None else float(stage),
        passes=len(passes) if isinstance(passes, list) and passes else 1,
    )


def _turn(turn: object) -> RatedTurn:
    if not isinstance(turn, dict):
        raise TypeError("a turn is not an object")
    speaker, text = _speaker(turn["speaker"]), turn["text"]
    if not isinstance(text, str):
        raise TypeError('"text" is not a string')
    rating: Rating | None = None
    anger: float | None = None
    passes = turn.get("passes")
    if speaker is Speaker.AGENT:
        if isinstance(passes, list) and passes:
            rating = _mean(passes)
        elif isinstance(turn.get("ratings"), dict):
            rating = _mean([turn["ratings"]])
    elif isinstance(passes, list) and passes:
        anger = fmean(float(one["anger"]) for one in passes)
    elif turn.get("anger") is not None:
        anger = float(turn["anger"])
    return RatedTurn(speaker, text, rating, anger)


def _speaker(name: object) -> Speaker:
    found = _SPEAKERS.get(str(name).strip().lower())
    if found is None:
        raise ValueError(f"the speaker {str(name)[:40]!r} is unknown")
    return found


def _mean(passes: Sequence[Mapping[str, object]]) -> Rating:
    def mean(key: str) -> float:
        return fmean(_number(one[key]) for one in passes)

    shares: dict[Flag, float] = {}
    for one in passes:
        flags = one.get("flags", [])
        names = flags if isinstance(flags, list) else []
        for name in names:
            flag = Flag(name)
            shares[flag] = shares.get(flag, 0.0) + 1 / len(passes)
    listening, empathy, tone, solution = (mean(key) for key in _LEVELS)
    flags_ = tuple(sorted((flag, round(share, 3)) for flag, share in shares.items()))
    return Rating(listening, empathy, tone, solution, mean("overall"), flags_)


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{value!r} is not a number")
    return float(value)


class _Gathering:
    """Messages of one conversation that is not yet complete."""

    def __init__(self, name: str, language: Language | None = None) -> None:
        self.name = name
        self.language = language
        self.turns: list[RatedTurn] = []

    def done(self) -> Iterator[RatedConversation]:
        """The conversation, if anything was said in it."""
        if self.turns:
            yield RatedConversation(self.name, self.language, tuple(self.turns))


def _csv(file: IO[str], name: str) -> Iterator[Entry]:
    sample = file.readline()
    if not sample:
        return
    delimiter = max(",;\t|", key=sample.count)
    header = [cell.strip().lower() for cell in next(csv.reader([sample], delimiter=delimiter))]
    missing = [column for column in _COLUMNS if column not in header]
    if missing:
        cause = f"The column {missing[0]!r} is missing."
        yield TranscriptProblem(name, 1, cause, f"The first line names {', '.join(_COLUMNS)}.")
        return
    places = {column: header.index(column) for column in (*_COLUMNS, "lang") if column in header}
    gathering = _Gathering("")
    for number, row in _rows(file, delimiter):
        if isinstance(row, csv.Error):
            yield TranscriptProblem(name, number, f"This row is no CSV ({row}).", "Quote it.")
            continue
        try:
            key = row[places["conversation"]].strip()
            turn = RatedTurn(_speaker(row[places["speaker"]]), row[places["text"]])
            language = _language(row[places["lang"]]) if "lang" in places else None
        except (ValueError, IndexError) as error:
            cause = f"This row cannot be used: {_said(error)}."
            yield TranscriptProblem(name, number, cause, "Write agent or customer as speaker.")
            continue
        if gathering.name != key:
            yield from gathering.done()
            gathering = _Gathering(key, language)
        gathering.turns.append(turn)
    yield from gathering.done()


def _rows(file: IO[str], delimiter: str) -> Iterator[tuple[int, list[str] | csv.Error]]:
    """The rows below the heading that are not blank, with the line where each begins."""
    reader = csv.reader(file, delimiter=delimiter)
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


def _language(text: str) -> Language | None:
    return Language(text.strip().lower()) if text.strip() else None


def _plain(lines: Iterable[str], file: str, stem: str) -> Iterator[Entry]:
    gathering = _Gathering(stem)
    count = 0
    for number, raw in enumerate(lines, start=1):
        line = raw.rstrip("\r\n")
        heading = _HEADING.match(line)
        if heading:
            yield from gathering.done()
            count += 1
            gathering = _Gathering(heading.group(1))
            continue
        spoken = _SPOKEN.match(line)
        speaker = _SPEAKERS.get(spoken.group(1).lower()) if spoken else None
        if spoken and speaker:
            gathering.turns.append(RatedTurn(speaker, spoken.group(2).strip()))
        elif gathering.turns:
            last = gathering.turns[-1]
            text = f"{last.text}\n{line.strip()}".strip("\n") if line.strip() else last.text
            gathering.turns[-1] = RatedTurn(last.speaker, text)
        elif line.strip():
            cause = "Nobody is named as the speaker of this line."
            yield TranscriptProblem(file, number, cause, 'Begin it with "Agent:" or "Customer:".')
    yield from gathering.done()
