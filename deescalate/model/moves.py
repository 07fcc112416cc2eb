"""Dialogue acts of an agent ("moves"): what they are called and which technique they belong to.

The wording that reveals a move stands in the phrasebook, one file a move and language; this
table only fixes the vocabulary that scenarios, analysis and score share.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from deescalate.model.language import Language
from deescalate.model.team import TeamPhrase


class Technique(StrEnum):
    """The four techniques that are taught and scored."""

    LISTENING = "listening"
    EMPATHY = "empathy"
    TONE = "tone"
    SOLUTION = "solution"


class Effect(StrEnum):
    """Whether a move helps or harms de-escalation."""

    HELPS = "helps"
    HARMS = "harms"


@dataclass(frozen=True, slots=True)
class MoveKind:
    """A move's place in the taxonomy."""

    technique: Technique
    effect: Effect


def _kinds(technique: Technique, effect: Effect, names: str) -> dict[str, MoveKind]:
    return {name: MoveKind(technique, effect) for name in names.split()}


MOVE_KINDS: Final[Mapping[str, MoveKind]] = MappingProxyType(
    _kinds(
        Technique.LISTENING,
        Effect.HELPS,
        "restates-fact paraphrases open-question clarifying-question checks-understanding"
        " answers-question",
    )
    | _kinds(
        Technique.LISTENING,
        Effect.HARMS,
        "asks-known ignores-question interrupts parrots",
    )
    | _kinds(
        Technique.EMPATHY,
        Effect.HELPS,
        "names-feeling validates takes-perspective apology takes-responsibility reassures thanks",
    )
    | _kinds(
        Technique.EMPATHY,
        Effect.HARMS,
        "denies-feeling hollow-formula understand-but",
    )
    | _kinds(
        Technique.TONE,
        Effect.HELPS,
        "courteous steady personal calm-boundary",
    )
    | _kinds(
        Technique.TONE,
        Effect.HARMS,
        "calm-down lectures blames-customer blames-others policy-shield sarcasm threat impatience"
        " insult shouting trigger-phrase unsure-wording wrong-address",
    )
    | _kinds(
        Technique.SOLUTION,
        Effect.HELPS,
        "concrete-step owner names-time offers-choice fits-case compensation checks-suits"
        " follow-up warm-handover asks-colleague",
    )
    | _kinds(
        Technique.SOLUTION,
        Effect.HARMS,
        "vague-promise impossible-promise bare-refusal cold-transfer too-early unfilled-template",
    )
)
"""Every move's technique and effect, by move id."""

JUDGED_BY_CUSTOMER: Final = frozenset({"interrupts", "too-early", "ignores-question"})
"""Harms that depend on time or on the customer's state, which the customer knows better."""


@dataclass(frozen=True, slots=True)
class Example:
    """A reply that must (or must not) show a move; ``customer`` is what was said before it."""

    reply: str
    customer: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """One entry of the phrasebook.

    ``patterns`` are regular expressions (case-insensitive) searched in one sentence each, and
    ``unless`` cancels them where it matches in the same sentence; a move that only the context
    reveals has none. ``matches`` and ``near_misses`` are replies that must and must not show it.
    ``better`` are wordings to learn from; they may hold ``{name}``, ``{fact}`` and ``{feeling}``.
    ``team`` are wordings that a team has added to it.
    """

    id: str
    language: Language
    name: str
    technique: Technique
    effect: Effect
    why: str
    patterns: tuple[str, ...]
    unless: tuple[str, ...]
    matches: tuple[Example, ...]
    near_misses: tuple[Example, ...]
    better: tuple[str, ...]
    source: str
    team: tuple[TeamPhrase, ...] = ()
