"""What a learner's past says about what to practise next: what screens and commands both ask."""

from deescalate.learning.outlook import (
    Outlook,
    go_on,
    hint_nudges,
    keep_drill,
    outlook,
    pause_until,
)

__all__ = ["Outlook", "go_on", "hint_nudges", "keep_drill", "outlook", "pause_until"]
