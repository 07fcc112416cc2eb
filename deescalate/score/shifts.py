"""Two readings of the same session beside each other: where levels and scores differ.

The change of a level is new minus old, in levels (0..3). A reply has moved if one of its four
levels changed by ``MOVED`` or more; changes below ``SHOWN`` are not worth a word. The mean change
of a technique is that over all replies of all sessions, changed or not.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean
from typing import Final

from deescalate.model.moves import Technique
from deescalate.model.scenario import Stage
from deescalate.model.score import Score
from deescalate.model.session import Turn
from deescalate.score.marks import replies

MOVED: Final = 1.0
SHOWN: Final = 0.05
_ROUNDING: Final = 1e-9

Heard = tuple[str, str]
"""A move and the words that it was heard in."""


@dataclass(frozen=True, slots=True)
class LevelShift:
    """A level 0..3 of a reply in both readings."""

    technique: Technique
    old: float
    new: float

    @property
    def change(self) -> float:
        """By how much it is higher now, -3..3."""
        return self.new - self.old

    @property
    def moved(self) -> bool:
        """Whether it changed by a level or more."""
        return abs(self.change) >= MOVED - _ROUNDING

    @property
    def shown(self) -> bool:
        """Whether the change is worth a word."""
        return abs(self.change) >= SHOWN - _ROUNDING


@dataclass(frozen=True, slots=True)
class ReplyShift:
    """A reply in both readings. ``old`` and ``new`` are its overall value, 0..10; ``gained`` and
    ``lost`` what is heard only now, and what is heard no longer.
    """

    turn: int
    text: str
    levels: tuple[LevelShift, ...]
    old: float
    new: float
    gained: tuple[Heard, ...] = ()
    lost: tuple[Heard, ...] = ()

    @property
    def moved(self) -> bool:
        """Whether a level changed by a level or more."""
        return any(level.moved for level in self.levels)

    @property
    def differs(self) -> bool:
        """Whether anything changed that is worth a word."""
        return bool(self.gained or self.lost) or any(level.shown for level in self.levels)


@dataclass(frozen=True, slots=True)
class ScoreShift:
    """A score 0..100 in both readings; None where there was no occasion."""

    old: int | None
    new: int | None

    @property
    def change(self) -> int | None:
        """By how much it is higher now; None if one of them is missing."""
        return None if self.old is None or self.new is None else self.new - self.old


@dataclass(frozen=True, slots=True)
class SessionShift:
    """A session in both readings."""

    overall: ScoreShift
    techniques: Mapping[Technique, ScoreShift]
    stages: Mapping[Stage, ScoreShift]
    replies: tuple[ReplyShift, ...]

    @property
    def differs(self) -> bool:
        """Whether anything changed that is worth a word."""
        scores = (self.overall, *self.techniques.values(), *self.stages.values())
        return any(each.old != each.new for each in scores) or any(
            reply.differs for reply in self.replies
        )


@dataclass(frozen=True, slots=True)
class ShiftSummary:
    """Many sessions: how many, how many replies and how many of them moved; the mean change of
    each technique's level over all replies, and of the overall score over all sessions.
    """

    sessions: int = 0
    replies: int = 0
    moved: int = 0
    levels: Mapping[Technique, float] = field(default_factory=dict)
    overall: float | None = None


def session_shift(
    old: Sequence[Turn], new: Sequence[Turn], old_score: Score, new_score: Score
) -> SessionShift:
    """Both readings of a session beside each other; ``old`` and ``new`` are the same turns."""
    fresh = {turn.index: turn for turn in new}
    return SessionShift(
        ScoreShift(old_score.overall, new_score.overall),
        {
            each: _scores(old_score.techniques, new_score.techniques, each.value)
            for each in Technique
        },
        {each: _scores(old_score.stages, new_score.stages, each.key) for each in Stage},
        tuple(
            _reply_shift(turn, fresh[turn.index])
            for turn, _analysis in replies(old)
            if turn.index in fresh
        ),
    )


def summed_up(shifts: Iterable[SessionShift]) -> ShiftSummary:
    """What many sessions come to."""
    overall: list[int] = []
    changes: dict[Technique, list[float]] = {technique: [] for technique in Technique}
    sessions = moved = count = 0
    for shift in shifts:
        sessions += 1
        if shift.overall.change is not None:
            overall.append(shift.overall.change)
        for reply in shift.replies:
            count += 1
            moved += reply.moved
            for level in reply.levels:
                changes[level.technique].append(level.change)
    return ShiftSummary(
        sessions,
        count,
        moved,
        {technique: fmean(found) for technique, found in changes.items() if found},
        fmean(overall) if overall else None,
    )


def _scores(old: Mapping[str, int], new: Mapping[str, int], name: str) -> ScoreShift:
    return ScoreShift(old.get(name), new.get(name))


def _reply_shift(old: Turn, new: Turn) -> ReplyShift:
    was, now = old.analysis, new.analysis
    if was is None or now is None:
        raise ValueError("only replies that were analysed twice can be compared")
    heard, hears = _heard(old), _heard(new)
    return ReplyShift(
        old.index,
        old.act.text,
        tuple(LevelShift(each, was.levels.of(each), now.levels.of(each)) for each in Technique),
        was.overall,
        now.overall,
        tuple(item for item in hears if item not in heard),
        tuple(item for item in heard if item not in hears),
    )


def _heard(turn: Turn) -> list[Heard]:
    findings = turn.analysis.findings if turn.analysis is not None else ()
    return list(dict.fromkeys((finding.move, finding.quote) for finding in findings))
