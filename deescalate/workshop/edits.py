"""The smallest edit of a reply that would have moved the customer.

An edit leaves a sentence out, puts one in, or changes one for another; the sentences put in are
wordings that the ear suggests for that very turn. Its size is the number of words taken out and
put in. Edits are tried from the smallest on, each by asking the customer, until one moves them.

A customer is moved if the edited reply

- opens a stage that stayed closed, or keeps one that was lost,
- is answered with a yes to what is on the table where there was none,
- keeps a customer who left, or
- wins points where the reply won none (see ``score.judgement``), or ``MOVED`` points more.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Final

from deescalate.model.session import Ending, Turn
from deescalate.workshop.judging import gained_by

MOVED: Final = 8.0
"""Points more that the customer clearly shows."""
MOST_TRIED: Final = 24
MOST_SENTENCES: Final = 8
MOST_WORDINGS: Final = 3
_SENTENCE: Final = re.compile(r"\S.*?(?:[.!?…]+[\"”“'’)]*(?=\s|$)|(?=\n)|$)", re.DOTALL)


class EditKind(StrEnum):
    """What an edit does."""

    DROP = "drop"
    ADD_FIRST = "add-first"
    ADD_LAST = "add-last"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit: ``out`` is the sentence taken out, ``into`` the one put in (either may be empty),
    ``text`` the whole reply afterwards, ``size`` the words that change.
    """

    kind: EditKind
    out: str
    into: str
    text: str
    size: int


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The spans (start, end) of a text's sentences; a line break ends one too."""
    return tuple(match.span() for match in _SENTENCE.finditer(text) if match.group().strip())


def without(text: str, start: int, end: int, into: str = "") -> str:
    """The text without the sentence at a span, or with ``into`` in its place."""
    parts = (text[:start].rstrip(), into, text[end:].lstrip())
    return " ".join(part for part in parts if part)


def edits(text: str, wordings: Sequence[str]) -> tuple[Edit, ...]:
    """All edits of a reply with these wordings, the smallest first."""
    spans = sentences(text)[:MOST_SENTENCES]
    fresh = [wording for wording in wordings[:MOST_WORDINGS] if wording.strip()]
    found = [*_additions(text, fresh)]
    for start, end in spans:
        out = text[start:end]
        if len(spans) > 1:
            found.append(_edit(EditKind.DROP, text, (start, end), ""))
        found += [
            _edit(EditKind.REPLACE, text, (start, end), into) for into in fresh if into != out
        ]
    return tuple(sorted(found, key=lambda edit: edit.size))


def smallest_edit(
    turn: Turn, play: Callable[[str], Turn], stopped: Callable[[], bool] = lambda: False
) -> tuple[Edit, Turn] | None:
    """The smallest edit of a turn's reply that would have moved the customer, and its turn.

    Args:
        turn: the turn as it was.
        play: the same turn with another text (``practice.what_if.Past``).
        stopped: says before each try whether nobody waits for the answer any more.

    Returns:
        None if none of the edits tried moves them, as after a reply that did it all.
    """
    wordings = turn.analysis.better if turn.analysis is not None else ()
    for edit in islice(edits(turn.act.text, wordings), MOST_TRIED):
        if stopped():
            return None
        other = play(edit.text)
        if moves(turn, other):
            return edit, other
    return None


def moves(before: Turn, after: Turn) -> bool:
    """Whether the customer is moved by ``after`` where they were not by ``before``."""
    was, now = gained_by(before), gained_by(after)
    steps = [
        _left(before) > _left(after),
        after.reaction.state.stage > before.reaction.state.stage,
        _accepted(after) > _accepted(before),
        was <= 0 < now,
        now >= was + MOVED,
    ]
    worse = (
        _left(after) > _left(before)
        or after.reaction.state.stage < before.reaction.state.stage
        or now < was
    )
    return any(steps) and not worse


def _left(turn: Turn) -> bool:
    return turn.reaction.ending is Ending.CUSTOMER_LEFT


def _accepted(turn: Turn) -> bool:
    return bool(turn.reaction.state.accepted)


def _additions(text: str, wordings: Sequence[str]) -> Iterator[Edit]:
    for wording in wordings:
        if wording in text:
            continue
        size = _words(wording)
        yield Edit(EditKind.ADD_FIRST, "", wording, f"{wording} {text.lstrip()}", size)
        yield Edit(EditKind.ADD_LAST, "", wording, f"{text.rstrip()} {wording}", size)


def _edit(kind: EditKind, text: str, span: tuple[int, int], into: str) -> Edit:
    out = text[slice(*span)]
    return Edit(kind, out, into, without(text, *span, into), _words(out) + _words(into))


def _words(text: str) -> int:
    return len(text.split())
