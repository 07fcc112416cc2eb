"""``deescalate scenario``: look at and check scenario files."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from deescalate import paths
from deescalate.cli.wiring import load_library

if TYPE_CHECKING:
    from deescalate.content.scenarios import ScenarioFile


@click.group("scenario")
def command() -> None:
    """List scenarios and check scenario files."""


@command.command("list")
def list_scenarios() -> None:
    """List every scenario that can be practised, and every file that is broken."""
    library = load_library()
    for scenario in library.scenarios:
        click.echo(
            f"{scenario.id:<28} {scenario.language.value}  {scenario.channel.value:<10}"
            f" {scenario.difficulty.value:<9} {scenario.title}"
        )
    for broken in library.broken:
        click.echo(f"broken: deescalate scenario check {broken.path}")


@command.command("check")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option("--json", "as_json", is_flag=True, help="Print the problems as JSON.")
def check(files: tuple[Path, ...], as_json: bool) -> None:
    """Check scenario files or folders; without a path, all that are shipped or your own.

    Exit status 1 if any file has an error; warnings and hints do not count.
    """
    from deescalate.content.problems import Severity, render  # noqa: PLC0415

    results = _read(files or _all_roots())
    problems = [problem for result in results for problem in result.problems]
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if as_json:
        click.echo(
            json.dumps(
                {
                    "files": [str(result.path) for result in results],
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
        click.echo(_summary(len(results), errors, len(problems) - errors))
    sys.exit(1 if errors else 0)


def _all_roots() -> tuple[Path, ...]:
    return (*paths.scenario_roots(), *filter(Path.is_dir, paths.user_scenario_roots()))


def _read(chosen: tuple[Path, ...]) -> list[ScenarioFile]:
    """Read what was named: single files, and folders with everything in them."""
    from deescalate.content.library import Library  # noqa: PLC0415
    from deescalate.content.scenarios import read_scenario  # noqa: PLC0415

    results: list[ScenarioFile] = []
    for path in chosen:
        results += Library.load(path).files if path.is_dir() else [read_scenario(path)]
    return results


def _summary(files: int, errors: int, others: int) -> str:
    noun = "file" if files == 1 else "files"
    return f"{files} {noun} checked: {errors} errors, {others} warnings and hints."
