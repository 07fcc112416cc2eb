"""``deescalate path``: learning paths, what is next on them, and which one home follows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from deescalate import paths
from deescalate.cli import wiring
from deescalate.content.problems import render
from deescalate.errors import ContentError
from deescalate.interface.safe import visible
from deescalate.settings import AUTO_PATH, NO_PATH, write_settings

if TYPE_CHECKING:
    from deescalate.content.library import Library
    from deescalate.model.path import LearningPath


@click.group("path")
def command() -> None:
    """Follow a learning path: conversations in an order that teaches something."""


@command.command("list")
def list_paths() -> None:
    """List the learning paths."""
    found = wiring.load_library().paths
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    for path in found.paths:
        table.add_row(
            Text(visible(path.id)),
            path.language.value,
            f"{len(path.steps)} conversations",
            Text(visible(path.title)),
        )
    Console().print(table)
    for problem in found.problems:
        click.echo(render(problem), err=True)


@command.command("show")
@click.argument("path_id", metavar="ID")
def show(path_id: str) -> None:
    """Show a path's steps, with your best result in each."""
    library = wiring.load_library()
    path = _path(library, path_id)
    with wiring.open_history() as store:
        best = store.bests(wiring.learner_name(wiring.load_settings().settings))
    console = Console()
    console.print(Text(visible(path.title), style="bold"))
    console.print(Text(visible(path.goal)))
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    for place, step in enumerate(path.steps, 1):
        scenario = library.find(step.scenario)
        result = best.get(step.scenario)
        done = result is not None and result >= step.reach
        table.add_row(
            "done" if done else f"{place}",
            Text(visible(scenario.title if scenario else step.scenario)),
            "" if result is None else f"best {result}",
            Text(" ".join(visible(step.why).split())),
        )
    console.print(table)


@command.command("follow")
@click.argument("path_id", metavar="ID")
def follow(path_id: str) -> None:
    """Let home follow the path ID; auto is the one for the first week, none none."""
    if path_id not in {AUTO_PATH, NO_PATH}:
        _path(wiring.load_library(), path_id)
    file = paths.config_file()
    write_settings(file, replace(wiring.load_settings().settings, path=path_id))
    click.echo(f"Home follows: {path_id}")


def _path(library: Library, path_id: str) -> LearningPath:
    found = library.paths.find(path_id)
    if found is None:
        known = ", ".join(path.id for path in library.paths.paths)
        raise ContentError(f"there is no learning path {path_id}; there are: {known or 'none'}")
    return found
