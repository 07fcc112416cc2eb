"""Options and arguments that several commands share."""

from pathlib import Path

import click

from deescalate.model.moves import MOVE_KINDS

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

out_option = click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    metavar="FILE",
    help="Write it there (a file that is there is replaced); else it is printed.",
)


def known_move(name: str) -> str:
    """The id of a move, as it was named.

    Raises:
        UsageError: there is no such move.
    """
    if name in MOVE_KINDS:
        return name
    from deescalate.content.source import did_you_mean  # noqa: PLC0415

    near = did_you_mean(name, MOVE_KINDS)
    hint = f"; did you mean {near}?" if near else "."
    raise click.UsageError(f"There is no move {name!r}{hint}")


def written(text: str, out: Path | None) -> None:
    """Write a text to a file that only its owner may read, or print it.

    Raises:
        SetupError: the file cannot be written.
    """
    if out is None:
        click.echo(text, nl=not text.endswith("\n"))
        return
    from deescalate.writing import PRIVATE, write_whole  # noqa: PLC0415 - few commands write

    write_whole(out, text.encode("utf-8", "replace"), PRIVATE)
    click.echo(str(out), err=True)
