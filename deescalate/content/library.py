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
class HiddenFile:
    """A file that could be played, were there not another one of the same id that wins."""

    path: str
    scenario_id: str
    winner: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file that was found, in which of the folders; ``own`` if that is one of the user's."""

    file: Traversable
    own: bool
    root: int

    @property
    def stem(self) -> str:
        """The id that the file's name promises."""
        return self.file.name.rsplit(".", 1)[0]


class Library:
    """Scenarios by id. Files are read when they are first asked for, each once.

    Of files with the same id in several folders the first one wins (the user's own before
    installed packs, these before the built-in), and the others are hidden. A broken file wins over
    nothing: it is listed as such. Two in one folder are a mistake.
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
        folders = [(root, True) for root in user_roots] + [(root, False) for root in roots]
        return cls(
            (
                _Entry(file, own, number)
                for number, (root, own) in enumerate(folders)
                for file in yaml_files(root, _FOLDERS)
            ),
            path_roots,
        )

    def with_file(self, file: Traversable) -> Library:
        """This library with one more file of the user's, which wins over all others."""
        others = (entry for entry in self._entries if str(entry.file) != str(file))
        return Library([_Entry(file, own=True, root=-1), *others], self._path_roots)

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

        Of two files with the same id in one folder, the second one is broken.
        """
        first: dict[tuple[int, str], Traversable] = {}
        files: list[ScenarioFile] = []
        for entry in self._entries:
            file = self._file(entry)
            if file.scenario is not None:
                other = first.setdefault((entry.root, file.scenario.id), entry.file)
                if other is not entry.file:
                    problems = (*file.problems, second_of(entry.file, other))
                    file = ScenarioFile(file.path, None, problems)
            files.append(file)
        return tuple(files)

    @cached_property
    def hidden(self) -> tuple[HiddenFile, ...]:
        """Every file that another one of the same id hides."""
        winners: dict[str, str] = {}
        found: list[HiddenFile] = []
        for file in self.files:
            if file.scenario is not None:
                winner = winners.setdefault(file.scenario.id, file.path)
                if winner != file.path:
                    found.append(HiddenFile(file.path, file.scenario.id, winner))
        return tuple(found)

    def find(self, scenario_id: str) -> Scenario | None:
        """The scenario of that id; reads no more files than it must. None if there is none."""
        for entry in self._entries:
            if entry.stem == scenario_id:
                found = self._file(entry).scenario
                if found is not None:
                    return found
        return None

    def file_of(self, scenario_id: str) -> str | None:
        """The path of the file that has this id, or that should have it and is broken."""
        called_so = [entry for entry in self._entries if entry.stem == scenario_id]
        good = (entry for entry in called_so if self._file(entry).scenario is not None)
        entry = next(good, next(iter(called_so), None))
        return None if entry is None else str(entry.file)

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

        A file that a readable one of the same name in an earlier folder hides is left out.
        """
        taken: dict[str, int] = {}
        found: list[Summary] = []
        for entry in self._entries:
            if taken.get(entry.stem, entry.root) != entry.root:
                continue
            summary = read_summary(entry.file, own=entry.own)
            if summary.problem is None:
                taken.setdefault(entry.stem, entry.root)
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
