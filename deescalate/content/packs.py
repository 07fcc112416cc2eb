"""Packs: scenarios to share, in one zip file with a ``pack.yaml`` that says what they are.

A pack comes from somebody else, so nothing in it is trusted: sizes, counts and names are checked
before anything is written, links and paths that lead elsewhere are refused, and every scenario has
to pass the check.
"""

import re
import stat
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Annotated, Final

from pydantic import Field

from deescalate.content.files import LARGEST_FILE
from deescalate.content.problems import Severity, render
from deescalate.content.scenarios import ScenarioFile, read_scenario_text
from deescalate.content.schema_reader import validate
from deescalate.content.schema_types import Id, OneOrMore, Part, Text, word_of
from deescalate.content.yaml_reader import read_yaml
from deescalate.errors import ContentError
from deescalate.model.language import Language
from deescalate.model.scenario import Scenario

HEAD: Final = "pack.yaml"
MOST_FILES: Final = 300
LARGEST_PACK: Final = 32 * 1024 * 1024
"""Bytes of everything in a pack, unpacked."""

_MEMBER: Final = re.compile(
    r"scenarios/(?P<language>[a-z]{2})/(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)\.yaml\Z"
)
_ENCRYPTED: Final = 0x1


class HeadPart(Part):
    """What ``pack.yaml`` says."""

    name: Id
    version: Annotated[int, Field(ge=1, le=100_000)]
    author: Text
    licence: Text
    languages: Annotated[list[Annotated[Language, word_of(Language)]], OneOrMore]


@dataclass(frozen=True, slots=True)
class PackHead:
    """What a pack says of itself."""

    name: str
    version: int
    author: str
    licence: str
    languages: tuple[Language, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack that may be installed: its head, and every file's bytes by the way to it."""

    head: PackHead
    scenarios: tuple[Scenario, ...]
    files: Mapping[str, bytes]


def pack_up(
    head: PackHead, files: Sequence[ScenarioFile], contents: Sequence[bytes]
) -> dict[str, bytes]:
    """The members of a pack: ``pack.yaml`` first, then the scenarios in the order given.

    Raises:
        ContentError: the head is none, a file has errors, or two have the same id.
    """
    members = {HEAD: _head_text(head).encode("utf-8")}
    read_head(members[HEAD], HEAD)
    for file, content in zip(files, contents, strict=True):
        if file.scenario is None:
            raise ContentError(f"{file.path} has errors; deescalate scenario check shows them")
        name = f"scenarios/{file.scenario.language.value}/{file.scenario.id}.yaml"
        if name in members:
            raise ContentError(f"{file.path}: another file of the pack is {file.scenario.id} too")
        members[name] = content
    return members


def read_pack(path: Path) -> Pack:
    """Read and check a pack; nothing is written.

    Raises:
        ContentError: the pack cannot be used; the sentence says why.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            files = dict(_members(archive, path))
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise ContentError(f"{path} is no pack that can be read: {error}") from error
    if HEAD not in files:
        raise ContentError(f"{path} is no pack: it has no {HEAD}")
    head = read_head(files[HEAD], f"{path}:{HEAD}")
    scenarios = tuple(_checked(name, content) for name, content in files.items() if name != HEAD)
    if not scenarios:
        raise ContentError(f"{path} holds no scenario")
    return Pack(head, scenarios, files)


def _members(archive: zipfile.ZipFile, path: Path) -> Iterator[tuple[str, bytes]]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MOST_FILES:
        raise ContentError(f"{path} holds more than {MOST_FILES} files")
    total = 0
    seen: set[str] = set()
    for entry in entries:
        name = _safe_name(entry, path)
        if name in seen:
            raise ContentError(f"{path} holds {name} twice")
        seen.add(name)
        with archive.open(entry) as member:
            content = member.read(LARGEST_FILE + 1)
        total += len(content)
        if len(content) > LARGEST_FILE or total > LARGEST_PACK:
            raise ContentError(f"{path}: {name} is too large")
        yield name, content


def _safe_name(entry: zipfile.ZipInfo, path: Path) -> str:
    name = entry.filename
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise ContentError(f"{path}: {name} is a link; packs hold files only")
    if entry.flag_bits & _ENCRYPTED:
        raise ContentError(f"{path}: {name} is encrypted")
    if name != HEAD and not _MEMBER.match(name):
        raise ContentError(
            f"{path}: {name!r} has no place in a pack; it holds {HEAD} and"
            " scenarios/<language>/<id>.yaml"
        )
    return name


def read_head(content: bytes, path: str) -> PackHead:
    """What a ``pack.yaml`` says.

    Raises:
        ContentError: it is not what a pack says of itself.
    """
    source = read_yaml(content, path)
    part, _ = validate(source, HeadPart)
    if part is None or source.broken:
        shown = "\n".join(render(problem) for problem in source.problems)
        raise ContentError(f"the pack does not say what it is:\n{shown}")
    return PackHead(part.name, part.version, part.author, part.licence, tuple(part.languages))


def _checked(name: str, content: bytes) -> Scenario:
    """The scenario of a member that passes the check and lies where it says."""
    file = read_scenario_text(content, name)
    if file.scenario is None:
        errors = [each for each in file.problems if each.severity is Severity.ERROR]
        shown = "\n".join(render(problem) for problem in errors[:5])
        raise ContentError(f"{name} does not pass the check:\n{shown}")
    place = PurePosixPath(name)
    if (place.parent.name, place.stem) != (file.scenario.language.value, file.scenario.id):
        raise ContentError(f"{name} is called otherwise inside: {file.scenario.id}")
    return file.scenario


def _head_text(head: PackHead) -> str:
    languages = ", ".join(language.value for language in head.languages)
    author, licence = (
        '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
        for text in (head.author, head.licence)
    )
    return (
        f"name: {head.name}\nversion: {head.version}\nauthor: {author}\nlicence: {licence}\n"
        f"languages: [{languages}]\n"
    )
