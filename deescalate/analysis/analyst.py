"""The ear: from a typed reply and its context to an analysis."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from deescalate.analysis import hostility, verdict
from deescalate.analysis.course import Course, outcome
from deescalate.analysis.doubts import contradicted
from deescalate.analysis.ear import Ear
from deescalate.analysis.encoder import Encoder
from deescalate.analysis.evidence import VALIDATING, Evidence
from deescalate.analysis.explain import explain
from deescalate.analysis.fitted import OUTPUTS, Fitted, Floats
from deescalate.analysis.language import Sentence
from deescalate.analysis.listening import customer_anger, judge_beside
from deescalate.analysis.patterns import Hit
from deescalate.analysis.review import likest, sentence_effects, smallest_change
from deescalate.analysis.team import BrandListener, is_teams, shifts
from deescalate.analysis.timing import stage
from deescalate.analysis.vetoes import STUFFED
from deescalate.analysis.wording import better
from deescalate.model.analysis import Finding, ReplyAnalysis, ReplyContext, ReplyReview
from deescalate.model.language import Language
from deescalate.model.moves import MOVE_KINDS, Effect, Move
from deescalate.model.team import BrandWord

CODE_VERSION: Final = "4"
"""Raised with every change that can move a level."""

_TONE: Final = OUTPUTS.index("tone")
_BOUNDARY: Final = frozenset({"threat", "insult"})
_RUINING_WORDS: Final = 4
_DECENT: Final = 1.3
_RUINING: Final = 1.2
"""Tone 0..3 of the whole from which a last sentence is looked at alone; of it, below which it
ruins the reply.
"""


class FittedAnalyst:
    """Hears replies by phrasebook, context and fitted models. Pure, never raises for any text.

    A language's ear is built when it is first needed, which takes about a second.

    Raises:
        ContentError: when an ear is built, if a pattern of its phrasebook is no regular expression.
    """

    def __init__(
        self,
        phrasebooks: Mapping[Language, Sequence[Move]],
        digests: str,
        encoder: Encoder,
        fitted: Fitted,
        brand: Sequence[BrandWord] = (),
    ) -> None:
        self._brand = BrandListener(brand)
        self._ear = cache(lambda language: Ear(language, tuple(phrasebooks.get(language, ()))))
        self._encoder = encoder
        self._fitted = fitted
        code = f"{CODE_VERSION}\n{digests}\n{encoder.name}\n{fitted.digest}".encode()
        self._version = hashlib.sha256(code).hexdigest()[:12]

    def make_ready(self, language: Language) -> None:
        """Load now what the first reply in this language needs."""
        self._ear(language)
        hostility.warm_up()

    @property
    def version(self) -> str:
        """Hash of phrasebook, weights and code."""
        return self._version

    def analyse(self, reply: str, context: ReplyContext) -> ReplyAnalysis:
        """Analyse one reply in its context."""
        ear = self._ear(context.language)
        reading, around = ear.read(reply, context)
        heard = ear.hear(reading, around)
        anger = customer_anger(around.customer, ear.reader, self._encoder, self._fitted)
        outputs = judge_beside(anger, heard.evidence, self._encoder, self._fitted).outputs
        marks = self._believed(ear, heard.evidence, outputs, anger)
        believed = tuple(hit for hit in heard.evidence.hits if _stands(hit, marks))
        evidence = replace(heard.evidence, hits=believed)
        by = shifts(believed)
        levels = verdict.settle(outputs, marks, self._fitted.level_centre, by)
        findings = tuple(_finding(hit, evidence, ear.moves) for hit in evidence.hits)
        return ReplyAnalysis(
            findings=findings,
            levels=levels,
            overall=verdict.overall(levels, self._fitted),
            flags=verdict.flags(outputs, marks, self._fitted, float(max(anger, default=0.0))),
            reasons=explain(evidence, levels, findings),
            facts_used=evidence.grounding.facts_used,
            facts_asked=evidence.grounding.facts_asked,
            solutions=evidence.solutions,
            answers=evidence.answers,
            better=better(evidence, stage(around, heard.validated), ear.moves),
            version=self._version,
            brand=self._brand.notes(reply, context.language),
        )

    def _believed(
        self, ear: Ear, evidence: Evidence, outputs: Floats, anger: Floats
    ) -> verdict.Marks:
        """The marks without moves that both the whole reply and their own sentence contradict."""
        marks = verdict.Marks.of(evidence)
        doubted = marks.moves - marks.believed(outputs).moves
        for hit in evidence.hits:
            sentence = evidence.reply.sentence_at(hit.start)
            if hit.move not in doubted or sentence is None or len(evidence.reply.sentences) < 2:
                continue
            if hit.move in _BOUNDARY and "calm-boundary" in marks.moves:
                continue
            alone = self._alone(ear, sentence, evidence, anger)
            if not contradicted(hit.move, alone, alone=True):
                doubted -= {hit.move}
        moves = marks.moves - doubted
        if self._ruined(ear, evidence, outputs, anger):
            moves |= {verdict.RUINED}
        return replace(marks, moves=moves)

    def _ruined(self, ear: Ear, evidence: Evidence, outputs: Floats, anger: Floats) -> bool:
        """Whether the last sentence alone is disrespectful in a reply that is not on the whole.

        One that owns the fault or feels with the customer is not, however rough it sounds alone.
        """
        sentences = evidence.reply.sentences
        if len(sentences) < 2 or len(sentences[-1].words) < _RUINING_WORDS:
            return False
        effects = {hit.move: MOVE_KINDS[hit.move].effect for hit in evidence.hits_in(sentences[-1])}
        if effects.keys() & VALIDATING and Effect.HARMS not in effects.values():
            return False
        if outputs[_TONE] < _DECENT:
            return False
        return bool(self._alone(ear, sentences[-1], evidence, anger)[_TONE] < _RUINING)

    def _alone(self, ear: Ear, sentence: Sentence, evidence: Evidence, anger: Floats) -> Floats:
        """The outputs for a sentence as if it were the whole reply."""
        alone = ear.hear(ear.reader.read(sentence.text), evidence.situation).evidence
        return judge_beside(anger, alone, self._encoder, self._fitted).outputs

    def review(self, reply: str, context: ReplyContext) -> ReplyReview:
        """Question the analysis of a reply, sentence by sentence."""
        reading = self._ear(context.language).reader.read(reply)
        whole = self.analyse(reply, context)
        effects = sentence_effects(self, reply, context, whole, reading)
        vector = self._encoder.encode([reading.clean])[0] @ self._fitted.projection
        return ReplyReview(
            sentences=effects,
            change=smallest_change(self, reply, context, whole, effects),
            like=likest(vector, self._fitted, context.language),
        )

    def anger(self, messages: tuple[str, ...], language: Language) -> tuple[float, ...]:
        """The customer's anger 0..4 in each of a conversation's messages, oldest first."""
        reader = self._ear(language).reader
        readings = tuple(reader.read(message) for message in messages)
        found = customer_anger(readings, reader, self._encoder, self._fitted, len(readings))
        return tuple(round(float(anger), 3) for anger in found)

    def outcome(self, course: Course) -> tuple[float, int]:
        """Overall 0..100 and final stage 1..3 of a conversation."""
        return outcome(course, self._fitted)


def _stands(hit: Hit, marks: verdict.Marks) -> bool:
    """Whether a hit's move is believed, and what it is about too."""
    return is_teams(hit) or (
        hit.move in marks.moves and (hit.subject != STUFFED or STUFFED in marks.moves)
    )


def _finding(hit: Hit, evidence: Evidence, moves: Mapping[str, Move]) -> Finding:
    kind = MOVE_KINDS[hit.move]
    move = moves.get(hit.move)
    return Finding(
        move=hit.move,
        technique=kind.technique,
        effect=kind.effect,
        start=hit.start,
        end=hit.end,
        quote=evidence.reply.text[hit.start : hit.end],
        why=move.why.strip() if move is not None else "",
        evidence=hit.evidence,
        confidence=round(hit.confidence, 3),
        subject=hit.subject,
    )
