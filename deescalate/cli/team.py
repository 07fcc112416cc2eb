"""``deescalate phrasebook explain|try|keep|drop|list``: a team's own wordings and scorecard."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from deescalate import paths
from deescalate.cli import wiring
from deescalate.cli.analyse import show_analysis
from deescalate.cli.bars import bar
from deescalate.content.problems import render
from deescalate.content.team import TeamFile, read_team, read_team_file
from deescalate.errors import ContentError, SetupError
from deescalate.interface.safe import visible
from deescalate.model.codec import to_jsonable
from deescalate.model.language import Language
from deescalate.workshop.effect import Ears, TryEffect, effects
from deescalate.writing import write_whole

if TYPE_CHECKING:
    from deescalate.model.analysis import Finding, ReplyAnalysis
    from deescalate.model.moves import Move
    from deescalate.model.scenario import Scenario

_MOST_WORDS: Final = 3


@click.command("explain")
@click.argument("text")
@click.option(
    "--lang",
    type=click.Choice([language.value for language in Language]),
    required=True,
    help="Language of the text.",
)
@click.option("--customer", multiple=True, help="What the customer said before; may be repeated.")
def explain(text: str, lang: str, customer: tuple[str, ...]) -> None:
    """Show which moves are heard in TEXT, by which wording of which file."""
    from deescalate.model.analysis import ReplyContext, Speaker, Utterance  # noqa: PLC0415

    language = Language(lang)
    context = ReplyContext(
        language, tuple(Utterance(Speaker.CUSTOMER, message) for message in customer)
    )
    team = wiring.load_team()
    moves, digests = wiring.load_moves()
    analysis = wiring.analyst_with(team, moves, digests, (language,)).analyse(text, context)
    console = Console()
    show_analysis(console, analysis)
    by_id = {move.id: move for move in team.applied(moves)[language]}
    for finding in analysis.findings:
        console.print(_origin(finding, by_id.get(finding.move), language))
    if not analysis.findings:
        console.print("No move is heard; the levels come from the whole reply.")
    _show_brand(console, analysis)


def _origin(finding: Finding, move: Move | None, language: Language) -> Text:
    """Where a finding comes from: the team's wording, a pattern with its file, or the case."""
    line = Text(f"{finding.move}: ", style="bold")
    kind, _, rest = finding.evidence.partition(": ")
    if kind == "team":
        line.append(f"your team's wording “{visible(rest)}”", style="not bold")
    elif kind == "pattern" and move is not None:
        number = _number(move, rest)
        file = f"phrasebook/{language.value}/{move.technique.value}/{move.id}.yaml"
        line.append(f"wording {number} of {len(move.patterns)} in {file}", style="not bold")
    else:
        line.append(visible(finding.evidence), style="not bold")
    line.append(f" (certainty {finding.confidence:.2f})", style="not bold dim")
    return line


def _number(move: Move, pattern: str) -> str:
    """Which of a move's patterns it is, from 1; patterns are matched in a tolerant form."""
    from deescalate.analysis.patterns import tolerant  # noqa: PLC0415

    for place, original in enumerate(move.patterns, 1):
        if pattern in {original, tolerant(original, move.language)}:
            return str(place)
    return "one"


def _show_brand(console: Console, analysis: ReplyAnalysis) -> None:
    for note in analysis.brand:
        if note.wanted:
            console.print(Text(f"+ brand: “{visible(note.quote)}”"))
            continue
        line = f"- brand: not “{visible(note.quote)}”"
        line += f" but “{visible(note.say)}”" if note.say else ""
        console.print(Text(line + (f"  {visible(note.why)}" if note.why else "")))


@click.command("try")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the effects as JSON.")
def try_file(file: Path, as_json: bool) -> None:
    """Show what a team's FILE would change in the tries of all scenarios; nothing is kept."""
    read = usable(file)
    found = effects_of(read, *ears_around(read))
    if as_json:
        whole = {"team_file": file.name, "tries": [to_jsonable(effect) for effect in found.tries]}
        click.echo(json.dumps(whole, ensure_ascii=False, indent=2))
        return
    show_effects(Console(), found)


@click.command("keep")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
def keep(file: Path, yes: bool) -> None:
    """Show what a team's FILE changes, ask, and use it from now on."""
    content = file.read_bytes()
    read = usable(file)
    show_effects(Console(), effects_of(read, *ears_around(read)))
    target = paths.team_dir() / file.name
    known = " in the place of the one that is there" if target.exists() else ""
    if not yes and not click.confirm(f"Use {file.name} from now on{known}?", default=False):
        click.echo("Nothing was changed.")
        return
    put_file(target, content)
    click.echo(f"kept: {target}")


