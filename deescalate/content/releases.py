"""What was released: a list of scenarios with their versions and what they said then.

``versions.lock`` lies beside the scenarios (or one folder above, for all languages). A line is an
id, its version and the fingerprint of its content, so that a later change without a new version is
noticed. Results are kept by version: two contents under one number could not be told apart.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from deescalate.errors import ContentError

LOCK: Final = "versions.lock"
_HEAD: Final = (
    "# Written by deescalate scenario release: id, version and content of what was released."
)


class Release(NamedTuple):
    """A version that was released, and the fingerprint of what it said."""

    version: int
    fingerprint: str


def fingerprint(data: Mapping[str, object]) -> str:
    """Identifies what a scenario says: comments, order, quotes and the version do not count."""
    said = {key: value for key, value in data.items() if key != "version"}
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def lock_of(file: Path) -> Path | None:
    """The list that speaks of a scenario's file; None if there is none."""
    for folder in file.absolute().parents[:2]:
        if (folder / LOCK).is_file():
            return folder / LOCK
    return None


def read_lock(path: Path) -> dict[str, Release]:
    """Releases by scenario id.

    Raises:
        ContentError: it is no such list.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(f"{path} cannot be read: {error}") from error
    found: dict[str, Release] = {}
    for number, line in enumerate(lines, 1):
        cells = line.partition("#")[0].split()
        if not cells:
            continue
        if len(cells) != 3 or not cells[1].isdecimal():
            raise ContentError(f"{path}:{number}: this is no id, version and fingerprint")
        found[cells[0]] = Release(int(cells[1]), cells[2])
    return found


def lock_text(releases: Iterable[tuple[str, Release]]) -> str:
    """The list as it is written, by id."""
    lines = (f"{name} {each.version} {each.fingerprint}" for name, each in sorted(releases))
    return "\n".join((_HEAD, *lines)) + "\n"
