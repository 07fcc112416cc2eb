"""All that was heard in one reply, before it is turned into levels and words."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from deescalate.analysis.grounding import Grounding
from deescalate.analysis.language import Reading, Sentence
from deescalate.analysis.patterns import Hit
from deescalate.analysis.situation import Situation
from deescalate.model.moves import MOVE_KINDS, Effect

VALIDATING: Final = frozenset(
    {"names-feeling", "validates", "takes-perspective", "apology", "takes-responsibility"}
)
FORMULAS: Final = VALIDATING | {"hollow-formula", "reassures", "thanks", "courteous", "steady"}
"""Moves that stock phrases show as well as sincere words do."""


@dataclass(frozen=True)
class Evidence:
    """A reply with its hits after the vetoes. ``answers`` as in ``ReplyAnalysis``."""

    reply: Reading
    situation: Situation
    grounding: Grounding
    hits: tuple[Hit, ...]
    answers: bool | None
    solutions: tuple[str, ...]
    foreign: bool = False

    @cached_property
    def moves(self) -> frozenset[str]:
        """Ids of the moves heard."""
        return frozenset(hit.move for hit in self.hits)

    def has(self, *moves: str) -> bool:
        """Whether any of the moves was heard."""
        return not self.moves.isdisjoint(moves)

    def count(self, *moves: str) -> int:
        """How many hits there are of the moves together."""
        return sum(hit.move in moves for hit in self.hits)

    def hits_in(self, sentence: Sentence) -> tuple[Hit, ...]:
        """Hits that begin in a sentence; those about the whole reply are left out."""
        return hits_in(self.hits, sentence, len(self.reply.text))

    @cached_property
    def grounded_empathy(self) -> int:
        """How many sentences tie an empathic move to this case's words."""
        return sum(
            any(hit.move in VALIDATING for hit in self.hits_in(sentence))
            and self.grounding.in_sentence(sentence) >= 1
            for sentence in self.reply.sentences
        )

    @cached_property
    def substance(self) -> float:
        """Content words beyond formulas: figures and names count like words, generic ones not."""
        return sum(
            _content(sentence)
            for sentence in self.reply.sentences
            if not is_formula(self.hits_in(sentence), sentence)
        )

    @cached_property
    def sorry_formula(self) -> bool:
        """Whether a formula at least says sorry or claims to understand."""
        rules = self.situation.reader.rules
        return any(
            hit.move == "hollow-formula"
            and rules.sorry.search(self.reply.clean[hit.start : hit.end])
            for hit in self.hits
        )

    @cached_property
    def recites(self) -> bool:
        """Whether the reply recites how things are done in general."""
        rules = self.situation.reader.rules
        return any(rules.recital.search(sentence.text) for sentence in self.reply.sentences)

    @cached_property
    def asks(self) -> bool:
        """Whether the reply asks for something, or points to a page."""
        return self.has("clarifying-question", "open-question") or any(
            sentence.request for sentence in self.reply.sentences
        )

    @property
    def harms(self) -> frozenset[str]:
        """Ids of the harming moves heard."""
        return frozenset(move for move in self.moves if MOVE_KINDS[move].effect is Effect.HARMS)


def hits_in(hits: tuple[Hit, ...], sentence: Sentence, length: int) -> tuple[Hit, ...]:
    """Hits that begin in a sentence, but for those that span the whole reply."""
    return tuple(
        hit
        for hit in hits
        if sentence.start <= hit.start < sentence.end
        and not (hit.start == 0 and hit.end >= length and sentence.end < length)
    )


def _content(sentence: Sentence) -> float:
    return sum(word.content and not word.generic for word in sentence.words)


def is_formula(hits: tuple[Hit, ...], sentence: Sentence) -> bool:
    """Whether a sentence is all formula: nothing but stock moves and hardly a word of its own."""
    moves = {hit.move for hit in hits}
    return bool(moves) and moves <= FORMULAS and _content(sentence) <= 3
