"""Marks the replies of a conversation by the best reaction that was reachable in each state.

The customer is a pure function, so the best is found by asking: idealised replies (``ideal``) are
tried on the very state in which the agent replied, in time and without interrupting. The mark
itself is ``score.judgement``'s.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from deescalate import customer
from deescalate.model.judgement import Judged, Reachable, Way
from deescalate.model.scenario import Scenario
from deescalate.model.session import ActKind, CustomerState, Ending, Reaction, Turn
from deescalate.score.judgement import gain, judge
from deescalate.workshop import ideal
from deescalate.workshop.ideal import ASKED_AT_ONCE, IdealAct


def judged(scenario: Scenario, seed: int, turns: Sequence[Turn]) -> tuple[Judged, ...]:
    """The marks of all replies and hand-overs of a conversation, in their order.

    ``scenario`` and ``seed`` must be those that ``turns`` were played with. Takes some
    milliseconds a turn.
    """
    return tuple(judge_turn(scenario, seed, turns, place) for place in marked(turns))


def marked(turns: Sequence[Turn]) -> Iterator[int]:
    """The places of the turns that have a mark: waiting, consulting and ending have none."""
    for place, turn in enumerate(turns):
        if turn.act.kind in {ActKind.SAY, ActKind.HAND_OVER}:
            yield place


def judge_turn(scenario: Scenario, seed: int, turns: Sequence[Turn], place: int) -> Judged:
    """The mark of the turn at ``place``, which must be a reply or a hand-over."""
    turn = turns[place]
    best = reachable(scenario, seed, turns, place)
    gained = gained_by(turn)
    return Judged(turn.index, judge(gained, best.gain, setback=is_setback(turn)), gained, best)


def gained_by(turn: Turn) -> float:
    """Points that a turn won; negative if it cost some."""
    state = turn.reaction.state
    return gain(state.tension - turn.tension_before, state.connection - turn.connection_before)


def is_setback(turn: Turn) -> bool:
    """Whether the customer fell back a stage, or left."""
    change = turn.reaction.stage_change
    relapse = change is not None and change.relapse
    return relapse or turn.reaction.ending is Ending.CUSTOMER_LEFT


def reachable(scenario: Scenario, seed: int, turns: Sequence[Turn], place: int) -> Reachable:
    """The best that could be reached instead of the turn at ``place``, and at least what it won."""
    turn = turns[place]
    state = turns[place - 1].reaction.state if place else customer.opening(scenario, seed)[0]
    timing = customer.Timing(
        at=turn.act.at, sla=turn.sla, previous=turns[place - 1].act.at if place else 0.0
    )
    found = []
    for way, about, act in _ways(scenario, state, turn):
        reaction = customer.react(scenario, seed, state, act.act(turn.act.at), act.analysis, timing)
        found.append(Reachable(_worth(state, reaction), way, about))
    best = max(found, key=lambda each: each.gain)
    return replace(best, gain=max(best.gain, gained_by(turn), 0.0))


def _worth(state: CustomerState, reaction: Reaction) -> float:
    after = reaction.state
    return gain(after.tension - state.tension, after.connection - state.connection)


def _ways(
    scenario: Scenario, state: CustomerState, turn: Turn
) -> Iterator[tuple[Way, tuple[str, ...], IdealAct]]:
    """What an ideal agent might do instead; the plainest first, so that it wins a tie."""
    path = scenario.escalation.path(turn.act.level) if turn.act.level is not None else None
    if turn.act.kind is ActKind.HAND_OVER and path is not None:
        yield Way.HAND_OVER, (path.to,), ideal.hand_over(scenario, path)
    yield Way.LISTEN, (), ideal.listen(scenario, state)
    asked = ideal.unknown_facts(scenario, state)[:ASKED_AT_ONCE]
    if asked:
        phrases = tuple(next(iter(scenario.fact(fact).ask)) for fact in asked)
        yield Way.ASK, phrases, ideal.listen(scenario, state, asked)
    for solution in ideal.best_solutions(scenario):
        yield Way.OFFER, (solution.title,), ideal.offer(state, solution)
    if state.accepted:
        yield Way.CONFIRM, (), ideal.confirm()
