"""What a reply does to the gauges, influence by influence.

For a reply in stage s::

    fit      = sum over techniques of EMPHASIS[s] * level / 3
    quality  = 0.6 * fit + 0.4 * overall / 10
    base     = BASE_HELP  * (quality - 0.4) / 0.6     if quality >= 0.4
               BASE_HARM  * (0.4 - quality) / 0.4     otherwise (half of it if harms are named)
    help     = HELPS[move] * stage share * confidence * trust * returns(times heard)
    trust    = 1.6 * (level of the move's technique / 3 + overall / 10) / 2, within 0.2..1
    harm     = HARMS[move] * confidence

so a good reply in words that no pattern knows still moves the customer, and a reply stuffed with
phrases that is no good as a whole moves them little. All help is multiplied by the difficulty's
and the style's factor and by the veto of harms in the same reply; all harm by its own factors.
"""

from typing import Final

from deescalate.customer import codes
from deescalate.customer.effects import (
    AGAIN,
    ASKED_TOO_SOON,
    BASE_HARM,
    BASE_HELP,
    DIFFICULTY,
    FACT_TAKEN_UP,
    HARMS,
    HELPS,
    LATE_LEAST,
    LATE_MOST,
    MILD_VETO,
    MOST_FACTS_A_REPLY,
    MUST_USE_BONUS,
    NAMED_TOO_EARLY,
    NEUTRAL_QUALITY,
    OFFER_ACCEPTABLE,
    OFFER_BEST,
    OFFER_IN_TRUST,
    OFFER_LACKS_FACT,
    OFFER_WEAK,
    PAST_RESOLVE,
    REPEATED_REPLY,
    RETURNS,
    SEVERE_VETO,
    STYLE,
    Sizes,
)
from deescalate.customer.gauges import Influence
from deescalate.customer.hearing import Heard, HeardMove, too_early
from deescalate.customer.offers import Offer, Worth
from deescalate.customer.timing import Timing
from deescalate.model.emphasis import EMPHASIS
from deescalate.model.moves import Technique
from deescalate.model.scenario import Effects, Scenario, Stage, Verdict
from deescalate.model.session import CustomerState, Reason

UNKNOWN_MOVE: Final = Sizes(3, 3)
OFFER_WORDS: Final = ("concrete-step", "compensation", "offers-choice", "fits-case")
"""Moves whose words are quoted for an offer."""


def quality(stage: Stage, heard: Heard) -> float:
    """Quality 0..1 of a reply for a customer in this stage (see the module's formula)."""
    fit = sum(
        weight * heard.levels.of(technique) / 3 for technique, weight in EMPHASIS[stage].items()
    )
    return 0.6 * fit + 0.4 * heard.overall / 10


def influences(
    scenario: Scenario,
    state: CustomerState,
    heard: Heard,
    offer: Offer | None,
    timing: Timing,
) -> list[Influence]:
    """Everything in one reply that moves the gauges."""
    found = [
        *_whole_reply(state, heard),
        *(
            influence
            for item in heard.moves
            if (influence := _move(scenario, state, heard, item)) is not None
        ),
        *_facts(scenario, state, heard),
        *_offers(scenario, state, heard, offer),
        *_order(scenario, state, heard),
        *clock(scenario, timing),
    ]
    if heard.interrupted:
        found.append(_harm(scenario, "interrupts", heard.quote))
    if heard.answers is False and state.open_question:
        found.append(_harm(scenario, "ignores-question", heard.quote, question=state.open_question))
    if heard.repeated:
        found.append(Influence.harming(Reason(codes.REPEATED_REPLY, heard.quote), REPEATED_REPLY))
    return [_weighted(scenario, heard, item) for item in found]


def earns(scenario: Scenario, state: CustomerState, move: str) -> float:
    """The share that a helping move still earns after the times it was heard, 0..1."""
    own = _override(scenario.emotion.lowers, move)
    most = min(own.most_times, len(RETURNS)) if own else len(RETURNS)
    heard = state.move_counts.get(move, 0)
    return RETURNS[heard] if heard < most else 0.0


def clock(scenario: Scenario, timing: Timing) -> list[Influence]:
    """What waiting for the reply cost."""
    found = []
    if timing.waited > timing.sla > 0:
        share = min((timing.waited - timing.sla) / timing.sla, 1.0)
        sizes = Sizes(
            LATE_LEAST.tension + share * (LATE_MOST.tension - LATE_LEAST.tension),
            LATE_LEAST.connection + share * (LATE_MOST.connection - LATE_LEAST.connection),
        )
        details = {"waited": f"{timing.waited:.0f}", "sla": f"{timing.sla:.0f}"}
        found.append(Influence.harming(Reason(codes.LATE_REPLY, "", details), sizes))
    if timing.previous <= scenario.sla.resolve < timing.at:
        details = {"resolve": f"{scenario.sla.resolve:.0f}"}
        found.append(Influence.harming(Reason(codes.PAST_RESOLVE_TIME, "", details), PAST_RESOLVE))
    return found


