"""``deescalate goal``: conversations a week, with pauses."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import click

from deescalate import paths
from deescalate.cli import wiring
from deescalate.settings import MOST_A_WEEK, write_settings

if TYPE_CHECKING:
    from datetime import date

    from deescalate.settings import Settings


@click.group("goal", invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """Show the weekly goal and the last weeks; set it, pause it, go on.

    A week runs from Monday to Sunday (UTC). In a pause the goal rests; nobody asks why, and only
    the days are kept.
    """
    if context.invoked_subcommand is None:
        _show(wiring.load_settings().settings)


@command.command("set")
@click.argument("number", type=click.IntRange(0, MOST_A_WEEK))
def set_goal(number: int) -> None:
    """Aim at NUMBER conversations a week; 0 for no goal."""
    settings = replace(wiring.load_settings().settings, goal=number)
    write_settings(paths.config_file(), settings)
    _show(settings)


@command.command("pause")
@click.option(
    "--days", type=click.IntRange(1, 366), default=None, help="How many days from today on."
)
@click.option(
    "--until",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    help="The last day, such as 2026-08-16. Without either: the rest of this week.",
)
def pause(days: int | None, until: datetime | None) -> None:
    """Let the goal rest from today on: holidays, illness, anything."""
    from deescalate.learning import pause_until  # noqa: PLC0415 - with the database
    from deescalate.model.weeks import DAYS, monday_of  # noqa: PLC0415

    today = _today()
    if days is not None and until is not None:
        raise click.UsageError("give --days or --until, not both")
    last = monday_of(today) + timedelta(days=DAYS - 1)
    if days is not None:
        last = today + timedelta(days=days - 1)
    elif until is not None:
        last = until.date()
    if last < today:
        raise click.UsageError(f"{last} is over; today is {today}")
    settings = wiring.load_settings().settings
    with wiring.open_history() as store:
        pause_until(store, wiring.learner_name(settings), today, last)
    _show(settings)


@command.command("resume")
def resume() -> None:
    """End the pause: from today on the goal counts again."""
    from deescalate.learning import go_on  # noqa: PLC0415 - with the database

    settings = wiring.load_settings().settings
    with wiring.open_history() as store:
        go_on(store, wiring.learner_name(settings), _today())
    _show(settings)


def _today() -> date:
    return datetime.now(UTC).date()


def _show(settings: Settings) -> None:
    from deescalate.learning import outlook  # noqa: PLC0415 - with the database
    from deescalate.tui.week_words import looking_back, this_week  # noqa: PLC0415

    t = wiring.translator_for(settings)
    with wiring.open_history() as store:
        found = outlook(store, wiring.learner_name(settings), (), datetime.now(UTC), settings.goal)
    lines = [this_week(t, found), looking_back(t, found.weeks)]
    for line in filter(None, lines):
        click.echo(line)
    if not any(lines):
        click.echo(t("There is no weekly goal."))
