"""What a well-formed phrasebook file may still get wrong."""

from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Final

from deescalate.content.build import PLACEHOLDER
from deescalate.content.phrase_schema import ExamplePart, MovePart
from deescalate.content.source import Source, quote
from deescalate.model.language import Language
from deescalate.model.moves import MOVE_KINDS

ENOUGH_MATCHES: Final = 12
ENOUGH_NEAR_MISSES: Final = 8

ONLY_CONTEXT: Final = frozenset(
    {
        "restates-fact",
        "asks-known",
        "ignores-question",
        "interrupts",
        "parrots",
        "answers-question",
        "fits-case",
        "too-early",
        "shouting",
        "wrong-address",
        "unfilled-template",
        "personal",
    }
)
"""Moves that no wording shows by itself, but the case or the conversation before the reply."""

_FIELDS: Final = ("name", "fact", "feeling")


def check_move(source: Source, part: MovePart, language: Language) -> None:
    """Report what is wrong with one file by itself."""
    _check_kind(source, part)
    _check_place(source, part, language)
    if not part.patterns and part.move not in ONLY_CONTEXT:
        source.report_key(
            "P12",
            f"{part.move} has no patterns",
            ("move",),
            advice="write at least one: only moves that the context shows go without",
        )
    _check_examples(source, part)
    _check_better(source, part)


def check_together(parts: Sequence[tuple[Source, MovePart]], folder: str) -> Source:
    """Report what is wrong with a language's files as a whole.

    Problems of one file go to its source, the missing ones to the source that is returned.
    """
    first: dict[str, str] = {}
    for source, part in parts:
        if part.move in first:
            source.report(
                "P10",
                f"{part.move} is described in {first[part.move]} already",
                ("move",),
                advice="put the two files together",
            )
        first.setdefault(part.move, source.path)
    whole = Source(folder)
    missing = [name for name in MOVE_KINDS if name not in first]
    if missing:
        some = ", ".join(missing[:8]) + (", …" if len(missing) > 8 else "")
        whole.report_at(
            "P09",
            f"{len(missing)} moves have no readable file here: {some}",
            1,
            1,
            advice="write <technique>/<move>.yaml for each",
        )
    return whole


def _check_kind(source: Source, part: MovePart) -> None:
    kind = MOVE_KINDS[part.move]
    if part.technique is not kind.technique:
        source.report(
            "P02",
            f"{part.move} belongs to {kind.technique}, not to {part.technique}",
            ("technique",),
            advice=f"write technique: {kind.technique}",
        )
    if part.effect is not kind.effect:
        source.report(
            "P03",
            f"{part.move} {kind.effect}",
            ("effect",),
            advice=f"write effect: {kind.effect}",
        )


def _check_place(source: Source, part: MovePart, language: Language) -> None:
    wanted = (language.value, MOVE_KINDS[part.move].technique.value, f"{part.move}.yaml")
    if PurePath(source.path).parts[-3:] != wanted:
        source.report(
            "P08",
            f"{part.move} is looked for in {'/'.join(wanted)}",
            ("move",),
            advice="move or rename the file",
        )


def _check_examples(source: Source, part: MovePart) -> None:
    few = (
        ("P06", "matches", part.matches, ENOUGH_MATCHES),
        ("P07", "near_misses", part.near_misses, ENOUGH_NEAR_MISSES),
    )
    for code, key, examples, enough in few:
        # Where one line of the customer cannot show the move, no example can.
        if part.move in ONLY_CONTEXT and not examples:
            continue
        if len(examples) < enough:
            source.report_key(
                code,
                f"{len(examples)} {key.replace('_', ' ')}",
                (key,),
                advice=f"write at least {enough} varied ones",
            )
    _check_repeats(source, "matches", part.matches)
    _check_repeats(source, "near_misses", part.near_misses)
    shown = {_plain(example) for example in part.matches}
    for place, example in enumerate(part.near_misses):
        if _plain(example) in shown:
            source.report(
                "P15",
                f"'{quote(example.reply)}' stands under matches as well",
                ("near_misses", place),
                advice="it can only be one of the two",
            )


def _check_repeats(source: Source, key: str, examples: Iterable[ExamplePart]) -> None:
    seen: set[tuple[str, str]] = set()
    for place, example in enumerate(examples):
        if _plain(example) in seen:
            source.report(
                "P16",
                f"'{quote(example.reply)}' stands here twice",
                (key, place),
                advice="write another one",
            )
        seen.add(_plain(example))


def _plain(example: ExamplePart) -> tuple[str, str]:
    return example.customer or "", " ".join(example.reply.lower().split())


def _check_better(source: Source, part: MovePart) -> None:
    if not 2 <= len(part.better) <= 4:
        source.report_key(
            "P13",
            f"{len(part.better)} better wordings",
            ("better",),
            advice="write 2 to 4",
        )
    for place, text in enumerate(part.better):
        for field in PLACEHOLDER.findall(text):
            if field not in _FIELDS:
                source.report(
                    "P14",
                    f"{{{field}}} is not known",
                    ("better", place),
                    advice="use {name}, {fact} or {feeling}",
                )
