"""Reason codes of the customer. ``interface.reasons`` has a sentence for each."""

from typing import Final

# Gauge changes. Details: move (helped, harmed), fact, waited and sla in seconds, offer.
HELPED: Final = "helped"
HARMED: Final = "harmed"
REPLY_GOOD: Final = "reply-good"
REPLY_WEAK: Final = "reply-weak"
REPEATED_REPLY: Final = "repeated-reply"
FACT_TAKEN_UP: Final = "fact-taken-up"
ASKED_TOO_SOON: Final = "asked-too-soon"
NAMED_TOO_EARLY: Final = "named-too-early"
OFFER_BEST: Final = "offer-best"
OFFER_ACCEPTABLE: Final = "offer-acceptable"
OFFER_WEAK: Final = "offer-weak"
OFFER_LACKS_FACT: Final = "offer-lacks-fact"
LATE_REPLY: Final = "late-reply"
PAST_RESOLVE_TIME: Final = "past-resolve-time"
SILENCE: Final = "silence"
WAITED_FOR_COLLEAGUE: Final = "waited-for-colleague"
HANDED_OVER_WARM: Final = "handed-over-warm"
HANDED_OVER_COLD: Final = "handed-over-cold"
HANDED_OVER_NEEDLESSLY: Final = "handed-over-needlessly"
ENDED_UNSOLVED: Final = "ended-unsolved"

# Stage changes. Details: condition.
GATE: Final = "gate"
CALMED_DOWN: Final = "calmed-down"
OFFER_FITS: Final = "offer-fits"
RELAPSE: Final = "relapse"
RELAPSE_ANGER: Final = "relapse-anger"

# Notes: what happened besides. Details: move, offer, why, facts, condition, colleague, asked, told.
VETOED: Final = "vetoed"
USED_UP: Final = "used-up"
ASKED_MUCH: Final = "asked-much"
OFFER_NOT_ALLOWED: Final = "offer-not-allowed"
OFFER_NEEDS_COLLEAGUE: Final = "offer-needs-colleague"
OFFER_NOT_TRUSTED: Final = "offer-not-trusted"
ACCEPTED: Final = "accepted"
QUESTION_DROPPED: Final = "question-dropped"
COLLEAGUE_ANSWERED: Final = "colleague-answered"
COLLEAGUE_ASKS_BACK: Final = "colleague-asks-back"
HAND_OVER_RIGHT: Final = "hand-over-right"
HAND_OVER_WRONG: Final = "hand-over-wrong"
HAND_OVER_UNFOUNDED: Final = "hand-over-unfounded"
SUMMARY_LACKS: Final = "summary-lacks"
SUMMARY_BARE: Final = "summary-bare"
LEFT_ANGRY: Final = "left-angry"
LEFT_IMPATIENT: Final = "left-impatient"
LEFT_IN_SILENCE: Final = "left-in-silence"
SAID_GOODBYE: Final = "said-goodbye"

ALL: Final = frozenset(
    value for name, value in dict(globals()).items() if name.isupper() and isinstance(value, str)
)
"""Every code."""
