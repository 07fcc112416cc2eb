"""The parts of the progress screen as text: tables whose columns stand in line."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from textual.content import Content

from deescalate.interface.labels import label
from deescalate.interface.numbers import decimal
from deescalate.report.development import (
    calendar_legend,
    calendar_rows,
    change_words,
    habit_rows,
    points,
    series_name,
)
from deescalate.report.self_view import self_view_head, self_view_rows
from deescalate.score import band
from deescalate.tui.dates import date_words
from deescalate.tui.move_words import move_word
from deescalate.tui.widgets.choices import Choice
from deescalate.tui.widgets.prose import shown
from deescalate.tui.widgets.score_bars import BAND_STYLES, band_words
from deescalate.tui.words import bar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from deescalate.history import Development
    from deescalate.history.check import Check
    from deescalate.history.development import HarmRate, Series
    from deescalate.history.self_view import OwnView
    from deescalate.interface.catalogue import Translator
    from deescalate.model.moves import Technique

GAP: Final = "  "
BAR: Final = 12
MOST_HARMS: Final = 8
NAMES: Final = 34


def columns(rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset()) -> list[str]:
    """Rows of cells as lines; the columns in ``right`` end in line, the others begin in line."""
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    return [
        GAP.join(
            " " * (width - cell_len(cell)) + cell
            if place in right
            else cell + " " * (width - cell_len(cell))
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def titled(lines: Sequence[str]) -> Content:
    """Lines of a table; the first one names the columns."""
    head, *rest = lines
    return Content("\n").join([Content.styled(head, "$quiet"), *map(Content, rest)])


def series_choices(t: Translator, development: Development) -> Iterator[Choice]:
    """A line for every score: its name, the latest mean and where it is going."""
    series = development.series or {}
    names = {key: series_name(t, key) for key in series}
    width = max((cell_len(name) for name in names.values()), default=0)
    words = max(cell_len(band_words(t, value)) for value in (0, 50, 75, 90))
    for key, found in series.items():
        name = names[key] + " " * (width - cell_len(names[key]))
        yield Choice(key, Content.assemble(name, GAP, *_lately(t, found, words)))


def _lately(t: Translator, found: Series, words: int) -> Iterator[str | tuple[str, str]]:
    if found.lately is None:
        yield t("not reached"), "$quiet"
        return
    value = round(found.lately.mean)
    text = band_words(t, value)
    yield text + " " * (words - cell_len(text)), BAND_STYLES[band(value)]
    yield f"{GAP}{value:>3}{GAP}"
    yield change_words(t, found.change), "$quiet"


def habits(t: Translator, development: Development) -> Content:
    """What happens in the conversations, earlier and now."""
    rows = [(row.name, row.before, row.now, row.verdict) for row in habit_rows(t, development)]
    if not rows:
        return Content("")
    head = ("", t("earlier"), t("now"), "")
    return titled(columns([head, *rows], right=frozenset({1, 2})))


def harms(t: Translator, development: Development) -> Content:
    """Harmful moves with a bar for their rate."""
    found = development.harms[:MOST_HARMS]
    if not found:
        return Content(t("None was heard. Well done."))
    most = max(each.rate for each in found)
    head = (t("per 100 replies"), "", t("all"), t("lately"), "")
    rows = [_harm(t, each, most) for each in found]
    return titled(columns([head, *rows], right=frozenset({2, 3})))


def _harm(t: Translator, harm: HarmRate, most: float) -> tuple[str, ...]:
    full, _empty = bar(round(100 * harm.rate / most), BAR)
    verdict = {-1: t("▼ rarer"), 1: t("▲ more often"), 0: t("= unclear")}
    return (
        move_word(t, harm.move),
        full.ljust(BAR),
        decimal(t, harm.rate),
        decimal(t, harm.lately),
        verdict[harm.direction],
    )


def bests(t: Translator, development: Development, title: Callable[[str], str]) -> Content:
    """The best result of every difficulty and the conversation it was reached in."""
    rows = [
        (label(t, best.difficulty), band_words(t, best.overall), str(best.overall),
         shown(title(best.scenario_id), one_line=True))
        for best in development.bests
    ]  # fmt: skip
    return Content("\n".join(columns(rows, right=frozenset({2})))) if rows else Content("")


def calendar(t: Translator, development: Development, today: date, width: int) -> Content:
    """As many weeks as fit."""
    weeks = max(min((width - 3) // 2, 52), 4)
    rows = list(calendar_rows(t, development.calendar or {}, today, weeks))
    return Content("\n").join(
        [
            Content.styled(rows[0], "$quiet"),
            *map(Content, rows[1:]),
            Content.styled(calendar_legend(t), "$quiet"),
        ]
    )


def check_table(t: Translator, check: Check, title: Callable[[str], str]) -> Content:
    """Conversations of the check that were played twice."""
    head = (t("Conversation"), t("before"), t("after"), "", "")
    rows = [
        (
            shown(title(pair.scenario_id), one_line=True)[:NAMES],
            str(pair.before),
            str(pair.after),
            points(pair.after - pair.before),
            f"{day(t, pair.first_day)} – {day(t, pair.last_day)}",
        )
        for pair in check.pairs
    ]
    return titled(columns([head, *rows], right=frozenset({1, 2, 3}))) if rows else Content("")


def own_view(t: Translator, views: Mapping[Technique, OwnView]) -> Content:
    """How the learner's own ratings stand to the scores."""
    rows = [self_view_head(t), *self_view_rows(t, views)]
    return titled(columns(rows, right=frozenset({2, 4}))) if views else Content("")


def day(t: Translator, text: str) -> str:
    """A day (ISO 8601) in words; what is no day stays as it is."""
    try:
        return date_words(t, date.fromisoformat(text))
    except ValueError:
        return shown(text, one_line=True)
