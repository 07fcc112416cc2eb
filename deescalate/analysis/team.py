"""What a team's own wordings and brand words do to a reply."""

import re
from collections.abc import Iterable, Iterator, Sequence

from deescalate.analysis.language import Reading
from deescalate.analysis.patterns import Hit, compile_tolerant
from deescalate.model.analysis import BrandNote
from deescalate.model.language import Language
from deescalate.model.moves import MOVE_KINDS, Effect, Move
from deescalate.model.team import BrandWord


class TeamMatcher:
    """Finds a team's own wordings. They always count: nobody but the team knows better."""

    def __init__(self, moves: Sequence[Move]) -> None:
        self._phrases = tuple(
            (move.id, phrase, compile_tolerant(phrase.pattern, move))
            for move in moves
            for phrase in move.team
        )

    def hits(self, reading: Reading) -> Iterator[Hit]:
        """At most one hit for each wording and sentence."""
        for sentence in reading.sentences:
            for move, phrase, pattern in self._phrases:
                found = pattern.search(sentence.text)
                if found is not None:
                    start = sentence.start + found.start()
                    end = sentence.start + found.end()
                    evidence = f"team: {phrase.text}"
                    yield Hit(move, start, end, evidence, weight=phrase.weight)


def is_teams(hit: Hit) -> bool:
    """Whether a team's own wording was heard."""
    return hit.weight is not None


def shifts(hits: Iterable[Hit]) -> dict[str, float]:
    """By how much the level of each technique (by name) moves: every move counts once."""
    most: dict[str, float] = {}
    for hit in hits:
        if hit.weight is not None:
            most[hit.move] = max(most.get(hit.move, 0.0), hit.weight)
    found: dict[str, float] = {}
    for name, weight in most.items():
        kind = MOVE_KINDS[name]
        sign = 1 if kind.effect is Effect.HELPS else -1
        technique = kind.technique.value
        found[technique] = found.get(technique, 0.0) + sign * weight
    return found


class BrandListener:
    """Hears the words of a team's brand."""

    def __init__(self, words: Sequence[BrandWord]) -> None:
        self._words = tuple((word, re.compile(word.pattern, re.IGNORECASE)) for word in words)

    def notes(self, text: str, language: Language) -> tuple[BrandNote, ...]:
        """The brand's words in a reply, in the order in which they stand."""
        found = [
            BrandNote(
                match.start(), match.end(), match.group(), word.wanted, say=word.say, why=word.why
            )
            for word, pattern in self._words
            if word.language is language
            for match in pattern.finditer(text)
        ]
        return tuple(sorted(found, key=lambda note: (note.start, note.end)))
