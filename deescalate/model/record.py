"""A finished or unfinished session as it is kept."""

from dataclasses import dataclass

from deescalate.model.language import Language
from deescalate.model.ratings import SelfRating, TrainerRating
from deescalate.model.scenario import Channel, Difficulty
from deescalate.model.score import Score
from deescalate.model.session import Ending, Mode, Reflection, Survey, Turn


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """One session with everything that was said and found in it.

    ``id`` sorts by time and is unique across machines. ``started_at`` is an ISO 8601 time in UTC.
    ``pace`` scales every waiting time (1 as written, 0 none). ``ending``, ``survey``,
    ``reflection`` and the learner's ``self_rating`` are None while there is none; ``ratings`` are
    those of raters, by name. A branch has the id of its ``parent`` session and
    ``parent_turn``, the place of the first turn that is its own; the turns before are the parent's.
    """

    id: str
    learner: str
    scenario_id: str
    scenario_version: int
    scenario_digest: str
    title: str
    language: Language
    channel: Channel
    difficulty: Difficulty
    seed: int
    mode: Mode
    pace: float
    started_at: str
    analysis_version: str
    phrasebook_version: str
    app_version: str
    turns: tuple[Turn, ...] = ()
    hints: int = 0
    ending: Ending | None = None
    survey: Survey | None = None
    reflection: Reflection | None = None
    self_rating: SelfRating | None = None
    ratings: tuple[TrainerRating, ...] = ()
    score: Score | None = None
    parent: str | None = None
    parent_turn: int | None = None
