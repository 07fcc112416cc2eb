"""The phrasebook: what agents do and say, one move a file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from deescalate.content.files import read_bytes, yaml_files
from deescalate.content.problems import Problem
from deescalate.content.source import Source
from deescalate.model.language import Language
from deescalate.model.moves import MOVE_KINDS, Example, Move

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from deescalate.content.phrase_schema import ExamplePart, MovePart

_FOLDERS: Final = 1
"""Levels of folders below a language's own: one for each technique."""

_RATED: Final = "rated"
"""The folder of rated conversations, which are not phrasebook files."""


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """The moves of one language that can be used, in the order of the moves' table.

    ``digest`` identifies the content of all files, the broken ones included.
    """

    moves: tuple[Move, ...]
    problems: tuple[Problem, ...]
    digest: str


def read_phrasebook(
    root: Traversable,
    language: Language,
    *,
    try_patterns: bool = True,
    time_patterns: bool = False,
) -> Phrasebook:
    """Read ``<root>/<language>/<technique>/<move>.yaml``, each file once.

    A broken file is left out and its problems are in the result; nothing is raised.
    ``try_patterns`` compiles every pattern to see whether it can be, which takes a second; whoever
    builds an analyst does so anyway and is told then.
    ``time_patterns`` also looks for patterns that are slow on a long reply, which takes seconds.
    """
    from deescalate.content.pattern_checks import check_patterns  # noqa: PLC0415
    from deescalate.content.phrase_checks import check_move, check_together  # noqa: PLC0415
    from deescalate.content.phrase_schema import MovePart  # noqa: PLC0415
    from deescalate.content.schema_reader import validate  # noqa: PLC0415
    from deescalate.content.yaml_reader import read_yaml  # noqa: PLC0415

    folder = root.joinpath(language.value)
    whole = hashlib.sha256()
    sources: list[Source] = []
    parts: list[tuple[Source, MovePart]] = []
    for file in _files(folder):
        source = Source(str(file))
        content = read_bytes(file, source)
        if content is not None:
            whole.update(f"{file.name}\0{len(content)}\0".encode())
            whole.update(content)
            source = read_yaml(content, str(file))
        sources.append(source)
        part, usable = validate(source, MovePart)
        if part is not None and usable >= MovePart.model_fields.keys():
            check_move(source, part, language)
            if try_patterns or time_patterns:
                check_patterns(source, part, time_patterns=time_patterns)
            parts.append((source, part))
    sources.append(check_together(parts, str(folder)))
    return Phrasebook(
        _moves(parts, language),
        tuple(problem for source in sources for problem in source.problems),
        whole.hexdigest()[:16],
    )


def _files(folder: Traversable) -> Iterable[Traversable]:
    """The language's files; the rated conversations that lie beside them are none."""
    return yaml_files(folder, _FOLDERS, leave_out=_RATED)


def _moves(parts: Iterable[tuple[Source, MovePart]], language: Language) -> tuple[Move, ...]:
    places = {name: place for place, name in enumerate(MOVE_KINDS)}
    good = {
        part.move: _move(part, language)
        for source, part in reversed(list(parts))
        if not source.broken
    }
    return tuple(sorted(good.values(), key=lambda move: places[move.id]))


def _move(part: MovePart, language: Language) -> Move:
    return Move(
        id=part.move,
        language=language,
        name=part.name,
        technique=part.technique,
        effect=part.effect,
        why=part.why,
        patterns=tuple(part.patterns),
        unless=tuple(part.unless),
        matches=_examples(part.matches),
        near_misses=_examples(part.near_misses),
        better=tuple(part.better),
        source=part.source,
    )


def _examples(parts: Iterable[ExamplePart]) -> tuple[Example, ...]:
    return tuple(Example(part.reply, part.customer or "") for part in parts)
