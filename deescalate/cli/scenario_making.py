"""``deescalate scenario``: the commands that write, share and translate."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from deescalate import paths
from deescalate.cli.chosen import named, yaml_files_of
from deescalate.model.language import Language
from deescalate.model.scenario import Channel, Difficulty


@click.command("new")
@click.option("--title", prompt="Title, as lists show it", help="What lists show.")
@click.option(
    "--lang",
    type=click.Choice([language.value for language in Language]),
    prompt="Language",
    help="Language of the conversation.",
)
@click.option(
    "--channel",
    type=click.Choice([channel.value for channel in Channel]),
    prompt="Channel",
    default=Channel.LIVE_CHAT.value,
    help="Where it takes place.",
)
@click.option(
    "--level",
    type=click.Choice([difficulty.value for difficulty in Difficulty]),
    prompt="Level",
    default=Difficulty.STANDARD.value,
    help="How hard the customer is to calm.",
)
@click.option("--industry", prompt="Industry, one word", help="One word, such as banking.")
@click.option("--name", prompt="The customer's first and last name", help="The customer's name.")
@click.option("--address", prompt="How to address them", help="Such as Ms Keller.")
@click.option("--author", prompt="Author", default="Trainer team", help="Your team.")
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the file; by default the one whose conversations can be practised.",
)
def new(folder: Path | None, **answers: str) -> None:
    """Write a new, commented scenario file that already passes the check and plays.

    What no option says is asked for. A file that exists is never overwritten.
    """
    from deescalate.cli.writing import write_draft  # noqa: PLC0415

    path = write_draft(answers, folder)
    click.echo(f"{path}")
    click.echo(f"deescalate scenario check {path}")
    click.echo(f"deescalate practice {path.stem} --plain")


@click.command("draft")
@click.argument("transcript", type=click.Path(path_type=Path), metavar="TRANSCRIPT")
@click.option("--id", "wanted", help="Which conversation of the file; the first one else.")
@click.option(
    "--lang",
    type=click.Choice([language.value for language in Language]),
    help="Language; if the file does not say it.",
)
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write; ID.yaml else."
)
def draft(transcript: Path, wanted: str | None, lang: str | None, out: Path | None) -> None:
    """Make a draft scenario of a real conversation (the forms that deescalate score reads).

    The customer's messages become the opening and the lines, numbers become facts; numbers, names
    and addresses are replaced by invented ones. What only a trainer knows is marked TODO.
    """
    from deescalate.cli.writing import write_from_transcript  # noqa: PLC0415

    path = write_from_transcript(transcript, wanted, Language(lang) if lang else None, out)
    click.echo(f"{path}")
    click.echo("Read it once for names that no rule finds, then fill in what says TODO:")
    click.echo(f"deescalate scenario check {path}")


@click.command("fmt")
@click.argument("names", nargs=-1, required=True, metavar="ID|PATH...")
@click.option("--check", "only_check", is_flag=True, help="Change nothing; say what would change.")
def fmt(names: tuple[str, ...], only_check: bool) -> None:
    """Put scenario files into house style; comments, order and texts stay.

    Exit status 1 if a file cannot be formatted, or with --check if one is not in house style.
    """
    from deescalate.cli.writing import format_files  # noqa: PLC0415

    sys.exit(format_files(yaml_files_of(named(names)), only_check=only_check))


@click.command("translate")
@click.argument("name", metavar="ID|PATH")
@click.argument("lang", type=click.Choice([language.value for language in Language]))
@click.option(
    "--table",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The string table; ID.LANG.csv else.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The scenario; ID-LANG.yaml else.",
)
def translate(name: str, lang: str, table: Path | None, out: Path | None) -> None:
    """Write a scenario in another language by way of a table that opens in a spreadsheet.

    The first time the table is written. Fill in its column text and call the command again: it
    writes the scenario, and marks in the table what is missing or was written for an older source.
    """
    from deescalate.cli.translating import translate_file  # noqa: PLC0415

    path = named((name,))[0]
    for line in translate_file(path, Language(lang), table, out):
        click.echo(line)


@click.command("release")
@click.argument("names", nargs=-1, required=True, metavar="ID|PATH...")
def release(names: tuple[str, ...]) -> None:
    """Note the versions of scenario files and folders in versions.lock beside them.

    From then on the check says when a content has changed and its version has not.
    """
    from deescalate.cli.releasing import release_files  # noqa: PLC0415

    for line in release_files(yaml_files_of(named(names))):
        click.echo(line)


@click.command("pack")
@click.argument("names", nargs=-1, required=True, metavar="ID|PATH...")
@click.option("--name", required=True, help="The pack's id: small letters, digits, dashes.")
@click.option("--version", type=click.IntRange(1), default=1, show_default=True, help="A number.")
@click.option("--author", required=True, help="Who made it.")
@click.option("--licence", required=True, help="What others may do with it, such as CC BY 4.0.")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write; NAME.zip else."
)
def pack(names: tuple[str, ...], name: str, out: Path | None, **about: Any) -> None:
    """Put scenario files and folders into one file that others can install."""
    from deescalate.cli.packing import make_pack  # noqa: PLC0415

    out = out or Path(f"{name}.zip")
    count = make_pack(yaml_files_of(named(names)), name, out=out, **about)
    click.echo(f"{out}: {count} scenarios")


@click.command("install")
@click.argument("pack_file", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--yes", is_flag=True, help="Replace what is there without asking.")
def install(pack_file: Path, yes: bool) -> None:
    """Install a pack of scenarios for yourself. Nothing is overwritten without asking."""
    from deescalate.cli import packing  # noqa: PLC0415

    found = packing.install(pack_file, lambda question: yes or click.confirm(question))
    if found is None:
        click.echo("Nothing was changed.")
        sys.exit(1)
    click.echo(
        f"{found.head.name} {found.head.version}: {len(found.scenarios)} scenarios installed"
    )
    for line in packing.which_wins(found):
        click.echo(line)


@click.command("remove")
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do not ask.")
def remove(name: str, yes: bool) -> None:
    """Remove an installed pack and its scenarios."""
    from deescalate.cli import packing  # noqa: PLC0415

    if not packing.remove(name, lambda question: yes or click.confirm(question)):
        click.echo("Nothing was changed.")
        sys.exit(1)
    click.echo(f"{name} removed")


@click.command("schema")
def schema() -> None:
    """Print the JSON schema of scenario files, for editors that complete and check YAML."""
    root = paths.scenario_roots()[0]
    click.echo((root / "scenario.schema.json").read_text(encoding="utf-8"), nl=False)


COMMANDS = (new, draft, fmt, translate, release, pack, install, remove, schema)
