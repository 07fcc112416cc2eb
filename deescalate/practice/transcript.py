"""A session as those who took part heard it, without anything that the program says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from deescalate.customer import opening
from deescalate.model.analysis import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from deescalate.model.record import SessionRecord
    from deescalate.model.scenario import Scenario
    from deescalate.model.session import Line


@dataclass(frozen=True, slots=True)
class Said:
    """One message. ``turn`` is the place of the agent's own turn, None for everybody else."""

    speaker: Speaker
    text: str
    turn: int | None = None


def heard_by(lines: Iterable[Line], cut: float) -> tuple[Line, ...]:
    """The lines that were said before the agent acted again; the others come later or never."""
    return tuple(line for line in lines if line.at <= cut)


def transcript(record: SessionRecord, scenario: Scenario | None) -> Iterator[Said]:
    """Everything that was said, in order; without its scenario the opening is missing.

    Acts without words (silence, the end) are left out.
    """
    cuts = [*(turn.act.at for turn in record.turns), float("inf")]
    if scenario is not None:
        _state, lines = opening(scenario, record.seed)
        yield from _lines(lines, cuts[0])
    for turn, cut in zip(record.turns, cuts[1:], strict=True):
        if turn.act.text.strip():
            yield Said(Speaker.AGENT, turn.act.text, turn.index)
        yield from _lines(turn.reaction.lines, cut)


def said_since_the_last_reply(
    record: SessionRecord, scenario: Scenario | None, turn: int
) -> tuple[Said, ...]:
    """What led to the words of a turn: everything since the agent's words before, and they last."""
    latest: list[Said] = []
    for said in transcript(record, scenario):
        if said.turn is not None and said.turn < turn:
            latest.clear()
            continue
        latest.append(said)
        if said.turn == turn:
            break
    return tuple(latest)


def _lines(lines: Iterable[Line], cut: float) -> Iterator[Said]:
    return (Said(line.speaker, line.text) for line in heard_by(lines, cut))
