"""What the files around a scenario say of it: releases, string tables, and what it translates.

Only ``deescalate scenario check`` looks around; a single file is read and played without.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from deescalate.content.releases import fingerprint, lock_of, read_lock
from deescalate.content.scenarios import ScenarioFile
from deescalate.content.source import NodePath, Source, quote
from deescalate.content.text_paths import is_text, label, walk
from deescalate.content.translation import (
    Row,
    State,
    is_long,
    merged,
    other_fields,
    read_table,
    rows_of,
)
from deescalate.content.yaml_reader import read_yaml
from deescalate.errors import ContentError
from deescalate.model.language import Language
from deescalate.model.scenario import Scenario

_RULES: Final = (
    *("level", "channel", "minutes", "grievance", "emotion"),
    *("stages", "policy", "solutions", "escalation", "sla"),
)
"""Top-level keys with rules and numbers that are the same in every language."""


def with_neighbours(file: ScenarioFile) -> ScenarioFile:
    """The file with the problems that its neighbours show; as it is if it has none, or errors.

    Raises:
        ContentError: a neighbour is not what its name says.
    """
    scenario, path = file.scenario, Path(file.path)
    if scenario is None or not path.is_file():
        return file
    lock, tables = lock_of(path), _tables(path)
    origin = _origin(path, scenario)
    if lock is None and not tables and origin is None:
        return file
    content = path.read_bytes()
    source = read_yaml(content, file.path)
    source.found.clear()
    if lock is not None:
        _check_release(source, scenario, lock)
    for table in tables:
        _check_table(source, content, table)
    if origin is not None:
        _check_rules(source, origin)
    problems = sorted(
        (*file.problems, *source.problems), key=lambda each: (each.line, each.column, each.code)
    )
    return replace(file, problems=tuple(problems))


def _tables(path: Path) -> list[Path]:
    named = (path.with_name(f"{path.stem}.{language.value}.csv") for language in Language)
    return [table for table in named if table.is_file()]


def _origin(path: Path, scenario: Scenario) -> Path | None:
    """The file that this one translates: ``wrong-door.yaml`` of ``wrong-door-de.yaml``."""
    name = path.stem.removesuffix(f"-{scenario.language.value}")
    if name == path.stem:
        return None
    folders = [path.parent, *(path.parent.parent / language.value for language in Language)]
    files = (folder / f"{name}.yaml" for folder in folders)
    return next((file for file in files if file.is_file()), None)


def _check_release(source: Source, scenario: Scenario, lock: Path) -> None:
    release = read_lock(lock).get(scenario.id)
    if release is None or source.data is None or fingerprint(source.data) == release.fingerprint:
        return
    if scenario.version <= release.version:
        source.report(
            "L84",
            f"version {release.version} was released with another content",
            ("version",),
            advice=f"write version: {release.version + 1}",
        )


def _check_table(source: Source, content: bytes, table: Path) -> None:
    try:
        text = table.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(f"{table} cannot be read as UTF-8: {error}") from error
    rows = merged(rows_of(content, source.path), read_table(text, str(table)))
    ways = {name: way for name, way, _kind, _value in walk(source.data, "", ())}
    missing = [row for row in rows if row.state is State.MISSING]
    if missing:
        source.report(
            "L90",
            f"{len(missing)} of {len(rows)} texts are missing in {table.name}, first this one",
            ways[missing[0].path],
            advice=f"write them in {table.name} and call deescalate scenario translate again",
        )
    for row in rows:
        _check_row(source, row, ways[row.path], table.name)


def _check_row(source: Source, row: Row, at: NodePath, table: str) -> None:
    if row.state is State.OUTDATED:
        source.report(
            "L91",
            f"{table} translates an older wording: '{quote(row.text)}'",
            at,
            advice="translate it again; deescalate scenario translate then notes the new wording",
        )
    if other_fields(row):
        source.report(
            "L92",
            f"in {table} this text has other fields in braces",
            at,
            advice="take over the fields as they are; their names are not translated",
        )
    if is_long(row):
        source.report(
            "L93",
            f"in {table} this text is much longer: {len(row.text)} letters for {len(row.source)}",
            at,
            advice="shorten it: it should say what the source says, and fit where it fits",
        )


def _check_rules(source: Source, origin: Path) -> None:
    data = read_yaml(origin.read_bytes(), str(origin)).data
    if data is None or source.data is None:
        return
    for key in _RULES:
        for difference in _differences(source.data.get(key), data.get(key), key, (key,)):
            source.report(
                "L94",
                f"{difference.what} in {origin.name}",
                difference.at,
                advice="rules and numbers are the same in every language; change both, or neither",
            )


@dataclass(frozen=True, slots=True)
class _Difference:
    at: NodePath
    what: str


def _differences(here: Any, there: Any, name: str, at: NodePath) -> Iterator[_Difference]:
    """Where the rules of two values differ; texts and words that recognise something may."""
    if _holds_texts(name):
        return
    if isinstance(here, Mapping) and isinstance(there, Mapping):
        yield from _of_items(
            {key: (key, value) for key, value in here.items()}, dict(there), name, at
        )
    elif isinstance(here, list) and isinstance(there, list):
        yield from _of_items(
            {label(value, place): (place, value) for place, value in enumerate(here)},
            {label(value, place): value for place, value in enumerate(there)},
            name,
            at,
        )
    elif str(here).strip() != str(there).strip():
        yield _Difference(at, f"{name} is {quote(str(here))} here, {quote(str(there))}")


def _of_items(
    here: Mapping[str, tuple[str | int, Any]], there: Mapping[str, Any], name: str, at: NodePath
) -> Iterator[_Difference]:
    """Differences of what two lists or mappings hold, by the items' names."""
    for mark in dict.fromkeys((*here, *there)):
        inner = f"{name}.{mark}"
        if mark in here and mark in there:
            step, value = here[mark]
            yield from _differences(value, there[mark], inner, (*at, step))
        elif mark in here and not _holds_texts(inner):
            yield _Difference((*at, here[mark][0]), f"{inner} is not")
        elif not _holds_texts(inner):
            yield _Difference(at, f"{inner} is not here, but")


def _holds_texts(name: str) -> bool:
    """Whether a text, words that recognise something, or a list of texts stands there."""
    return is_text(name) or is_text(f"{name}.1")
