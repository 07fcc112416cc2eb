"""Offers: what a solution is worth to this customer now."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from deescalate.model.scenario import Scenario, Solution, Stage, Verdict
from deescalate.model.session import CustomerState

TRUST_MARGIN: Final = 25
"""Points of tension above calm at which a customer can still accept an offer."""

TRUST_CEILING: Final = 75
CONNECTION_TO_ACCEPT: Final = 35
"""Connection that a customer needs to accept already in stage 2."""


class Worth(StrEnum):
    """How an offer stands; an extra is something small on top of what is accepted."""

    TOO_EARLY = "too-early"
    EXTRA = "extra"
    FITS = "fits"
    WEAK = "weak"
    NOT_ALLOWED = "not-allowed"
    LACKS_FACT = "lacks-fact"
    LACKS_COLLEAGUE = "lacks-colleague"


@dataclass(frozen=True, slots=True)
class Offer:
    """A solution in a reply, what it is worth, and the facts it lacks."""

    solution: Solution
    worth: Worth
    lacks: tuple[str, ...] = ()


RANK: Final = (
    Worth.NOT_ALLOWED,
    Worth.FITS,
    Worth.LACKS_FACT,
    Worth.LACKS_COLLEAGUE,
    Worth.WEAK,
    Worth.TOO_EARLY,
    Worth.EXTRA,
)
"""Which of several offers in one reply the customer answers; of two that fit the better one."""


def weigh(scenario: Scenario, state: CustomerState, offer: str) -> Offer:
    """An offer in the present state."""
    solution = scenario.solution(offer)
    if solution.verdict is Verdict.NOT_ALLOWED:
        return Offer(solution, Worth.NOT_ALLOWED)
    if solution.verdict is Verdict.WEAK and state.accepted:
        return Offer(solution, Worth.EXTRA)
    if solution.verdict is Verdict.WEAK:
        early = state.stage is Stage.VENTING
        return Offer(solution, Worth.TOO_EARLY if early else Worth.WEAK)
    lacks = tuple(fact for fact in solution.needs_facts if fact not in state.facts_told)
    if state.stage is Stage.VENTING:
        return Offer(solution, Worth.TOO_EARLY, lacks)
    if lacks:
        return Offer(solution, Worth.LACKS_FACT, lacks)
    if solution.needs_consult and not state.consulted:
        return Offer(solution, Worth.LACKS_COLLEAGUE)
    return Offer(solution, Worth.FITS)


def stays_on_table(offer: Offer) -> bool:
    """Whether the customer may come back to an offer, also to one that came too early."""
    good = offer.solution.verdict in {Verdict.BEST, Verdict.ACCEPTABLE}
    return good and offer.worth is not Worth.NOT_ALLOWED


def answered_offer(
    scenario: Scenario, state: CustomerState, offers: tuple[str, ...]
) -> Offer | None:
    """The one offer of a reply that the customer answers."""
    weighed = [weigh(scenario, state, offer) for offer in offers]
    return min(
        weighed,
        key=lambda item: (RANK.index(item.worth), item.solution.verdict is not Verdict.BEST),
        default=None,
    )


def can_accept(scenario: Scenario, tension: int) -> bool:
    """Whether a customer of this tension can say yes at all."""
    return tension < min(scenario.emotion.calm_below + TRUST_MARGIN, TRUST_CEILING)


def still_fits(scenario: Scenario, state: CustomerState, offer: str) -> bool:
    """Whether an offer made earlier could be accepted with what is known now."""
    asked = state.consulted or not scenario.solution(offer).needs_consult
    return asked and facts_known(scenario, state, offer)


def facts_known(scenario: Scenario, state: CustomerState, offer: str) -> bool:
    """Whether every fact is known that a solution needs."""
    return set(scenario.solution(offer).needs_facts) <= set(state.facts_told)
