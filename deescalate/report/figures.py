"""The charts of the reports: what is drawn, said in one sentence, and the same as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deescalate.interface.judgement_words import verdict
from deescalate.interface.labels import label
from deescalate.interface.numbers import decimal
from deescalate.model.moves import Technique
from deescalate.model.scenario import Stage
from deescalate.model.session import Gauge
from deescalate.report.blocks import Figure, Paragraph, Table
from deescalate.report.development import (
    DAYS,
    MONTHS,
    calendar_legend,
    calendar_rows,
    change_sentence,
    mean_words,
    series_name,
)
from deescalate.report.drawings import (
    Bar,
    Bars,
    Calendar,
    Curves,
    Levels,
    Line,
    Point,
    Span,
    Trend,
)
from deescalate.report.drawings import Sign as DrawnSign
from deescalate.report.words import curve
from deescalate.score import band
from deescalate.score.bands import LOWER_BOUNDS
from deescalate.score.marks import replies

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from deescalate.history import Development
    from deescalate.history.development import Series
    from deescalate.interface.catalogue import Translator
    from deescalate.model.judgement import Judged
    from deescalate.model.record import SessionRecord
    from deescalate.score import Debrief, Mark

WEEKS = 26


def curves_figure(
    t: Translator, record: SessionRecord, found: Debrief, marks: Sequence[Judged]
) -> Figure:
    """Tension and connection over the turns, with the stages and the marks of replies."""
    tension, connection = label(t, Gauge.TENSION), label(t, Gauge.CONNECTION)
    places = {turn.index: place for place, turn in enumerate(record.turns)}
    by_point = {places[mark.turn] + 1: mark for mark in marks}
    summary = t(
        "Tension from {a} to {b}, connection from {c} to {d}.",
        a=found.tension[0], b=found.tension[-1], c=found.connection[0], d=found.connection[-1],
    )  # fmt: skip
    if marks:
        legend = t("!! excellent, ! good, ?! inaccuracy, ? mistake, ?? blunder")
        summary = f"{summary} {t('Below each turn its mark: {marks}.', marks=legend)}"
    drawing = Curves(
        (Line(tension, found.tension), Line(connection, found.connection, second=True)),
        tuple(
            Span(
                f"{int(span.stage)} {label(t, span.stage)}",
                str(int(span.stage)),
                places[span.first] + 1,
                places[span.last] + 1,
            )
            for span in found.spans
        ),
        {
            point: DrawnSign(mark.judgement.sign, _tone(mark.judgement.rank))
            for point, mark in by_point.items()
        },
        t("Turn"),
    )
    short = Table(
        (t("Gauge"), t("At the start"), t("Course"), t("At the end")),
        tuple(
            (name, str(values[0]), curve(values), str(values[-1]))
            for name, values in ((tension, found.tension), (connection, found.connection))
        ),
        right=frozenset({1, 3}),
    )
    rows = [("0", label(t, Stage.VENTING), str(found.tension[0]), str(found.connection[0]), "")]
    for place, turn in enumerate(record.turns, start=1):
        mark = by_point.get(place)
        said = f"{mark.judgement.sign} {verdict(t, mark)}" if mark is not None else ""
        state = turn.reaction.state
        rows.append(
            (str(place), label(t, turn.stage), str(state.tension), str(state.connection), said)
        )
    columns = (t("Turn"), t("Stage"), tension, connection, t("Mark"))
    table = Table(columns, tuple(rows), frozenset({0, 2, 3}))
    return Figure(t("Turn by turn"), summary, drawing, short, table)


def _tone(rank: int) -> int:
    return 1 if rank <= 1 else 0 if rank == 2 else -1


def scores_figure(
    t: Translator, title: str, marks: Sequence[tuple[str, Mark | None]], instead: Table
) -> Figure:
    """Scores as bars; the bands' bounds are lines."""
    known = sorted((mark.value, name) for name, mark in marks if mark is not None)
    summary = t("Nothing was scored.")
    if len(known) == 1:
        summary = t("Only this was scored: {name}, {n}.", name=known[0][1], n=known[0][0])
    elif known:
        summary = t(
            "Highest: {best}, {most}. Lowest: {worst}, {least}.",
            best=known[-1][1], most=known[-1][0], worst=known[0][1], least=known[0][0],
        )  # fmt: skip
    bars = tuple(
        Bar(name, mark.value, label(t, mark.band)) if mark is not None else Bar(name, None)
        for name, mark in marks
    )
    bounds = tuple((bound, label(t, name)) for bound, name in reversed(LOWER_BOUNDS))
    return Figure(title, summary, Bars(bars, bounds), instead)


def levels_figure(t: Translator, record: SessionRecord) -> Figure | None:
    """The four levels of every reply; None without a reply."""
    said = replies(record.turns)
    if not said:
        return None
    rows = {
        technique: tuple(analysis.levels.of(technique) for _turn, analysis in said)
        for technique in Technique
    }
    means = {technique: sum(values) / len(values) for technique, values in rows.items()}
    best = max(means, key=lambda each: means[each])
    worst = min(means, key=lambda each: means[each])
    summary = t(
        "On average from {least} ({worst}) to {most} ({best}).",
        least=decimal(t, means[worst]), worst=label(t, worst),
        most=decimal(t, means[best]), best=label(t, best),
    )  # fmt: skip
    turns = tuple(turn.index + 1 for turn, _analysis in said)
    table = Table(
        (t("Turn"), *(label(t, technique) for technique in Technique)),
        tuple(
            (str(turn), *(decimal(t, rows[technique][place]) for technique in Technique))
            for place, turn in enumerate(turns)
        ),
        frozenset(range(5)),
    )
    drawing = Levels(tuple((label(t, each), values) for each, values in rows.items()), turns)
    return Figure(t("Levels of each reply, 0 to 3"), summary, drawing, table)


def trend_figure(t: Translator, key: str, series: Series) -> Figure:
    """One score over time with its band."""
    points = tuple(
        Point(block.value.mean, block.value.low, block.value.high, block.first_day, block.last_day)
        for block in series.blocks
    )
    rows = tuple(
        (
            f"{point.first_day} – {point.last_day}",
            str(round(point.mean)),
            "" if point.low is None else str(round(point.low)),
            "" if point.high is None else str(round(point.high)),
        )
        for point in points
    )
    columns = (t("Days"), t("Mean"), t("at least"), t("at most"))
    lately = series.lately
    now = "" if lately is None else f"{mean_words(lately)}, {label(t, band(round(lately.mean)))}. "
    summary = now + change_sentence(t, series)
    table = Table(columns, rows, frozenset({1, 2, 3}))
    return Figure(series_name(t, key), summary, Trend(points), table)


def calendar_figure(t: Translator, development: Development, today: date) -> Figure:
    """The days on which was practised."""
    sessions = development.calendar or {}
    rows = "\n".join((*calendar_rows(t, sessions, today, WEEKS), calendar_legend(t)))
    drawing = Calendar(
        sessions,
        today,
        WEEKS,
        tuple(t(name) for name in MONTHS),
        tuple(t(name) for name in DAYS),
    )
    days = t.plural("{n} day with a conversation.", "{n} days with a conversation.", len(sessions))
    summary = f"{days} {t('The larger a square, the more conversations that day.')}"
    return Figure(t("When you practised"), summary, drawing, Paragraph(rows))
