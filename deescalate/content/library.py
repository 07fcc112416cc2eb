"""All scenarios of some folders, with the broken files beside the good ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from deescalate.content.files import yaml_files
from deescalate.content.learning_paths import LearningPaths, read_paths
from deescalate.content.problems import Problem, Severity
from deescalate.content.scenarios import ScenarioFile, read_scenario
from deescalate.content.summary import Summary, read_summary, second_of
from deescalate.model.scenario import Difficulty, Scenario

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_FOLDERS = 2


@dataclass(frozen=True, slots=True)
class BrokenFile:
    """A file that cannot be played, with its problems; the first error stands first."""

    path: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file that was found; ``own`` if it lies in one of the user's folders."""

    file: Traversable
    own: bool

    @property
    def stem(self) -> str:
        """The id that the file's name promises."""
        return self.file.name.rsplit(".", 1)[0]


class Library:
    """Scenarios by id. Files are read when they are first asked for, each once.

    A user's file wins over a built-in one with the same id, unless it is broken: then it is
    listed as such and the built-in one stays.
    """

    def __init__(self, entries: Iterable[_Entry], path_roots: Iterable[Traversable] = ()) -> None:
        self._entries = tuple(entries)
        self._path_roots = tuple(path_roots)
        self._read: dict[_Entry, ScenarioFile] = {}

    @classmethod
    def load(
        cls,
        *roots: Traversable,
        user_roots: Iterable[Traversable] = (),
        path_roots: Iterable[Traversable] = (),
    ) -> Library:
        """The library of some folders, each with its files in it or in folders by language;
        ``path_roots`` are those of learning paths.

        A folder that does not exist counts as empty.
        """
        own = [_Entry(file, own=True) for root in user_roots for file in yaml_files(root, _FOLDERS)]
        built_in = [
            _Entry(file, own=False) for root in roots for file in yaml_files(root, _FOLDERS)
        ]
        return cls([*own, *built_in], path_roots)

    @cached_property
    def paths(self) -> LearningPaths:
        """The learning paths through these scenarios."""
        return read_paths(self._path_roots, [scenario.id for scenario in self.scenarios])

    @cached_property
    def scenarios(self) -> tuple[Scenario, ...]:
        """Every scenario that can be played, by language, level and title."""
        good: dict[str, Scenario] = {}
        for file in self.files:
            if file.scenario is not None:
                good.setdefault(file.scenario.id, file.scenario)
        levels = list(Difficulty)
        return tuple(
            sorted(
                good.values(),
                key=lambda each: (each.language, levels.index(each.difficulty), each.title),
            )
        )

    @cached_property
    def broken(self) -> tuple[BrokenFile, ...]:
        """Every file that cannot be played."""
        return tuple(_broken(file) for file in self.files if file.scenario is None)

    @cached_property
    def files(self) -> tuple[ScenarioFile, ...]:
        """Every file as it was read, warnings and hints included, the user's own first.

        Of two files with the same id in folders of the same kind, the second one is broken.
        """
        first: dict[tuple[bool, str], Traversable] = {}
        files: list[ScenarioFile] = []
        for entry in self._entries:
            file = self._file(entry)
            if file.scenario is not None:
                other = first.setdefault((entry.own, file.scenario.id), entry.file)
                if other is not entry.file:
                    problems = (*file.problems, second_of(entry.file, other))
                    file = ScenarioFile(file.path, None, problems)
            files.append(file)
        return tuple(files)

    def find(self, scenario_id: str) -> Scenario | None:
        """The scenario of that id; reads no more files than it must. None if there is none."""
        for entry in self._entries:
            if entry.stem == scenario_id:
                found = self._file(entry).scenario
                if found is not None:
                    return found
        return None

    def find_broken(self, scenario_id: str) -> BrokenFile | None:
        """The broken file that should hold that id; None if there is none."""
        for entry in self._entries:
            if entry.stem == scenario_id:
                file = self._file(entry)
                if file.scenario is None:
                    return _broken(file)
        return None

    def summaries(self) -> tuple[Summary, ...]:
        """One summary a file, without checking any; for lists that must stand at once.

        A built-in file that a user's readable file of the same name replaces is left out.
        """
        taken: set[str] = set()
        found: list[Summary] = []
        for entry in self._entries:
            if entry.stem in taken and not entry.own:
                continue
            summary = read_summary(entry.file, own=entry.own)
            if entry.own and summary.problem is None:
                taken.add(entry.stem)
            found.append(summary)
        return tuple(found)

    def _file(self, entry: _Entry) -> ScenarioFile:
        file = self._read.get(entry)
        if file is None:
            file = self._read[entry] = read_scenario(entry.file)
        return file


def _broken(file: ScenarioFile) -> BrokenFile:
    """The file with its errors before its warnings, each kind in the order of the file."""
    errors_first = sorted(file.problems, key=lambda each: each.severity is not Severity.ERROR)
    return BrokenFile(file.path, tuple(errors_first))
