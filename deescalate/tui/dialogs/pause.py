"""Pausing the weekly goal: for how long, never why."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from deescalate.model.weeks import DAYS, monday_of
from deescalate.tui.dates import date_words
from deescalate.tui.dialogs.choice import Choice, ChoiceDialog
from deescalate.tui.week_words import looking_back, this_week

if TYPE_CHECKING:
    from deescalate.interface.catalogue import Translator
    from deescalate.learning import Outlook

GO_ON: Final = "go-on"
MORE_WEEKS: Final = (0, 1, 2, 3, 4)
"""Whole weeks after the present one that a pause may last."""


def last_day(answer: str, today: date) -> date:
    """The last day of the pause that was chosen: a Sunday."""
    return monday_of(today) + timedelta(days=DAYS * (int(answer) + 1) - 1)


def pause_dialog(t: Translator, outlook: Outlook, today: date) -> ChoiceDialog:
    """Returns ``GO_ON``, the number of whole weeks after this one as text, or None."""
    sentences = [this_week(t, outlook), looking_back(t, outlook.weeks)]
    said = ". ".join(sentence.rstrip(".") for sentence in sentences if sentence)
    text = t("In a pause the goal rests. Nobody asks why, and nothing but the days is kept.")
    choices = []
    if outlook.pause is not None:
        choices.append(Choice(GO_ON, t("Go on now"), t("The goal counts again from today.")))
    for weeks in MORE_WEEKS:
        words = (
            t.plural("{n} more week", "{n} more weeks", weeks)
            if weeks
            else t("The rest of this week")
        )
        day = date_words(t, last_day(str(weeks), today))
        choices.append(Choice(str(weeks), words, t("until {day}", day=day)))
    return ChoiceDialog(
        t, t("Pause the weekly goal"), f"{said}.\n{text}" if said else text, tuple(choices)
    )
