"""``deescalate scenario``: the commands that play and prove."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from deescalate.cli.chosen import all_roots, named, playable, read_chosen
from deescalate.errors import SetupError


@click.command("simulate")
@click.argument("names", nargs=-1, metavar="[ID|PATH]...")
@click.option(
    "--plays",
    type=click.IntRange(0, 100_000),
    default=500,
    show_default=True,
    help="How many random conversations.",
)
@click.option(
    "--min-coverage",
    type=click.FloatRange(0, 100),
    default=0.0,
    metavar="PERCENT",
    help="A fault if less of the scenario is reached.",
)
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@click.option(
    "--keep", type=click.Path(path_type=Path, dir_okay=False), help="Keep this run in a file."
)
@click.option(
    "--compare",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Show the scores of a run that was kept beside these.",
)
def simulate(names: tuple[str, ...], **options: Any) -> None:
    """Play scenarios with their own tries, with agents that must not win, and at random.

    Names are ids of the library or paths; without any, everything is played. Exit status 1 if a
    scenario does not play as its author promises.
    """
    from deescalate.cli.simulating import Wanted, simulate_files  # noqa: PLC0415

    files = read_chosen(named(names) if names else all_roots())
    faults = simulate_files([(file, playable(file)) for file in files], Wanted(**options))
    sys.exit(1 if faults else 0)


@click.command("prove")
@click.argument("names", nargs=-1, metavar="[ID|PATH]...")
@click.option(
    "--states",
    type=click.IntRange(10, 1_000_000),
    default=600,
    show_default=True,
    help="How many states are explored.",
)
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
def prove(names: tuple[str, ...], states: int, as_json: bool) -> None:
    """Explore scenarios with idealised agents and prove that they can be won, and only rightly.

    Names are ids of the library or paths; without any, everything is explored. Exit status 1 if a
    theorem fails; its shortest counterexample is printed as a script that can be played.
    """
    from deescalate.cli.proving import prove_all  # noqa: PLC0415

    files = read_chosen(named(names) if names else all_roots())
    fails = prove_all([playable(file) for file in files], states, as_json=as_json)
    sys.exit(1 if fails else 0)


@click.command("graph")
@click.argument("name", metavar="ID|PATH")
def graph(name: str) -> None:
    """Print the map of a scenario's stages and gates as a Mermaid flow chart."""
    from deescalate.workshop.graph import mermaid  # noqa: PLC0415

    click.echo(mermaid(playable(read_chosen(named((name,)))[0])), nl=False)


@click.command("preview")
@click.argument("name", metavar="ID|PATH")
@click.option("--watch", is_flag=True, help="Follow changes of the file.")
@click.option("--seed", type=int, default=None, help="Same seed and replies, same customer.")
@click.option(
    "--pace", type=click.FloatRange(0, 3), default=None, help="Scales all pauses; 0: no waiting."
)
def preview(name: str, watch: bool, seed: int | None, pace: float | None) -> None:
    """Play a scenario file on the screen at once. Nothing of it is kept.

    With --watch the conversation goes on in the new version whenever the file changes: your
    replies are played again as far as they still fit. A version with errors is only spoken of.
    """
    from deescalate.cli.screens import open_preview  # noqa: PLC0415

    path = named((name,))[0]
    playable(read_chosen((path,))[0])
    open_preview(path, watch=watch, seed=seed, pace=pace)


@click.command("studio")
@click.argument("name", metavar="ID|PATH")
def studio(name: str) -> None:
    """Edit a scenario file, see its problems and talk to its customer, side by side.

    A file that does not exist yet is made with deescalate scenario new.
    """
    from deescalate.cli.screens import open_studio  # noqa: PLC0415

    file = named((name,))[0]
    if not file.is_file():
        raise SetupError(f"there is no file {file}; make one with: deescalate scenario new")
    open_studio(file)


COMMANDS = (preview, studio, simulate, prove, graph)
