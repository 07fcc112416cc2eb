"""``scenario release``: notes which content every version had."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from deescalate.cli.chosen import playable
from deescalate.content.neighbours import with_neighbours
from deescalate.content.problems import render
from deescalate.content.releases import LOCK, Release, fingerprint, lock_of, lock_text, read_lock
from deescalate.content.scenarios import read_scenario
from deescalate.content.yaml_reader import read_yaml
from deescalate.errors import ContentError, SetupError

_CHANGED = "L84"


def release_files(files: Sequence[Path]) -> Iterator[str]:
    """Note the versions of these files in the list beside them; yields what was done.

    Nothing is written unless every file can be released.

    Raises:
        ContentError: a file has errors, or has changed without a new version.
        SetupError: the list cannot be written.
    """
    fresh: dict[Path, dict[str, Release]] = {}
    for path in files:
        file = with_neighbours(read_scenario(path))
        scenario = playable(file)
        for problem in file.problems:
            if problem.code == _CHANGED:
                raise ContentError(render(problem))
        lock = lock_of(path) or path.absolute().parent / LOCK
        release = Release(
            scenario.version, fingerprint(read_yaml(path.read_bytes(), "").data or {})
        )
        fresh.setdefault(lock, {})[scenario.id] = release
    for lock, releases in fresh.items():
        known = read_lock(lock) if lock.exists() else {}
        try:
            with click.open_file(str(lock), "wb", atomic=True) as out:
                out.write(lock_text({**known, **releases}.items()).encode("utf-8"))
        except OSError as error:
            raise SetupError(f"{lock} cannot be written: {error.strerror}") from error
        yield f"{lock}: {len(releases)} released, {len({**known, **releases})} in all"
