"""``deescalate analyse``: one reply, explained."""

import json
from typing import Final

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from deescalate import paths
from deescalate.cli.wiring import load_analyst
from deescalate.content.rated import rated_turn
from deescalate.interface.safe import visible
from deescalate.model.analysis import ReplyAnalysis, ReplyContext, ReplyReview, Speaker, Utterance
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
    analyst = load_analyst()
    analysis, review = analyst.analyse(reply, context), analyst.review(reply, context)
    if as_json:
        whole = {**to_jsonable(analysis), "review": to_jsonable(review)}
        click.echo(json.dumps(whole, ensure_ascii=False, indent=2))
        return
    console = Console()
    show_analysis(console, analysis)
    show_review(console, review)


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


_CHANGES: Final = {
    "drop": "Left out, it would be {:.1f} of 10: ",
    "add-first": "With this first, it would be {:.1f} of 10: ",
    "add-last": "With this at the end, it would be {:.1f} of 10: ",
}


def show_review(console: Console, review: ReplyReview) -> None:
    """Print what each sentence does, the smallest change that helps, and the likest rated reply."""
    for effect in review.sentences:
        verb = "adds" if effect.change >= 0 else "costs"
        line = Text(f"{verb} {abs(effect.change):.1f}: ")
        line.append(f"“{visible(effect.text)}”", style="bold")
        console.print(line)
    if review.change is not None:
        line = Text(_CHANGES[review.change.kind].format(review.change.overall))
        line.append(f"“{visible(review.change.text)}”", style="bold")
        console.print(line)
    for like in review.like[:1]:
        turn = rated_turn(paths.phrasebook_root(), like.conversation, like.turn)
        if turn is None or turn.rating is None:
            continue
        rating = turn.rating
        line = Text(f"Sounds most like ({like.conversation}): “{visible(turn.text)}”, rated ")
        line.append(
            f"listening {rating.listening:.1f}, empathy {rating.empathy:.1f}, tone"
            f" {rating.tone:.1f}, solution {rating.solution:.1f}, overall {rating.overall:.1f}"
        )
        console.print(line)
