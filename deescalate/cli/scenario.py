"""``deescalate scenario``: look at and check scenario files."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from deescalate import paths
from deescalate.cli.wiring import load_library
from deescalate.errors import ContentError
from deescalate.model.language import Language
from deescalate.model.scenario import Channel, Difficulty

if TYPE_CHECKING:
    from deescalate.content.scenarios import ScenarioFile
    from deescalate.model.scenario import Scenario


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
    from deescalate.content.measure import size_of  # noqa: PLC0415
    from deescalate.content.problems import Severity, render  # noqa: PLC0415
    from deescalate.model.codec import to_jsonable  # noqa: PLC0415

    results = _read(files or _all_roots())
    problems = [problem for result in results for problem in result.problems]
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if as_json:
        click.echo(
            json.dumps(
                {
                    "files": [str(result.path) for result in results],
                    "sizes": {
                        result.scenario.id: to_jsonable(size_of(result.scenario))
                        for result in results
                        if result.scenario is not None
                    },
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
        _show_sizes(results)
        click.echo(_summary(len(results), errors, len(problems) - errors))
    sys.exit(1 if errors else 0)


@command.command("new")
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


@command.command("draft")
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


@command.command("fmt")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH..."
)
@click.option("--check", "only_check", is_flag=True, help="Change nothing; say what would change.")
def fmt(files: tuple[Path, ...], only_check: bool) -> None:
    """Put scenario files into house style; comments, order and texts stay.

    Exit status 1 if a file cannot be formatted, or with --check if one is not in house style.
    """
    from deescalate.cli.writing import format_files  # noqa: PLC0415

    sys.exit(format_files(_yaml_files(files), only_check=only_check))


@command.command("pack")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH..."
)
@click.option("--name", required=True, help="The pack's id: small letters, digits, dashes.")
@click.option("--version", type=click.IntRange(1), default=1, show_default=True, help="A number.")
@click.option("--author", required=True, help="Who made it.")
@click.option("--licence", required=True, help="What others may do with it, such as CC BY 4.0.")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write; NAME.zip else."
)
def pack(files: tuple[Path, ...], name: str, out: Path | None, **about: Any) -> None:
    """Put scenario files and folders into one file that others can install."""
    from deescalate.cli.packing import make_pack  # noqa: PLC0415

    out = out or Path(f"{name}.zip")
    count = make_pack(_yaml_files(files), name, out=out, **about)
    click.echo(f"{out}: {count} scenarios")


@command.command("install")
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


@command.command("remove")
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do not ask.")
def remove(name: str, yes: bool) -> None:
    """Remove an installed pack and its scenarios."""
    from deescalate.cli import packing  # noqa: PLC0415

    if not packing.remove(name, lambda question: yes or click.confirm(question)):
        click.echo("Nothing was changed.")
        sys.exit(1)
    click.echo(f"{name} removed")


@command.command("translate")
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

    path = _named((name,))[0]
    for line in translate_file(path, Language(lang), table, out):
        click.echo(line)


@command.command("schema")
def schema() -> None:
    """Print the JSON schema of scenario files, for editors that complete and check YAML."""
    root = paths.scenario_roots()[0]
    click.echo((root / "scenario.schema.json").read_text(encoding="utf-8"), nl=False)


@command.command("simulate")
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

    files = _read(_named(names) if names else _all_roots())
    faults = simulate_files([(file, playable(file)) for file in files], Wanted(**options))
    sys.exit(1 if faults else 0)


@command.command("prove")
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

    files = _read(_named(names) if names else _all_roots())
    fails = prove_all([playable(file) for file in files], states, as_json=as_json)
    sys.exit(1 if fails else 0)


@command.command("graph")
@click.argument("name", metavar="ID|PATH")
def graph(name: str) -> None:
    """Print the map of a scenario's stages and gates as a Mermaid flow chart."""
    from deescalate.workshop.graph import mermaid  # noqa: PLC0415

    click.echo(mermaid(playable(_read(_named((name,)))[0])), nl=False)


def playable(file: ScenarioFile) -> Scenario:
    """The scenario of a file.

    Raises:
        ContentError: the file has errors; they are printed.
    """
    from deescalate.content.problems import render  # noqa: PLC0415

    if file.scenario is None:
        for problem in file.problems:
            click.echo(render(problem), err=True)
        raise ContentError(f"{file.path} has errors and cannot be played")
    return file.scenario


def _yaml_files(chosen: tuple[Path, ...]) -> list[Path]:
    """What was named: single files, and every file of folders."""
    from deescalate.content.files import yaml_files  # noqa: PLC0415

    found: list[Path] = []
    for path in chosen:
        if path.is_dir():
            found += [Path(str(file)) for file in yaml_files(path, 2)]
        else:
            found.append(path)
    return found


def _named(names: tuple[str, ...]) -> tuple[Path, ...]:
    """Paths as they are; ids as the file of the library that has them."""
    found: list[Path] = []
    files: dict[str, str] = {}
    for name in names:
        path = Path(name)
        if not path.exists():
            files = files or {
                file.scenario.id: file.path
                for file in load_library().files
                if file.scenario is not None
            }
            if name not in files:
                raise ContentError(
                    f"{name} is neither a file nor a scenario; deescalate scenario list shows them"
                )
            path = Path(files[name])
        found.append(path)
    return tuple(found)


def _show_sizes(results: list[ScenarioFile]) -> None:
    """A line for every file that can be played."""
    from deescalate.content.measure import size_of  # noqa: PLC0415

    for result in results:
        if result.scenario is not None:
            click.echo(f"{result.scenario.id}: {size_of(result.scenario)}")


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
