"""Critical fails: what caps the score whatever else was good.

| code               | what                                                          | cap |
|--------------------|---------------------------------------------------------------|-----|
| insult             | the agent insults the customer                                | 25  |
| threat             | the agent threatens the customer                              | 25  |
| sarcasm            | the agent mocks the customer                                  | 45  |
| blames-customer    | the agent says it is the customer's own fault                 | 55  |
| impossible-promise | a promise that nobody can keep                                | 60  |
| offer-not-allowed  | a solution that the agent must not offer                      | 55  |
| data-in-public     | a number of six or more digits that the customer had not posted | 60  |

The last one only on social media, where everybody reads along. A finding counts from a confidence
of ``SURE``.
"""

import re
from collections.abc import Sequence
from typing import Final

from deescalate.model.scenario import Channel, Scenario, Told, Verdict
from deescalate.model.score import CriticalFail
from deescalate.model.session import Turn
from deescalate.score.marks import replies, shorten

SURE: Final = 0.6
MOVE_CAPS: Final = {
    "insult": 25,
    "threat": 25,
    "sarcasm": 45,
    "blames-customer": 55,
    "impossible-promise": 60,
}
NOT_ALLOWED: Final = "offer-not-allowed"
NOT_ALLOWED_CAP: Final = 55
DATA_IN_PUBLIC: Final = "data-in-public"
DATA_CAP: Final = 60
CODES: Final = frozenset({*MOVE_CAPS, NOT_ALLOWED, DATA_IN_PUBLIC})
LONG_NUMBER: Final = re.compile(r"\d(?:[ ./-]?\d){5,}")


def critical_fails(scenario: Scenario, turns: Sequence[Turn]) -> tuple[CriticalFail, ...]:
    """Every critical fail of these turns, each code once, in the order of the conversation."""
    found: dict[str, CriticalFail] = {}
    for turn, analysis in replies(turns):
        for finding in analysis.findings:
            cap = MOVE_CAPS.get(finding.move)
            if cap is not None and finding.confidence >= SURE:
                fail = CriticalFail(finding.move, finding.quote, turn.index, cap)
                found.setdefault(fail.code, fail)
        if any(_forbidden(scenario, offer) for offer in analysis.solutions):
            fail = CriticalFail(NOT_ALLOWED, shorten(turn.act.text), turn.index, NOT_ALLOWED_CAP)
            found.setdefault(fail.code, fail)
        number = _public_number(scenario, turn.act.text)
        if number:
            fail = CriticalFail(DATA_IN_PUBLIC, number, turn.index, DATA_CAP)
            found.setdefault(fail.code, fail)
    return tuple(found.values())


def _forbidden(scenario: Scenario, offer: str) -> bool:
    return any(
        item.id == offer and item.verdict is Verdict.NOT_ALLOWED for item in scenario.solutions
    )


def _public_number(scenario: Scenario, text: str) -> str:
    """A long number of the case that the agent, not the customer, made public."""
    if scenario.channel is not Channel.SOCIAL:
        return ""
    private = {
        _digits(match.group())
        for fact in scenario.grievance.facts
        if fact.told is not Told.BURST
        for match in LONG_NUMBER.finditer(fact.value)
    }
    for match in LONG_NUMBER.finditer(text[:5000]):
        if _digits(match.group()) in private:
            return match.group()
    return ""


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())
