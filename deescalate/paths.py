"""Every folder and every environment variable of the program; nothing else reads them.

- ``DEESCALATE_DATA``: folder with ``scenarios/`` and ``phrasebook/`` to use instead of the
  built-in ones.
- ``DEESCALATE_HOME``: folder that holds settings, history and own scenarios, instead of the
  platform's places.
- ``DEESCALATE_TEAM``: folder of a team's own wordings and scorecard, instead of one in the home.
- ``NO_COLOR``, ``LANGUAGE``, ``LC_ALL``, ``LC_MESSAGES``, ``LANG``: as everywhere.
"""

import os
from pathlib import Path
from typing import Final

from deescalate.errors import SetupError

APP: Final = "deescalate"


def content_root() -> Path:
    """The folder that holds ``scenarios/`` and ``phrasebook/``.

    Looks at ``DEESCALATE_DATA``, then into the installed package, then beside it (source tree and
    editable install).

    Raises:
        SetupError: there is no such folder.
    """
    chosen = os.environ.get("DEESCALATE_DATA")
    if chosen:
        root = Path(chosen).expanduser()
        if not root.is_dir():
            raise SetupError(f"DEESCALATE_DATA names {root}, which is not a folder.")
        return root
    package = Path(__file__).resolve().parent
    for root in (package / "_data", package.parent):
        if (root / "scenarios").is_dir() and (root / "phrasebook").is_dir():
            return root
    raise SetupError(
        "The built-in scenarios are missing; install the program again or set DEESCALATE_DATA."
    )


def scenario_roots() -> tuple[Path, ...]:
    """Folders of the built-in scenarios, each with a folder per language."""
    return (content_root() / "scenarios",)


def user_scenario_roots() -> tuple[Path, ...]:
    """Folders of the user's own scenarios and of installed packs, which win over built-in ones.

    The first one may not exist.
    """
    packs = packs_dir()
    folders = sorted(packs.iterdir()) if packs.is_dir() else []
    installed = (folder for folder in folders if not folder.name.startswith("."))
    return (data_dir() / "scenarios", *filter(Path.is_dir, installed))


def path_roots() -> tuple[Path, ...]:
    """Folders of learning paths, the user's own first; not all of them need exist."""
    return (data_dir() / "paths", content_root() / "paths")


def lens_roots() -> tuple[Path, ...]:
    """Folders of lenses, the user's own first, then the team's; not all of them need exist."""
    return (data_dir() / "lenses", team_dir() / "lenses", content_root() / "lenses")


def packs_dir() -> Path:
    """The folder of installed packs, each in a folder of its name; it may not exist."""
    return data_dir() / "packs"


def team_dir() -> Path:
    """The folder of a team's own wordings, brand words and scorecard; it may not exist.

    Looks at ``DEESCALATE_TEAM`` first: a team may share one folder.
    """
    chosen = os.environ.get("DEESCALATE_TEAM")
    return Path(chosen).expanduser() if chosen else data_dir() / "team"


def phrasebook_root() -> Path:
    """The folder of the phrasebook, with a folder per language."""
    return content_root() / "phrasebook"


def data_dir() -> Path:
    """The folder for history and own scenarios; it may not exist yet."""
    home = _home()
    if home is not None:
        return home / "data"
    import platformdirs  # noqa: PLC0415  costs start-up time, and is not always needed

    return platformdirs.user_data_path(APP, appauthor=False)


def config_file() -> Path:
    """The settings file; it may not exist yet."""
    home = _home()
    if home is not None:
        return home / "config" / "settings.toml"
    import platformdirs  # noqa: PLC0415  costs start-up time, and is not always needed

    return platformdirs.user_config_path(APP, appauthor=False) / "settings.toml"


def history_file() -> Path:
    """The history database; it may not exist yet."""
    return data_dir() / "history.db"


def drafts_dir() -> Path:
    """The folder of unsaved work on scenario files; it may not exist yet."""
    return data_dir() / "drafts"


def no_color() -> bool:
    """Whether the user asks for output without colours (https://no-color.org)."""
    return bool(os.environ.get("NO_COLOR"))


def locale_names() -> tuple[str, ...]:
    """The user's languages, most wanted first, such as ``("de_DE.UTF-8",)``; may be empty."""
    wanted: list[str] = []
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        wanted.extend(entry for entry in os.environ.get(name, "").split(":") if entry)
    return tuple(dict.fromkeys(wanted))


def _home() -> Path | None:
    chosen = os.environ.get("DEESCALATE_HOME")
    return Path(chosen).expanduser() if chosen else None
