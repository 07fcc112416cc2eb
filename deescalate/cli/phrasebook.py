"""``deescalate phrasebook``: what agents do and say, and what a team adds to it."""

import sys

import click

from deescalate import paths
from deescalate.cli import team
from deescalate.model.language import Language


@click.group("phrasebook")
def command() -> None:
    """Check the phrasebook, look into it, and lay your team's wordings over it."""


for each in (team.explain, team.try_file, team.keep, team.drop, team.list_files):
    command.add_command(each)


@command.command("check")
def check() -> None:
    """Check every phrasebook file, and that its own examples are heard as it says.

    Exit status 1 if a file is wrong or an example is heard differently.
    """
    from deescalate.analysis import build_analyst  # noqa: PLC0415
    from deescalate.analysis.phrase_checks import check_moves  # noqa: PLC0415
    from deescalate.content.phrases import read_phrasebook  # noqa: PLC0415
    from deescalate.content.problems import Severity, render  # noqa: PLC0415

    books = {language: read_phrasebook(paths.phrasebook_root(), language) for language in Language}
    errors = 0
    for book in books.values():
        for problem in book.problems:
            click.echo(render(problem))
            errors += problem.severity is Severity.ERROR
    analyst = build_analyst({language: book.moves for language, book in books.items()}, "check")
    moves = [move for book in books.values() for move in book.moves]
    failures = check_moves(analyst, moves)
    for failure in failures:
        click.echo(str(failure))
    click.echo(
        f"{len(moves)} moves checked: {errors} errors in files,"
        f" {len(failures)} examples heard differently."
    )
    sys.exit(1 if errors or failures else 0)
