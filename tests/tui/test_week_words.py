"""The weekly goal in words, in both languages."""

from datetime import date, timedelta

import pytest

from deescalate.interface.catalogue import translator
from deescalate.learning import Outlook
from deescalate.model.weeks import Pause, Week
from deescalate.tui.dialogs.pause import last_day
from deescalate.tui.week_words import looking_back, this_week

MONDAY = date(2026, 3, 16)
ENGLISH, GERMAN = translator("en"), translator("de")


def week(done: int, goal: int, back: int = 0) -> Week:
    return Week(MONDAY - timedelta(weeks=back), done, goal)


@pytest.mark.parametrize(
    ("found", "english", "german"),
    [
        (Outlook(weeks=(week(2, 3),)), "2 of 3 this week", "2 von 3 diese Woche"),
        (Outlook(weeks=(week(3, 3),)), "✓ 3 of 3 this week", "✓ 3 von 3 diese Woche"),
        (Outlook(weeks=(week(5, 3),)), "✓ 5 this week, goal 3", "✓ 5 diese Woche, Ziel 3"),
        (Outlook(weeks=(week(5, 0),)), "", ""),
        (Outlook(), "", ""),
        (
            Outlook(weeks=(week(0, 0),), pause=Pause(MONDAY, date(2026, 3, 29))),
            "Goal paused until 2026-03-29",
            "Ziel ruht bis 29.3.2026",
        ),
    ],
)
def test_the_week_in_a_few_words(found: Outlook, english: str, german: str) -> None:
    assert (this_week(ENGLISH, found), this_week(GERMAN, found)) == (english, german)


def test_looking_back_counts_no_pause_and_no_week_before_the_first_practice() -> None:
    weeks = (week(0, 3, 4), week(1, 3, 3), week(3, 3, 2), week(0, 0, 1), week(0, 3))
    assert looking_back(ENGLISH, weeks) == "Goal reached in 1 of 1 earlier week."
    missed = (week(0, 3, 3), week(3, 3, 2), week(2, 3, 1), week(9, 3))
    assert looking_back(ENGLISH, missed) == "Goal reached in 1 of 2 earlier weeks."
    assert looking_back(GERMAN, missed) == "Ziel in 1 von 2 früheren Wochen erreicht."
    assert looking_back(ENGLISH, (week(0, 3, 1), week(1, 3))) == ""


def test_a_pause_ends_on_a_sunday() -> None:
    assert last_day("0", MONDAY) == date(2026, 3, 22)
    assert last_day("0", date(2026, 3, 22)) == date(2026, 3, 22)
    assert last_day("2", MONDAY) == date(2026, 4, 5)
