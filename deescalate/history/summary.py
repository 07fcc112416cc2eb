"""A session in one line, and what to look for among them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from deescalate.model.language import Language
from deescalate.model.moves import Technique
from deescalate.model.scenario import Channel, Difficulty
from deescalate.model.session import Ending, Mode


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """One session as lists show it. ``ending`` is None while it is unfinished, ``overall`` and
    ``csat`` while there is none; ``techniques`` holds 0..100 for those that were scored. A branch
    has ``parent_turn``, the place of its first own turn.
    """

    id: str
    learner: str
    scenario_id: str
    title: str
    language: Language
    channel: Channel
    difficulty: Difficulty
    mode: Mode
    started_at: str
    turns: int
    hints: int
    ending: Ending | None = None
    overall: int | None = None
    csat: int | None = None
    techniques: Mapping[Technique, int] = field(default_factory=dict)
    reflected: bool = False
    parent_turn: int | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """Which sessions to list; what is None or empty does not matter.

    ``text`` is looked for in titles, scenario ids and everything the agent wrote, in any case.
    ``since`` is an ISO 8601 time in UTC, or the beginning of one (``2026-03``). ``finished``
    chooses between sessions with and without an ending; without ``branches`` there are only
    sessions that were played from their beginning.
    """

    learner: str | None = None
    language: Language | None = None
    channel: Channel | None = None
    scenario: str | None = None
    text: str = ""
    since: str | None = None
    finished: bool | None = None
    branches: bool = True
