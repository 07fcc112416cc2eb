"""Options and arguments that several commands share."""

from pathlib import Path

import click

files_argument = click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)

workers_option = click.option(
    "--workers",
    type=click.IntRange(1, 256),
    default=None,
    metavar="N",
    help="How many processes at most; by default one a processor, fewer for short files.",
)
