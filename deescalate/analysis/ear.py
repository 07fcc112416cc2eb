"""One language's ear: from a reply and what was said before to all that was heard."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from deescalate.analysis import vetoes
from deescalate.analysis.address import address
from deescalate.analysis.asking import clarifying, fitted
from deescalate.analysis.evidence import Evidence
from deescalate.analysis.grounding import ground
from deescalate.analysis.language import Reader, Reading
from deescalate.analysis.language.detect import foreign
from deescalate.analysis.patterns import Hit, PatternMatcher
from deescalate.analysis.questions import answered, asked_though_said
from deescalate.analysis.situation import Situation, situation
from deescalate.analysis.solutions import offered
from deescalate.analysis.team import TeamMatcher, is_teams
from deescalate.analysis.timing import too_early, validated_before
from deescalate.analysis.typos import Speller
from deescalate.model.analysis import ReplyContext
from deescalate.model.language import Language
from deescalate.model.moves import Move

_STEPS: Final = frozenset({"concrete-step", "offers-choice", "compensation", "warm-handover"})


@dataclass(frozen=True)
class Heard:
    """What was heard, and whether the customer's feeling had been validated before this reply."""

    evidence: Evidence
    validated: bool


class Ear:
    """Reads and hears one language. Pure; texts read lately are kept."""

    def __init__(self, language: Language, moves: Sequence[Move]) -> None:
        self.language = language
        self.reader = Reader(language)
        self.moves = {move.id: move for move in moves}
        speller = Speller(tuple(moves), self.reader.rules.small)
        self._matcher = PatternMatcher(tuple(moves), speller)
        self._team = TeamMatcher(moves)
        self._hits_of = lru_cache(maxsize=256)(self._match)

    def read(self, reply: str, context: ReplyContext) -> tuple[Reading, Situation]:
        """The reply and its context, read."""
        return self.reader.read(reply), situation(context, self.reader)

    def hear(self, reading: Reading, around: Situation) -> Heard:
        """Everything heard in a reply."""
        matched = self._hits_of(reading)
        grounding = ground(reading, around)
        solutions, solution_hits = offered(reading, around)
        steps = any(hit.move in _STEPS for hit in matched)
        answers, answer_hits = answered(reading, around, grounding, steps)
        hits: tuple[Hit, ...] = (
            *matched,
            *grounding.hits,
            *solution_hits,
            *answer_hits,
            *asked_though_said(reading, around, grounding),
            *address(reading, around),
        )
        hits = vetoes.apply(reading, hits, grounding, around)
        rules = self.reader.rules
        hits = (*hits, *clarifying(reading, hits, grounding, rules.rhetorical))
        hits = (*hits, *fitted(reading, hits, grounding, rules))
        validated = validated_before(around, self._hits_of)
        hits = (*hits, *too_early(reading, hits, around, validated))
        ordered = tuple(sorted(_unique(hits), key=lambda hit: (hit.start, hit.end, hit.move)))
        evidence = Evidence(
            reply=reading,
            situation=around,
            grounding=grounding,
            hits=ordered,
            answers=answers,
            solutions=solutions,
            foreign=foreign(reading, around.context.language),
        )
        return Heard(evidence, validated)

    def _match(self, reading: Reading) -> tuple[Hit, ...]:
        return (*self._matcher.hits(reading), *self._team.hits(reading))


def _unique(hits: Sequence[Hit]) -> list[Hit]:
    """Hits of one move and subject that overlap become one: a team's own wording, else the surest,
    then the longest.
    """
    kept: list[Hit] = []
    for hit in sorted(
        hits, key=lambda hit: (not is_teams(hit), -hit.confidence, hit.start - hit.end)
    ):
        if not any(
            other.move == hit.move
            and other.subject == hit.subject
            and other.start < hit.end
            and hit.start < other.end
            for other in kept
        ):
            kept.append(hit)
    return kept
