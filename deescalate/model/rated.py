"""Rated conversations: transcripts with what raters said of every turn (the rubric's scales)."""

from dataclasses import dataclass

from deescalate.model.analysis import Flag, Speaker, Utterance
from deescalate.model.language import Language


@dataclass(frozen=True, slots=True)
class Rating:
    """The mean of the raters for one agent reply.

    The four levels lie in 0..3, ``overall`` in 0..10. ``flags`` holds the share of raters, 0..1,
    that set a flag; a flag that nobody set is left out.
    """

    listening: float
    empathy: float
    tone: float
    solution: float
    overall: float
    flags: tuple[tuple[Flag, float], ...] = ()

    @property
    def levels(self) -> tuple[float, float, float, float]:
        """Listening, empathy, tone, solution."""
        return (self.listening, self.empathy, self.tone, self.solution)

    def flagged(self, flag: Flag) -> bool:
        """Whether at least half of the raters set the flag."""
        return dict(self.flags).get(flag, 0.0) >= 0.5


@dataclass(frozen=True, slots=True)
class RatedTurn:
    """One message; ``rating`` only for agents, ``anger`` (0..4) only for customers."""

    speaker: Speaker
    text: str
    rating: Rating | None = None
    anger: float | None = None


@dataclass(frozen=True, slots=True)
class RatedConversation:
    """A transcript and its ratings, as far as there are any.

    ``overall`` lies in 0..100, ``final_stage`` in 1..3. ``kind`` is "mundane" or
    "adversarial:<trick>"; empty where the source does not say.
    """

    id: str
    language: Language | None
    turns: tuple[RatedTurn, ...]
    channel: str = ""
    kind: str = ""
    overall: float | None = None
    final_stage: float | None = None
    passes: int = 1

    @property
    def utterances(self) -> tuple[Utterance, ...]:
        """The turns without their ratings."""
        return tuple(Utterance(turn.speaker, turn.text) for turn in self.turns)
