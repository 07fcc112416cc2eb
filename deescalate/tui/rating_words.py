"""Ratings and agreement on the screen: tables whose columns stand in line. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from deescalate.report.rating_page import (
    agreement_head,
    agreement_rows,
    apart_words,
    beside_head,
    beside_note,
    beside_rows,
    couple_words,
    extent,
)
from deescalate.tui.dates import day_words
from deescalate.tui.progress_words import columns, titled
from deescalate.tui.scenario_words import DOT
from deescalate.tui.widgets.choices import Choice
from deescalate.tui.widgets.hanging import bullets
from deescalate.tui.widgets.prose import Prose, Title, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from textual.widget import Widget

    from deescalate.history import SessionSummary
    from deescalate.history.ratings import RatingState
    from deescalate.interface.catalogue import Translator
    from deescalate.model.agreement import Agreement
    from deescalate.model.ratings import TrainerRating
    from deescalate.model.record import SessionRecord


def beside_table(t: Translator, record: SessionRecord, rating: TrainerRating) -> Content:
    """A finished rating beside the program's."""
    rows = [beside_head(t), *beside_rows(t, record, rating)]
    table = titled(columns(rows, right=frozenset(range(1, 6))))
    return Content("\n").join([Content.styled(beside_note(t, rating), "$quiet"), table])


def to_rate_choice(
    t: Translator, session: SessionSummary, states: Sequence[RatingState], today: date
) -> Choice:
    """A conversation to rate: title, learner, day and who has rated it; never its score."""
    parts = [shown(session.learner, one_line=True), day_words(t, session.started_at, today)]
    for state in states:
        name = shown(state.rater, one_line=True)
        if state.done:
            parts.append(t("rated by {name}", name=name))
        else:
            parts.append(t("begun by {name}", name=name))
    if not states:
        parts.append(t("not rated"))
    title = Content(shown(session.title, one_line=True))
    return Choice(session.id, title, Content.styled(DOT.join(parts), "$quiet"))


def agreement_widgets(t: Translator, found: Agreement) -> Iterator[Widget]:
    """One agreement: who, how much there is, the table, the replies furthest apart."""
    yield Title(couple_words(t, found))
    yield Prose(extent(t, found), classes="quiet" if not found.few else "few")
    rows = [agreement_head(t, found), *agreement_rows(t, found)]
    yield Prose(titled(columns(rows, right=frozenset({2, 3, 5}))), classes="table")
    if found.apart:
        yield Prose(t("Furthest apart"), classes="sub")
        yield Prose(bullets(apart_words(t, pair) for pair in found.apart))
