"""Collects the interface's texts from the code into the German catalogue and compiles it.

Run as ``python -m tools.catalogue`` in the project's folder. It adds new texts without a
translation, drops texts that are gone, keeps what was translated, and writes the ``.po`` and the
``.mo``. With ``--check`` it writes nothing and says what is missing or stale (exit status 1).
"""

import ast
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

from deescalate.interface.catalogue import DOMAIN, LOCALE_ROOT

TEXT_ARGUMENTS: Final = {"t": 1, "_t": 1, "N_": 1, "phrase": 1, "plural": 2}
"""Names of the functions that take texts, and how many of their arguments are texts."""

SOURCE: Final = Path(__file__).parent.parent / "deescalate"
FILE: Final = LOCALE_ROOT / "de" / "LC_MESSAGES" / f"{DOMAIN}.po"
EPOCH: Final = datetime(2025, 1, 1, tzinfo=UTC)


def collected() -> Catalog:
    """All texts in the code, with the files they stand in."""
    template = Catalog(fuzzy=False)
    for path in sorted(SOURCE.rglob("*.py")):
        place = path.relative_to(SOURCE.parent).as_posix()
        for texts in texts_in(path.read_text(encoding="utf-8")):
            template.add(texts if len(texts) > 1 else texts[0], locations=[(place, 1)])
    return template


def texts_in(source: str) -> Iterator[tuple[str, ...]]:
    """The texts of every call that takes some: one, or the two of a plural.

    Read from the syntax tree, as Babel's own reader loses track of nested calls. A call with a
    name (``t(value)``) translates a text that is marked elsewhere.
    """
    for arguments in _text_arguments(source):
        texts = tuple(
            argument.value
            for argument in arguments
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        )
        if len(texts) == len(arguments):
            yield texts


def put_together(source: str) -> Iterator[int]:
    """The lines on which a text is built at run time, so that no catalogue can hold it."""
    for arguments in _text_arguments(source):
        for argument in arguments:
            if isinstance(argument, (ast.JoinedStr, ast.BinOp)):
                yield argument.lineno


def _text_arguments(source: str) -> Iterator[list[ast.expr]]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            arguments = node.args[: TEXT_ARGUMENTS.get(name, 0)]
            if arguments:
                yield arguments


def stored() -> Catalog:
    """The German catalogue as it stands; an empty one if there is none yet."""
    if not FILE.exists():
        return Catalog(locale="de", domain=DOMAIN)
    with FILE.open("rb") as file:
        return read_po(file, locale="de", domain=DOMAIN, ignore_obsolete=True)


def updated() -> Catalog:
    """The stored catalogue with exactly the texts of the code.

    The header holds nothing that changes from run to run or from machine to machine.
    """
    catalogue = stored()
    catalogue.update(collected(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    fresh = Catalog(
        locale="de",
        domain=DOMAIN,
        header_comment="# German texts of the interface. Texts are added by tools/catalogue.py.",
        project="deescalate-practice",
        version="1",
        creation_date=EPOCH,
        revision_date=EPOCH,
        last_translator="the project",
        msgid_bugs_address="the project",
        language_team="German",
        fuzzy=False,
    )
    for message in _messages(catalogue):
        fresh.add(message.id, message.string, locations=sorted(set(message.locations)))
    return fresh


def problems(catalogue: Catalog) -> Iterator[str]:
    """What is missing or wrong in the translations of a catalogue, a sentence each."""
    for message in _messages(catalogue):
        ids, strings = _forms(message.id), _forms(message.string)
        if not all(strings):
            yield f"no German text for {ids[0]!r}"
            continue
        wanted = {name for text in ids for name in _fields(text)}
        for string in strings:
            if not _fields(string) <= wanted or (len(ids) == 1 and _fields(string) != wanted):
                yield f"the fields of {string!r} are not those of {ids[0]!r}"


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue in the form that is read at run time."""
    buffer = BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def stale() -> Iterator[str]:
    """What the stored files lack, a sentence each."""
    current, wanted = stored(), updated()
    known, needed = _texts(current), _texts(wanted)
    for text in needed.keys() - known.keys():
        yield f"not in the catalogue yet: {text[0]!r}"
    for text in known.keys() - needed.keys():
        yield f"no longer in the code: {text[0]!r}"
    with FILE.with_suffix(".mo").open("rb") as file:
        if _texts(read_mo(file)) != {key: text for key, text in known.items() if all(text)}:
            yield "the compiled catalogue is not that of the .po file"
    for path in sorted(SOURCE.rglob("*.py")):
        for line in put_together(path.read_text(encoding="utf-8")):
            yield f"{path.relative_to(SOURCE.parent)}:{line}: the text is put together at run time"
    yield from problems(current)


def write(catalogue: Catalog) -> None:
    """Write the catalogue and its compiled form."""
    # Both are made before either is written, so that a failure leaves the old ones whole.
    text, binary = BytesIO(), compiled(catalogue)
    write_po(text, catalogue, width=98, sort_output=True, include_lineno=False)
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_bytes(text.getvalue())
    FILE.with_suffix(".mo").write_bytes(binary)


def main(arguments: list[str]) -> int:
    """Update or check the catalogue and print what is left to do."""
    if "--check" in arguments:
        found = list(stale())
    else:
        catalogue = updated()
        write(catalogue)
        found = list(problems(catalogue))
    sys.stdout.write("".join(f"{line}\n" for line in found))
    return 1 if found else 0


def _messages(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _texts(catalogue: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    return {_forms(message.id): _forms(message.string) for message in _messages(catalogue)}


def _forms(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (text or "",) if text is None or isinstance(text, str) else tuple(text)


def _fields(text: str) -> set[str]:
    return {name for _literal, name, _format, _conversion in Formatter().parse(text) if name}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
