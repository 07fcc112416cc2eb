"""The head of a scenario file, read without checking the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from deescalate.content.problems import Problem, Severity, safe

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_SHOWN: Final = frozenset(
    {
        "id",
        "title",
        "language",
        "channel",
        "level",
        "minutes",
        "industry",
        "skills",
        "brief",
    }
)
"""Keys whose values end the reading: all that every file has and that a list shows."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a list shows of a scenario, read without checking it.

    ``problem`` is the first problem of a file whose head cannot be read. A missing or wrong value
    is an empty one.
    """

    path: str
    id: str
    title: str
    language: str
    channel: str
    level: str
    minutes: int
    industry: str
    tags: tuple[str, ...]
    skills: tuple[str, ...]
    brief: str
    own: bool
    problem: Problem | None = None


def read_summary(file: Traversable, *, own: bool = False) -> Summary:
    """The summary of one file. Never raises for anything the file holds."""
    from deescalate.content.yaml_reader import read_file  # noqa: PLC0415 - costs start-up time

    source = read_file(file, _SHOWN)
    data = source.data or {}
    errors = [each for each in source.problems if each.severity is Severity.ERROR]
    minutes = data.get("minutes")
    return Summary(
        path=str(file),
        id=_text(data.get("id")) or safe(file.name.rsplit(".", 1)[0]),
        title=_text(data.get("title")),
        language=_text(data.get("language")),
        channel=_text(data.get("channel")),
        level=_text(data.get("level")),
        minutes=minutes if isinstance(minutes, int) else 0,
        industry=_text(data.get("industry")),
        tags=_texts(data.get("tags")),
        skills=_texts(data.get("skills")),
        brief=_text(data.get("brief")),
        own=own,
        problem=errors[0] if errors else None,
    )


def second_of(file: Traversable, first: Traversable) -> Problem:
    """The problem of a file whose id another file has already."""
    from deescalate.content.yaml_reader import read_file  # noqa: PLC0415

    source = read_file(file)
    source.found.clear()
    source.report(
        "L81",
        f"the file {first} has the same id",
        ("id",),
        advice="give one of the two another id and file name",
    )
    return source.problems[0]


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    entries = value if isinstance(value, list) else []
    return tuple(_text(entry) for entry in entries if isinstance(entry, str))
