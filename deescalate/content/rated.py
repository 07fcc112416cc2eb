"""Rated replies of the phrasebook, found by their conversation and turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deescalate.content.transcripts import read_transcripts
from deescalate.model.rated import RatedConversation, RatedTurn

if TYPE_CHECKING:
    from pathlib import Path


def rated_turn(root: Path, conversation: str, turn: int) -> RatedTurn | None:
    """A turn of a rated conversation below the phrasebook's folder ``root``, if it is there.

    The id of a conversation names its language and its file: "en-harbour-03".
    """
    pieces = conversation.split("-")
    if len(pieces) < 3:
        return None
    file = root / pieces[0] / "rated" / f"{pieces[1]}.jsonl"
    if not file.is_file():
        return None
    for entry in read_transcripts(file):
        if isinstance(entry, RatedConversation) and entry.id == conversation:
            return entry.turns[turn] if 0 <= turn < len(entry.turns) else None
    return None
