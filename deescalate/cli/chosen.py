"""Which scenario files a command is to work on: ids of the library, paths, or everything."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from deescalate import paths
from deescalate.cli.wiring import load_library
from deescalate.errors import ContentError

if TYPE_CHECKING:
    from deescalate.content.scenarios import ScenarioFile
    from deescalate.model.scenario import Scenario


def playable(file: ScenarioFile) -> Scenario:
    """The scenario of a file.

    Raises:
        ContentError: the file has errors; they are printed.
    """
    from deescalate.content.problems import render  # noqa: PLC0415

    if file.scenario is None:
        for problem in file.problems:
            click.echo(render(problem), err=True)
        raise ContentError(f"{file.path} has errors and cannot be played")
    return file.scenario


def named(names: tuple[str, ...]) -> tuple[Path, ...]:
    """Paths as they are; ids as the file of the library that has them."""
    found: list[Path] = []
    files: dict[str, str] = {}
    for name in names:
        path = Path(name)
        if not path.exists():
            files = files or {
                file.scenario.id: file.path
                for file in load_library().files
                if file.scenario is not None
            }
            if name not in files:
                raise ContentError(
                    f"{name} is neither a file nor a scenario; deescalate scenario list shows them"
                )
            path = Path(files[name])
        found.append(path)
    return tuple(found)


def yaml_files_of(chosen: tuple[Path, ...]) -> list[Path]:
    """What was named: single files, and every file of folders."""
    from deescalate.content.files import yaml_files  # noqa: PLC0415

    found: list[Path] = []
    for path in chosen:
        if path.is_dir():
            found += [Path(str(file)) for file in yaml_files(path, 2)]
        else:
            found.append(path)
    return found


def all_roots() -> tuple[Path, ...]:
    """Folders of the built-in scenarios and of the user's own that are there."""
    return (*paths.scenario_roots(), *filter(Path.is_dir, paths.user_scenario_roots()))


def read_chosen(chosen: tuple[Path, ...]) -> list[ScenarioFile]:
    """Read what was named: single files, and folders with everything in them."""
    from deescalate.content.library import Library  # noqa: PLC0415
    from deescalate.content.scenarios import read_scenario  # noqa: PLC0415

    results: list[ScenarioFile] = []
    for path in chosen:
        results += Library.load(path).files if path.is_dir() else [read_scenario(path)]
    return results
