"""Random play: nobody's strategy, hundreds of times, to find dead ends and lines never said.

What a reply does is heard once and recalled from then on, whatever was said before it. That makes
five hundred conversations a matter of seconds; scores of random play are rough for the same reason.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from deescalate.model.analysis import Analyst, ReplyAnalysis, ReplyContext
from deescalate.model.scenario import Scenario, Step
from deescalate.practice import Session
from deescalate.workshop.playing import SILENT

_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+")
_FIELD: Final = re.compile(r"\{[^}]*\}")
_LONGEST: Final = 20
_CONSULTS, _HAND_OVERS, _SILENCES, _ENDS = 0.10, 0.03, 0.04, 0.01


class Recalled:
    """An analyst that hears every text once, without what was said before, and recalls it."""

    def __init__(self, analyst: Analyst) -> None:
        self._analyst = analyst
        self._heard: dict[str, ReplyAnalysis] = {}

    @property
    def version(self) -> str:
        """The version of the analyst that hears."""
        return self._analyst.version

    def analyse(self, reply: str, context: ReplyContext) -> ReplyAnalysis:
        """What was heard when this text came for the first time."""
        found = self._heard.get(reply)
        if found is None:
            found = self._heard[reply] = self._analyst.analyse(reply, context)
        return found


def replies(scenario: Scenario) -> tuple[str, ...]:
    """What random agents may say: the tries, whole and in sentences, the canned replies, a question
    for every fact and an offer of every solution.
    """
    found: list[str] = []
    for steps in (scenario.tries.good, scenario.tries.average, scenario.tries.bad):
        for text in (step.say.strip() for step in steps if step.say.strip()):
            found.append(text)
            found += [piece for piece in _SENTENCE.split(text) if piece]
    found += [_FIELD.sub("...", canned.text.strip()) for canned in scenario.canned]
    found += [f"{fact.ask[0]}?" for fact in scenario.grievance.facts if fact.ask]
    found += [f"{item.title}." for item in scenario.solutions]
    found += [f"{item.phrases[0]}." for item in scenario.solutions if item.phrases]
    return tuple(dict.fromkeys(found))


def _questions(scenario: Scenario) -> tuple[str, ...]:
    consult = scenario.escalation.consult
    if consult is None:
        return ()
    return (*(answer.about[0] for answer in consult.answers if answer.about), "?")


@dataclass
class RandomPlayer:
    """Says and does anything; decided by its chance alone."""

    scenario: Scenario
    texts: Sequence[str]
    chance: Random
    name: str = "random"

    def step(self, session: Session) -> Step | None:
        """Any step; None ends the conversation, which happens seldom."""
        if len(session.turns) >= _LONGEST:
            return None
        roll = self.chance.random()
        for share, choose in (
            (_CONSULTS, self._consult),
            (_HAND_OVERS, self._hand_over),
            (_SILENCES, lambda: SILENT),
        ):
            if roll < share:
                return choose() or self._reply()
            roll -= share
        return None if roll < _ENDS else self._reply()

    def _reply(self) -> Step:
        return Step(say=self.chance.choice(self.texts))

    def _consult(self) -> Step | None:
        questions = _questions(self.scenario)
        return Step(consult=self.chance.choice(questions)) if questions else None

    def _hand_over(self) -> Step | None:
        paths = self.scenario.escalation.paths
        if not paths:
            return None
        facts = ", ".join(
            self.scenario.fact(fact).value for fact in self.scenario.escalation.must_say
        )
        path = self.chance.choice(paths)
        summary = self.chance.choice((path.to, f"{path.to}: {facts}. {path.to} will call today."))
        return Step(hand_over=path.level, summary=summary)
