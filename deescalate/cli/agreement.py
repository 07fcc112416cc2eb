"""``deescalate agreement``: how far raters agree with the program and with each other."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from deescalate.cli.wiring import load_settings, open_history, translator_for
from deescalate.model.codec import to_jsonable
from deescalate.model.language import Language
from deescalate.model.moves import Technique

if TYPE_CHECKING:
    from deescalate.history import Store
    from deescalate.model.agreement import Agreement


@click.command("agreement")
@click.option("--rater", default=None, metavar="NAME", help="Only the ratings of this one.")
@click.option("--technique", type=click.Choice([each.value for each in Technique]), default=None)
@click.option("--lang", type=click.Choice([each.value for each in Language]), default=None)
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text")
def command(rater: str | None, technique: str | None, lang: str | None, style: str) -> None:
    """How far raters agree with the program, and with each other.

    Only conversations that were rated to the end count (deescalate rate). For each technique a
    kappa with quadratic weights, for overall an ICC(2,1), mean errors, and the replies that differ
    most.
    """
    from rich.console import Console  # noqa: PLC0415

    from deescalate.report.rating_page import agreement_page  # noqa: PLC0415
    from deescalate.report.terminal import terminal  # noqa: PLC0415

    language = Language(lang) if lang else None
    with open_history() as store:
        found = agreements_of(store, language, Technique(technique) if technique else None, rater)
    if style == "json":
        click.echo(json.dumps({"format": 1, "agreement": to_jsonable(found)}, indent=1))
        return
    t = translator_for(load_settings().settings)
    Console().print(terminal(agreement_page(t, found)))


def agreements_of(
    store: Store,
    language: Language | None = None,
    technique: Technique | None = None,
    rater: str | None = None,
) -> tuple[Agreement, ...]:
    """All agreements that a history gives, of one language, technique and rater if they are given.

    Raises:
        HistoryError: it cannot be read.
    """
    from deescalate.history.rated_pairs import reply_pairs, session_pairs  # noqa: PLC0415
    from deescalate.measures.raters import agreements  # noqa: PLC0415

    return agreements(
        reply_pairs(store.connection, rater, language),
        session_pairs(store.connection, rater, language),
        technique,
    )
