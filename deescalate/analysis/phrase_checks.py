"""Proof that a phrasebook hears what it says it hears."""

from collections.abc import Sequence
from dataclasses import dataclass

from deescalate.model.analysis import Analyst, ReplyContext, Speaker, Utterance
from deescalate.model.moves import Example, Move


@dataclass(frozen=True, slots=True)
class PhraseFailure:
    """An example that the analyst hears otherwise than the phrasebook says.

    ``expected`` is True for a reply that must show the move. ``heard`` holds the moves that were
    heard instead.
    """

    move: str
    expected: bool
    example: Example
    heard: tuple[str, ...]

    def __str__(self) -> str:
        """The sentence for trainers."""
        return self.message

    @property
    def message(self) -> str:
        """One sentence for trainers."""
        verb = "is not heard" if self.expected else "is heard though it is a near miss"
        heard = ", ".join(self.heard) or "nothing"
        return f"{self.move} {verb} in {self.example.reply!r} (heard: {heard})"


def check_moves(analyst: Analyst, moves: Sequence[Move]) -> list[PhraseFailure]:
    """Every example of ``moves`` that is not heard as written, in their order.

    An example with a customer text is heard as the answer to it, any other without context.
    """
    failures: list[PhraseFailure] = []
    for move in moves:
        for expected, examples in ((True, move.matches), (False, move.near_misses)):
            for example in examples:
                heard = analyst.analyse(example.reply, _context(move, example)).moves()
                if (move.id in heard) is not expected:
                    failures.append(PhraseFailure(move.id, expected, example, heard))
    return failures


def _context(move: Move, example: Example) -> ReplyContext:
    said = (Utterance(Speaker.CUSTOMER, example.customer),) if example.customer else ()
    return ReplyContext(language=move.language, turns=said)
