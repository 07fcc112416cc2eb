"""Finds and opens content files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from deescalate.content.source import Source

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

LARGEST_FILE: Final = 512 * 1024
"""Bytes of a content file at most."""


def read_bytes(path: Traversable, source: Source) -> bytes | None:
    """The file's bytes, at most one more than allowed; None, with a problem, if it has none."""
    try:
        if not path.is_file():
            raise FileNotFoundError("it is not a file")
        with path.open("rb") as stream:
            return bytes(stream.read(LARGEST_FILE + 1))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        source.report_at(
            "Y12", f"the file cannot be opened: {reason}", 1, 1, advice="check its name and rights"
        )
        return None


def yaml_files(root: Traversable, depth: int, leave_out: str = "") -> Iterator[Traversable]:
    """YAML files in ``root`` and its folders, ``depth`` levels down, sorted by name.

    Hidden files and a folder called ``leave_out`` are left out. A folder that is missing or cannot
    be read counts as empty.
    """
    try:
        entries = sorted(root.iterdir(), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name == leave_out:
            continue
        if entry.is_dir():
            if depth:
                yield from yaml_files(entry, depth - 1)
        elif entry.name.endswith((".yaml", ".yml")):
            yield entry
