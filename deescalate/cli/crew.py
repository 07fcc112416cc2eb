"""Works on conversations in several processes: results in order, a bounded number on their way.

Every process loads its own ear, which takes seconds; so a short input is worked on right here.
"""

from __future__ import annotations

import math
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing import resource_tracker
from typing import Any, Final, NoReturn, TypeVar

from deescalate.content.transcripts import Entry, TranscriptProblem
from deescalate.errors import DeescalateError, SetupError
from deescalate.model.rated import RatedConversation

Result = TypeVar("Result")
Work = Callable[[RatedConversation], Result]

READ_AHEAD: Final = 32
"""Conversations for each worker that are read before their turn. A worker that finds fewer would
load longer than it works."""


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_order(
    entries: Iterable[Entry], prepare: Callable[[], Work[Result]], workers: int | None
) -> Generator[Result | TranscriptProblem, None, None]:
    """What the work makes of every conversation; problems pass through, each in its place.

    ``prepare`` is called once in every process that works and must be picklable. ``workers`` is
    how many at most, None: as many as there are processors and the input keeps busy. Whoever does
    not read to the end closes the iterator, which ends the processes.

    Raises:
        SetupError: a process died.
        DeescalateError: the work could not be prepared.
    """
    entries = iter(entries)
    most = workers or processors()
    ahead = list(islice(entries, READ_AHEAD * most)) if most > 1 else []
    conversations = sum(not isinstance(entry, TranscriptProblem) for entry in ahead)
    needed = conversations if workers else math.ceil(conversations / READ_AHEAD)
    everything = chain(ahead, entries)
    if min(most, needed) > 1:
        yield from _in_pool(everything, prepare, min(most, needed))
    else:
        yield from _here(everything, prepare)


def _here(
    entries: Iterable[Entry], prepare: Callable[[], Work[Result]]
) -> Iterator[Result | TranscriptProblem]:
    work: Work[Result] | None = None
    for entry in entries:
        if isinstance(entry, TranscriptProblem):
            yield entry
            continue
        work = work or prepare()
        yield work(entry)


def _in_pool(
    entries: Iterable[Entry], prepare: Callable[[], Work[Result]], workers: int
) -> Iterator[Result | TranscriptProblem]:
    pending: deque[Future[Result] | TranscriptProblem] = deque()

    def taken() -> Result | TranscriptProblem:
        item = pending.popleft()
        return item if isinstance(item, TranscriptProblem) else item.result()

    with _pool(prepare, workers) as pool:
        for entry in entries:
            if isinstance(entry, TranscriptProblem):
                pending.append(entry)
            else:
                with _interrupts_held_back():
                    pending.append(pool.submit(_work, entry))
            while pending and (len(pending) >= READ_AHEAD * workers or _ready(pending[0])):
                yield taken()
        while pending:
            yield taken()


def _ready(item: Future[Result] | TranscriptProblem) -> bool:
    return isinstance(item, TranscriptProblem) or item.done()


@contextmanager
def _pool(prepare: Callable[[], Work[Result]], workers: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that end with the block: at once if it is left early, else when all is done."""
    others = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(
        workers,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_begin,
        initargs=(prepare,),
    )
    try:
        yield pool
    except BrokenProcessPool:
        raise SetupError(
            "a worker process ended unexpectedly, perhaps for want of memory;"
            " try fewer with --workers"
        ) from None
    except BaseException:
        for process in set(multiprocessing.active_children()) - others:
            process.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Processes that start in the block never hear of Ctrl+C, not even while they load."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # its own start would lift the block
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# --- in a worker process ---------------------------------------------------------------------

_PREPARED: Final[list[Work[Any]]] = []
"""The process's work, once it has begun."""


def _begin(prepare: Callable[[], Work[Any]]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        _PREPARED.append(prepare())
    except DeescalateError as error:
        _PREPARED.append(_Failing(error))


class _Failing:
    """Work of a process that cannot begin: says so instead of dying without a word."""

    def __init__(self, error: DeescalateError) -> None:
        self._error = error

    def __call__(self, conversation: RatedConversation) -> NoReturn:  # noqa: ARG002
        raise self._error


def _end_with_parent() -> None:
    """A parent that was killed cannot end its workers, and they would wait for it for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(conversation: RatedConversation) -> Any:
    return _PREPARED[0](conversation)
