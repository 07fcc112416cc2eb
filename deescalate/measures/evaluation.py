"""What raters say of conversations beside what a judge says, and beside two naive rankings.

``compare`` keeps of a conversation the numbers only, so that many fit into memory;
``measure`` turns them into measures. The naive rankings are the valence of a text (-1..1, as a
sentiment lexicon has it) and its bare length in characters; for a conversation both are means over
the agent's replies, and for the customer's anger the valence is turned round, because the
angriest message should come first.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Final

from deescalate.measures.agreement import (
    mean_absolute_error,
    micro_f1,
    percentile,
    share,
    spearman,
)
from deescalate.model.analysis import HARMS, ConversationAnalysis, Flag, Speaker
from deescalate.model.language import Language
from deescalate.model.moves import Technique
from deescalate.model.rated import RatedConversation

GOOD: Final = 5.0
"""A reply with so much overall (0..10) from the raters should carry no flag of harm."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One number by the raters, by the judge and by the two naive rankings."""

    rated: float
    judged: float
    valence: float
    length: float


@dataclass(frozen=True, slots=True)
class ComparedReply:
    """An agent's reply: levels 0..3 in the order of ``Technique``, then overall 0..10."""

    levels: tuple[Compared, ...]
    overall: Compared
    rated_flags: frozenset[Flag]
    flags: frozenset[Flag]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one conversation gives to the measures, as far as it is rated.

    ``anger`` holds numbers 0..4, ``overall`` 0..100, ``stage`` the raters' mean (1..3) and the
    judge's stage. ``milliseconds`` is what judging took, divided by the number of all replies.
    """

    language: Language
    replies: tuple[ComparedReply, ...]
    anger: tuple[Compared, ...]
    overall: Compared | None
    stage: tuple[float, int] | None
    judged_replies: int
    milliseconds: float
    version: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of the judge and of the naive rankings; None where it cannot be had."""

    name: str
    judge: float | None
    valence: float | None = None
    length: float | None = None


def compare(
    conversation: RatedConversation,
    analysis: ConversationAnalysis,
    language: Language,
    seconds: float,
    valence: Callable[[str], float],
) -> Outcome:
    """The numbers of one conversation; ``seconds`` is how long its analysis took."""
    turns = conversation.turns
    spoken = [turn.text for turn in turns if turn.speaker is Speaker.AGENT]
    overall = None
    if conversation.overall is not None:
        overall = Compared(
            conversation.overall,
            analysis.overall,
            fmean(map(valence, spoken)) if spoken else 0.0,
            fmean(map(len, spoken)) if spoken else 0.0,
        )
    stage = conversation.final_stage
    return Outcome(
        language=language,
        replies=tuple(_replies(conversation, analysis, valence)),
        anger=tuple(
            Compared(rated, anger, -valence(turns[at].text), len(turns[at].text))
            for at, anger in analysis.anger
            if (rated := turns[at].anger) is not None
        ),
        overall=overall,
        stage=None if stage is None else (stage, analysis.final_stage),
        judged_replies=len(analysis.replies),
        milliseconds=1000 * seconds / max(len(analysis.replies), 1),
        version=analysis.version,
    )


def _replies(
    conversation: RatedConversation, analysis: ConversationAnalysis, valence: Callable[[str], float]
) -> list[ComparedReply]:
    compared: list[ComparedReply] = []
    for at, reply in analysis.replies:
        turn = conversation.turns[at]
        rating = turn.rating
        if rating is None:
            continue
        naive = (valence(turn.text), float(len(turn.text)))
        compared.append(
            ComparedReply(
                levels=tuple(
                    Compared(rated, reply.levels.of(technique), *naive)
                    for technique, rated in zip(Technique, rating.levels, strict=True)
                ),
                overall=Compared(rating.overall, reply.overall, *naive),
                rated_flags=frozenset(flag for flag in Flag if rating.flagged(flag)),
                flags=frozenset(reply.flags),
            )
        )
    return compared


def measure(outcomes: Sequence[Outcome]) -> tuple[Measure, ...]:
    """Every measure over some conversations.

    Spearman for each level, the overall, the conversation and the anger; the mean absolute error
    of the levels; the share 0..1 of final stages right (a stage is right if none is nearer to the
    raters' mean); micro-F1 of the flags; the share of good replies with a flag of harm;
    milliseconds for a reply.
    """
    replies = [reply for outcome in outcomes for reply in outcome.replies]
    levels = {
        technique.value: [reply.levels[place] for reply in replies]
        for place, technique in enumerate(Technique)
    }
    together = [pair for pairs in levels.values() for pair in pairs]
    overalls = [outcome.overall for outcome in outcomes if outcome.overall is not None]
    return (
        *(_ranking(f"spearman_{name}", pairs) for name, pairs in levels.items()),
        _ranking("spearman_overall", [reply.overall for reply in replies]),
        _error("error_levels", together),
        *(_error(f"error_{name}", pairs) for name, pairs in levels.items()),
        _ranking("spearman_conversation", overalls),
        Measure("stages_right", _stages_right(outcomes)),
        _ranking("spearman_anger", [pair for outcome in outcomes for pair in outcome.anger]),
        Measure("flags_f1", micro_f1((reply.rated_flags, reply.flags) for reply in replies)),
        Measure("good_replies_flagged", _good_replies_flagged(replies)),
        *_times(outcomes),
    )


def _ranking(name: str, pairs: Sequence[Compared]) -> Measure:
    rated = [pair.rated for pair in pairs]
    return Measure(
        name,
        judge=spearman(rated, [pair.judged for pair in pairs]),
        valence=spearman(rated, [pair.valence for pair in pairs]),
        length=spearman(rated, [pair.length for pair in pairs]),
    )


def _error(name: str, pairs: Sequence[Compared]) -> Measure:
    rated, judged = [pair.rated for pair in pairs], [pair.judged for pair in pairs]
    return Measure(name, mean_absolute_error(rated, judged))


def _stages_right(outcomes: Sequence[Outcome]) -> float | None:
    stages = [outcome.stage for outcome in outcomes if outcome.stage is not None]
    return share([abs(rated - judged) <= 0.5 for rated, judged in stages])


def _good_replies_flagged(replies: Sequence[ComparedReply]) -> float | None:
    return share([bool(reply.flags & HARMS) for reply in replies if reply.overall.rated >= GOOD])


def _times(outcomes: Sequence[Outcome]) -> tuple[Measure, Measure]:
    """Median and 95th percentile over replies, each counted with its conversation's mean."""
    times = [outcome.milliseconds for outcome in outcomes for _ in range(outcome.judged_replies)]
    return (
        Measure("milliseconds_p50", percentile(times, 50)),
        Measure("milliseconds_p95", percentile(times, 95)),
    )
