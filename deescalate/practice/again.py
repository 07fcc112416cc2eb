"""Plays the acts of one conversation again in another, such as a new version of its scenario."""

from collections.abc import Sequence

from deescalate.errors import SessionError
from deescalate.model.session import ActKind, Turn
from deescalate.practice.session import Session


def play_again(session: Session, turns: Sequence[Turn]) -> int:
    """Do in a fresh session what was done in ``turns``, until something is not possible any more.

    The agent waits as long as before, and interrupts only where they did before. Returns how many
    acts were done.
    """
    before = 0.0
    for done, turn in enumerate(turns):
        act = turn.act
        if turn.interrupted:
            at = session.now + max(act.at - before, 0.0)
        else:
            at = max(session.quiet_at, _answerable_since(session) + turn.waited)
        before = act.at
        try:
            _do(session, turn, at)
        except SessionError:
            return done
    return len(turns)


def _answerable_since(session: Session) -> float:
    """When the customer said what the agent answers to; calls into a silence are not that."""
    for turn in reversed(session.turns):
        if turn.act.kind is not ActKind.SILENCE:
            return max((line.at for line in turn.reaction.lines), default=0.0)
    return max((line.at for line in session.opening), default=0.0)


def _do(session: Session, turn: Turn, at: float) -> None:
    act = turn.act
    if act.kind is ActKind.SAY:
        session.reply(act.text, at)
    elif act.kind is ActKind.CONSULT:
        session.consult(act.text, at)
    elif act.kind is ActKind.HAND_OVER and act.level is not None:
        session.hand_over(act.level, act.text, at)
    elif act.kind is ActKind.END:
        session.end(at)
    elif session.ending is None:
        session.tick(session.next_tick_at())
    else:
        raise SessionError("This conversation is over.")
