"""What the screens want to know of the history. Every function may be called in a thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from deescalate.errors import HistoryError
from deescalate.interface.labels import label
from deescalate.tui.dates import day_words
from deescalate.tui.dialogs.choice import Choice as DialogChoice
from deescalate.tui.scenario_words import DOT
from deescalate.tui.widgets.choices import Choice
from deescalate.tui.widgets.prose import shown
from deescalate.tui.widgets.score_bars import band_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from deescalate.history import SessionSummary, Store
    from deescalate.history.branches import Branch
    from deescalate.interface.catalogue import Translator


def best_results(store: Store | None, learner: str) -> dict[str, int]:
    """The best overall score by scenario id; nothing if there is no history.

    An empty ``learner`` means everybody who practised here.
    """
    if store is None:
        return {}
    try:
        return store.bests(learner or None)
    except HistoryError:
        return {}


def session_choice(
    t: Translator, session: SessionSummary, today: date, again: Mapping[str, int] | None = None
) -> Choice:
    """A session in a list: its title; its band, day and outcome.

    ``again`` are overall scores of new readings, by session id.
    """
    parts: list[str] = []
    if session.overall is not None:
        parts.append(f"{band_words(t, session.overall)} {session.overall}")
    parts.append(day_words(t, session.started_at, today))
    parts.append(t("unfinished") if session.ending is None else label(t, session.ending))
    if again and session.id in again:
        parts.append(t("new reading {n}", n=again[session.id]))
    if session.parent_turn is not None:
        parts.insert(0, t("↳ again from turn {n}", n=session.parent_turn + 1))
    title = Content(shown(session.title, one_line=True))
    return Choice(session.id, title, Content.styled(DOT.join(parts), "$quiet"))


def branch_choice(t: Translator, branch: Branch, today: date) -> DialogChoice:
    """A branch to choose: where it begins; its band, day and outcome."""
    parts = [day_words(t, branch.started_at, today)]
    if branch.overall is not None:
        parts.insert(0, f"{band_words(t, branch.overall)} {branch.overall}")
    parts.append(t("unfinished") if branch.ending is None else label(t, branch.ending))
    words = t("Again from turn {n}", n=branch.parent_turn + 1)
    return DialogChoice(branch.id, words, DOT.join(parts))
