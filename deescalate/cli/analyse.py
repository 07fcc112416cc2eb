"""``deescalate analyse``: one reply, explained."""

import json

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from deescalate.cli.wiring import load_analyst
from deescalate.interface.safe import visible
from deescalate.model.analysis import ReplyAnalysis, ReplyContext, Speaker, Utterance
from deescalate.model.codec import to_jsonable
from deescalate.model.language import Language
from deescalate.model.moves import Effect, Technique


@click.command("analyse")
@click.argument("reply")
@click.option(
    "--lang",
    type=click.Choice([language.value for language in Language]),
    required=True,
    help="Language of the conversation.",
)
@click.option(
    "--customer", "customer", multiple=True, help="What the customer said before; may be repeated."
)
@click.option("--json", "as_json", is_flag=True, help="Print the whole analysis as JSON.")
def command(reply: str, lang: str, customer: tuple[str, ...], as_json: bool) -> None:
    """Show the four levels of REPLY and every finding with its words."""
    context = ReplyContext(
        language=Language(lang),
        turns=tuple(Utterance(Speaker.CUSTOMER, text) for text in customer),
    )
    analysis = load_analyst().analyse(reply, context)
    if as_json:
        click.echo(json.dumps(to_jsonable(analysis), ensure_ascii=False, indent=2))
    else:
        show_analysis(Console(), analysis)


def show_analysis(console: Console, analysis: ReplyAnalysis) -> None:
    """Print levels with their reasons, findings with their words, and a better wording."""
    levels = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    reasons = {reason.technique: reason.text for reason in analysis.reasons}
    for technique in Technique:
        levels.add_row(
            technique.value,
            f"{analysis.levels.of(technique):.1f} of 3",
            Text(visible(reasons.get(technique, ""))),
        )
    levels.add_row("overall", f"{analysis.overall:.1f} of 10", Text(""))
    console.print(levels)
    if analysis.flags:
        console.print("flags: " + ", ".join(flag.value for flag in analysis.flags))
    for finding in analysis.findings:
        sign = "+" if finding.effect is Effect.HELPS else "-"
        line = Text(f"{sign} {finding.move}: ")
        line.append(f"“{visible(finding.quote)}”", style="bold")
        line.append(f"  {visible(finding.why)}")
        console.print(line)
    for wording in analysis.better[:1]:
        console.print(Text(f"Try: {visible(wording)}"))
