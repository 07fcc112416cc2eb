"""Hears the replies of a session again. Nothing is played: the customer reacted as they did."""

from collections.abc import Sequence
from dataclasses import replace

from deescalate import score
from deescalate.model.analysis import Analyst, ReplyAnalysis
from deescalate.model.reading import NewReading, TurnReading
from deescalate.model.score import Score
from deescalate.model.session import ActKind, Turn
from deescalate.practice.what_if import Past


def heard_again(past: Past, analyst: Analyst) -> tuple[Turn, ...]:
    """The turns with new analyses and scores.

    Each reply is heard in the context that it had: everything said before, the facts known by
    then, the stage, and whether it interrupted. States and reactions stay as they were.
    """
    fresh = tuple(
        replace(turn, analysis=_analysed(past, analyst, place))
        for place, turn in enumerate(past.turns)
    )
    return scored_again(replace(past, turns=fresh))


def scored_again(past: Past) -> tuple[Turn, ...]:
    """The turns as they are, scored by today's rules and the scorecard of ``past``."""
    done: list[Turn] = []
    for turn in past.turns:
        draft = replace(turn, score=Score(0))
        fresh = score.update(past.scenario, done, draft, past.scorecard)
        done.append(replace(turn, score=fresh))
    return tuple(done)


def same_rules(past: Past) -> bool:
    """Whether today's rules and scorecard give the stored analyses the score that they got then."""
    return [turn.score for turn in scored_again(past)] == [turn.score for turn in past.turns]


def new_reading(past: Past, analyst: Analyst, session_id: str, at: str) -> NewReading:
    """A session heard again, as it is kept; ``at`` is the time, ISO 8601 in UTC."""
    return NewReading(
        session_id=session_id,
        analysis_version=analyst.version,
        at=at,
        scorecard=past.scorecard.name,
        same_rules=same_rules(past),
        turns=tuple(
            TurnReading(turn.index, turn.score, turn.analysis)
            for turn in heard_again(past, analyst)
        ),
    )


def as_read(turns: Sequence[Turn], reading: NewReading) -> tuple[Turn, ...]:
    """Turns with the analyses and scores of a reading in the place of their own."""
    found = {each.turn: each for each in reading.turns}
    return tuple(
        replace(turn, analysis=found[turn.index].analysis, score=found[turn.index].score)
        if turn.index in found
        else turn
        for turn in turns
    )


def _analysed(past: Past, analyst: Analyst, place: int) -> ReplyAnalysis | None:
    turn = past.turns[place]
    if turn.act.kind is not ActKind.SAY:
        return None
    context = past.session_before(analyst, place).context(turn.act.at)
    return analyst.analyse(turn.act.text, context)
