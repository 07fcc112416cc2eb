"""``deescalate score``: transcripts of real conversations, judged."""

import sys
from pathlib import Path

import click

from deescalate.cli.options import files_argument, workers_option
from deescalate.model.language import Language


@click.command("score")
@files_argument
@click.option(
    "--lang",
    type=click.Choice([language.value for language in Language]),
    default=None,
    help="Language of every conversation; by default what the file says, else what it sounds like.",
)
@click.option(
    "--format",
    "style",
    type=click.Choice(["jsonl", "csv", "table"]),
    default=None,
    help="By default a table on a terminal, else JSON lines.",
)
@workers_option
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), default=None, help="A file."
)
def command(
    files: tuple[Path, ...],
    lang: str | None,
    style: str | None,
    workers: int | None,
    output: Path | None,
) -> None:
    """Judge the conversations in FILE... on the rubric's scales.

    A .jsonl file holds one conversation a line: {"id", "lang", "turns": [{"speaker", "text"}]}.
    A .csv file has the columns conversation, speaker and text. Any other file is plain text with
    "Agent:" or "Customer:" before every message, and a line "# id" before further conversations.

    A line that cannot be used is reported and the rest goes on; the exit status is 1 then.
    """
    from deescalate.cli.scoring import score  # noqa: PLC0415

    if style is None:
        style = "table" if output is None and sys.stdout.isatty() else "jsonl"
    problems = score(files, Language(lang) if lang else None, style, workers, output)
    sys.exit(1 if problems else 0)
