"""Stage and order: solving before the customer was heard."""

from collections.abc import Callable, Iterator
from typing import Final

from deescalate.analysis.evidence import VALIDATING
from deescalate.analysis.language import Reading
from deescalate.analysis.patterns import Hit
from deescalate.analysis.situation import Situation

_HEATED: Final = 0.4
_OPENING: Final = 0.6
"""Share of a reply within which its first kind words still come in time."""
_SOLVING: Final = frozenset(
    {"concrete-step", "names-time", "compensation", "offers-choice", "asks-known",
     "cold-transfer", "policy-shield", "bare-refusal", "lectures"}
)  # fmt: skip
_HEARD: Final = VALIDATING | {"paraphrases", "steady"}


def stage(situation: Situation, validated: bool) -> int:
    """The context's stage, or a guess from heat and from what the agent has done so far."""
    if situation.context.stage is not None:
        return situation.context.stage
    if situation.heat >= _HEATED and not validated:
        return 1
    if situation.heat >= _HEATED / 2 or not situation.agent:
        return 2
    return 3


def validated_before(situation: Situation, hits_of: Callable[[Reading], tuple[Hit, ...]]) -> bool:
    """Whether an earlier reply of the agent validated the customer."""
    return any(hit.move in VALIDATING for reading in situation.agent for hit in hits_of(reading))


def too_early(
    reply: Reading, hits: tuple[Hit, ...], situation: Situation, validated: bool
) -> Iterator[Hit]:
    """A solution or a request for data in stage 1 before anything validates the customer."""
    if validated or not situation.customer or stage(situation, validated) != 1:
        return
    heard = min((hit.start for hit in hits if hit.move in _HEARD), default=None)
    if heard is not None and heard <= _OPENING * len(reply.clean):
        return
    solving = [hit for hit in hits if hit.move in _SOLVING or (hit.subject and _solves(hit))]
    starts = [(hit.start, hit.end) for hit in solving]
    starts.extend(
        (sentence.start, sentence.end) for sentence in reply.sentences if sentence.request
    )
    if not starts:
        return
    start, end = min(starts)
    sentence = reply.sentence_at(start)
    limit = sentence.end if sentence is not None else end
    if heard is None or heard >= limit:
        yield Hit("too-early", start, end, "the customer has not been heard yet", 0.8)


def _solves(hit: Hit) -> bool:
    """Whether a hit offers one of the case's solutions."""
    return hit.move in {"fits-case", "impossible-promise"}
