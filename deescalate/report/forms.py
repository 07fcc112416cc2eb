"""The forms in which reports are passed on: HTML, Markdown, JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from deescalate.history.export import FORMAT
from deescalate.interface.safe import cell
from deescalate.model.codec import to_jsonable
from deescalate.model.moves import Technique
from deescalate.report.page import NOTHING_MORE, page
from deescalate.report.progress_page import progress_page
from deescalate.report.self_view import self_view_blocks
from deescalate.score import debrief

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from deescalate.history import Development, Store, Wanted
    from deescalate.history.check import Check
    from deescalate.history.self_view import OwnView
    from deescalate.interface.catalogue import Translator
    from deescalate.model.record import SessionRecord
    from deescalate.model.scenario import Scenario
    from deescalate.report.blocks import Block
    from deescalate.report.page import Extras
    from deescalate.score.lens import LensReading


class Form(StrEnum):
    """A form of a report; its value is also the end of the file's name."""

    HTML = "html"
    MARKDOWN = "md"
    JSON = "json"
    CSV = "csv"


TURN_COLUMNS: Final = (
    *("turn", "seconds", "act", "stage", "tension", "connection", "mark", "overall"),
    *(technique.value for technique in Technique),
    *("flags", "moves", "text"),
)
SERIES_COLUMNS: Final = ("score", "first_day", "last_day", "conversations", "mean", "low", "high")


@dataclass(frozen=True, slots=True)
class Results:
    """What the history says of how results develop, up to ``today`` (UTC)."""

    development: Development
    check: Check
    own: Mapping[Technique, OwnView]
    today: date


def session_text(
    form: Form,
    record: SessionRecord,
    scenario: Scenario | None,
    t: Translator,
    extras: Extras = NOTHING_MORE,
) -> str:
    """The report of a session.

    JSON is also an export that ``deescalate history import`` takes back in; CSV has a line a turn.
    """
    match form:
        case Form.JSON:
            return _session_json(record, extras)
        case Form.CSV:
            return _csv(TURN_COLUMNS, _turn_rows(record, extras))
        case _:
            blocks = page(record, scenario, t, extras)
            return _written(form, blocks, t, t("Report of a conversation"))


def results_of(store: Store, wanted: Wanted, held_out: frozenset[str]) -> Results:
    """What the history says to who asks; ``held_out`` are the scenarios of the check.

    Raises:
        HistoryError: the history cannot be read.
    """
    from deescalate.history.self_view import self_view  # noqa: PLC0415 - with the database

    return Results(
        store.development(wanted),
        store.check(wanted.learner, held_out),
        self_view(store.connection, wanted),
        wanted.today,
    )


def progress_text(
    form: Form, results: Results, t: Translator, title_of: Callable[[str], str]
) -> str:
    """The report of how results develop; CSV has a line for each mean of each score.

    ``title_of`` says what the scenario of an id is called.
    """
    match form:
        case Form.JSON:
            return json.dumps(
                {
                    "format": FORMAT,
                    "progress": to_jsonable(results.development),
                    "check": to_jsonable(results.check),
                    "self_view": to_jsonable(results.own),
                },
                indent=1,
            )
        case Form.CSV:
            return _csv(SERIES_COLUMNS, _series_rows(results.development))
        case _:
            blocks = progress_blocks(results, t, title_of, charts=form is Form.HTML)
            return _written(form, blocks, t, t("Report of progress"))


def progress_blocks(
    results: Results, t: Translator, title_of: Callable[[str], str], *, charts: bool = False
) -> tuple[Block, ...]:
    """The same before it takes a form."""
    return (
        *progress_page(
            t, results.development, results.check, results.today, title_of, charts=charts
        ),
        *self_view_blocks(t, results.own),
    )


def file_name(form: Form, started_at: str, name: str) -> str:
    """A report's file name: the minute, and the scenario's id or what else it is about."""
    time = started_at[11:16].replace(":", "")
    plain = re.sub(r"[^a-z0-9]+", "-", f"{started_at[:10]}-{time}-{name}".lower()).strip("-")
    return f"deescalate-{plain[:80]}.{form}"


def _written(form: Form, blocks: tuple[Block, ...], t: Translator, kind: str) -> str:
    if form is Form.HTML:
        from deescalate.report.html import html  # noqa: PLC0415 - only one form is needed

        return html(blocks, t, kind)
    from deescalate.report.markdown import markdown  # noqa: PLC0415

    return markdown(blocks)


# --- for other programs ------------------------------------------------------------------


def _session_json(record: SessionRecord, extras: Extras) -> str:
    found: dict[str, object] = {
        "format": FORMAT,
        "sessions": [to_jsonable(record)],
        "debrief": to_jsonable(debrief(record)),
        "marks": to_jsonable(extras.marks),
        "lenses": [reading_values(reading) for reading in extras.readings],
    }
    return json.dumps(found, indent=1)


def reading_values(reading: LensReading) -> dict[str, object]:
    """What a lens shows, for other programs; turns count from 1."""
    return {
        "lens": reading.lens.id,
        "total": reading.total,
        "items": [
            {
                "item": item.item.id,
                "value": item.value,
                "lowest": item.item.scale.lowest,
                "highest": item.item.scale.highest,
                "share": item.share,
                "weight": item.weight,
                "turns": [turn + 1 for turn in item.turns],
                "why_not": item.why_not,
                "evidence": [
                    {
                        "kind": found.rule.evidence,
                        "names": found.measure.names,
                        "turns": [turn + 1 for turn in found.measure.turns],
                        "points": found.points,
                    }
                    for found in item.found
                ],
            }
            for item in reading.items
        ],
        "caps": to_jsonable(reading.caps),
    }


def _csv(columns: Sequence[str], rows: Iterator[Sequence[object]]) -> str:
    """A header and the rows (RFC 4180), nothing in them that a spreadsheet takes for a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([cell(value) for value in row] for row in rows)
    return out.getvalue()


def _turn_rows(record: SessionRecord, extras: Extras) -> Iterator[Sequence[object]]:
    marks = {mark.turn: mark.judgement.value for mark in extras.marks}
    for turn in record.turns:
        state, heard = turn.reaction.state, turn.analysis
        levels = (
            [None] * len(Technique)
            if heard is None
            else [round(heard.levels.of(technique), 2) for technique in Technique]
        )
        yield (
            turn.index + 1,
            round(turn.act.at, 1),
            turn.act.kind.value,
            turn.stage.key,
            state.tension,
            state.connection,
            marks.get(turn.index),
            None if heard is None else round(heard.overall, 2),
            *levels,
            "" if heard is None else " ".join(heard.flags),
            "" if heard is None else " ".join(heard.moves()),
            turn.act.text,
        )


def _series_rows(development: Development) -> Iterator[Sequence[object]]:
    for key, series in (development.series or {}).items():
        for block in series.blocks:
            value = block.value
            bounds = (None if each is None else round(each, 1) for each in (value.low, value.high))
            yield (key, block.first_day, block.last_day, value.n, round(value.mean, 1), *bounds)
