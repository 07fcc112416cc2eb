"""What the ear makes of an author's words: questions that are too many, phrases too short."""

import re
from collections.abc import Iterator
from typing import Final

from deescalate.content.checks.case import Case, plain, said
from deescalate.model.scenario import Told

ANSWERED_AT_ONCE: Final = 2
"""Questions that a customer answers in one reply; the others are owed."""

_QUESTION: Final = re.compile(r"[^.!?\n]*\?")


def check_questions(case: Case) -> None:
    """No reply of the good try asks for more than is answered. Needs grievance and tries."""
    known = {fact.id for fact in case.doc.grievance.facts if fact.told is Told.BURST}
    for place, step in enumerate(case.doc.tries.good):
        asked = [fact for fact in _asked(case, said(step)) if fact not in known]
        if len(asked) > ANSWERED_AT_ONCE:
            case.source.report_key(
                "L74",
                f"this reply asks for {len(asked)} things ({', '.join(asked)})",
                ("tries", "good", place),
                advice="ask for two, and for the rest in the next reply",
            )
        known.update(asked)


def _asked(case: Case, reply: str) -> Iterator[str]:
    questions = [plain(sentence) for sentence in _QUESTION.findall(reply)]
    for fact in case.doc.grievance.facts:
        wanted = [plain(phrase) for phrase in fact.ask]
        if any(phrase in question for phrase in wanted for question in questions):
            yield fact.id
