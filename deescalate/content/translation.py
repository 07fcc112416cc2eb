"""String tables: what a scenario says, for somebody who writes it in another language.

A row is one text with a stable path (items by their ids), the source's hash, and the text in the
other language. Words by which the ear recognises something (``ask``, ``also``, ``phrases`` ...) are
rows of their own kind: they are written anew, never word by word. Numbers and rules are not in the
table; they stay in the scenario, so that they cannot drift apart.

A text whose source has changed keeps the hash that it was written for, and the hash of its own
wording, for as long as it is neither written anew nor marked as done.
"""

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final, NamedTuple

from ruamel.yaml.scalarstring import LiteralScalarString

from deescalate.content.build import PLACEHOLDER
from deescalate.content.formatting import round_trip
from deescalate.content.text_paths import Kind, walk
from deescalate.content.yaml_reader import read_yaml
from deescalate.errors import ContentError
from deescalate.model.language import Language

COLUMNS: Final = ("path", "kind", "source", "source_hash", "text", "state", "text_hash")
SEPARATOR: Final = " | "

_LONGER: Final = 1.6
_LEEWAY: Final = 30


class State(StrEnum):
    """How a row stands: written, still to be written, or written for an older source."""

    DONE = "done"
    MISSING = "missing"
    OUTDATED = "outdated"


@dataclass(frozen=True, slots=True)
class Row:
    """One text of a scenario and what it is in the other language (empty if missing).

    ``written_for`` is the hash of the older source that an outdated text was written for.
    """

    path: str
    kind: Kind
    source: str
    text: str = ""
    state: State = State.MISSING
    written_for: str = ""

    @property
    def source_hash(self) -> str:
        """Identifies the source's wording."""
        return _hash(self.source)


class Cell(NamedTuple):
    """What a table says of one path: the text, the hash of the source that it was written for, the
    source that stands beside it, its state, and the text's own hash when it was found outdated.
    """

    text: str
    source_hash: str
    source: str = ""
    state: str = ""
    text_hash: str = ""

    @property
    def written_for(self) -> str:
        """The hash of the source that the text now stands for: the one beside it once an outdated
        text was changed, or its state was set to done by hand.
        """
        reworked = self.text_hash != _hash(self.text) or self.state == State.DONE
        return _hash(self.source) if self.text_hash and reworked else self.source_hash


def _hash(text: str) -> str:
    return hashlib.sha256(text.strip().encode()).hexdigest()[:10]


def rows_of(content: bytes, path: str) -> tuple[Row, ...]:
    """Every text of a scenario file, in the order of the file, without translations.

    Raises:
        ContentError: the file cannot be read.
    """
    source = read_yaml(content, path)
    if source.data is None or source.broken:
        raise ContentError(f"{path} cannot be read; deescalate scenario check says why")
    return tuple(
        Row(name, kind, _shown(value)) for name, _, kind, value in walk(source.data, "", ())
    )


def merged(rows: Sequence[Row], table: Mapping[str, Cell]) -> tuple[Row, ...]:
    """The rows with the texts of a table, by path."""
    found: list[Row] = []
    for row in rows:
        cell = table.get(row.path)
        if cell is None or not cell.text.strip():
            found.append(row)
        elif cell.written_for == row.source_hash:
            found.append(replace(row, text=cell.text, state=State.DONE))
        else:
            old = cell.written_for
            found.append(replace(row, text=cell.text, state=State.OUTDATED, written_for=old))
    return tuple(found)


def table_text(rows: Sequence[Row]) -> str:
    """The table as CSV, to be opened in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        outdated = row.state is State.OUTDATED
        writer.writerow(
            (
                row.path,
                row.kind.value,
                row.source,
                row.written_for if outdated else row.source_hash,
                row.text,
                row.state.value,
                _hash(row.text) if outdated else "",
            )
        )
    return out.getvalue()


def read_table(text: str, path: str) -> dict[str, Cell]:
    """What a table says, by path. Tables of earlier versions have no column ``text_hash``.

    Raises:
        ContentError: it is no such table.
    """
    try:
        reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), strict=True)
        if not {"path", "source_hash", "text"} <= set(reader.fieldnames or ()):
            raise ContentError(f"{path} is no string table: it lacks path, source_hash or text")
        return {
            row["path"]: Cell(*(row.get(key) or "" for key in Cell._fields))
            for row in reader
            if row["path"]
        }
    except csv.Error as error:
        raise ContentError(f"{path} is no string table: {error}") from error


def complaints(rows: Sequence[Row]) -> Iterator[tuple[str, str]]:
    """Paths of texts that cannot be right, and why: other fields than the source, or far longer."""
    for row in rows:
        if other_fields(row):
            wanted = ", ".join(_fields(row.source)) or "none"
            yield row.path, f"the fields in braces differ; the source has {wanted}"
        if is_long(row):
            yield row.path, "it is much longer than the source"


def other_fields(row: Row) -> bool:
    """Whether the text has other fields in braces than its source."""
    return _is_written(row) and _fields(row.source) != _fields(row.text)


def is_long(row: Row) -> bool:
    """Whether the text is so much longer than its source that it says more, or fits nowhere."""
    return _is_written(row) and len(row.text) > len(row.source) * _LONGER + _LEEWAY


def _is_written(row: Row) -> bool:
    return bool(row.text.strip()) and row.kind is Kind.TEXT


def _fields(text: str) -> list[str]:
    return sorted(f"{{{name}}}" for name in PLACEHOLDER.findall(text))


def translated(content: bytes, rows: Sequence[Row], language: Language, new_id: str) -> str:
    """The scenario's text with the rows' texts put in; comments and rules stay.

    Rows without a text keep the source's, so that the file can be played at any time.
    """
    yaml = round_trip()
    data = yaml.load(content.decode("utf-8-sig"))
    texts = {row.path: row.text.strip() for row in rows if row.text.strip()}
    for name, way, kind, old in list(walk(data, "", ())):
        if name in texts:
            _put(data, way, _value(texts[name], kind, old))
    data["id"], data["language"] = new_id, language.value
    persona = data["persona"]
    if language is Language.DE:
        persona["formality"] = "du" if persona.get("formality") == "du" else "sie"
    elif "formality" in persona:
        persona["formality"] = "any"
    out = io.StringIO()
    yaml.dump(data, out)
    return out.getvalue()


def _shown(value: Any) -> str:
    return SEPARATOR.join(map(str, value)) if isinstance(value, list) else str(value).strip()


def _value(text: str, kind: Kind, old: Any) -> Any:
    if kind is Kind.WORDS:
        fresh = [piece.strip() for piece in text.split("|") if piece.strip()]
        old[:] = fresh
        return old
    if isinstance(old, LiteralScalarString) or "\n" in text:
        return LiteralScalarString(text + "\n")
    return text


def _put(data: Any, way: Sequence[str | int], value: Any) -> None:
    for step in way[:-1]:
        data = data[step]
    data[way[-1]] = value
