"""What a learner says is wrong about the analysis of a reply, and what a trainer answers."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from deescalate.model.language import Language
from deescalate.model.moves import Technique


class DisputeKind(StrEnum):
    """What is wrong: a level, a move that was heard and is not there, or one that is missing."""

    LEVEL = "level"
    NOT_THERE = "not-there"
    MISSING = "missing"


class DisputeState(StrEnum):
    """A draft is still being written; open means that nobody has answered yet."""

    DRAFT = "draft"
    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"


RATED: Final = "rated"
"""The outcome of an accepted dispute that became a rated reply, and no file of its own."""
ANSWERED: Final = frozenset({DisputeState.ACCEPTED, DisputeState.DECLINED})


@dataclass(frozen=True, slots=True)
class Dispute:
    """One flag on the reply ``turn`` (its index) of a session.

    A level has ``technique``, the level ``was`` (0..3) that the analysis of ``analysis_version``
    gave, and the right one ``should`` (0..3). A move has ``move`` and the ``words`` of the reply
    that it is about. ``at`` and ``answered_at`` are ISO 8601 times in UTC. ``answer`` is what the
    trainer says; ``outcome`` the name of the team's file that an accepted one became, or ``RATED``.
    """

    id: str
    session_id: str
    turn: int
    kind: DisputeKind
    language: Language
    at: str
    reason: str = ""
    technique: Technique | None = None
    was: float = 0.0
    should: float = 0.0
    move: str = ""
    words: str = ""
    analysis_version: str = ""
    state: DisputeState = DisputeState.OPEN
    answer: str = ""
    answered_at: str = ""
    outcome: str = ""

    @property
    def short_id(self) -> str:
        """The random end of the id, as it stands in names of files."""
        return self.id[-8:]
