"""What to work on and what went well, chosen by what it cost or gained this customer.

The gain of avoiding a fault is what it cost: points of tension and half the points of connection,
summed over the session. The gain of doing more of a technique is what its weakest reply would add
to the score if it were clearly done (level 2.5), in points of the whole; where a technique is not
at issue (empathy in a merely neutral reply after the venting, a solution that is accepted already)
little or nothing. Critical fails come first, then the highest expected gain; the second lesson is
about another technique if there is one worth mentioning.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from deescalate.model.analysis import ReplyAnalysis
from deescalate.model.moves import MOVE_KINDS, Technique
from deescalate.model.scorecard import HOUSE
from deescalate.model.session import Gauge, GaugeChange, Reason, Turn
from deescalate.score.marks import NEUTRAL_SHARE, is_neutral, mark, replies, shorten, weight_of

MOST_TO_WORK_ON: Final = 2
MOST_STRENGTHS: Final = 3
LEAST_GAIN: Final = 1.0
"""Points below which a lesson is not worth its place."""

ELSEWHERE: Final = 0.7
"""Share of the gain from which a lesson of another turn is preferred as the second one."""

CRITICAL_GAIN: Final = 40.0
TARGET_LEVEL: Final = 2.5
POINTS_A_TECHNIQUE: Final = 0.35
"""Share of a technique's missing marks that one better reply brings back."""

CONNECTION_SHARE: Final = 0.5
TECHNIQUE_OF_CODE: Final = {
    "repeated-reply": Technique.LISTENING,
    "asked-too-soon": Technique.EMPATHY,
    "named-too-early": Technique.EMPATHY,
    "offer-weak": Technique.SOLUTION,
    "offer-lacks-fact": Technique.SOLUTION,
    "late-reply": Technique.SOLUTION,
    "silence": Technique.LISTENING,
    "handed-over-cold": Technique.SOLUTION,
    "handed-over-needlessly": Technique.SOLUTION,
    "offer-best": Technique.SOLUTION,
    "offer-acceptable": Technique.SOLUTION,
    "fact-taken-up": Technique.LISTENING,
    "handed-over-warm": Technique.SOLUTION,
}
"""Technique of the reason codes that no move stands behind."""

NO_LESSON: Final = frozenset(
    {"reply-good", "reply-weak", "past-resolve-time", "ended-unsolved", "waited-for-colleague"}
)
"""Codes that say that, not what: nothing to do better in a reply follows from them."""

ABOUT_SUMMARY: Final = frozenset({"summary-lacks", "summary-bare"})
"""Notes that say what a hand-over's summary lacked."""

