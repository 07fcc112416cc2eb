"""How far skills are in hand, what is due, and how the week stands.

Results of finished conversations are graded here by ``score.grades`` and kept as reviews by
``history.cards``. That happens when somebody asks, so that old and imported sessions count like new
ones, and only for scenarios that are there to say which skills they train.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Final

from deescalate.model.cards import Review
from deescalate.model.skills import SITUATION_OF, CardKey
from deescalate.model.weeks import DAYS, Pause, Week, monday_of, weeks
from deescalate.score.grades import drill_grade, session_grade, skill_score

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from deescalate.history import Store
    from deescalate.history.cards import DrillResult, Unrated
    from deescalate.model.cards import Card
    from deescalate.model.moves import Technique
    from deescalate.model.scenario import Scenario

SHOWN_WEEKS: Final = 5
"""The present week and those that are looked back on."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is in hand and what is due: cards, the least certain first; the latest weeks, the
    present one last; the pause that is running, if any.
    """

    cards: tuple[Card, ...] = ()
    weeks: tuple[Week, ...] = ()
    pause: Pause | None = None

    @property
    def due(self) -> tuple[Card, ...]:
        """The cards that are due."""
        return tuple(card for card in self.cards if card.due)


def outlook(
    store: Store, learner: str, scenarios: Sequence[Scenario], now: datetime, goal: int
) -> Outlook:
    """Grade what was not graded yet, then look ahead. Slow: called in a worker.

    Args:
        store: the history.
        learner: whose.
        scenarios: those that are there; sessions of others stay ungraded.
        now: an aware time; days and weeks are those of UTC.
        goal: conversations a week, 0 for none.

    Raises:
        HistoryError: the history cannot be read or written.
    """
    from deescalate.history.cards import cards, session_days  # noqa: PLC0415 - with the database
    from deescalate.history.pauses import pauses  # noqa: PLC0415

    connection, today = store.connection, now.astimezone(UTC).date()
    catch_up(store, learner, scenarios)
    since = monday_of(today) - timedelta(days=DAYS * (SHOWN_WEEKS - 1))
    paused = pauses(connection, learner, since)
    days = session_days(connection, learner, since)
    return Outlook(
        cards(connection, learner, now),
        weeks(days, paused, goal, today, SHOWN_WEEKS),
        next((found for found in paused if today in found), None),
    )


def catch_up(store: Store, learner: str, scenarios: Sequence[Scenario]) -> None:
    """Grade the finished sessions that were not graded yet."""
    from deescalate.history.cards import add_reviews, unrated  # noqa: PLC0415

    known = {scenario.id: scenario for scenario in scenarios}
    if not known:
        return
    found = unrated(store.connection, learner, known)
    if found:
        reviews = [
            review
            for session in found
            for review in reviews_of(session, known[session.scenario_id])
        ]
        add_reviews(store.connection, learner, reviews, [session.session_id for session in found])


def reviews_of(session: Unrated, scenario: Scenario) -> tuple[Review, ...]:
    """The reviews that a finished session comes to: one for each skill that had an occasion."""
    reviews = []
    for skill in scenario.skills:
        score = skill_score(session.score, skill)
        if score is not None:
            reviews.append(
                Review(
                    f"{session.session_id}:{skill}",
                    CardKey(skill, SITUATION_OF[session.channel]),
                    session.at,
                    session_grade(score, session.difficulty, session.hints),
                    score,
                    session.session_id,
                )
            )
    return tuple(reviews)


def keep_drill(store: Store, learner: str, result: DrillResult) -> Review:
    """Keep a drill and let it count for its card.

    Raises:
        HistoryError: the history cannot be written.
    """
    from deescalate.history.cards import add_drill  # noqa: PLC0415

    return add_drill(store.connection, learner, result, drill_grade)


def pause_until(store: Store, learner: str, today: date, last: date) -> None:
    """Pause the weekly goal from today until a day, that day included.

    Raises:
        HistoryError: the history cannot be written.
        ValueError: the day lies before today.
    """
    from deescalate.history.pauses import pause  # noqa: PLC0415

    pause(store.connection, learner, Pause(today, last))


def go_on(store: Store, learner: str, today: date) -> None:
    """End the pause of the weekly goal.

    Raises:
        HistoryError: the history cannot be written.
    """
    from deescalate.history.pauses import resume  # noqa: PLC0415

    resume(store.connection, learner, today)


def hint_nudges(store: Store, learner: str) -> dict[Technique, int]:
    """How far hints fade for a learner, by technique (see ``practice.hints``): by the means of the
    latest five results.

    Raises:
        HistoryError: the history cannot be read.
    """
    from deescalate.history import Filter  # noqa: PLC0415 - with the database
    from deescalate.practice.hints import nudges_for  # noqa: PLC0415 - home does not need it

    trends = store.progress(Filter(learner=learner)).techniques
    recent = {
        technique: trend.recent for technique, trend in trends.items() if trend.recent is not None
    }
    return nudges_for(recent)
