"""A bar for work whose length is known."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def bar(label: str, unit: str, total: int) -> Iterator[Callable[[], None]]:
    """How far a long work has come, on stderr if that is a terminal; gives what to call a step."""
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    console = Console(stderr=True)
    columns = (
        TextColumn(label),
        BarColumn(),
        TextColumn(f"{{task.completed}} of {{task.total}} {unit}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as progress:
        task = progress.add_task("", total=total)
        yield lambda: progress.advance(task)
