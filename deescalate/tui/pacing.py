"""The practice clock: how real seconds become seconds of the conversation."""

from __future__ import annotations

from typing import Final

LONGEST_STEP: Final = 10.0
"""Real seconds that one step may count; a computer that slept does not cost the learner."""


class PracticeClock:
    """Runs faster or slower while the customer talks, and as it is while the agent thinks.

    ``pace`` scales the waiting: 1 as written, 0.5 half as long, 0 none at all. The agent's own time
    always counts in full. All times are seconds of the practice clock.
    """

    def __init__(self, pace: float, start: float = 0.0) -> None:
        self._pace = pace
        self._now = start

    @property
    def now(self) -> float:
        """The present time."""
        return self._now

    def advance(self, elapsed: float, quiet_at: float) -> None:
        """Let ``elapsed`` real seconds pass; the customer talks until ``quiet_at``."""
        left = min(max(elapsed, 0.0), LONGEST_STEP)
        waiting = quiet_at - self._now
        if waiting > 0:
            needed = waiting * self._pace
            if left < needed:
                self._now += left / self._pace
                return
            self._now = quiet_at
            left -= needed
        self._now += left
