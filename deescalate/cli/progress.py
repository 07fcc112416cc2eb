"""``deescalate progress``: how the results develop, on the command line."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from deescalate.cli.options import out_option, written
from deescalate.cli.wiring import (
    learner_name,
    load_held_out,
    load_library,
    load_settings,
    open_history,
    translator_for,
)
from deescalate.interface.safe import visible
from deescalate.model.language import Language
from deescalate.model.scenario import Channel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from deescalate.content.library import Library

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
@click.option(
    "--format", "style", type=click.Choice(["text", "html", "md", "json", "csv"]), default="text"
)
@out_option
def command(
    lang: str | None, channel: str | None, period: str, style: str, out: Path | None
) -> None:
    """How your results develop: scores, habits, mistakes, bests, calendar, before and after.

    Means of neighbouring conversations stand beside the latest mean; what is called rising or
    falling leaves chance behind in 95 of 100 cases (Welch's t-test, later half against earlier).
    """
    from deescalate.history import Period, Wanted  # noqa: PLC0415
    from deescalate.report.forms import (  # noqa: PLC0415
        Form,
        progress_blocks,
        progress_text,
        results_of,
    )

    settings = load_settings().settings
    wanted = Wanted(
        learner_name(settings),
        datetime.now(UTC).date(),
        Language(lang) if lang else None,
        Channel(channel) if channel else None,
        Period(period),
    )
    with open_history() as store:
        results = results_of(store, wanted, load_held_out())
    form = None if style == "text" else Form(style)
    if not results.development.sessions and form is not Form.JSON:
        click.echo("No finished sessions here yet. Start one with: deescalate practice", err=True)
        return
    t = translator_for(settings)
    title_of = _title_in(load_library())
    if form is not None:
        written(progress_text(form, results, t, title_of), out)
        return
    from rich.console import Console  # noqa: PLC0415

    from deescalate.report.terminal import terminal  # noqa: PLC0415

    Console().print(terminal(progress_blocks(results, t, title_of)))


def _title_in(library: Library) -> Callable[[str], str]:
    """What scenarios are called; one that is gone by its id."""

    def title(scenario_id: str) -> str:
        scenario = library.find(scenario_id)
        return visible(scenario_id if scenario is None else scenario.title)

    return title
