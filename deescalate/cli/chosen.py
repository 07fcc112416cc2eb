"""Which scenario files a command is to work on: ids of the library, paths, or everything."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from deescalate import paths
from deescalate.cli.wiring import load_library
from deescalate.errors import ContentError

if TYPE_CHECKING:
    from deescalate.content.library import Library
    from deescalate.content.scenarios import ScenarioFile
    from deescalate.model.scenario import Scenario

SUFFIXES: Final = frozenset({".yaml", ".yml"})
"""How the names of scenario files end."""


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


def is_path(name: str) -> bool:
    """Whether a name is meant as a path: it is one, or it looks like one."""
    path = Path(name)
    return path.exists() or path.suffix in SUFFIXES or len(path.parts) > 1


def named(names: tuple[str, ...]) -> tuple[Path, ...]:
    """Paths as they are; ids as the file of the library that has them.

    Raises:
        ContentError: a name is neither.
    """
    library = None
    found: list[Path] = []
    for name in names:
        if is_path(name):
            found.append(Path(name))
            continue
        library = library or load_library()
        file = library.file_of(name)
        if file is None:
            raise ContentError(f"there is no scenario and no file {name!r}; {_near(name, library)}")
        found.append(Path(file))
    return tuple(found)


def chosen_scenario(name: str) -> Scenario:
    """The scenario of an id, or of a file that is named by its path.

    Raises:
        ContentError: there is none, or its file is broken.
    """
    from deescalate.content.scenarios import read_scenario  # noqa: PLC0415

    if is_path(name):
        return playable(read_scenario(Path(name)))
    library = load_library()
    scenario = library.find(name)
    if scenario is not None:
        return scenario
    broken = library.find_broken(name)
    if broken is not None:
        raise ContentError(
            f"{broken.path} has errors; deescalate scenario check {broken.path} lists them"
        )
    raise ContentError(f"there is no scenario {name!r}; {_near(name, library)}")


def _near(name: str, library: Library) -> str:
    from deescalate.content.source import did_you_mean  # noqa: PLC0415

    near = did_you_mean(name, [known.id for known in library.scenarios])
    return f"did you mean {near}?" if near else "deescalate scenario list shows them all"


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
