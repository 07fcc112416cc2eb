"""Work in several processes: in order, bounded, and ended with whoever reads the results."""

import multiprocessing
import os
import time
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from deescalate.cli.crew import READ_AHEAD, in_order, processors
from deescalate.content.transcripts import Entry, TranscriptProblem
from deescalate.errors import ContentError, SetupError
from deescalate.model.rated import RatedConversation

PROBLEM = TranscriptProblem("file", 1, "It is bad.", "Mend it.")


class Source:
    """Conversations 0, 1, ..., and how many of them were read."""

    def __init__(self, count: int) -> None:
        self.read = 0
        self._count = count

    def __iter__(self) -> Iterator[Entry]:
        for number in range(self._count):
            self.read += 1
            yield RatedConversation(str(number), None, ())


def prepare_naming() -> Callable[[RatedConversation], tuple[str, int]]:
    """Work: the conversation's id and the process; the even ones take their time."""

    def work(conversation: RatedConversation) -> tuple[str, int]:
        if int(conversation.id) % 2 == 0:
            time.sleep(0.02)
        return conversation.id, os.getpid()

    return work


def prepare_dying() -> Callable[[RatedConversation], str]:
    """Work that ends its process."""

    def work(conversation: RatedConversation) -> str:
        os._exit(3)

    return work


def prepare_failing() -> Callable[[RatedConversation], str]:
    """No work: something is missing."""
    raise ContentError("the phrasebook is missing")


def test_two_workers_keep_the_order() -> None:
    entries: list[Entry] = [*Source(20)]
    entries[5:5] = [PROBLEM]
    entries.append(PROBLEM)
    results = list(in_order(entries, prepare_naming, 2))
    assert results[5] == results[-1] == PROBLEM
    done = [result for result in results if not isinstance(result, TranscriptProblem)]
    assert [name for name, _ in done] == [str(number) for number in range(20)]
    processes = {process for _, process in done}
    assert len(processes) == 2
    assert os.getpid() not in processes


def test_one_worker_is_this_process_and_reads_nothing_ahead() -> None:
    source = Source(1_000)
    with closing(in_order(source, prepare_naming, 1)) as results:
        for number in range(1, 4):
            assert next(results) == (str(number - 1), os.getpid())
            assert source.read == number


def test_no_more_than_the_window_is_read_ahead() -> None:
    source = Source(10_000)
    with closing(in_order(source, prepare_naming, 2)) as results:
        assert source.read == 0
        for taken in range(1, 41):
            next(results)
            assert taken <= source.read <= taken + 2 * READ_AHEAD
    assert source.read < 200
    assert not multiprocessing.active_children()


def test_a_short_input_starts_no_process_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deescalate.cli.crew.processors", lambda: 2)
    results = [*in_order(Source(READ_AHEAD), prepare_naming, None)]
    assert results == [(str(number), os.getpid()) for number in range(READ_AHEAD)]
    longer = [*in_order(Source(READ_AHEAD + 1), prepare_naming, None)]
    assert os.getpid() not in {result[1] for result in longer if isinstance(result, tuple)}


def test_more_workers_than_conversations_are_not_started() -> None:
    results = [*in_order([PROBLEM, *Source(1), PROBLEM], prepare_naming, 200)]
    assert results == [PROBLEM, ("0", os.getpid()), PROBLEM]


def test_nothing_is_loaded_for_problems_alone() -> None:
    def prepare() -> Callable[[RatedConversation], str]:
        raise AssertionError("loaded")

    assert list(in_order([PROBLEM], prepare, None)) == [PROBLEM]
    assert list(in_order([], prepare, 4)) == []


def test_a_process_that_dies_is_one_sentence() -> None:
    with pytest.raises(SetupError, match="fewer with --workers"):
        list(in_order(Source(5), prepare_dying, 2))
    assert not multiprocessing.active_children()


@pytest.mark.parametrize("workers", [1, 2])
def test_work_that_cannot_be_prepared_says_why(workers: int) -> None:
    with pytest.raises(ContentError, match="the phrasebook is missing"):
        list(in_order(Source(5), prepare_failing, workers))
    assert not multiprocessing.active_children()


def test_processors_are_those_that_may_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    assert processors() >= 1
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {3, 5, 7}, raising=False)
    assert processors() == 3
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert processors() == 1
