"""The question at the start: go on with what was not finished?"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from deescalate.interface.safe import visible
from deescalate.tui.dialogs.choice import Choice, ChoiceDialog

if TYPE_CHECKING:
    from deescalate.history import SessionSummary
    from deescalate.interface.catalogue import Translator


def unfinished_dialog(t: Translator, session: SessionSummary) -> ChoiceDialog:
    """Returns ``resume``, ``discard`` or ``later``; None means later too."""
    begun = datetime.fromisoformat(session.started_at).astimezone()
    text = t.plural(
        "{title}\nbegun {day} at {time}, {n} turn so far",
        "{title}\nbegun {day} at {time}, {n} turns so far",
        session.turns,
        title=visible(session.title, one_line=True),
        day=begun.strftime("%d.%m.%Y" if t.language == "de" else "%Y-%m-%d"),
        time=begun.strftime("%H:%M"),
    )
    choices = (
        Choice("resume", t("Go on with it")),
        Choice("later", t("Later"), t("It stays in the history.")),
        Choice("discard", t("Discard it"), t("What was said is deleted.")),
    )
    return ChoiceDialog(t, t("An unfinished conversation"), text, choices)
