"""The work of ``deescalate evaluate``: judge rated conversations and print the measures."""

from __future__ import annotations

import json
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING, Any, Final

import click

from deescalate.cli import batch, wiring
from deescalate.measures.evaluation import Measure, Outcome, compare, measure
from deescalate.model.language import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from deescalate.model.rated import RatedConversation

_NAMES: Final[Mapping[str, str]] = {
    "spearman_listening": "listening, Spearman per reply",
    "spearman_empathy": "empathy, Spearman per reply",
    "spearman_tone": "tone, Spearman per reply",
    "spearman_solution": "solution, Spearman per reply",
    "spearman_overall": "overall, Spearman per reply",
    "error_levels": "four levels 0-3, mean absolute error",
    "error_listening": "listening 0-3, mean absolute error",
    "error_empathy": "empathy 0-3, mean absolute error",
    "error_tone": "tone 0-3, mean absolute error",
    "error_solution": "solution 0-3, mean absolute error",
    "spearman_conversation": "conversation, Spearman",
    "stages_right": "final stages right, share",
    "spearman_anger": "customer's anger, Spearman per message",
    "flags_f1": "flags, micro-F1",
    "good_replies_flagged": "replies of 5 or more with a harm flag, share",
    "milliseconds_p50": "milliseconds per reply, median",
    "milliseconds_p95": "milliseconds per reply, 95th percentile",
}
"""What the measures are called in the table."""


@dataclass(frozen=True, slots=True)
class Comparing:
    """Prepares a process: loads the judge and gives what is done to a conversation."""

    def __call__(self) -> Callable[[RatedConversation], Outcome]:
        """Load the judge. Slow (seconds)."""
        from deescalate.analysis.baseline import valence  # noqa: PLC0415

        judge = wiring.load_judge()

        def compare_one(conversation: RatedConversation) -> Outcome:
            turns = conversation.utterances
            language = conversation.language or judge.language_of(turns)
            begun = perf_counter()
            analysis = judge.judge(turns, language)
            seconds = perf_counter() - begun
            return compare(conversation, analysis, language, seconds, valence)

        return compare_one


@dataclass(frozen=True, slots=True)
class Group:
    """The measures of one language, or of all conversations (``language`` None)."""

    language: Language | None
    conversations: int
    replies: int
    measures: tuple[Measure, ...]


def evaluate(files: Sequence[Path], style: str, workers: int | None) -> int:
    """Print every measure for each language and in all; returns the number of problems."""
    outcomes: list[Outcome] = []

    def take(outcome: Outcome, bar: batch.Bar) -> None:  # noqa: ARG001 - nothing is printed yet
        outcomes.append(outcome)

    problems = batch.each(files, Comparing(), workers, take)
    groups = _groups(outcomes)
    version = outcomes[0].version if outcomes else None
    if style == "json":
        click.echo(json.dumps(_jsonable(groups, version), indent=2))
    else:
        _print_tables(groups)
    return problems


def _groups(outcomes: Sequence[Outcome]) -> list[Group]:
    """One group for each language there is, and one of all."""
    groups: list[Group] = []
    for language in (*Language, None):
        chosen = [outcome for outcome in outcomes if language in {outcome.language, None}]
        if chosen or language is None:
            replies = sum(len(outcome.replies) for outcome in chosen)
            groups.append(Group(language, len(chosen), replies, measure(chosen)))
    return groups


def _jsonable(groups: Sequence[Group], version: str | None) -> dict[str, Any]:
    return {
        "groups": [
            {
                "lang": group.language.value if group.language else "all",
                "conversations": group.conversations,
                "rated_replies": group.replies,
                "measures": {
                    each.name: {
                        "judge": _rounded(each.judge),
                        "vader": _rounded(each.valence),
                        "length": _rounded(each.length),
                    }
                    for each in group.measures
                },
            }
            for group in groups
        ],
        "analysis_version": version,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _print_tables(groups: Sequence[Group]) -> None:
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    console = Console(highlight=False)
    for group in groups:
        name = group.language.value if group.language else "all"
        title = f"{name}: {group.conversations} conversations, {group.replies} rated replies"
        table = Table(title=title, title_justify="left", title_style="bold", box=SIMPLE_HEAD)
        table.add_column("measure")
        for heading in ("ear", "VADER", "length"):
            table.add_column(heading, justify="right", no_wrap=True)
        for each in group.measures:
            digits = 1 if each.name.startswith("milliseconds") else 3
            values = (each.judge, each.valence, each.length)
            table.add_row(_NAMES[each.name], *(_shown(value, digits) for value in values))
        console.print(table)


def _shown(value: float | None, digits: int) -> str:
    return "-" if value is None else f"{value:.{digits}f}"
