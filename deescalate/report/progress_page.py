"""How results develop, as blocks of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from deescalate.interface.labels import label
from deescalate.interface.move_names import move_word
from deescalate.interface.numbers import decimal
from deescalate.report.blocks import Block, Heading, Paragraph, Table
from deescalate.report.development import (
    change_words,
    check_sentences,
    habit_rows,
    mean_words,
    points,
    series_name,
    sureness,
)
from deescalate.report.figures import calendar_figure, trend_figure
from deescalate.report.words import curve, line
from deescalate.score import band

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from deescalate.history import Development
    from deescalate.history.check import Check
    from deescalate.interface.catalogue import Translator

MOST_HARMS: Final = 8


def progress_page(  # noqa: PLR0913 - what it says comes from several places
    t: Translator,
    development: Development,
    check: Check,
    today: date,
    title_of: Callable[[str], str],
    *,
    charts: bool = False,
) -> tuple[Block, ...]:
    """Scores, habits, mistakes, bests, calendar, before and after.

    Args:
        t: the language of the words.
        development: what the history says.
        check: what the conversations kept out of practice say.
        today: the calendar's last day, in UTC.
        title_of: what the scenario of an id is called.
        charts: with a chart for each score, for forms that can draw.
    """
    return (
        Heading(t("Progress"), 1),
        Paragraph(_extent(t, development)),
        *_scores(t, development, charts=charts),
        *_habits(t, development),
        *_harms(t, development),
        *_bests(t, development, title_of),
        Heading(t("When you practised")),
        calendar_figure(t, development, today),
        *_check(t, check, title_of),
    )


def _extent(t: Translator, development: Development) -> str:
    many = t.plural("{n} conversation", "{n} conversations", development.sessions)
    return f"{many}, {development.first_day} – {development.last_day}"


def _scores(t: Translator, development: Development, *, charts: bool) -> Iterator[Block]:
    yield Heading(t("Scores"))
    rows = []
    for key, series in (development.series or {}).items():
        lately = series.lately
        change = series.change
        rows.append(
            (
                series_name(t, key),
                curve(tuple(round(block.value.mean) for block in series.blocks)),
                mean_words(lately),
                label(t, band(round(lately.mean))) if lately is not None else "",
                change_words(t, change),
                "" if change is None else f"{points(change.low)} … {points(change.high)}",
            )
        )
    names = ("", t("course"), t("lately"), "", t("trend"), t("later half"))
    yield Table(names, tuple(rows), frozenset({2}))
    yield Paragraph(sureness(t))
    if charts:
        for key, series in (development.series or {}).items():
            if series.blocks:
                yield trend_figure(t, key, series)


def _habits(t: Translator, development: Development) -> Iterator[Block]:
    rows = tuple((row.name, row.before, row.now, row.verdict) for row in habit_rows(t, development))
    if rows:
        yield Heading(t("In your conversations"))
        yield Table(("", t("earlier"), t("now"), ""), rows, frozenset({1, 2}))


def _harms(t: Translator, development: Development) -> Iterator[Block]:
    rows = tuple(
        (line(move_word(t, harm.move)), decimal(t, harm.rate), decimal(t, harm.lately))
        for harm in development.harms[:MOST_HARMS]
    )
    if rows:
        yield Heading(t("What harms"))
        yield Table((t("per 100 replies"), t("all"), t("lately")), rows, frozenset({1, 2}))


def _bests(
    t: Translator, development: Development, title_of: Callable[[str], str]
) -> Iterator[Block]:
    rows = tuple(
        (
            label(t, best.difficulty),
            str(best.overall),
            label(t, band(best.overall)),
            line(title_of(best.scenario_id)),
        )
        for best in development.bests
    )
    if rows:
        yield Heading(t("Your best results"))
        yield Table(("", t("Score"), t("Band"), t("Conversation")), rows, frozenset({1}))


def _check(t: Translator, check: Check, title_of: Callable[[str], str]) -> Iterator[Block]:
    yield Heading(t("Before and after"))
    yield Paragraph(" ".join(check_sentences(t, check)))
    rows = tuple(
        (
            line(title_of(pair.scenario_id)),
            str(pair.before),
            str(pair.after),
            pair.first_day,
            pair.last_day,
        )
        for pair in check.pairs
    )
    if rows:
        head = (t("Conversation"), t("before"), t("after"), "", "")
        yield Table(head, rows, frozenset({1, 2}))
