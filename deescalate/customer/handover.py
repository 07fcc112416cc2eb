"""Handing the customer over, and asking a colleague while the customer stays.

A hand-over is right if one of the plan's ``right_when`` conditions holds and none of
``wrong_when``; otherwise it is needless or wrong. It is warm if the summary

* names at least two thirds of the facts that the plan says it must, and
* says who takes over or what happens next, and
* is more than a bare pass-on (at least ``SHORTEST_SUMMARY`` words);

else it is cold.
"""

import math
import re
from dataclasses import dataclass
from typing import Final

from deescalate.customer import codes
from deescalate.customer.conditions import first_held
from deescalate.customer.mentions import contains, names_fact, touches, words
from deescalate.model.language import Language
from deescalate.model.scenario import Answer, Consult, EscalationPath, Scenario
from deescalate.model.session import CustomerState, Reason

SHARE_OF_FACTS: Final = 2 / 3
SHORTEST_SUMMARY: Final = 8

NEXT_STEP: Final = {
    Language.EN: re.compile(
        r"\b(?:will|'ll|going to|takes? (?:it )?over|taking over|picks? (?:it )?up|please"
        r"|needs? to|must|has to|should|within|by \d|until|today|tomorrow|next|ask(?:ed|s)?"
        r"|wants?|expects?|promised|agreed|waiting)\b",
        re.IGNORECASE,
    ),
    Language.DE: re.compile(
        r"\b(?:übernimm\w*|übernehm\w*|wird|werden|meldet|melden|ruft|rufen|bitte|muss|müssen"
        r"|soll\w*|braucht|innerhalb|binnen|bis \w+|heute|morgen|gleich|nächste\w*|möchte"
        r"|wünscht|erwartet|zugesagt|versprochen|vereinbart|wartet)\b",
        re.IGNORECASE,
    ),
}
"""Words by which a summary says what is to happen."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a hand-over is judged, with the notes that say why."""

    right: bool
    warm: bool
    notes: tuple[Reason, ...]


def judge(scenario: Scenario, state: CustomerState, path: EscalationPath, summary: str) -> Verdict:
    """Whether a hand-over is right by the plan, and whether its summary is warm."""
    wrong = first_held(scenario, state, path.wrong_when)
    right = first_held(scenario, state, path.right_when)
    if wrong:
        judged = Reason(codes.HAND_OVER_WRONG, "", {"to": path.to, "condition": wrong.text})
    elif right:
        judged = Reason(codes.HAND_OVER_RIGHT, "", {"to": path.to, "condition": right.text})
    else:
        judged = Reason(codes.HAND_OVER_UNFOUNDED, "", {"to": path.to})
    warm, notes = _warmth(scenario, path, summary)
    return Verdict(right is not None and wrong is None, warm, (judged, *notes))


def _warmth(
    scenario: Scenario, path: EscalationPath, summary: str
) -> tuple[bool, tuple[Reason, ...]]:
    facts = [scenario.fact(fact) for fact in scenario.escalation.must_say]
    missing = [fact.value for fact in facts if not names_fact(summary, fact)]
    needed = math.ceil(len(facts) * SHARE_OF_FACTS)
    enough = len(facts) - len(missing) >= needed
    directed = touches(summary, path.to) or NEXT_STEP[scenario.language].search(summary[:5000])
    long_enough = len(words(summary)) >= SHORTEST_SUMMARY
    notes = []
    if missing:
        notes.append(Reason(codes.SUMMARY_LACKS, "", {"facts": ", ".join(missing)}))
    if not directed or not long_enough:
        notes.append(Reason(codes.SUMMARY_BARE))
    return bool(enough and directed and long_enough), tuple(notes)


def colleague_answer(consult: Consult, question: str) -> Answer | None:
    """The colleague's answer to a question: the one most of whose subjects are touched."""

    def score(answer: Answer) -> int:
        exact = sum(contains(question, subject) for subject in answer.about)
        loose = sum(touches(question, subject) for subject in answer.about)
        return exact * 2 + loose

    best = max(consult.answers, key=score, default=None)
    return best if best is not None and score(best) else None