def put_file(target: Path, content: bytes) -> None:
    """Write a file into the team's folder, which is made if need be.

    Raises:
        SetupError: it cannot be written.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SetupError(f"{target.parent} cannot be made: {error.strerror}") from error
    write_whole(target, content)


@click.command("drop")
@click.argument("name")
def drop(name: str) -> None:
    """Use the team's file NAME no longer; it is left beside as NAME.dropped."""
    folder = paths.team_dir()
    for file in read_team(folder).files:
        path = Path(file.path)
        if name in {path.name, path.stem}:
            path.replace(path.with_name(path.name + ".dropped"))
            click.echo(f"dropped: {path}")
            return
    raise ContentError(f"the team has no file {name}; deescalate phrasebook list shows them")


@click.command("list")
def list_files() -> None:
    """List the team's files and what each is."""
    team = wiring.load_team()
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    for file in team.files:
        table.add_row(Text(visible(Path(file.path).name)), Text(_what(file)))
    Console().print(table)
    noun = "file" if len(team.files) == 1 else "files"
    click.echo(f"{len(team.files)} {noun} in {paths.team_dir()}")
    for problem in team.problems:
        click.echo(render(problem), err=True)
    sys.exit(1 if any(file.broken for file in team.files) else 0)


def _what(file: TeamFile) -> str:
    if file.broken:
        return "cannot be used; see below"
    if file.scorecard is not None:
        return f"scorecard: {visible(file.scorecard.name)}"
    for overlay in file.overlays:
        return (
            f"{overlay.move} ({overlay.language.value}): {len(overlay.phrases)} wordings more,"
            f" {len(overlay.unless)} less"
        )
    avoided = sum(not word.wanted for word in file.brand)
    return f"brand: {len(file.brand) - avoided} words to use, {avoided} to avoid"


def usable(path: Path) -> TeamFile:
    """The file, its problems printed.

    Raises:
        ContentError: it has errors.
    """
    file = read_team_file(path)
    for problem in file.problems:
        click.echo(render(problem), err=True)
    if file.broken:
        raise ContentError(f"{path} has errors and cannot be used")
    return file


@dataclass(frozen=True)
class Effects:
    """The tries under the team as it is and with a file more, all and those that differ."""

    tries: tuple[TryEffect, ...]

    @property
    def changed(self) -> tuple[TryEffect, ...]:
        """The tries that differ."""
        return tuple(effect for effect in self.tries if effect.changed)


def ears_around(file: TeamFile) -> tuple[Ears, Ears]:
    """Who hears under the team as it is, and with a file more. Slow (seconds).

    Raises:
        ContentError: a pattern of one of the file's languages cannot be used.
    """
    team = wiring.load_team()
    changed = team.with_file(file)
    languages = _touched(file)
    moves, digests = wiring.load_moves()
    before = Ears(wiring.analyst_with(team, moves, digests, languages), team.scorecard)
    # A scorecard hears nothing new, so nothing needs to be heard twice.
    if not file.languages:
        return before, Ears(before.analyst, changed.scorecard)
    ear = wiring.analyst_with(changed, moves, digests, languages)
    return before, Ears(ear, changed.scorecard)


def _touched(file: TeamFile) -> list[Language]:
    """The languages whose scenarios a file can touch."""
    return sorted(file.languages or set(Language))


def effects_of(file: TeamFile, before: Ears, after: Ears) -> Effects:
    """Play the scenarios that the file can touch with both ears, with a progress bar."""
    languages = _touched(file)
    scenarios = [item for item in wiring.load_library().scenarios if item.language in languages]
    return Effects(tuple(_played(scenarios, before, after)))


def _played(scenarios: list[Scenario], before: Ears, after: Ears) -> list[TryEffect]:
    found: list[TryEffect] = []
    with bar("playing", "tries", 3 * len(scenarios)) as step:
        for effect in effects(scenarios, before, after):
            found.append(effect)
            step()
    return found


def show_effects(console: Console, found: Effects) -> None:
    """Print the tries that change, and how many do."""
    if found.changed:
        table = Table(box=None, padding=(0, 2, 0, 0))
        for heading in ("scenario", "try", "score", "ending", "heard"):
            table.add_column(heading, no_wrap=heading != "heard")
        for effect in found.changed:
            table.add_row(
                effect.scenario,
                effect.name,
                _arrow(str(effect.before), str(effect.after)),
                _arrow(str(effect.ending_before), str(effect.ending_after)),
                _heard(effect),
            )
        console.print(table)
    console.print(f"{len(found.changed)} of {len(found.tries)} tries change.")


def _arrow(before: str, after: str) -> str:
    return before if before == after else f"{before} → {after}"


def _heard(effect: TryEffect) -> Text:
    words = [f"+ {move} “{visible(quote)}”" for move, quote in effect.gained[:_MOST_WORDS]]
    words += [f"- {move} “{visible(quote)}”" for move, quote in effect.lost[:_MOST_WORDS]]
    return Text("\n".join(words))
