"""Writes files whole or not at all: a reader sees the old one or the new, never half of either."""

import contextlib
import os
from pathlib import Path
from typing import Final

from deescalate.errors import SetupError

OPEN: Final = 0o644
PRIVATE: Final = 0o600
"""Rights of a new file that only its owner may read."""


def write_whole(path: Path, content: bytes, rights: int = OPEN) -> None:
    """Write a file; one that was there keeps its rights.

    Raises:
        SetupError: it cannot be written; the old file is untouched.
    """
    try:
        put_in_place(path, content, rights)
    except OSError as error:
        raise SetupError(f"{path} cannot be written: {error.strerror or error}") from error


def put_in_place(path: Path, content: bytes, rights: int = OPEN) -> None:
    """Write a file as ``write_whole`` does, for callers with a sentence of their own.

    Raises:
        OSError: it cannot be written; the old file is untouched.
    """
    import tempfile  # noqa: PLC0415 - every start imports this module, few write

    # A link stays a link: what it points to is replaced.
    target = path.resolve()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        with contextlib.suppress(FileNotFoundError):
            rights = target.stat().st_mode & 0o777
        temporary.chmod(rights)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
