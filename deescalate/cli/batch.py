"""What commands over many transcripts share: reading files, progress, an orderly end."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

import click

from deescalate.cli.crew import Work, in_order
from deescalate.content.transcripts import Entry, TranscriptProblem, transcripts_in
from deescalate.interface.safe import visible

if TYPE_CHECKING:
    from types import TracebackType

    from rich.progress import Progress, TaskID

Result = TypeVar("Result")

INTERRUPTED: Final = 130
"""Exit status after Ctrl+C, as shells have it."""

_BETWEEN_DRAWINGS: Final = 0.1
"""Seconds."""


def each(
    files: Sequence[Path],
    prepare: Callable[[], Work[Result]],
    workers: int | None,
    take: Callable[[Result, Bar], None],
) -> int:
    """Hand what the work makes of every conversation to ``take``, in order; report the rest.

    Returns the number of problems. Ctrl+C ends the program, after the processes.
    """
    problems = 0
    try:
        with Bar(files) as bar, closing(in_order(_entries(files, bar), prepare, workers)) as found:
            for item in found:
                if isinstance(item, TranscriptProblem):
                    problems += 1
                    with bar.aside():
                        click.echo(visible(str(item), one_line=True), err=True)
                else:
                    take(item, bar)
                bar.advance()
    except KeyboardInterrupt:
        click.echo("deescalate: stopped", err=True)
        sys.exit(INTERRUPTED)
    return problems


def _entries(files: Iterable[Path], bar: Bar) -> Iterator[Entry]:
    """Everything in the files; one that cannot be read becomes a problem."""
    before = 0
    for path in files:
        try:
            with path.open("rb") as file:
                seekable = file.seekable()
                for entry in transcripts_in(file, path):
                    bar.read_to(before + (file.tell() if seekable else 0))
                    yield entry
                before += file.tell() if seekable else 0
        except OSError as error:
            bar.read_to(before)
            yield _unreadable(path, error)


def _unreadable(path: Path, error: OSError) -> TranscriptProblem:
    if isinstance(error, FileNotFoundError):
        return TranscriptProblem(str(path), 0, "There is no such file.", "Check its name.")
    if isinstance(error, IsADirectoryError):
        return TranscriptProblem(str(path), 0, "This is a folder.", "Name the files in it.")
    cause = f"The file cannot be read: {error.strerror or error}."
    return TranscriptProblem(str(path), 0, cause, "Check its permissions.")


class Bar:
    """How far the files are worked through, on stderr if that is a terminal; else nothing."""

    def __init__(self, files: Iterable[Path]) -> None:
        self._total = sum(map(_size, files))
        self._places: deque[int] = deque()
        self._done = 0
        self._drawn = 0.0
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            self._progress = _progress()
            self._task = self._progress.add_task("", total=self._total or None, done=0)
            self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._progress is not None:
            self._progress.stop()

    def read_to(self, place: int) -> None:
        """The next entry was read; it ends about so many bytes into the files."""
        self._places.append(place)

    def advance(self) -> None:
        """The next entry is worked through, in the order of reading."""
        place = self._places.popleft()
        self._done += 1
        if self._progress is None or self._task is None:
            return
        self._progress.update(self._task, completed=place, done=self._done)
        if monotonic() - self._drawn >= _BETWEEN_DRAWINGS:
            self._drawn = monotonic()
            self._progress.refresh()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Wipe the bar for as long as something else writes on the terminal."""
        if self._progress is None:
            yield
            return
        self._progress.stop()
        yield
        self._progress.start()


def _size(path: Path) -> int:
    """Bytes of a regular file; nothing for pipes and for what is not there."""
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:
        return 0


def _progress() -> Progress:
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    columns: tuple[Any, ...] = (
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[done]} done"),
        TimeRemainingColumn(),
    )
    return Progress(
        *columns,
        console=Console(stderr=True),
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
