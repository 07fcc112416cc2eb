"""A past session with its marks and branches. Every function is slow: call it in a worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from deescalate.errors import HistoryError
from deescalate.learning.beside import NOTHING_BESIDE, Beside, read_beside
from deescalate.model.analysis import Reviewer
from deescalate.practice.what_if import Past
from deescalate.workshop.judging import judged

if TYPE_CHECKING:
    from collections.abc import Callable

    from deescalate.history import Store
    from deescalate.history.branches import Branch
    from deescalate.model.analysis import Analyst
    from deescalate.model.judgement import Judged
    from deescalate.model.rated import RatedTurn
    from deescalate.model.record import SessionRecord
    from deescalate.model.scenario import Scenario
    from deescalate.model.session import Turn


@dataclass(frozen=True, slots=True)
class Retrospect:
    """A session looked back on. ``scenario`` is None, and there are no ``marks``, if its file is
    gone or has changed since; ``marks`` are by place of the turn. ``beside`` are disputes and a new
    reading.
    """

    record: SessionRecord
    scenario: Scenario | None
    marks: dict[int, Judged]
    branches: tuple[Branch, ...] = ()
    beside: Beside = NOTHING_BESIDE

    def turn(self, place: int | None) -> Turn | None:
        """The turn at a place; None at the opening (-1)."""
        turns = self.record.turns
        return turns[place] if place is not None and 0 <= place < len(turns) else None

    @property
    def signs(self) -> dict[int, str]:
        """The signs of the marks by point of the curves."""
        return {place + 1: mark.judgement.sign for place, mark in self.marks.items()}

    def next_slip(self, after: int) -> int | None:
        """The first place behind ``after`` where more was to be won, else the first of all."""
        slips = [place for place, mark in self.marks.items() if mark.judgement.is_slip]
        return next((place for place in slips if place > after), slips[0] if slips else None)


def looked_back(
    record: SessionRecord, scenario: Scenario | None, store: Store | None
) -> Retrospect:
    """The session with its marks and branches.

    Raises:
        HistoryError: the history cannot be read.
    """
    marks = judged(scenario, record.seed, record.turns) if scenario is not None else ()
    branches = store.branches(record.id) if store is not None else ()
    beside = read_beside(store, record) if store is not None else NOTHING_BESIDE
    places = {turn.index: place for place, turn in enumerate(record.turns)}
    return Retrospect(
        record, scenario, {places[mark.turn]: mark for mark in marks}, branches, beside
    )


def past_of(record: SessionRecord, scenario: Scenario) -> Past:
    """The session as the core plays it again."""
    return Past(scenario, record.seed, record.turns)


def example(
    past: Past, analyst: Analyst, place: int, find: Callable[[str, int], RatedTurn | None]
) -> RatedTurn | None:
    """The rated reply that sounds most like the reply at a place, if there is one near enough."""
    if not isinstance(analyst, Reviewer):
        return None
    turn = past.turns[place]
    context = past.session_before(analyst, place).context(turn.act.at)
    for like in analyst.review(turn.act.text, context).like:
        found = find(like.conversation, like.turn)
        if found is not None and found.rating is not None:
            return found
    return None


def latest(store: Store, learner: str) -> str:
    """The id of the latest session.

    Raises:
        HistoryError: there is none, or the history cannot be read.
    """
    from deescalate.history import Filter  # noqa: PLC0415 - the database stays out of the start

    found = store.sessions(Filter(learner=learner or None), limit=1)
    if not found:
        raise HistoryError("there is no session yet; deescalate practice begins one")
    return found[0].id
