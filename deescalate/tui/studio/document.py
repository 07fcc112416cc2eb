"""The scenario file on the trainer's desk: its text, unsaved work, changes by others.

Everything here touches the disk: it is made for worker threads.
"""

from __future__ import annotations

import hashlib
import json
from threading import Lock
from typing import TYPE_CHECKING

from deescalate.content.files import LARGEST_FILE
from deescalate.errors import ContentError, SetupError
from deescalate.tui.watched_file import WatchedFile
from deescalate.writing import PRIVATE, write_whole

if TYPE_CHECKING:
    from pathlib import Path


def encoded(text: str) -> bytes:
    """The bytes of a text; half characters, which no file can hold, become question marks."""
    return text.encode("utf-8", "replace")


class StudioFile:
    """One file. ``drafts`` is the folder for unsaved work; None keeps none."""

    def __init__(self, path: Path, drafts: Path | None) -> None:
        self.path = path
        self._watched = WatchedFile(path)
        self._lock = Lock()
        name = hashlib.sha256(encoded(str(path.resolve()))).hexdigest()[:24]
        self._draft = None if drafts is None else drafts / f"{name}.json"

    def read(self) -> str:
        """The file's text.

        Raises:
            ContentError: it cannot be read, or cannot be edited without harm to it.
        """
        with self._lock:
            return self._text(self._watched.read())

    def changed(self) -> str | None:
        """The file's text if somebody else has changed it since it was last seen here.

        Raises:
            ContentError: it cannot be edited any more.
        """
        with self._lock:
            content = self._watched.changed()
            return None if content is None else self._text(content)

    def save(self, text: str) -> None:
        """Write the text into the file; unsaved work there was is then of no use any more.

        Raises:
            SetupError: it cannot be written.
        """
        with self._lock:
            write_whole(self.path, encoded(text))
            self._watched.read()
        self.forget()

    def keep(self, text: str) -> None:
        """Keep unsaved work, so that a crash loses nothing.

        Raises:
            SetupError: it cannot be kept.
        """
        if self._draft is None:
            return
        kept = json.dumps({"path": str(self.path), "text": text}, ensure_ascii=True)
        with self._lock:
            try:
                self._draft.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                raise SetupError(
                    f"{self._draft.parent} cannot be made: {error.strerror}"
                ) from error
            write_whole(self._draft, kept.encode("ascii"), PRIVATE)

    def kept(self) -> str | None:
        """Unsaved work of an earlier time, None if there is none."""
        if self._draft is None:
            return None
        try:
            text = json.loads(self._draft.read_bytes())["text"]
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return text if isinstance(text, str) else None

    def forget(self) -> None:
        """Unsaved work is saved, or not wanted any more."""
        if self._draft is not None:
            with self._lock:
                self._draft.unlink(missing_ok=True)

    def _text(self, content: bytes) -> str:
        if len(content) > LARGEST_FILE:
            raise ContentError(f"{self.path} is larger than {LARGEST_FILE // 1024} KiB")
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            raise ContentError(f"{self.path} is not UTF-8 text (line {line})") from error
