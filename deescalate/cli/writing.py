"""Commands that write scenario files: each file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from deescalate import paths
from deescalate.content.drafting import Answers, draft
from deescalate.content.files import read_bytes
from deescalate.content.formatting import house_style
from deescalate.content.problems import render
from deescalate.content.source import Source
from deescalate.errors import SetupError
from deescalate.model.language import Language
from deescalate.model.scenario import Channel, Difficulty


def format_files(files: Sequence[Path], *, only_check: bool) -> int:
    """Put files into house style; the exit status."""
    failed = changed = 0
    for path in files:
        source = Source(str(path))
        content = read_bytes(path, source)
        if content is None:
            failed += 1
            click.echo("\n".join(render(problem) for problem in source.problems), err=True)
            continue
        result = house_style(content, str(path))
        if result.content is None:
            failed += 1
            click.echo("\n".join(render(problem) for problem in result.problems), err=True)
        elif result.content != content:
            changed += 1
            click.echo(f"{'would change' if only_check else 'changed'}: {path}")
            if not only_check:
                write_whole(path, result.content)
    noun = "file" if len(files) == 1 else "files"
    done = "not in house style" if only_check else "changed"
    click.echo(f"{len(files)} {noun}: {changed} {done}, {failed} that cannot be formatted.")
    return 1 if failed or (only_check and changed) else 0


def write_draft(answers: Mapping[str, str], folder: Path | None) -> Path:
    """Write a new scenario file from the answers of ``scenario new``; where it lies.

    Raises:
        SetupError: there is such a file already, or it cannot be written.
    """
    wanted = Answers(
        title=answers["title"],
        language=Language(answers["lang"]),
        channel=Channel(answers["channel"]),
        difficulty=Difficulty(answers["level"]),
        industry=answers["industry"],
        name=answers["name"],
        address=answers["address"],
        author=answers["author"],
    )
    root = folder or paths.user_scenario_roots()[0] / wanted.language.value
    path = root / f"{wanted.id}.yaml"
    if path.exists():
        raise SetupError(f"{path} is there already; choose another title or move the file")
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SetupError(f"{root} cannot be made: {error.strerror}") from error
    write_whole(path, draft(wanted).encode("utf-8"))
    return path


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that whoever reads it sees the old or the new one, never half of either.

    Raises:
        SetupError: it cannot be written.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(content)
            if path.exists():
                temporary.chmod(path.stat().st_mode & 0o777)
            else:
                temporary.chmod(0o644)
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise SetupError(f"{path} cannot be written: {error.strerror}") from error
