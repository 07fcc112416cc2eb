"""``scenario pack``, ``install`` and ``remove``: sharing scenarios as files."""

from __future__ import annotations

import io
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from deescalate import paths
from deescalate.cli.wiring import load_library
from deescalate.content.files import read_bytes
from deescalate.content.library import Library
from deescalate.content.packs import HEAD, Pack, PackHead, pack_up, read_head, read_pack
from deescalate.content.scenarios import read_scenario_text
from deescalate.content.source import Source
from deescalate.errors import ContentError, SetupError
from deescalate.writing import write_whole

if TYPE_CHECKING:
    from deescalate.model.language import Language

_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
"""The time of every member: the same scenarios make the same pack, byte for byte."""

INSTALLED_HEAD: Final = f".{HEAD}"
"""Hidden, so that it is not taken for a scenario."""

Ask = Callable[[str], bool]


def make_pack(  # noqa: PLR0913, PLR0917 - what a pack says of itself
    files: Sequence[Path], name: str, version: int, author: str, licence: str, out: Path
) -> int:
    """Write a pack of these files; how many scenarios it holds.

    Raises:
        ContentError: a file cannot be packed.
        SetupError: the pack cannot be written, or is there already.
    """
    if out.exists():
        raise SetupError(f"{out} is there already; give another name with --out")
    contents = [read_bytes(path, Source(str(path))) or b"" for path in files]
    read = [
        read_scenario_text(content, str(path))
        for path, content in zip(files, contents, strict=True)
    ]
    languages: set[Language] = {file.scenario.language for file in read if file.scenario}
    head = PackHead(name, version, author, licence, tuple(sorted(languages)))
    members = pack_up(head, read, contents)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            info = zipfile.ZipInfo(member, _EARLIEST)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    write_whole(out, buffer.getvalue())
    return len(members) - 1


def install(path: Path, ask: Ask) -> Pack | None:
    """Install a pack for the user; None if what is there was rather kept.

    The new pack is written beside the old one and takes its place when it is complete.

    Raises:
        ContentError: the pack cannot be used.
        SetupError: it cannot be written.
    """
    pack = read_pack(path)
    folder = paths.packs_dir() / pack.head.name
    old = installed_head(folder)
    if folder.exists():
        before = f"version {old.version}" if old else "something of that name"
        if not ask(f"{pack.head.name}: {before} is installed; replace it by {pack.head.version}?"):
            return None
    others = _clashes(pack, folder)
    if others and not ask(f"You already have {', '.join(others)} elsewhere; install all the same?"):
        return None
    _put(pack, folder)
    return pack


def remove(name: str, ask: Ask) -> bool:
    """Remove an installed pack; whether it was removed.

    Raises:
        ContentError: no pack of that name is installed.
        SetupError: it cannot be removed.
    """
    folder = paths.packs_dir() / name
    names = [head.name for head in installed()]
    if name not in names:
        raise ContentError(f"no pack {name} is installed; installed: {', '.join(names) or 'none'}")
    if not ask(f"Remove {name} with its scenarios?"):
        return False
    try:
        shutil.rmtree(folder)
    except OSError as error:
        raise SetupError(f"{folder} cannot be removed: {error.strerror}") from error
    return True


def installed() -> tuple[PackHead, ...]:
    """The heads of the packs that are installed, by name."""
    root = paths.packs_dir()
    folders = sorted(root.iterdir()) if root.is_dir() else []
    return tuple(head for head in map(installed_head, folders) if head is not None)


def installed_head(folder: Path) -> PackHead | None:
    """What the pack in a folder says of itself; None if there is none."""
    try:
        return read_head((folder / INSTALLED_HEAD).read_bytes(), str(folder / INSTALLED_HEAD))
    except (OSError, ContentError):
        return None


def which_wins(pack: Pack) -> Iterator[str]:
    """A line for every scenario of an installed pack that hides another one, or is hidden."""
    ours = {scenario.id for scenario in pack.scenarios}
    for hidden in load_library().hidden:
        if hidden.scenario_id in ours:
            yield f"{hidden.scenario_id}: {hidden.winner} wins, {hidden.path} is hidden"


def _clashes(pack: Pack, folder: Path) -> list[str]:
    """Ids of the pack that the user has in other folders; those of the built-in ones are no clash,
    because the user's own win visibly.
    """
    roots: Iterable[Path] = (root for root in paths.user_scenario_roots() if root != folder)
    own = {scenario.id for scenario in Library.load(*filter(Path.is_dir, roots)).scenarios}
    return sorted(own & {scenario.id for scenario in pack.scenarios})


def _put(pack: Pack, folder: Path) -> None:
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".new-") as name:
            fresh = Path(name) / "pack"
            for member, content in pack.files.items():
                name_inside = INSTALLED_HEAD if member == HEAD else member
                target = fresh / name_inside.removeprefix("scenarios/")
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
            if folder.exists():
                folder.rename(Path(name) / "old")
            fresh.rename(folder)
    except OSError as error:
        raise SetupError(f"{folder} cannot be written: {error.strerror}") from error
