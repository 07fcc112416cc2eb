"""Plays a conversation without a person: who writes the replies, and the virtual clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from deescalate.model.analysis import Analyst
from deescalate.model.scenario import Scenario, Step
from deescalate.model.scorecard import HOUSE, Scorecard
from deescalate.model.session import Ending
from deescalate.practice import Session

THINKING: Final = 8.0
"""Seconds between the customer's last word and a player's answer."""

MOST_STEPS: Final = 30
"""Steps after which a player has to end the conversation."""

CALM: Final = frozenset({Ending.RESOLVED_CALM, Ending.HANDED_OVER_RIGHTLY})
"""Endings after which the customer is calm or in the right hands."""

SILENT: Final = Step()
"""A step that says nothing: the clock runs until the silence is noticed."""


class Player(Protocol):
    """Somebody who plays the agent."""

    @property
    def name(self) -> str:
        """What reports call the player."""

    def step(self, session: Session) -> Step | None:
        """What to do next; None ends the conversation."""


@dataclass(frozen=True)
class Scripted:
    """Plays the steps of a try, then ends the conversation."""

    name: str
    steps: Sequence[Step]

    def step(self, session: Session) -> Step | None:
        """The next step of the script."""
        place = len(session.turns)
        return self.steps[place] if place < len(self.steps) else None


def play(
    scenario: Scenario,
    analyst: Analyst,
    player: Player,
    seed: int = 0,
    scorecard: Scorecard = HOUSE,
) -> Session:
    """A whole conversation, played on a virtual clock; it has always ended."""
    session = Session(scenario, analyst, seed=seed, scorecard=scorecard)
    while session.ending is None:
        step = player.step(session) if len(session.turns) < MOST_STEPS else None
        perform(session, step)
    return session


def perform(session: Session, step: Step | None) -> None:
    """Do one step, ``THINKING`` seconds after the customer's last word; None ends."""
    at = session.quiet_at + THINKING
    if step is None:
        session.end(at)
    elif step.consult:
        session.consult(step.consult, at)
    elif step.hand_over is not None:
        session.hand_over(step.hand_over, step.summary, at)
    elif step.say:
        session.reply(step.say, at)
    else:
        session.tick(session.next_tick_at())
