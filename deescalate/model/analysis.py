"""What the ear takes in and gives out: the context of a reply and its analysis."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, Protocol, runtime_checkable

from deescalate.model.language import Language
from deescalate.model.moves import Effect, Technique


class Speaker(StrEnum):
    """Who said an utterance."""

    CUSTOMER = "customer"
    AGENT = "agent"
    COLLEAGUE = "colleague"
    SYSTEM = "system"


class Formality(StrEnum):
    """German form of address; ANY where the language or the scenario does not care."""

    SIE = "sie"
    DU = "du"
    ANY = "any"


class Flag(StrEnum):
    """Rubric flags of one reply."""

    DEFENSIVE = "defensive"
    PATRONISING = "patronising"
    SARCASTIC = "sarcastic"
    OVERPROMISE = "overpromise"
    TEMPLATE = "template"
    COLD_TRANSFER = "cold_transfer"
    WARM_HANDOVER = "warm_handover"


HARMS: Final = frozenset(Flag) - {Flag.WARM_HANDOVER}
"""Flags of a harm."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """One message of a conversation."""

    speaker: Speaker
    text: str


@dataclass(frozen=True, slots=True)
class FactCue:
    """A fact of this case, as the ear may recognise it in a reply.

    ``value`` and ``also`` are wordings that mention it, ``ask`` phrases that ask for it.
    ``known`` says that the customer has told it already.
    """

    id: str
    value: str
    also: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    known: bool = False
    must_use: bool = False


@dataclass(frozen=True, slots=True)
class SolutionCue:
    """A solution of this case and the phrases that offer it."""

    id: str
    title: str
    phrases: tuple[str, ...]
    allowed: bool = True


@dataclass(frozen=True, slots=True)
class ReplyContext:
    """Everything said before a reply, and what is known of the case.

    ``turns`` holds the conversation so far, oldest first, without the reply. A context made from
    a bare transcript has no facts and no solutions; the ear then grounds on the customer's words.
    ``interrupts`` is True if the customer was still talking when the reply was sent.
    """

    language: Language
    turns: tuple[Utterance, ...] = ()
    facts: tuple[FactCue, ...] = ()
    solutions: tuple[SolutionCue, ...] = ()
    customer_name: str = ""
    agent_name: str = ""
    formality: Formality = Formality.ANY
    stage: int | None = None
    interrupts: bool = False
    impossible: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One move heard in a reply.

    ``start`` and ``end`` are character offsets into the reply as it was typed; a finding about
    the whole reply has the span (0, len(reply)). ``confidence`` lies in 0..1. ``subject`` names
    the fact or solution meant, if any.
    """

    move: str
    technique: Technique
    effect: Effect
    start: int
    end: int
    quote: str
    why: str
    evidence: str
    confidence: float = 1.0
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Levels:
    """The rubric's four levels, each 0..3 (continuous; the rubric's anchors are the integers)."""

    listening: float
    empathy: float
    tone: float
    solution: float

    def of(self, technique: Technique) -> float:
        """The level of one technique, 0..3."""
        levels: Mapping[Technique, float] = {
            Technique.LISTENING: self.listening,
            Technique.EMPATHY: self.empathy,
            Technique.TONE: self.tone,
            Technique.SOLUTION: self.solution,
        }
        return levels[technique]


@dataclass(frozen=True, slots=True)
class LevelReason:
    """Why a level is what it is: one sentence per technique with the findings' indices."""

    technique: Technique
    level: float
    text: str
    findings: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class BrandNote:
    """A word of the team's brand in a reply, the span (start, end): one that is wanted, or one to
    avoid with what to say instead and why.
    """

    start: int
    end: int
    quote: str
    wanted: bool
    say: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class ReplyAnalysis:
    """What a reply does, on the rubric's scales.

    ``overall`` lies in 0..10. ``facts_used`` and ``facts_asked`` are fact ids, ``solutions``
    solution ids. ``answers`` is None if the customer had asked nothing. ``better`` holds wordings
    for this very turn. ``version`` identifies phrasebook, weights and code. ``brand`` moves no
    level; a scorecard may make a word to avoid critical.
    """

    findings: tuple[Finding, ...]
    levels: Levels
    overall: float
    flags: tuple[Flag, ...] = ()
    reasons: tuple[LevelReason, ...] = ()
    facts_used: tuple[str, ...] = ()
    facts_asked: tuple[str, ...] = ()
    solutions: tuple[str, ...] = ()
    answers: bool | None = None
    better: tuple[str, ...] = ()
    version: str = ""
    brand: tuple[BrandNote, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict)

    def moves(self) -> tuple[str, ...]:
        """Ids of the moves heard, in order of appearance, each once."""
        return tuple(dict.fromkeys(finding.move for finding in self.findings))


@dataclass(frozen=True, slots=True)
class SentenceEffect:
    """What a reply would be worth without one of its sentences, the span (start, end).

    ``without`` is the overall 0..10 of the rest, ``change`` what the sentence adds to it: positive
    for a sentence that helps.
    """

    start: int
    end: int
    text: str
    without: float
    change: float


@dataclass(frozen=True, slots=True)
class SmallestChange:
    """The smallest change found that would raise a reply: a sentence left out or one put in.

    ``kind`` is "drop", "add-first" or "add-last"; ``text`` is the sentence, ``overall`` what the
    changed reply would be worth, 0..10.
    """

    kind: str
    text: str
    overall: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """A rated reply that sounds like this one; ``similarity`` lies in 0..1."""

    conversation: str
    turn: int
    similarity: float


@dataclass(frozen=True, slots=True)
class ReplyReview:
    """Why a reply is worth what it is: sentence by sentence, by its like, and what would help."""

    sentences: tuple[SentenceEffect, ...]
    change: SmallestChange | None
    like: tuple[Likeness, ...]


@dataclass(frozen=True, slots=True)
class ConversationAnalysis:
    """A whole transcript on the rubric's scales.

    ``replies`` and ``anger`` (0..4) carry the index of their turn in the transcript. ``overall``
    lies in 0..100, ``final_stage`` in 1..3 (the customer's state at the end).
    """

    replies: tuple[tuple[int, ReplyAnalysis], ...]
    anger: tuple[tuple[int, float], ...]
    overall: float
    final_stage: int
    version: str


class ConversationAnalyst(Protocol):
    """Judges whole transcripts. Pure, and never raises for any text."""

    @property
    def version(self) -> str:
        """Hash of phrasebook, weights and code."""

    def judge(
        self, turns: tuple[Utterance, ...], language: Language | None = None
    ) -> ConversationAnalysis:
        """Judge a transcript; without a language it is found from the text."""

    def language_of(self, turns: tuple[Utterance, ...]) -> Language:
        """The language that a transcript is in, English if nothing tells."""


class Analyst(Protocol):
    """Hears replies. Pure: the same text and context give the same analysis."""

    @property
    def version(self) -> str:
        """Hash of phrasebook, weights and code."""

    def analyse(self, reply: str, context: ReplyContext) -> ReplyAnalysis:
        """Analyse one reply in its context; never raises for any text."""


@runtime_checkable
class Reviewer(Analyst, Protocol):
    """An analyst that can also be questioned."""

    def review(self, reply: str, context: ReplyContext) -> ReplyReview:
        """Question the analysis of a reply; slower than ``analyse`` by one pass a sentence."""
