"""How a session ends.

* ``resolved-calm``: a fitting solution is accepted and tension is below calm. The customer says
  goodbye after the agent's next reply, or the one after it if that reply asked something; the
  agent may also end the conversation at any time after the acceptance.
* ``resolved-cold``: accepted, but not calm, when the agent ends it, or when ``COLD_AFTER`` replies
  more have not calmed the customer, or ``COLD_AFTER`` replies after patience is over. A customer
  who said yes while still tense stays as long as it gets better: an early yes shortens nothing.
  Or the agent ends it with a fitting offer made (be it too early) that was never accepted, and
  the customer is no tenser than at the start.
* ``handed-over-rightly`` and ``handed-over-wrongly``: see ``handover``.
* ``customer-left``: tension reaches ``leaves_at``, at the second reply at the earliest; or
  patience is over and the customer is not calm; or calm without a solution and ``CALM_EXTRA``
  replies more; or ``MOST_SILENCES`` silences in a row.
* ``agent-gave-up``: the agent ends it with nothing that fits.

Each rule is bounded, so that every session ends whatever the agent does.
"""

from typing import Final

from deescalate.customer import codes
from deescalate.customer.hearing import Heard
from deescalate.customer.offers import facts_known
from deescalate.model.scenario import Scenario
from deescalate.model.session import CustomerState, Ending, Reason

PATIENT_REPLIES: Final = 1
"""Replies after which even a furious customer is still there."""

COLD_AFTER: Final = 3
"""Replies after which a customer who said yes may close cold."""

CALM_EXTRA: Final = 4
MOST_SILENCES: Final = 6
LAST_WARNING: Final = 2


def is_calm(scenario: Scenario, state: CustomerState) -> bool:
    """Whether tension is below the scenario's mark."""
    return state.tension < scenario.emotion.calm_below


def after_reply(
    scenario: Scenario, state: CustomerState, heard: Heard
) -> tuple[Ending, Reason] | None:
    """The ending that a reply brings about, with its reason."""
    if state.tension >= scenario.emotion.leaves_at and state.turns > PATIENT_REPLIES:
        return Ending.CUSTOMER_LEFT, Reason(codes.LEFT_ANGRY, heard.quote)
    if state.accepted:
        return _after_acceptance(scenario, state, heard)
    if state.turns >= _last_turn(scenario, state):
        details = {"turns": str(state.turns)}
        return Ending.CUSTOMER_LEFT, Reason(codes.LEFT_IMPATIENT, "", details)
    return None


def after_silence(scenario: Scenario, state: CustomerState) -> tuple[Ending, Reason] | None:
    """The ending that one more silence brings about."""
    if state.tension >= scenario.emotion.leaves_at or state.silences >= MOST_SILENCES:
        if state.accepted and is_calm(scenario, state):
            return Ending.RESOLVED_CALM, Reason(codes.SAID_GOODBYE)
        return Ending.CUSTOMER_LEFT, Reason(codes.LEFT_IN_SILENCE)
    return None


def by_agent(scenario: Scenario, state: CustomerState) -> Ending:
    """The ending when the agent ends the conversation."""
    if state.accepted:
        return Ending.RESOLVED_CALM if is_calm(scenario, state) else Ending.RESOLVED_COLD
    fits = state.on_table and facts_known(scenario, state, state.on_table)
    if fits and state.tension <= scenario.emotion.tension:
        return Ending.RESOLVED_COLD
    return Ending.AGENT_GAVE_UP


def is_last_warning(scenario: Scenario, state: CustomerState) -> bool:
    """Whether the customer's patience is about to run out."""
    left = scenario.emotion.patience - state.turns
    return left == LAST_WARNING and not state.accepted and not is_calm(scenario, state)


def _after_acceptance(
    scenario: Scenario, state: CustomerState, heard: Heard
) -> tuple[Ending, Reason] | None:
    since = state.turns - state.accepted_turn
    if since < 1:
        return None
    if is_calm(scenario, state):
        if since == 1 and (heard.asks or heard.harmful):
            return None
        return Ending.RESOLVED_CALM, Reason(codes.SAID_GOODBYE)
    if since < COLD_AFTER:
        return None
    late = state.turns >= scenario.emotion.patience + COLD_AFTER
    if late or not _is_calming(state):
        return Ending.RESOLVED_COLD, Reason(codes.SAID_GOODBYE)
    return None


def _is_calming(state: CustomerState) -> bool:
    """Whether the last ``COLD_AFTER`` replies together have brought tension down."""
    recent = state.tension_history[-COLD_AFTER - 1 :]
    return bool(recent) and recent[-1] < recent[0]


def _last_turn(scenario: Scenario, state: CustomerState) -> int:
    extra = CALM_EXTRA if is_calm(scenario, state) else 0
    return scenario.emotion.patience + extra
