"""``deescalate progress``: how the results develop, on the command line."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from deescalate.cli.wiring import (
    learner_name,
    load_held_out,
    load_library,
    load_settings,
    open_history,
    translator_for,
)
from deescalate.model.codec import to_jsonable
from deescalate.model.language import Language
from deescalate.model.scenario import Channel

if TYPE_CHECKING:
    from datetime import date

    from deescalate.history import Development
    from deescalate.history.check import Check
    from deescalate.interface.catalogue import Translator
    from deescalate.report.blocks import Block

PERIODS = ("month", "quarter", "year", "all")


@click.command("progress")
@click.option("--lang", type=click.Choice([each.value for each in Language]), default=None)
@click.option("--channel", type=click.Choice([each.value for each in Channel]), default=None)
@click.option(
    "--period",
    type=click.Choice(PERIODS),
    default="all",
    show_default=True,
    help="The last 4, 13 or 52 weeks, or everything.",
)
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text")
def command(lang: str | None, channel: str | None, period: str, style: str) -> None:
    """How your results develop: scores, habits, mistakes, bests, calendar, before and after.

    Means of neighbouring conversations stand beside the latest mean; what is called rising or
    falling leaves chance behind in 95 of 100 cases (Welch's t-test, later half against earlier).
    """
    from deescalate.history import Period, Wanted  # noqa: PLC0415
    from deescalate.history.self_view import self_view  # noqa: PLC0415
    from deescalate.report.self_view import self_view_blocks  # noqa: PLC0415

    settings = load_settings().settings
    today = datetime.now(UTC).date()
    wanted = Wanted(
        learner_name(settings),
        today,
        Language(lang) if lang else None,
        Channel(channel) if channel else None,
        Period(period),
    )
    with open_history() as store:
        development = store.development(wanted)
        check = store.check(wanted.learner, load_held_out())
        own = self_view(store.connection, wanted)
    if style == "json":
        found = {
            "format": 1,
            "progress": to_jsonable(development),
            "check": to_jsonable(check),
            "self_view": to_jsonable(own),
        }
        click.echo(json.dumps(found, indent=1))
    elif not development.sessions:
        click.echo("No finished sessions here yet. Start one with: deescalate practice")
    else:
        t = translator_for(settings)
        _show((*_page(t, development, check, today), *self_view_blocks(t, own)))


def _page(t: Translator, development: Development, check: Check, today: date) -> tuple[Block, ...]:
    from deescalate.interface.safe import visible  # noqa: PLC0415
    from deescalate.report.progress_page import Names, progress_page  # noqa: PLC0415
    from deescalate.tui.move_words import move_word  # noqa: PLC0415

    library = load_library()

    def title(scenario_id: str) -> str:
        scenario = library.find(scenario_id)
        return visible(scenario_id if scenario is None else scenario.title)

    names = Names(title, lambda move: move_word(t, move))
    return progress_page(t, development, check, today, names)


def _show(page: tuple[Block, ...]) -> None:
    from rich.console import Console  # noqa: PLC0415

    from deescalate.report.terminal import terminal  # noqa: PLC0415

    Console().print(terminal(page))
