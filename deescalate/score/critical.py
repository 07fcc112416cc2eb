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

The last one only on social media, where everybody reads along, and only until a reply has led the
customer to private messages, mail or the phone: what follows is not public. A finding counts from a
confidence of ``SURE``. A team's scorecard may set other caps and make any harm, or a word that its
brand avoids, critical.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from deescalate.model.analysis import ReplyAnalysis
from deescalate.model.moves import Effect
from deescalate.model.private_way import leads_to_private
from deescalate.model.scenario import Channel, Scenario, Told, Verdict
from deescalate.model.score import CriticalFail
from deescalate.model.scorecard import BRAND_AVOID, DATA_IN_PUBLIC, HOUSE, OFFER_NOT_ALLOWED
from deescalate.model.session import Turn
from deescalate.score.marks import replies, shorten

SURE: Final = 0.6
LONG_NUMBER: Final = re.compile(r"\d(?:[ ./-]?\d){5,}")


def critical_fails(
    scenario: Scenario, turns: Sequence[Turn], caps: Mapping[str, int] = HOUSE.critical
) -> tuple[CriticalFail, ...]:
    """Every critical fail of these turns, each code once, in the order of the conversation.

    ``caps`` are the scorecard's critical items.
    """
    found: dict[str, CriticalFail] = {}
    public = scenario.channel is Channel.SOCIAL
    for turn, analysis in replies(turns):
        for code, quote in _failings(scenario, turn, analysis, public=public):
            if code in caps:
                found.setdefault(code, CriticalFail(code, quote, turn.index, caps[code]))
        public = public and not leads_to_private(turn.act.text, scenario.language)
    return tuple(found.values())


def _failings(
    scenario: Scenario, turn: Turn, analysis: ReplyAnalysis, *, public: bool
) -> Iterator[tuple[str, str]]:
    """Code and quote of everything in a reply that a scorecard may call critical."""
    for finding in analysis.findings:
        if finding.effect is Effect.HARMS and finding.confidence >= SURE:
            yield finding.move, finding.quote
    if any(_forbidden(scenario, offer) for offer in analysis.solutions):
        yield OFFER_NOT_ALLOWED, shorten(turn.act.text)
    if public and (number := _number_of_the_case(scenario, turn.act.text)):
        yield DATA_IN_PUBLIC, number
    for note in analysis.brand:
        if not note.wanted:
            yield BRAND_AVOID, note.quote


def _forbidden(scenario: Scenario, offer: str) -> bool:
    return any(
        item.id == offer and item.verdict is Verdict.NOT_ALLOWED for item in scenario.solutions
    )


def _number_of_the_case(scenario: Scenario, text: str) -> str:
    """A long number of the case that a reply holds and the customer had not posted."""
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
