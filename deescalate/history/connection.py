"""Opens the database file: private, in write-ahead mode, with the newest tables."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import Final

from deescalate.errors import HistoryError
from deescalate.history.faults import plainly
from deescalate.history.schema import APPLICATION_ID, MIGRATION_SET, STEPS

WAIT: Final = 5.0
"""Seconds to wait for another program that is writing."""


class Connection:
    """One open history file. Safe to share between threads: one works at a time.

    Every method raises ``HistoryError`` if the file cannot be read or written.
    """

    def __init__(self, path: Path, wait: float = WAIT) -> None:
        self.path: Final = path
        self._lock = RLock()
        _make_private(path)
        with plainly(path):
            self._sqlite = sqlite3.connect(
                path, timeout=wait, isolation_level=None, check_same_thread=False
            )
        try:
            with plainly(path):
                self._prepare()
        except BaseException:
            self._sqlite.close()
            raise

    def close(self) -> None:
        """Close the file; a second time does nothing."""
        with self._lock:
            self._sqlite.close()

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[sqlite3.Row]:
        """All rows that a query gives."""
        with self._lock, plainly(self.path):
            return self._sqlite.execute(sql, values).fetchall()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of the block is kept, or nothing if it raises.

        On leaving the block the change is in the file and survives the end of the process.
        """
        with self._lock, plainly(self.path):
            self._sqlite.execute("begin immediate")
            try:
                yield self._sqlite
                self._sqlite.execute("commit")
            except BaseException:
                # A full disk may have ended the transaction already.
                if self._sqlite.in_transaction:
                    self._sqlite.execute("rollback")
                raise

    def overwrite_deleted(self) -> None:
        """From now on what is deleted is overwritten in the file, not only given free."""
        with self._lock, plainly(self.path):
            self._sqlite.execute("pragma secure_delete = on")

    def empty_log(self) -> None:
        """Move everything from the write-ahead log into the file and shorten the log to nothing.

        While another program reads the file, its last pages may stay in the log until it is done.
        """
        with self._lock, plainly(self.path):
            self._sqlite.execute("pragma wal_checkpoint(truncate)").fetchall()

    def _prepare(self) -> None:
        self._sqlite.row_factory = sqlite3.Row
        self._sqlite.create_function("folded", 1, _folded, deterministic=True)
        self._refuse_strangers()
        if self._pending():
            self._migrate()
        else:
            self._choose_durability()
        self._sqlite.execute("pragma foreign_keys = on")

    def _choose_durability(self) -> None:
        (journal,) = self._sqlite.execute("pragma journal_mode = wal").fetchone()
        # Without a write-ahead log only FULL keeps the file sound through a power cut.
        self._sqlite.execute(f"pragma synchronous = {'normal' if journal == 'wal' else 'full'}")

    def _refuse_strangers(self) -> None:
        # Tables first: they and the id appear in one commit, so who sees tables sees the id too.
        (tables,) = self._sqlite.execute("select count(*) from sqlite_master").fetchone()
        (application,) = self._sqlite.execute("pragma application_id").fetchone()
        if tables and application != APPLICATION_ID:
            raise HistoryError(
                f"{self.path} is a database of another program and was left as it is;"
                " move it away and start again"
            )

    def _pending(self) -> bool:
        applied = self._applied()
        unknown = sorted(applied - set(STEPS))
        if unknown:
            raise HistoryError(
                f"the history {self.path} was written by a newer version of deescalate"
                f" (it knows {unknown[-1]}) and was left as it is; update deescalate to use it"
            )
        return applied != set(STEPS)

    def _applied(self) -> set[str]:
        found = self._sqlite.execute(
            "select 1 from sqlite_master where name = '_sqlite_migrations'"
        ).fetchone()
        if found is None:
            return set()
        rows = self._sqlite.execute(
            "select name from _sqlite_migrations where migration_set = ?", [MIGRATION_SET]
        )
        return {row["name"] for row in rows}

    def _migrate(self) -> None:
        from sqlite_utils import Database  # noqa: PLC0415 - slow to import, seldom needed

        from deescalate.history.migrations import migrations  # noqa: PLC0415

        self._choose_durability()
        # One writer at a time: a second program that starts now waits here, then finds no step due.
        with self.writing():
            self._refuse_strangers()
            if self._pending():
                migrations.apply(Database(self._sqlite, execute_plugins=False))


def _folded(text: object) -> str:
    return str(text).casefold()


def _make_private(path: Path) -> None:
    """Create folder and file for their owner only; sqlite gives its side files the same mode."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDONLY | os.O_CREAT, 0o600))
    except IsADirectoryError as error:
        raise HistoryError(
            f"{path} is a folder, not a history database; move it away and start again"
        ) from error
    except OSError as error:
        raise HistoryError(
            f"the history {path} cannot be opened: {error.strerror or error};"
            " make its folder writable or set DEESCALATE_HOME to one that is"
        ) from error
    # A file that belongs to somebody else keeps its mode.
    with suppress(OSError):
        path.chmod(path.stat().st_mode & 0o600)
