"""``deescalate evaluate``: how far the ear agrees with raters."""

import sys
from pathlib import Path

import click

from deescalate.cli.options import files_argument, workers_option


@click.command("evaluate")
@files_argument
@click.option(
    "--format",
    "style",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
)
@workers_option
def command(files: tuple[Path, ...], style: str, workers: int | None) -> None:
    """Measure the ear on the rated conversations in FILE..., for each language and in all.

    Beside every rank correlation stands what two naive rankings reach: VADER's compound and the
    bare length of a text (for anger the compound turned round). "-" is what the files cannot tell.
    Milliseconds are fair with --workers 1 only.

    A line that cannot be used is reported and the rest goes on; the exit status is 1 then.
    """
    from deescalate.cli.evaluating import evaluate  # noqa: PLC0415

    sys.exit(1 if evaluate(files, style, workers) else 0)
