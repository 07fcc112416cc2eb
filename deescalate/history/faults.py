"""Turns what sqlite and the file system complain about into one sentence with a way out."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from deescalate.errors import HistoryError

NOT_TOUCHED: Final = "nothing in it was changed"

_SENTENCES: Final[Mapping[int, str]] = {
    sqlite3.SQLITE_BUSY: (
        "the history {path} is in use by another program that does not let go of it;"
        " close that program and try again"
    ),
    sqlite3.SQLITE_LOCKED: (
        "the history {path} is in use by another program that does not let go of it;"
        " close that program and try again"
    ),
    sqlite3.SQLITE_READONLY: (
        "the history {path} is read-only; make the file and its folder writable and try again"
    ),
    sqlite3.SQLITE_FULL: (
        "the disk with the history {path} is full; what was saved before is safe:"
        " free some space and try again"
    ),
    sqlite3.SQLITE_IOERR: (
        "the disk refused to read or write the history {path}; what was saved before is safe:"
        " look whether the disk is full or failing and try again"
    ),
    sqlite3.SQLITE_CORRUPT: (
        "the history {path} is damaged and was left as it is; move it away (sqlite3 can often"
        " .recover it) and start again, or put a backup in its place"
    ),
    sqlite3.SQLITE_NOTADB: (
        "{path} is not a history database and was left as it is; move it away and start again"
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "the history {path} cannot be opened; look whether its folder exists and may be written to"
    ),
}
_OTHER: Final = "the history {path} cannot be used ({error}); what was saved before is safe"


def sentence(error: sqlite3.Error, path: Path) -> str:
    """What went wrong, with which file, and what to do."""
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if isinstance(code, int) else -1
    return _SENTENCES.get(primary, _OTHER).format(path=path, error=error)


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Raise errors of sqlite as ``HistoryError`` about the file ``path``."""
    try:
        yield
    except sqlite3.Error as error:
        raise HistoryError(sentence(error, path)) from error
