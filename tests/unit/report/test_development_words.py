"""Progress in words: nothing is said that the numbers do not bear out."""

from datetime import date

import pytest

from deescalate.history import Development
from deescalate.history.check import Check
from deescalate.history.development import Habit, Series
from deescalate.history.estimates import Difference
from deescalate.interface.catalogue import translator
from deescalate.report.blocks import Figure, Paragraph
from deescalate.report.development import (
    calendar_rows,
    change_sentence,
    change_words,
    check_sentences,
    habit_rows,
)
from deescalate.report.figures import calendar_figure
from deescalate.report.markdown import markdown

T = translator("en")
WORSE = Difference(1.4, 0.5, 2.3)
BETTER = Difference(-1.4, -2.3, -0.5)


@pytest.mark.parametrize(
    ("change", "shares", "verdict"),
    [
        (WORSE, (0.3, 0.8), "= not comparable"),
        (WORSE, (0.8, 0.8), "▲ worse"),
        (WORSE, (0.8, 0.3), "▲ worse"),
        (BETTER, (0.3, 0.8), "▼ better"),
        (BETTER, (0.8, 0.3), "= not comparable"),
    ],
)
def test_a_habit_that_other_conversations_have_now_is_not_compared(
    change: Difference, shares: tuple[float, float], verdict: str
) -> None:
    """Calm after 1 reply in a few, after 2.4 in most: that is no turn for the worse."""
    after = 1.0 + max(change.mean, 0), 1.0 + max(-change.mean, 0)
    habit = Habit(after[1], after[0], *shares, change)
    row = next(iter(habit_rows(T, Development(habits={"calm_reply": habit}))))
    assert row.verdict == verdict


def test_no_score_moves_by_more_than_a_hundred_points() -> None:
    wide = Difference(64.0, 3.0, 125.0, 1.4)
    (first, *_) = check_sentences(T, Check(difference=wide))
    assert "+64 points" in first
    assert "from +3 to +100" in first
    assert "(+3 to +100)" in change_sentence(T, Series(change=wide))


def test_a_trend_without_three_results_in_each_half_says_so() -> None:
    assert change_words(T, None) == "too few to tell"
    assert change_sentence(T, Series()) == (
        "A trend needs at least three conversations with this score in each half."
    )


@pytest.mark.parametrize("day", [date(2026, 10, 7), date(2026, 10, 20), date(2026, 11, 3)])
def test_months_are_whole_or_not_there(day: date) -> None:
    head, *rows = calendar_rows(T, {}, day, 8)
    assert set(head.split()) <= {"Aug", "Sep", "Oct", "Nov"}
    assert len(head) <= max(map(len, rows)) + 1


def test_the_calendar_keeps_its_columns_in_markdown() -> None:
    figure = calendar_figure(T, Development(calendar={"2026-10-07": 2}), date(2026, 10, 20))
    assert isinstance(figure, Figure)
    assert isinstance(figure.instead, Paragraph)
    assert markdown((figure,)) == f"```text\n{figure.instead.text}\n```\n"
