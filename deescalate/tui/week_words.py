"""The weekly goal in words. Pure: values in, sentences out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deescalate.tui.dates import date_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deescalate.interface.catalogue import Translator
    from deescalate.learning import Outlook
    from deescalate.model.weeks import Week


def this_week(t: Translator, outlook: Outlook) -> str:
    """The present week in a few words, such as ``2 of 3 this week``; empty without a goal."""
    if outlook.pause is not None:
        return t("Goal paused until {day}", day=date_words(t, outlook.pause.last))
    week = outlook.weeks[-1] if outlook.weeks else None
    if week is None or not week.goal:
        return ""
    if week.done > week.goal:
        return t("✓ {n} this week, goal {goal}", n=week.done, goal=week.goal)
    words = t("{n} of {goal} this week", n=week.done, goal=week.goal)
    return f"✓ {words}" if week.reached else words


def looking_back(t: Translator, weeks: Sequence[Week]) -> str:
    """How often the goal was reached before this week. Weeks without a goal do not count, nor does
    the first one in which somebody practised, unless the goal was reached at once.
    """
    counted = [
        week
        for week in weeks[:-1]
        if week.goal and (week.reached or any(e.done for e in weeks if e.monday < week.monday))
    ]
    if not counted:
        return ""
    reached = sum(week.reached for week in counted)
    return t.plural(
        "Goal reached in {reached} of {n} earlier week.",
        "Goal reached in {reached} of {n} earlier weeks.",
        len(counted),
        reached=reached,
    )
