"""``deescalate lens``: rubrics through which sessions are read."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from deescalate.cli import wiring
from deescalate.content.problems import Severity, render
from deescalate.interface.safe import visible
from deescalate.model.codec import to_jsonable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from deescalate.model.lens import Lens
    from deescalate.report.blocks import Block
    from deescalate.score.lens import LensReading


@click.group("lens")
def command() -> None:
    """Read sessions through other rubrics: HEARD, LAST, CARP, a quality scorecard, your own.

    A lens is a YAML file; your own lie in the folder that deescalate where names.
    """


@command.command("list")
def list_lenses() -> None:
    """List the lenses."""
    from deescalate.report.lens_words import told  # noqa: PLC0415 - costs start-up time

    t = wiring.translator_for(wiring.load_settings().settings)
    found = wiring.load_lenses()
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    for lens in found.lenses:
        items = t.plural("{n} item", "{n} items", len(lens.items))
        table.add_row(Text(visible(lens.id)), items, Text(told(t, lens.name)))
    Console().print(table)
    for problem in found.problems:
        click.echo(render(problem), err=True)


@command.command("show")
@click.argument("lens_id", metavar="LENS")
@click.argument("session_id", required=False, metavar="[SESSION]")
@click.option("--format", "style", type=click.Choice(["text", "markdown", "json"]), default="text")
def show(lens_id: str, session_id: str | None, style: str) -> None:
    """Show what LENS looks for, or what it makes of SESSION.

    SESSION may be shortened to a unique beginning; "latest" is the latest one.
    """
    (lens,) = wiring.lenses_named((lens_id,))
    if session_id is None:
        from deescalate.report.lens_page import lens_page  # noqa: PLC0415

        t = wiring.translator_for(wiring.load_settings().settings)
        _print(lens_page(t, lens), to_jsonable(lens), style)
        return
    reading = _reading(lens, session_id)
    if reading is None:
        click.echo("No sessions yet. Start one with: deescalate practice")
        return
    from deescalate.report.forms import reading_values  # noqa: PLC0415
    from deescalate.report.lens_page import reading_page  # noqa: PLC0415

    t = wiring.translator_for(wiring.load_settings().settings)
    _print(reading_page(t, reading, 1), reading_values(reading), style)


@command.command("check")
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=Path))
def check(files: tuple[Path, ...]) -> None:
    """Check lens files, by default every one that the program finds.

    Exit status 1 if a file is wrong.
    """
    from deescalate.content.lenses import Lenses, read_lens  # noqa: PLC0415

    found = Lenses(tuple(map(read_lens, files))) if files else wiring.load_lenses()
    problems = found.problems
    for problem in problems:
        click.echo(render(problem))
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    count = len(found.files)
    noun = "lens" if count == 1 else "lenses"
    click.echo(f"{count} {noun} checked: {errors} errors, {len(problems) - errors} remarks.")
    sys.exit(1 if errors else 0)


def _reading(lens: Lens, session_id: str) -> LensReading | None:
    learner = wiring.learner_name(wiring.load_settings().settings)
    with wiring.open_history() as store:
        record = wiring.session_named(store, "" if session_id == "latest" else session_id, learner)
    if record is None:
        return None
    scenario = wiring.scenario_played(record)
    (reading,) = wiring.readings_through((lens,), record, scenario)
    return reading


def _print(blocks: Iterable[Block], plain: object, style: str) -> None:
    if style == "json":
        click.echo(json.dumps({"format": 1, "lens": plain}, indent=1))
    elif style == "markdown":
        from deescalate.report.markdown import markdown  # noqa: PLC0415

        click.echo(markdown(tuple(blocks)), nl=False)
    else:
        from deescalate.report.terminal import terminal  # noqa: PLC0415

        Console().print(terminal(tuple(blocks)))