LITTLE: Final = {technique: f"little-{technique.value}" for technique in Technique}
"""Codes of a technique that came short in a reply."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """One thing to work on, or one that went well.

    ``reason`` says it in a sentence (see ``interface.reasons``) with the quoted words; ``turn`` is
    the turn where it shows most. ``why`` and ``better`` are in the scenario's language and may be
    empty; ``gain`` is the expected or achieved gain in points. ``besides`` are further reasons
    that belong to it, such as what the summary of a cold hand-over lacked.
    """

    reason: Reason
    technique: Technique
    turn: int
    gain: float
    why: str = ""
    better: str = ""
    times: int = 1
    besides: tuple[Reason, ...] = ()


def work_on(turns: Sequence[Turn]) -> tuple[Lesson, ...]:
    """At most two lessons, the most rewarding first."""
    found = sorted(
        [*_faults(turns), *_shortcomings(turns)], key=lambda item: (-item.gain, item.turn)
    )
    worth = [lesson for lesson in found if lesson.gain >= LEAST_GAIN]
    if not worth:
        return ()
    first = worth[0]
    others = [item for item in worth[1:] if item.technique is not first.technique] or worth[1:]
    elsewhere = [
        item
        for item in others
        if item.turn != first.turn and item.gain >= ELSEWHERE * others[0].gain
    ]
    return _with_better(turns, (first, *(elsewhere or others)[:1]))


def strengths(turns: Sequence[Turn]) -> tuple[Lesson, ...]:
    """At most three things that did this customer good, the most helpful first."""
    lessons = _by_reason(turns, helping=True)
    worth = [lesson for lesson in lessons if lesson.gain >= LEAST_GAIN]
    return tuple(sorted(worth, key=lambda item: (-item.gain, item.turn))[:MOST_STRENGTHS])


def _faults(turns: Sequence[Turn]) -> list[Lesson]:
    return [
        replace(lesson, gain=lesson.gain + CRITICAL_GAIN)
        if _move(lesson.reason) in HOUSE.critical
        else lesson
        for lesson in _by_reason(turns, helping=False)
    ]


def _by_reason(turns: Sequence[Turn], *, helping: bool) -> list[Lesson]:
    """Gauge changes of one direction, summed by move or code, shown where they were largest."""
    sums: dict[str, list[tuple[float, Turn, Reason]]] = {}
    for turn in turns:
        for key, points, reason in _points(turn.reaction.changes, helping=helping):
            sums.setdefault(key, []).append((points, turn, reason))
    lessons = []
    for key, entries in sums.items():
        technique = _technique(key)
        if technique is None:
            continue
        _points_there, turn, reason = max(entries, key=lambda entry: entry[0])
        lessons.append(
            Lesson(
                reason,
                technique,
                turn.index,
                sum(entry[0] for entry in entries),
                _why(turn, key),
                times=len(entries),
                besides=_besides(turn, key),
            )
        )
    return lessons


def _points(changes: Iterable[GaugeChange], *, helping: bool) -> list[tuple[str, float, Reason]]:
    """Points per move or code in one turn, with a reason to show."""
    sums: dict[str, float] = {}
    reasons: dict[str, Reason] = {}
    for change in changes:
        worse = change.amount if change.gauge is Gauge.TENSION else -change.amount
        share = 1.0 if change.gauge is Gauge.TENSION else CONNECTION_SHARE
        points = -worse if helping else worse
        if points > 0 and change.reason.code not in NO_LESSON:
            key = _move(change.reason) or change.reason.code
            sums[key] = sums.get(key, 0.0) + points * share
            reasons.setdefault(key, change.reason)
    return [(key, points, reasons[key]) for key, points in sums.items()]


def _shortcomings(turns: Sequence[Turn]) -> list[Lesson]:
    """For each technique the reply where doing it clearly would have brought most."""
    lessons = []
    for technique in Technique:
        best: Lesson | None = None
        for turn, analysis in replies(turns):
            gain = expected_gain(turn, analysis, technique)
            if best is None or gain > best.gain:
                reason = Reason(LITTLE[technique], shorten(turn.act.text))
                why = next(
                    (item.text for item in analysis.reasons if item.technique is technique), ""
                )
                best = Lesson(reason, technique, turn.index, gain, why)
        if best is not None:
            lessons.append(best)
    return lessons


def expected_gain(turn: Turn, analysis: ReplyAnalysis, technique: Technique) -> float:
    """Points that this reply would bring if it did the technique clearly."""
    missing = mark(TARGET_LEVEL) - mark(analysis.levels.of(technique))
    weight = weight_of(turn.stage, technique)
    if technique is Technique.EMPATHY and is_neutral(turn, analysis, technique):
        weight *= NEUTRAL_SHARE
    if technique is Technique.SOLUTION and _was_accepted(turn):
        weight = 0.0
    return max(missing, 0.0) * weight * POINTS_A_TECHNIQUE


def _was_accepted(turn: Turn) -> bool:
    """Whether a solution was accepted before this reply."""
    state = turn.reaction.state
    return bool(state.accepted) and state.accepted_turn < state.turns


def _with_better(turns: Sequence[Turn], lessons: tuple[Lesson, ...]) -> tuple[Lesson, ...]:
    """The lessons with a better wording each, never the same one twice."""
    used: set[str] = set()
    result = []
    for lesson in lessons:
        turn = next(turn for turn in turns if turn.index == lesson.turn)
        offered = turn.analysis.better if turn.analysis else ()
        if lesson.reason.code == LITTLE[Technique.SOLUTION]:
            # The ear puts feelings first and the next step last.
            offered = offered[::-1]
        better = next((text for text in offered if text not in used), "")
        used.add(better)
        result.append(replace(lesson, better=better))
    return tuple(result)


def _move(reason: Reason) -> str:
    return reason.details.get("move", "")


def _technique(key: str) -> Technique | None:
    kind = MOVE_KINDS.get(key)
    return kind.technique if kind else TECHNIQUE_OF_CODE.get(key)


def _why(turn: Turn, key: str) -> str:
    """Why it helped or hurt, in the finding's words."""
    findings = turn.analysis.findings if turn.analysis else ()
    return next((item.why for item in findings if item.move == key), "")


def _besides(turn: Turn, key: str) -> tuple[Reason, ...]:
    if key != "handed-over-cold":
        return ()
    return tuple(note for note in turn.reaction.notes if note.code in ABOUT_SUMMARY)
