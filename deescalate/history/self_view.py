"""How a learner's own ratings stand to the scores, and whether the two come closer.

A difference is the own level on the scale of scores (0..3 as 0..100) minus the technique's score:
above 0 the learner saw it better than it came across. The latest ``LATEST`` rated conversations
count; trend and intervals are those of ``estimates`` (Student's t, Welch's t-test).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from deescalate.history.development import LATELY, LEAST_FOR_BAND, change_of_halves, condition
from deescalate.history.estimates import Difference, Estimate, Moments, estimate
from deescalate.model.moves import Technique
from deescalate.model.ratings import MOST_LEVEL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from deescalate.history.connection import Connection
    from deescalate.history.development import Wanted

LATEST: Final = 300


@dataclass(frozen=True, slots=True)
class OwnView:
    """One technique: ``rated`` conversations, the mean difference of the latest (points), and how
    far the mean size of the difference in the later half lies above that of the earlier half.

    Below ``LEAST_FOR_BAND`` conversations ``lately`` has no interval, and ``change`` is None.
    """

    rated: int
    lately: Estimate
    change: Difference | None

    @property
    def lean(self) -> int:
        """1 if the learner surely overestimates, -1 if they underestimate, else 0."""
        return self.lately.direction


def self_view(connection: Connection, wanted: Wanted) -> Mapping[Technique, OwnView]:
    """The view of every technique that was rated at all, in conversations with a score for it."""
    where, values = condition(wanted, "started_at")
    gaps = ", ".join(
        f"own.{each} * 100.0 / {MOST_LEVEL} - result.{each} as {each}" for each in Technique
    )
    found = connection.rows(
        f"select {gaps} from result join self_rating as own"  # noqa: S608 - fixed names
        f" on own.session_id = result.session_id where {where}"
        " order by result.started_at desc, result.session_id desc limit ?",
        [*values, LATEST],
    )
    by_technique = {
        technique: [
            row[technique.value] for row in reversed(found) if row[technique.value] is not None
        ]
        for technique in Technique
    }
    views = ((technique, _view(gaps)) for technique, gaps in by_technique.items())
    return {technique: view for technique, view in views if view is not None}


def _view(gaps: Sequence[float]) -> OwnView | None:
    """``gaps`` in points, oldest first; None without any."""
    lately = estimate(Moments.of(gaps[-LATELY:]))
    if lately is None:
        return None
    if len(gaps) < LEAST_FOR_BAND:
        lately = Estimate(lately.n, lately.mean)
    middle = len(gaps) // 2
    earlier, later = (
        Moments.of(abs(gap) for gap in part) for part in (gaps[:middle], gaps[middle:])
    )
    return OwnView(len(gaps), lately, change_of_halves(earlier, later))
