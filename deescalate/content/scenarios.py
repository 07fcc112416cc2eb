"""One scenario file to a scenario, or to the problems that keep it from being one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from deescalate.content.problems import Problem
from deescalate.content.source import NodePath, Source
from deescalate.model.scenario import Scenario

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


@dataclass(frozen=True, slots=True)
class ScenarioFile:
    """A file that was read. ``scenario`` is None if any of ``problems`` is an error.

    ``lines`` says on which line, from 1, the value at a path of keys and list positions begins.
    """

    path: str
    scenario: Scenario | None
    problems: tuple[Problem, ...]
    lines: Mapping[NodePath, int] = field(default_factory=dict)


def read_scenario(path: Traversable) -> ScenarioFile:
    """Read and check one scenario file. Never raises for anything the file holds."""
    # pydantic and PyYAML cost a tenth of a second, so they are loaded with the first file.
    from deescalate.content.yaml_reader import read_file  # noqa: PLC0415

    return _checked(read_file(path))


def read_scenario_text(content: bytes, path: str) -> ScenarioFile:
    """Read and check the bytes of a scenario file; ``path`` names it and is not opened."""
    from deescalate.content.yaml_reader import read_yaml  # noqa: PLC0415

    return _checked(read_yaml(content, path))


def _checked(source: Source) -> ScenarioFile:
    from deescalate.content.build import build_scenario  # noqa: PLC0415
    from deescalate.content.checks import check_scenario  # noqa: PLC0415
    from deescalate.content.schema import ScenarioPart  # noqa: PLC0415
    from deescalate.content.schema_reader import validate  # noqa: PLC0415

    doc, usable = validate(source, ScenarioPart)
    if doc is not None:
        check_scenario(source, doc, usable)
    scenario = None
    if doc is not None and not source.broken:
        scenario = build_scenario(doc, source.digest)
    lines = {at: spot.line for at, spot in source.spots.items()}
    return ScenarioFile(source.path, scenario, source.problems, lines)
