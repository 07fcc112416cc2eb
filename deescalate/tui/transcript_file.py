"""A conversation as a plain text file, for when the history cannot keep it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deescalate.interface.safe import visible
from deescalate.model.session import ActKind
from deescalate.tui.words import clock_text

if TYPE_CHECKING:
    from pathlib import Path

    from deescalate.model.record import SessionRecord
    from deescalate.model.session import Line, Turn
    from deescalate.tui.widgets.practice_view import Names

SPOKEN = (ActKind.SAY, ActKind.CONSULT, ActKind.HAND_OVER)


def transcript_text(record: SessionRecord, lines: tuple[Line, ...], names: Names) -> str:
    """Everything said, in order, a message a line with its time on the practice clock."""
    said = [(line.at, names.of(line.speaker), line.text) for line in lines]
    said += [(turn.act.at, names.agent, turn.act.text) for turn in record.turns if _spoken(turn)]
    said.sort(key=lambda entry: entry[0])
    body = (f"[{clock_text(at)}] {name}: {visible(text.strip())}" for at, name, text in said)
    return "\n".join([visible(record.title, one_line=True), record.started_at, "", *body, ""])


def write_transcript(folder: Path, record: SessionRecord, text: str) -> Path:
    """Write the text into a new file of the folder and return its path.

    Raises:
        OSError: the folder cannot be written to.
    """
    stamp = "".join(letter for letter in record.started_at[:19] if letter.isalnum())
    path = folder / f"deescalate-{record.scenario_id}-{stamp}.txt"
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _spoken(turn: Turn) -> bool:
    return turn.act.kind in SPOKEN
