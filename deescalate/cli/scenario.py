"""``deescalate scenario``: look at and check scenario files."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from deescalate.cli import scenario_making, scenario_playing
from deescalate.cli.chosen import all_roots, named, read_chosen
from deescalate.cli.wiring import load_library, load_settings, translator_for

if TYPE_CHECKING:
    from deescalate.content.scenarios import ScenarioFile


@click.group("scenario")
def command() -> None:
    """Look at scenario files; check, write, play, prove and share them."""


@command.command("list")
def list_scenarios() -> None:
    """List every scenario that can be practised, and every file that is broken or hidden."""
    library = load_library()
    for scenario in library.scenarios:
        click.echo(
            f"{scenario.id:<28} {scenario.language.value}  {scenario.channel.value:<10}"
            f" {scenario.difficulty.value:<9} {scenario.title}"
        )
    for broken in library.broken:
        click.echo(f"broken: deescalate scenario check {broken.path}")
    for hidden in library.hidden:
        click.echo(f"hidden: {hidden.path}: {hidden.winner} has the same id and wins")


@command.command("check")
@click.argument("names", nargs=-1, metavar="[ID|PATH]...")
@click.option("--json", "as_json", is_flag=True, help="Print the problems as JSON.")
def check(names: tuple[str, ...], as_json: bool) -> None:
    """Check scenarios, files or folders; without a name, all that are shipped or your own.

    Exit status 1 if any file has an error; warnings and hints do not count.
    """
    from deescalate.content.measure import size_of  # noqa: PLC0415
    from deescalate.content.neighbours import with_neighbours  # noqa: PLC0415
    from deescalate.content.problems import Severity, render  # noqa: PLC0415
    from deescalate.model.codec import to_jsonable  # noqa: PLC0415

    results = [
        with_neighbours(file) for file in read_chosen(named(names) if names else all_roots())
    ]
    problems = [problem for result in results for problem in result.problems]
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if as_json:
        click.echo(
            json.dumps(
                {
                    "files": [str(result.path) for result in results],
                    "sizes": {
                        result.scenario.id: to_jsonable(size_of(result.scenario))
                        for result in results
                        if result.scenario is not None
                    },
                    "problems": [problem.to_dict() for problem in problems],
                    "errors": errors,
                },
                ensure_ascii=False,
                indent=2,
            )
        )
    else:
        for problem in problems:
            click.echo(render(problem))
        _show_sizes(results)
        click.echo(_summary(len(results), errors, len(problems) - errors))
        if problems:
            click.echo(f"Why, and what to do: deescalate scenario explain {problems[0].code}")
    sys.exit(1 if errors else 0)


@command.command("explain")
@click.argument("code", required=False, metavar="[CODE]")
def explain(code: str | None) -> None:
    """Print the page of a problem's code, such as L24: why it matters and what to do.

    Without a code: a line for each there is.
    """
    from deescalate.content.code_pages import overview, page  # noqa: PLC0415

    t = translator_for(load_settings().settings)
    click.echo(overview(t) if code is None else page(code, t), nl=False)


def _show_sizes(results: list[ScenarioFile]) -> None:
    """A line for every file that can be played."""
    from deescalate.content.measure import size_of  # noqa: PLC0415

    for result in results:
        if result.scenario is not None:
            click.echo(f"{result.scenario.id}: {size_of(result.scenario)}")


def _summary(files: int, errors: int, others: int) -> str:
    noun = "file" if files == 1 else "files"
    return f"{files} {noun} checked: {errors} errors, {others} warnings and hints."


for each in (*scenario_making.COMMANDS, *scenario_playing.COMMANDS):
    command.add_command(each)
