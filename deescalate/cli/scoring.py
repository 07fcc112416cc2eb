"""The work of ``deescalate score``: judge every conversation and write it down at once."""

from __future__ import annotations

import sys
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from deescalate.cli import batch, wiring
from deescalate.cli.score_forms import Scored, form
from deescalate.errors import SetupError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from deescalate.model.language import Language
    from deescalate.model.rated import RatedConversation


@dataclass(frozen=True, slots=True)
class Scoring:
    """Prepares a process for scoring: loads the judge, and gives what is done to a conversation.

    ``language`` is that of every conversation; without it each has its own.
    """

    language: Language | None

    def __call__(self) -> Callable[[RatedConversation], Scored]:
        """Load the judge. Slow (seconds)."""
        judge = wiring.load_judge()

        def score_one(conversation: RatedConversation) -> Scored:
            turns = conversation.utterances
            language = self.language or conversation.language or judge.language_of(turns)
            analysis = judge.judge(turns, language)
            return Scored(conversation.id, language, len(turns), analysis)

        return score_one


def score(
    files: Sequence[Path],
    language: Language | None,
    style: str,
    workers: int | None,
    output: Path | None,
) -> int:
    """Write what the judge makes of every conversation; returns the number of problems.

    Raises:
        SetupError: the output cannot be written.
    """
    with _opened(output, files) as out:
        written = form(style, out)
        shared = out.isatty()  # the bar and the lines are on one screen then

        def take(scored: Scored, bar: batch.Bar) -> None:
            with bar.aside() if shared else nullcontext():
                _write(out, written.body(scored))

        _write(out, written.head())
        return batch.each(files, Scoring(language), workers, take)


def _write(out: TextIO, text: str) -> None:
    try:
        out.write(text)
        out.flush()
    except BrokenPipeError:
        raise  # nobody reads on: the command line ends without a word
    except OSError as error:
        raise SetupError(f"the output cannot be written: {error.strerror or error}") from error


@contextmanager
def _opened(output: Path | None, files: Sequence[Path]) -> Iterator[TextIO]:
    """The output file, or standard output.

    Raises:
        SetupError: the file cannot be written, or is one of those that are to be read.
    """
    if output is None:
        yield sys.stdout
        return
    if any(output.exists() and path.exists() and output.samefile(path) for path in files):
        raise SetupError(f"{output} is one of the transcripts; name another file for --output")
    try:
        out = output.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise SetupError(f"{output} cannot be written: {error.strerror or error}") from error
    try:
        yield out
    finally:
        with suppress(OSError):  # every line was flushed: closing can only repeat its error
            out.close()
