"""The debrief of a session: what happened, what went well, and the two things to work on."""

from dataclasses import dataclass

from deescalate.model.moves import Technique
from deescalate.model.record import SessionRecord
from deescalate.model.scenario import Stage
from deescalate.model.score import Band, CriticalFail, Score
from deescalate.model.session import ActKind, Ending, Gauge, Reason, Survey, Turn
from deescalate.score.bands import band
from deescalate.score.lessons import Lesson, strengths, work_on
from deescalate.score.marks import reply_mark


@dataclass(frozen=True, slots=True)
class Mark:
    """A score with its band."""

    value: int
    band: Band


@dataclass(frozen=True, slots=True)
class TechniqueMark:
    """One technique's score; None if it had no occasion."""

    technique: Technique
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class StageMark:
    """One stage's score; None if it was never reached."""

    stage: Stage
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class TurnMark:
    """One turn: the mark of the reply (None if nothing was analysed) and what it moved."""

    turn: int
    kind: ActKind
    stage: Stage
    mark: Mark | None
    tension: int
    connection: int
    interrupted: bool
    late: bool


@dataclass(frozen=True, slots=True)
class StageSpan:
    """A stretch of turns in one stage, ``first`` to ``last``; ``reason`` is why it ended."""

    stage: Stage
    first: int
    last: int
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Debrief:
    """Everything that a debrief shows.

    ``times``, ``tension`` and ``connection`` belong together point by point: the start and the
    gauges after each turn, times in seconds of the practice clock. ``work_on`` holds at most two
    lessons, the most rewarding first, ``went_well`` at most three.
    """

    ending: Ending | None
    survey: Survey | None
    overall: Mark
    techniques: tuple[TechniqueMark, ...]
    stages: tuple[StageMark, ...]
    critical: tuple[CriticalFail, ...]
    work_on: tuple[Lesson, ...]
    went_well: tuple[Lesson, ...]
    turns: tuple[TurnMark, ...]
    times: tuple[float, ...]
    tension: tuple[int, ...]
    connection: tuple[int, ...]
    spans: tuple[StageSpan, ...]


def debrief(record: SessionRecord) -> Debrief:
    """The debrief of a finished or unfinished session."""
    turns = record.turns
    score = record.score or (turns[-1].score if turns else Score(0))
    start = ((turns[0].tension_before, turns[0].connection_before),) if turns else ()
    curve = (
        *start,
        *((turn.reaction.state.tension, turn.reaction.state.connection) for turn in turns),
    )
    return Debrief(
        ending=record.ending or (turns[-1].reaction.ending if turns else None),
        survey=record.survey,
        overall=_mark(score.overall),
        techniques=tuple(
            TechniqueMark(technique, _known(score.techniques.get(technique.value)))
            for technique in Technique
        ),
        stages=tuple(StageMark(stage, _known(score.stages.get(stage.key))) for stage in Stage),
        critical=score.critical,
        work_on=work_on(turns),
        went_well=strengths(turns),
        turns=tuple(_turn_mark(turn) for turn in turns),
        times=((0.0,) if turns else ()) + tuple(turn.act.at for turn in turns),
        tension=tuple(point[0] for point in curve),
        connection=tuple(point[1] for point in curve),
        spans=stage_spans(turns),
    )


def stage_spans(turns: tuple[Turn, ...]) -> tuple[StageSpan, ...]:
    """The stages as they followed one another, relapses included."""
    spans: list[StageSpan] = []
    first = 0
    for turn in turns:
        change = turn.reaction.stage_change
        if change is not None:
            spans.append(StageSpan(turn.stage, first, turn.index, change.reason))
            first = turn.index + 1
    if turns and first < len(turns):
        spans.append(StageSpan(turns[-1].stage, first, turns[-1].index))
    return tuple(spans)


def _turn_mark(turn: Turn) -> TurnMark:
    moved = {
        gauge: sum(change.amount for change in turn.reaction.changes if change.gauge is gauge)
        for gauge in Gauge
    }
    return TurnMark(
        turn=turn.index,
        kind=turn.act.kind,
        stage=turn.stage,
        mark=_mark(round(reply_mark(turn.stage, turn.analysis))) if turn.analysis else None,
        tension=moved[Gauge.TENSION],
        connection=moved[Gauge.CONNECTION],
        interrupted=turn.interrupted,
        late=turn.waited > turn.sla,
    )


def _known(value: int | None) -> Mark | None:
    return None if value is None else _mark(value)


def _mark(value: int) -> Mark:
    return Mark(value, band(value))
