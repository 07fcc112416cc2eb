"""``scenario translate``: a scenario in another language by way of a string table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from deescalate.content.files import read_bytes
from deescalate.content.problems import render
from deescalate.content.source import Source
from deescalate.content.translation import (
    State,
    complaints,
    merged,
    read_table,
    rows_of,
    table_text,
    translated,
)
from deescalate.errors import ContentError
from deescalate.model.language import Language
from deescalate.writing import write_whole


def translate_file(
    path: Path, language: Language, table: Path | None, out: Path | None
) -> Iterator[str]:
    """Write the table, and the scenario once there is a table; yields what was done.

    Raises:
        ContentError: the scenario or the table cannot be used.
        SetupError: a file cannot be written.
    """
    source = Source(str(path))
    content = read_bytes(path, source)
    if content is None:
        raise ContentError("\n".join(render(problem) for problem in source.problems))
    table = table or Path(f"{path.stem}.{language.value}.csv")
    rows = rows_of(content, str(path))
    if not table.exists():
        write_whole(table, table_text(rows).encode("utf-8-sig"))
        yield f"{table}: {len(rows)} texts to write; fill in the column text and call this again"
        return
    rows = merged(rows, read_table(_text_of(table), str(table)))
    write_whole(table, table_text(rows).encode("utf-8-sig"))
    new_id = out.stem if out else f"{path.stem}-{language.value}"
    out = out or Path(f"{new_id}.yaml")
    write_whole(out, translated(content, rows, language, new_id).encode("utf-8"))
    counts = {state: sum(row.state is state for row in rows) for state in State}
    yield (
        f"{out}: {counts[State.DONE]} texts, {counts[State.OUTDATED]} written for an older source,"
        f" {counts[State.MISSING]} missing and left in the source's language"
    )
    for row in rows:
        if row.state is State.OUTDATED:
            yield f"{table}: {row.path}: the source has changed; it now says: {row.source}"
    for name, why in complaints(rows):
        yield f"{table}: {name}: {why}"


def _text_of(table: Path) -> str:
    try:
        return table.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(f"{table} cannot be read as UTF-8: {error}") from error
