"""A practice session that is saved turn by turn: what screens and commands both play through."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from deescalate import __version__
from deescalate.model.record import SessionRecord
from deescalate.model.scorecard import HOUSE, Scorecard
from deescalate.practice import Session

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from deescalate.history import Store
    from deescalate.model.analysis import Analyst
    from deescalate.model.ratings import SelfRating
    from deescalate.model.scenario import Scenario
    from deescalate.model.session import Mode, Reflection, Turn


@dataclass(frozen=True, slots=True)
class Occasion:
    """The circumstances of a session: who, when (aware, UTC), how, under which id and scorecard.

    A branch has the id of its ``parent`` and ``parent_turn``, the place of its first own turn.
    """

    id: str
    learner: str
    started_at: datetime
    seed: int
    mode: Mode
    pace: float
    scorecard: Scorecard = HOUSE
    parent: str | None = None
    parent_turn: int | None = None


class Recorder:
    """Plays a session and writes every turn to the history before handing it on.

    ``store`` may be None: then nothing is kept beyond the process. A ``session`` that was begun
    before is in the history already, unless ``kept`` is False, as for a branch: that is kept from
    its first own turn on.
    """

    def __init__(  # noqa: PLR0913 - a session, its circumstances, and where it is kept
        self,
        scenario: Scenario,
        analyst: Analyst,
        occasion: Occasion,
        store: Store | None,
        session: Session | None = None,
        *,
        kept: bool = True,
    ) -> None:
        self.scenario = scenario
        self.session = session or Session(
            scenario,
            analyst,
            seed=occasion.seed,
            mode=occasion.mode,
            scorecard=occasion.scorecard,
        )
        self._store = store
        self._record = _blank_record(scenario, analyst, occasion)
        self._kept = kept
        if store is not None and session is None:
            store.begin(self._record, scenario)
            self._kept = True

    def play(self, act: Callable[[Session], Turn | None]) -> Turn | None:
        """Carry out ``act`` on the session, save the turn, then return it.

        Raises:
            SessionError: the act is not possible now; nothing was saved.
            HistoryError: the turn happened but could not be saved; it is in ``record()``.
        """
        turn = act(self.session)
        if turn is None or self._store is None:
            return turn
        if self._kept:
            self._store.append(self._record.id, turn, hints=self.session.hints_used)
        else:
            self._store.begin(self.record(), self.scenario)
            self._kept = True
        if turn.reaction.ending is not None:
            self._store.finish(
                self._record.id,
                turn.reaction.ending,
                self.session.survey(),
                self.session.score,
                self.session.hints_used,
            )
        return turn

    def reflect(self, reflection: Reflection) -> None:
        """Keep the learner's reflection with the session."""
        self._record = replace(self._record, reflection=reflection)
        if self._store is not None:
            self._store.reflect(self._record.id, reflection)

    def rate_self(self, rating: SelfRating) -> None:
        """Keep how the learner saw the session before its score.

        Raises:
            HistoryError: it could not be saved; it is in ``record()``.
        """
        self._record = replace(self._record, self_rating=rating)
        if self._store is not None:
            self._store.rate_self(self._record.id, rating)

    def record(self) -> SessionRecord:
        """The session as it stands."""
        session = self.session
        return replace(
            self._record,
            turns=session.turns,
            hints=session.hints_used,
            ending=session.ending,
            survey=session.survey() if session.ending is not None else None,
            score=session.score,
        )


def _blank_record(scenario: Scenario, analyst: Analyst, occasion: Occasion) -> SessionRecord:
    return SessionRecord(
        id=occasion.id,
        learner=occasion.learner,
        scenario_id=scenario.id,
        scenario_version=scenario.version,
        scenario_digest=scenario.digest,
        title=scenario.title,
        language=scenario.language,
        channel=scenario.channel,
        difficulty=scenario.difficulty,
        seed=occasion.seed,
        mode=occasion.mode,
        pace=occasion.pace,
        started_at=occasion.started_at.isoformat(timespec="seconds"),
        analysis_version=analyst.version,
        phrasebook_version=analyst.version,
        app_version=__version__,
        parent=occasion.parent,
        parent_turn=occasion.parent_turn,
    )
