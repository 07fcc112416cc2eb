"""The ear: from a typed reply and its context to an analysis."""

import hashlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from deescalate.analysis import hostility, vetoes
from deescalate.analysis.address import address
from deescalate.analysis.asking import clarifying, fitted
from deescalate.analysis.evidence import Evidence
from deescalate.analysis.explain import explain
from deescalate.analysis.flags import flags
from deescalate.analysis.grounding import ground
from deescalate.analysis.language import Reader, Reading
from deescalate.analysis.language.detect import foreign
from deescalate.analysis.levels import levels, overall
from deescalate.analysis.patterns import Hit, PatternMatcher
from deescalate.analysis.questions import answered, asked_though_said
from deescalate.analysis.situation import Situation, situation
from deescalate.analysis.solutions import offered
from deescalate.analysis.timing import stage, too_early, validated_before
from deescalate.analysis.typos import Speller
from deescalate.analysis.wording import better
from deescalate.model.analysis import Finding, ReplyAnalysis, ReplyContext
from deescalate.model.language import Language
from deescalate.model.moves import MOVE_KINDS, Move

CODE_VERSION: Final = "1"
"""Raised with every change that can move a level."""

_STEPS: Final = frozenset({"concrete-step", "offers-choice", "compensation", "warm-handover"})


class RuleAnalyst:
    """Hears replies by rules, phrasebook and context. Pure, and never raises for any text."""

    def __init__(self, phrasebooks: Mapping[Language, Sequence[Move]], digests: str) -> None:
        self._ears = {
            language: _Ear(language, tuple(phrasebooks.get(language, ()))) for language in Language
        }
        hostility.warm_up()
        code = f"{CODE_VERSION}\n{digests}".encode()
        self._version = hashlib.sha256(code).hexdigest()[:12]

    @property
    def version(self) -> str:
        """Hash of phrasebook and code."""
        return self._version

    def analyse(self, reply: str, context: ReplyContext) -> ReplyAnalysis:
        """Analyse one reply in its context."""
        return self._ears[context.language].analyse(reply, context, self._version)


class _Ear:
    """One language's share of the work."""

    def __init__(self, language: Language, moves: tuple[Move, ...]) -> None:
        self._reader = Reader(language)
        self._moves = {move.id: move for move in moves}
        speller = Speller(moves, self._reader.rules.small)
        self._matcher = PatternMatcher(language, moves, speller)
        self._hits_of = lru_cache(maxsize=256)(self._match)

    def analyse(self, reply: str, context: ReplyContext, version: str) -> ReplyAnalysis:
        reading = self._reader.read(reply)
        around = situation(context, self._reader)
        evidence, validated = self._hear(reading, around)
        found = levels(evidence)
        findings = tuple(self._finding(hit, reading) for hit in evidence.hits)
        return ReplyAnalysis(
            findings=findings,
            levels=found,
            overall=overall(found),
            flags=flags(evidence),
            reasons=explain(evidence, found, findings),
            facts_used=evidence.grounding.facts_used,
            facts_asked=evidence.grounding.facts_asked,
            solutions=evidence.solutions,
            answers=evidence.answers,
            better=better(evidence, stage(around, validated), self._moves),
            version=version,
        )

    def _hear(self, reading: Reading, around: Situation) -> tuple[Evidence, bool]:
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
        rules = self._reader.rules
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
        return evidence, validated

    def _match(self, reading: Reading) -> tuple[Hit, ...]:
        return tuple(self._matcher.hits(reading))

    def _finding(self, hit: Hit, reading: Reading) -> Finding:
        kind = MOVE_KINDS[hit.move]
        move = self._moves.get(hit.move)
        return Finding(
            move=hit.move,
            technique=kind.technique,
            effect=kind.effect,
            start=hit.start,
            end=hit.end,
            quote=reading.text[hit.start : hit.end],
            why=move.why.strip() if move is not None else "",
            evidence=hit.evidence,
            confidence=round(hit.confidence, 3),
            subject=hit.subject,
        )


def _unique(hits: Sequence[Hit]) -> list[Hit]:
    """Hits of one move and subject that overlap become one; the surest, then longest, stays."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (-hit.confidence, hit.start - hit.end)):
        if not any(
            other.move == hit.move
            and other.subject == hit.subject
            and other.start < hit.end
            and hit.start < other.end
            for other in kept
        ):
            kept.append(hit)
    return kept
