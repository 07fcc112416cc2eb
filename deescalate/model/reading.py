"""A session heard again by a later analysis: the new reading that is kept beside the result."""

from dataclasses import dataclass

from deescalate.model.analysis import ReplyAnalysis
from deescalate.model.score import Score


@dataclass(frozen=True, slots=True)
class TurnReading:
    """One turn as it is heard now, with the session's score after it.

    ``turn`` is the turn's index. ``analysis`` is None for turns in which nothing was analysed.
    """

    turn: int
    score: Score
    analysis: ReplyAnalysis | None = None


@dataclass(frozen=True, slots=True)
class NewReading:
    """A finished session heard again in its context. The customer's reactions are those of then.

    ``at`` is the ISO 8601 time (UTC) of the new reading, ``scorecard`` the name of the scorecard
    that weighed it. ``same_rules`` is False if today's rules or scorecard would have given the
    stored analyses another score: then the scores differ for that reason too.
    """

    session_id: str
    analysis_version: str
    at: str
    scorecard: str
    same_rules: bool
    turns: tuple[TurnReading, ...]

    @property
    def score(self) -> Score:
        """The session's score."""
        return self.turns[-1].score if self.turns else Score(0)

    def of(self, turn: int) -> ReplyAnalysis | None:
        """The analysis of the turn with this index, if it has one."""
        return next((each.analysis for each in self.turns if each.turn == turn), None)
