"""Days in words."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from deescalate.interface.catalogue import N_

if TYPE_CHECKING:
    from deescalate.interface.catalogue import Translator

WEEKDAYS: Final = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
WEEK: Final = 7


def local_day(started_at: str) -> date | None:
    """The day of an ISO 8601 time where the computer stands; None if it is no time."""
    try:
        return datetime.fromisoformat(started_at).astimezone().date()
    except (ValueError, OverflowError):
        return None


def day_words(t: Translator, started_at: str, today: date) -> str:
    """``today``, ``yesterday``, a weekday of the last week, else the date."""
    day = local_day(started_at)
    if day is None:
        return "?"
    ago = (today - day).days
    if ago == 0:
        return t("today")
    if ago == 1:
        return t("yesterday")
    if 1 < ago < WEEK:
        return t(WEEKDAYS[day.weekday()])
    return date_words(t, day)


def date_words(t: Translator, day: date) -> str:
    """A date as it is written in the interface's language."""
    if t.language == "de":
        return f"{day.day}.{day.month}.{day.year}"
    return day.isoformat()
