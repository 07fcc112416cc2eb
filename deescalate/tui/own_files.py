"""The scenario files that the user may edit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deescalate.tui.services import Shell


def editable(shell: Shell) -> dict[str, Path]:
    """The user's own files that can be played, by scenario id."""
    library = shell.loaded.library
    files = library.files if library is not None else ()
    return {
        file.scenario.id: Path(file.path)
        for file in files
        if file.scenario is not None and shell.services.may_edit(Path(file.path))
    }
