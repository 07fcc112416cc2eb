"""Learning paths: ``paths/<lang>/<id>.yaml``, each a list of conversations with a goal."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from deescalate.content.files import yaml_files
from deescalate.content.problems import Problem
from deescalate.content.source import Source, suggestion
from deescalate.model.language import Language
from deescalate.model.path import LearningPath, PathStep

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from deescalate.content.path_schema import PathPart

_FOLDERS: Final = 1


@dataclass(frozen=True, slots=True)
class LearningPaths:
    """The paths that can be followed, and the problems of all files."""

    paths: tuple[LearningPath, ...] = ()
    problems: tuple[Problem, ...] = ()

    def start(self, language: Language) -> LearningPath | None:
        """The path that new learners of a language follow."""
        fitting = (path for path in self.paths if path.language is language)
        return next((path for path in fitting if path.start), None)

    def find(self, path_id: str) -> LearningPath | None:
        """The path of that id."""
        return next((path for path in self.paths if path.id == path_id), None)


def read_paths(roots: Iterable[Traversable], known: Collection[str] | None = None) -> LearningPaths:
    """Every path of some folders; of two with one id the first stays. Nothing is raised.

    ``known`` are the scenarios that there are; a step that names another one is a problem, and the
    step is left out.
    """
    paths: dict[str, LearningPath] = {}
    problems: list[Problem] = []
    for root in roots:
        for file in yaml_files(root, _FOLDERS):
            path, found = _read(file, known)
            problems += found
            if path is not None:
                paths.setdefault(path.id, path)
    return LearningPaths(tuple(paths.values()), tuple(problems))


def _read(
    file: Traversable, known: Collection[str] | None
) -> tuple[LearningPath | None, tuple[Problem, ...]]:
    from deescalate.content.path_schema import PathPart  # noqa: PLC0415 - costs start-up time
    from deescalate.content.schema_reader import validate  # noqa: PLC0415
    from deescalate.content.yaml_reader import read_file  # noqa: PLC0415

    source = read_file(file)
    part, _ = validate(source, PathPart)
    if part is None or source.broken:
        return None, source.problems
    path = _path(source, part, known)
    return (path if path.steps else None), source.problems


def _path(source: Source, part: PathPart, known: Collection[str] | None) -> LearningPath:
    steps: list[PathStep] = []
    for place, step in enumerate(part.steps):
        if known is not None and step.scenario not in known:
            source.report(
                "L01",
                f"there is no scenario {step.scenario}",
                ("steps", place, "scenario"),
                advice=suggestion(step.scenario, known, "scenarios here"),
            )
            continue
        steps.append(PathStep(step.scenario, step.why.strip(), step.reach))
    return LearningPath(
        part.path, part.lang, part.title, part.goal.strip(), tuple(steps), part.start
    )
