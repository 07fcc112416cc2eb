"""What would have happened: a turn played again with other words, and nothing kept of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from deescalate.errors import SessionError
from deescalate.model.analysis import Analyst
from deescalate.model.scenario import Scenario
from deescalate.model.scorecard import HOUSE, Scorecard
from deescalate.model.session import ActKind, Mode, Turn
from deescalate.practice.session import Session, replay


@dataclass(frozen=True, slots=True)
class Past:
    """A conversation that was played, with everything that decided how the customer reacted."""

    scenario: Scenario
    seed: int
    turns: Sequence[Turn]
    scorecard: Scorecard = HOUSE

    def session_before(self, analyst: Analyst, place: int) -> Session:
        """The session as it stood before the turn at ``place``: same customer, same clock."""
        turns = self.turns[:place]
        return replay(
            self.scenario, analyst, self.seed, Mode.GUIDED, turns, scorecard=self.scorecard
        )

    def what_if(self, analyst: Analyst, place: int, text: str) -> Turn:
        """The turn at ``place`` as it would have been with another text, said at the same moment.

        Raises:
            SessionError: there is no text, or the turn is no reply.
        """
        turn = self.turns[place]
        if turn.act.kind is not ActKind.SAY:
            raise SessionError("Only a reply can be worded another way.")
        return self.session_before(analyst, place).reply(text, turn.act.at)
