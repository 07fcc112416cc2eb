"""When a skill is due again: FSRS-6 by py-fsrs, with fixed settings and without chance.

The memory model was fitted to flash cards, so that its numbers choose what to practise next and
are never shown as if they measured a person. A skill is due when it is expected to hold with less
than 85 %, after 120 days at the latest, and on the next day if it went wrong last: the model takes
a failure lightly on a day that had a success.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from fsrs import Card as FsrsCard
from fsrs import Rating, Scheduler

from deescalate.model.cards import CardState, Grade, Review

RETENTION: Final = 0.85
LONGEST: Final = 120
"""Days."""

_SCHEDULER: Final = Scheduler(
    desired_retention=RETENTION,
    learning_steps=(),
    relearning_steps=(),
    maximum_interval=LONGEST,
    enable_fuzzing=False,
)


def schedule(card_id: int, reviews: Sequence[Review]) -> CardState:
    """What the reviews of one card come to, in whatever order they are given.

    Raises:
        ValueError: there are none, or a time is not in UTC.
    """
    if not reviews:
        raise ValueError("a card needs a review")
    ordered = sorted(reviews, key=lambda review: (review.at, review.id))
    card = FsrsCard(card_id=card_id, due=ordered[0].at)
    for review in ordered:
        card, _log = _SCHEDULER.review_card(card, Rating(int(review.grade)), review.at)
    last = ordered[-1]
    soon = last.at + timedelta(days=1)
    return CardState(
        due=min(card.due, soon) if last.grade is Grade.AGAIN else card.due,
        last=last.at,
        stability=card.stability or 0.0,
        difficulty=card.difficulty or 0.0,
        grade=last.grade,
        score=last.score,
        reviews=len(ordered),
    )


def recall(state: CardState, now: datetime) -> float:
    """How far a skill is expected to hold at ``now`` (aware), 0..1."""
    card = FsrsCard(
        card_id=0,
        stability=max(state.stability, 0.001),
        difficulty=state.difficulty,
        due=state.due,
        last_review=state.last,
    )
    return float(_SCHEDULER.get_card_retrievability(card, now.astimezone(UTC)))
