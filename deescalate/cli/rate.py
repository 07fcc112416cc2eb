"""``deescalate rate``: a stored session rated blind on the rubric."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import IO, TYPE_CHECKING

import click

from deescalate.cli.wiring import (
    learner_name,
    load_library,
    load_settings,
    open_history,
    translator_for,
)
from deescalate.errors import HistoryError, SetupError
from deescalate.interface.safe import visible

if TYPE_CHECKING:
    from deescalate.history import Store
    from deescalate.interface.catalogue import Translator
    from deescalate.model.ratings import TrainerRating
    from deescalate.model.record import SessionRecord
    from deescalate.model.scenario import Scenario


@click.command("rate")
@click.argument("session_id", metavar="SESSION")
@click.option("--rater", default=None, metavar="NAME", help="Who rates; by default your name.")
@click.option("--sheet", is_flag=True, help="Print a sheet (CSV) to fill in, and stop.")
@click.option(
    "--from", "filled", type=click.File("r", encoding="utf-8"), help="Take a filled sheet."
)
def command(session_id: str, rater: str | None, sheet: bool, filled: IO[str] | None) -> None:
    """Rate SESSION blind: four levels and an overall for each reply, then the conversation.

    What the program thinks of it is hidden until everything is rated, and nothing can be changed
    after that. Every answer is kept at once; the same command goes on where it stopped. SESSION
    may be shortened to a unique beginning. deescalate agreement compares.
    """
    from deescalate.history.ratings import put_rating, rating_of  # noqa: PLC0415

    settings = load_settings().settings
    t = translator_for(settings)
    with open_history() as store:
        record = store.load(store.resolve(session_id))
        rating = rating_of(store.connection, record.id, _name(rater or learner_name(settings)))
        _check(record)
        if sheet:
            click.echo(_sheet(t, store, record, rating), nl=False)
            return
        if rating.done_at is None:
            rating = _rated(t, store, record, rating, filled)
            if _complete(record, rating):
                rating = _finished(record, rating)
                put_rating(store.connection, record.id, rating)
    _close(t, record, rating)


def _name(name: str) -> str:
    from deescalate.model.ratings import MOST_NAME  # noqa: PLC0415

    clean = visible(name, one_line=True).strip()[:MOST_NAME].strip()
    if not clean:
        raise SetupError("a rater needs a name: add --rater NAME")
    return clean


def _check(record: SessionRecord) -> None:
    from deescalate.model.blind import rateable  # noqa: PLC0415

    if record.ending is None:
        raise HistoryError(f"session {record.id} is unfinished; it can be rated once it has ended")
    if not rateable(record):
        raise HistoryError(
            f"session {record.id} has no replies to rate: nothing was said, or its texts were"
            " deleted"
        )


def _rated(
    t: Translator,
    store: Store,
    record: SessionRecord,
    rating: TrainerRating,
    filled: IO[str] | None,
) -> TrainerRating:
    """The rating with what the sheet or the rater says, kept."""
    from deescalate.history.ratings import put_rating  # noqa: PLC0415

    def keep(rating: TrainerRating) -> None:
        put_rating(store.connection, record.id, rating)

    if filled is not None:
        from deescalate.content.rating_sheet import read_sheet  # noqa: PLC0415
        from deescalate.model.blind import rateable  # noqa: PLC0415

        rating = read_sheet(filled.read(), rating, rateable(record))
        keep(rating)
        return rating
    from deescalate.cli.rating import Interview  # noqa: PLC0415

    interview = Interview(t, record, _scenario(store, record), sys.stdin, sys.stdout, keep)
    return interview.ask(rating)


def _sheet(t: Translator, store: Store, record: SessionRecord, rating: TrainerRating) -> str:
    from deescalate.cli.rating import speaker_name  # noqa: PLC0415
    from deescalate.content.rating_sheet import sheet  # noqa: PLC0415
    from deescalate.model.blind import rateable  # noqa: PLC0415
    from deescalate.practice.transcript import said_since_the_last_reply  # noqa: PLC0415

    scenario, turns = _scenario(store, record), rateable(record)
    before = {
        turn.index: " / ".join(
            f"{speaker_name(t, said.speaker, scenario)}: {said.text}"
            for said in said_since_the_last_reply(record, scenario, turn.index)[:-1]
        )
        for turn in turns
    }
    return sheet(rating, turns, before)


def _scenario(store: Store, record: SessionRecord) -> Scenario | None:
    """The scenario as it was played, for the opening; None if it is gone."""
    from deescalate.history.rescores import kept_scenario  # noqa: PLC0415

    kept = kept_scenario(store.connection, record.scenario_digest)
    found = kept or load_library().find(record.scenario_id)
    return found if found is not None and found.digest == record.scenario_digest else None


def _complete(record: SessionRecord, rating: TrainerRating) -> bool:
    from deescalate.model.blind import is_complete, rateable  # noqa: PLC0415

    return is_complete(rating, rateable(record))


def _finished(record: SessionRecord, rating: TrainerRating) -> TrainerRating:
    from deescalate.model.blind import finished, rateable  # noqa: PLC0415

    return finished(rating, rateable(record), datetime.now(UTC).isoformat(timespec="seconds"))


def _close(t: Translator, record: SessionRecord, rating: TrainerRating) -> None:
    """The comparison if everything is rated, else how to go on."""
    if rating.done_at is None:
        from deescalate.model.blind import next_open, rateable  # noqa: PLC0415

        turns = rateable(record)
        rated = sum(rating.reply(turn.index).complete for turn in turns)
        click.echo(t("Kept: {n} of {all} replies rated.", n=rated, all=len(turns)))
        left = next_open(rating, turns)
        if left < len(turns):
            click.echo(t("Next: turn {n}. The same command goes on.", n=turns[left].index + 1))
        return
    from rich.console import Console  # noqa: PLC0415

    from deescalate.report.rating_page import beside  # noqa: PLC0415
    from deescalate.report.terminal import terminal  # noqa: PLC0415

    Console().print(terminal(beside(t, record, rating)))