def _whole_reply(state: CustomerState, heard: Heard) -> list[Influence]:
    value = quality(state.stage, heard)
    if value >= NEUTRAL_QUALITY:
        share = (value - NEUTRAL_QUALITY) / (1 - NEUTRAL_QUALITY)
        return [Influence.helping(Reason(codes.REPLY_GOOD, heard.quote), BASE_HELP.times(share))]
    share = (NEUTRAL_QUALITY - value) / NEUTRAL_QUALITY
    if heard.harmful:
        share /= 2
    return [Influence.harming(Reason(codes.REPLY_WEAK, heard.quote), BASE_HARM.times(share))]


def _move(
    scenario: Scenario, state: CustomerState, heard: Heard, item: HeardMove
) -> Influence | None:
    if not item.helps:
        return _harm(scenario, item.move, item.quote, item.confidence)
    row = HELPS.get(item.move)
    own = _override(scenario.emotion.lowers, item.move)
    sizes = Sizes(own.tension, own.connection) if own else (row.sizes if row else UNKNOWN_MOVE)
    share = row.scale(state.stage) if row else 0.5
    share *= earns(scenario, state, item.move)
    share *= item.confidence * _trust(heard, item.technique)
    if not share:
        return None
    return Influence.helping(
        Reason(codes.HELPED, item.quote, {"move": item.move}), sizes.times(share)
    )


def _harm(
    scenario: Scenario, move: str, quote: str, confidence: float = 1.0, **details: str
) -> Influence:
    own = _override(scenario.emotion.raises, move)
    sizes = Sizes(own.tension, own.connection) if own else HARMS.get(move, UNKNOWN_MOVE)
    return Influence.harming(
        Reason(codes.HARMED, quote, {"move": move, **details}), sizes.times(confidence)
    )


def _override(rows: tuple[Effects, ...], move: str) -> Effects | None:
    return next((row for row in rows if row.move == move), None)


def _trust(heard: Heard, technique: Technique) -> float:
    level = heard.levels.of(technique) / 3
    return min(max(1.6 * (level + heard.overall / 10) / 2, 0.2), 1.0)


def _facts(scenario: Scenario, state: CustomerState, heard: Heard) -> list[Influence]:
    fresh = [fact for fact in heard.facts_used if fact not in state.facts_used]
    found = []
    for fact_id in fresh[:MOST_FACTS_A_REPLY]:
        fact = scenario.fact(fact_id)
        sizes = FACT_TAKEN_UP.times(MUST_USE_BONUS if fact.must_use else 1)
        reason = Reason(codes.FACT_TAKEN_UP, heard.quote_of("restates-fact"), {"fact": fact.value})
        found.append(Influence.helping(reason, sizes))
    return found


def _offers(
    scenario: Scenario, state: CustomerState, heard: Heard, offer: Offer | None
) -> list[Influence]:
    if offer is None:
        return []
    quote = heard.quote_of(*OFFER_WORDS)
    details = {"offer": offer.solution.title}
    if offer.worth is Worth.WEAK:
        return [Influence.harming(Reason(codes.OFFER_WEAK, quote, details), OFFER_WEAK)]
    if offer.worth is Worth.LACKS_FACT:
        details["fact"] = ", ".join(scenario.fact(fact).value for fact in offer.lacks)
        return [Influence.harming(Reason(codes.OFFER_LACKS_FACT, quote, details), OFFER_LACKS_FACT)]
    if offer.worth is not Worth.FITS or offer.solution.id in state.offered:
        return []
    best = offer.solution.verdict is Verdict.BEST
    sizes = OFFER_BEST if best else OFFER_ACCEPTABLE
    if state.stage is not Stage.SOLUTION:
        sizes = sizes.times(OFFER_IN_TRUST)
    code = codes.OFFER_BEST if best else codes.OFFER_ACCEPTABLE
    return [Influence.helping(Reason(code, quote, details), sizes)]


def _order(scenario: Scenario, state: CustomerState, heard: Heard) -> list[Influence]:
    """Things done before their time: model.md, stage 1, "harms here"."""
    if state.stage is not Stage.VENTING:
        return []
    found = []
    if too_early(state, heard):
        quote = heard.quote_of(*OFFER_WORDS)
        again = AGAIN if state.move_counts.get("too-early") else 1.0
        found.append(_harm(scenario, "too-early", quote, again))
    elif heard.offers:
        found.append(
            Influence.harming(
                Reason(codes.NAMED_TOO_EARLY, heard.quote_of(*OFFER_WORDS)), NAMED_TOO_EARLY
            )
        )
    if heard.facts_asked and not heard.acknowledged:
        quote = heard.quote_of("clarifying-question", "open-question")
        sizes = ASKED_TOO_SOON.times(AGAIN if state.turns else 1.0)
        found.append(Influence.harming(Reason(codes.ASKED_TOO_SOON, quote), sizes))
    return found


def ease(scenario: Scenario) -> float:
    """Factor on all help, by difficulty and style."""
    return DIFFICULTY[scenario.difficulty][0] * STYLE[scenario.persona.style][0]


def _weighted(scenario: Scenario, heard: Heard, item: Influence) -> Influence:
    factor = DIFFICULTY[scenario.difficulty][1] * STYLE[scenario.persona.style][1]
    if item.helps:
        factor = veto(heard)
    return Influence(item.reason, item.tension * factor, item.connection * factor, item.helps)


def veto(heard: Heard) -> float:
    """What is left of the help in a reply with harm, 0..1."""
    if heard.severe or heard.repeated:
        return SEVERE_VETO
    return MILD_VETO if heard.harmful else 1.0
