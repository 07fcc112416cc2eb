"""The three forms in which scored conversations are written, one conversation at a time."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING, Any, Final, Protocol, TextIO

from deescalate.interface.labels import label
from deescalate.interface.safe import cell, visible
from deescalate.model.analysis import Flag
from deescalate.model.moves import Technique
from deescalate.model.scenario import Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from deescalate.interface.catalogue import Translator
    from deescalate.model.analysis import ConversationAnalysis, Finding, ReplyAnalysis
    from deescalate.model.language import Language

COLUMNS: Final = (
    "conversation",
    "lang",
    "turn",
    *(technique.value for technique in Technique),
    "overall",
    "flags",
    "conversation_overall",
    "final_stage",
)


@dataclass(frozen=True, slots=True)
class Scored:
    """A conversation as it was judged; ``turns`` is how many messages it has."""

    id: str
    language: Language
    turns: int
    analysis: ConversationAnalysis


class Form(Protocol):
    """Turns scored conversations into text."""

    def head(self) -> str:
        """What stands before the first conversation."""

    def body(self, scored: Scored) -> str:
        """The lines of one conversation, with their ends."""


def form(style: str, out: TextIO) -> Form:
    """The form of that name; a table is as wide as the terminal."""
    if style == "jsonl":
        return JsonLines()
    if style == "csv":
        return Csv()
    from rich.console import Console  # noqa: PLC0415

    from deescalate.cli.wiring import load_settings, translator_for  # noqa: PLC0415

    width = Console(file=out).width if out.isatty() else WIDTH
    return Table(width, translator_for(load_settings().settings))


class JsonLines:
    """One object a conversation, in ASCII, so that every text comes through as it was."""

    def head(self) -> str:
        """Nothing."""
        return ""

    def body(self, scored: Scored) -> str:
        """The object on a line."""
        analysis = scored.analysis
        row = {
            "id": scored.id,
            "lang": scored.language.value,
            "overall": round(analysis.overall, 1),
            "final_stage": int(analysis.final_stage),
            "replies": [_reply(turn, reply) for turn, reply in analysis.replies],
            "customer": [
                {"turn": turn, "anger": round(anger, 3)} for turn, anger in analysis.anger
            ],
            "analysis_version": analysis.version,
        }
        return json.dumps(row) + "\n"


def _reply(turn: int, reply: ReplyAnalysis) -> dict[str, Any]:
    return {
        "turn": turn,
        **_levels(reply),
        "overall": round(reply.overall, 3),
        "flags": [flag.value for flag in reply.flags],
        "findings": [_finding(finding) for finding in reply.findings],
    }


def _levels(reply: ReplyAnalysis) -> dict[str, float]:
    return {technique.value: round(reply.levels.of(technique), 3) for technique in Technique}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "move": finding.move,
        "start": finding.start,
        "end": finding.end,
        "quote": finding.quote,
        "why": finding.why,
    }


class Csv:
    """One row an agent's reply (RFC 4180); harmless in terminals and spreadsheets."""

    def head(self) -> str:
        """The names of the columns."""
        return _csv_lines([COLUMNS])

    def body(self, scored: Scored) -> str:
        """The rows of one conversation."""
        analysis = scored.analysis
        return _csv_lines(
            (
                scored.id,
                scored.language.value,
                turn,
                *_levels(reply).values(),
                round(reply.overall, 3),
                " ".join(flag.value for flag in reply.flags),
                round(analysis.overall, 1),
                int(analysis.final_stage),
            )
            for turn, reply in analysis.replies
        )


def _csv_lines(rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([cell(value) for value in row] for row in rows)
    return out.getvalue()


WIDTH: Final = 100
"""Columns of a table that does not go to a terminal."""

_HEADINGS: Final = ("lang", "turns", "overall", "final stage", "weakest")
_STAGE, _WEAKEST = 16, 10
_FIXED: Final = (4, 5, 7, _STAGE, _WEAKEST)
_GAP: Final = "  "


class Table:
    """One row a conversation. Its columns are fixed beforehand, so that rows need not wait."""

    def __init__(self, width: int, t: Translator) -> None:
        self._t = t
        free = max(width - sum(_FIXED) - len(_GAP) * (len(_FIXED) + 1), 20)
        self._id = free // 2
        self._flags = free - self._id

    def head(self) -> str:
        """The headings."""
        return self._line("conversation", _HEADINGS, "flags")

    def body(self, scored: Scored) -> str:
        """The row of one conversation."""
        analysis = scored.analysis
        replies = [reply for _, reply in analysis.replies]
        weakest = _weakest(replies)
        values = (
            scored.language.value,
            f"{scored.turns:>5}",
            f"{analysis.overall:>7.1f}",
            label(self._t, Stage(analysis.final_stage)),
            label(self._t, weakest) if weakest else "-",
        )
        return self._line(visible(scored.id, one_line=True), values, _flags(replies) or "-")

    def _line(self, name: str, values: Sequence[str], flags: str) -> str:
        cells = [_fit(name, self._id)]
        cells += [_fit(value, width) for value, width in zip(values, _FIXED, strict=True)]
        return _GAP.join([*cells, _fit(flags, self._flags)]).rstrip() + "\n"


def _weakest(replies: Sequence[ReplyAnalysis]) -> Technique | None:
    """The technique with the lowest mean level, the first of equals; None without a reply."""
    if not replies:
        return None
    return min(
        Technique, key=lambda technique: fmean(reply.levels.of(technique) for reply in replies)
    )


def _flags(replies: Sequence[ReplyAnalysis]) -> str:
    """The flags of all replies, each once, with a number if it was raised more than once."""
    counts = Counter(flag for reply in replies for flag in reply.flags)
    shown = [(flag.value, counts[flag]) for flag in Flag if counts[flag]]
    return ", ".join(f"{name} ×{count}" if count > 1 else name for name, count in shown)


def _fit(text: str, width: int) -> str:
    """The text in exactly so many columns of a terminal, cut with … if it is wider."""
    from rich.cells import cell_len, set_cell_size  # noqa: PLC0415

    if cell_len(text) > width:
        return set_cell_size(text, width - 1) + "…"
    return set_cell_size(text, width)
