"""A file that is open here and may be changed by somebody else. Slow: made for worker threads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deescalate.content.files import read_bytes
from deescalate.content.source import Source
from deescalate.errors import ContentError

if TYPE_CHECKING:
    from pathlib import Path

    Stamp = tuple[int, int, int]


class WatchedFile:
    """Remembers what was last seen of a file, and says when it holds something else."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.content = b""
        self._stamp: Stamp | None = None

    def read(self) -> bytes:
        """What the file holds now.

        Raises:
            ContentError: it cannot be read.
        """
        stamp = self._stamped()
        source = Source(str(self.path))
        content = read_bytes(self.path, source)
        if content is None:
            raise ContentError(f"{self.path}: {source.problems[0].message}")
        self.content, self._stamp = content, stamp
        return content

    def changed(self) -> bytes | None:
        """What the file holds now, if that is not what was last seen.

        A file that is gone has not changed: editors that save by renaming take it away for a
        moment.
        """
        stamp = self._stamped()
        if stamp is None or stamp == self._stamp:
            return None
        seen = self.content
        try:
            content = self.read()
        except ContentError:
            return None
        return content if content != seen else None

    def _stamped(self) -> Stamp | None:
        try:
            status = self.path.stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size, status.st_ino
