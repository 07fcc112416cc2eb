"""What the customer says to a reply: at most a few messages that fit together.

In this order, each only if there is reason to: a retort to the worst harm; what an interruption
cut off; facts that were asked for, two at once (the rest is owed and told with the next replies
that ask for nothing else); one answer to what the reply achieved (an offer accepted, a
stage reached or lost, an offer that does not fit); the open question again, sharper; something
told late; and, if all that came to nothing, a line for the stage and the tension.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from deescalate.customer.effects import HARMS, SEVERE
from deescalate.customer.endings import is_last_warning
from deescalate.customer.hearing import Heard, too_early
from deescalate.customer.memory import joined
from deescalate.customer.offers import Offer, Worth
from deescalate.customer.voice import Voice
from deescalate.model.scenario import (
    FACTS_AT_ONCE,
    Fact,
    Gate,
    Lines,
    Scenario,
    Stage,
    Style,
    Told,
    Verdict,
)
from deescalate.model.session import CustomerState, Ending, LineKind, StageChange

MOST_TIMES_ASKED_AGAIN: Final = 2
TELLS_IN_STAGE: Final = Stage.TRUST
HAS_A_RETORT_FOR_EVERYTHING: Final = frozenset({Style.UPSET, Style.SARCASTIC})
ALWAYS_ANSWERED: Final = SEVERE | {
    "asks-known",
    "interrupts",
    "too-early",
    "repeated-reply",
    "unfilled-template",
}
"""Harms that every customer throws back, whatever their style."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a reply has led to, before the customer says anything about it."""

    before: CustomerState
    after: CustomerState
    offer: Offer | None = None
    change: StageChange | None = None
    gate: Gate | None = None
    accepted_now: bool = False
    ending: Ending | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What the lines changed: facts told by them and the question that stands open."""

    facts: tuple[str, ...]
    open_question: str
    asked_again: int
    dropped: str = ""


def told_now(state: CustomerState, heard: Heard) -> tuple[str, ...]:
    """Facts that the customer tells because they were asked for: the first two of this reply; if it
    asks for none and does no harm, one that an earlier reply asked for.
    """
    if heard.facts_asked:
        return heard.facts_asked[:FACTS_AT_ONCE]
    if heard.harmful or heard.interrupted or state.accepted:
        return ()
    return state.owed[:1]


def owed_after(state: CustomerState, heard: Heard, told: Sequence[str]) -> tuple[str, ...]:
    """Facts that were asked for and are still to be told once ``told`` are."""
    asked = joined(state.owed, heard.facts_asked[FACTS_AT_ONCE:])
    return tuple(fact for fact in asked if fact not in told)


def answer(voice: Voice, heard: Heard, outcome: Outcome) -> Said:
    """Let the customer answer a reply through ``voice``."""
    teller = _Teller(voice, outcome)
    _retort(voice, heard, outcome)
    if outcome.ending is Ending.CUSTOMER_LEFT:
        angry = outcome.after.tension >= voice.scenario.emotion.leaves_at
        voice.say_house_anyway("leaves-angry" if angry else "leaves-tired", LineKind.CLOSING)
        return Said((), "", 0)
    _tell_what_was_asked(voice, heard, outcome, teller)
    if outcome.ending is not None:
        _goodbye(voice, outcome.ending)
        return Said(tuple(teller.told), "", 0)
    _achievement(voice, outcome, teller)
    question = _ask_again(voice, heard, outcome)
    if not heard.harmful:
        teller.tell_late()
    if not voice.lines:
        question = _small_talk(voice, heard, outcome, question)
    if len(heard.facts_asked) > FACTS_AT_ONCE and not voice.full:
        voice.say_house("one-at-a-time", LineKind.REPLY)
    if is_last_warning(voice.scenario, outcome.after) and not voice.full:
        voice.say_house("patience", LineKind.REPLY)
    return replace(question, facts=tuple(teller.told))


class _Teller:
    """Tells facts and remembers which."""

    def __init__(self, voice: Voice, outcome: Outcome) -> None:
        self._voice = voice
        self._after = outcome.after
        self.told: list[str] = []

    def tell(self, fact: Fact) -> None:
        """Tell a fact unless it is known."""
        if fact.id not in self.told and fact.id not in self._after.facts_told:
            self._voice.say(fact.says, LineKind.FACT, fact=fact.id)
            self.told.append(fact.id)

    def tell_late(self) -> None:
        """Tell one thing that comes out only after the customer has calmed down."""
        scenario = self._voice.scenario
        calm = self._after.tension < scenario.emotion.calm_below
        if not calm or self._after.stage < TELLS_IN_STAGE or self._voice.full:
            return
        untold = [
            fact
            for fact in scenario.grievance.facts
            if fact.told is Told.LATE and fact.id not in (*self._after.facts_told, *self.told)
        ]
        if untold:
            self.tell(untold[0])


def _tell_what_was_asked(voice: Voice, heard: Heard, outcome: Outcome, teller: _Teller) -> None:
    told = told_now(outcome.before, heard)
    if told and not heard.facts_asked:
        voice.say_house("owed", LineKind.REPLY)
    for fact_id in told:
        teller.tell(voice.scenario.fact(fact_id))


def _retort(voice: Voice, heard: Heard, outcome: Outcome) -> None:
    for move in _harms_by_weight(voice.scenario, heard, outcome):
        if move == "asks-known" and _tell_again(voice, heard):
            return
        own = next((row for row in voice.scenario.emotion.raises if row.move == move), None)
        if own and voice.say_one(own.says, LineKind.TRIGGER):
            return
        thrown_back = (
            move in ALWAYS_ANSWERED or voice.scenario.persona.style in HAS_A_RETORT_FOR_EVERYTHING
        )
        if thrown_back and voice.say_house(move, LineKind.TRIGGER):
            return


def _harms_by_weight(scenario: Scenario, heard: Heard, outcome: Outcome) -> list[str]:
    harms = [item.move for item in heard.moves if not item.helps]
    harms += ["interrupts"] * heard.interrupted
    harms += ["repeated-reply"] * heard.repeated
    harms += ["too-early"] * (too_early(outcome.before, heard) and not _has_answer(outcome.offer))
    own = {row.move: float(row.tension) for row in scenario.emotion.raises}
    weight = {move: own.get(move, sizes.tension) for move, sizes in HARMS.items()}
    return sorted(harms, key=lambda move: -weight.get(move, 6.0))


def _has_answer(offer: Offer | None) -> bool:
    """Whether the customer's own words for an offer fit whenever it comes."""
    return (
        offer is not None
        and offer.worth is not Worth.EXTRA
        and offer.solution.verdict in {Verdict.WEAK, Verdict.NOT_ALLOWED}
    )


def _tell_again(voice: Voice, heard: Heard) -> bool:
    """Answer a question for something known with the fact's own words, annoyed."""
    again = [voice.scenario.fact(fact) for fact in heard.asked_again]
    fact = next((fact for fact in again if voice.fresh([fact.says])), None)
    if fact is not None:
        voice.say(fact.says, LineKind.TRIGGER, fact=fact.id)
    return fact is not None


def _goodbye(voice: Voice, ending: Ending) -> None:
    warm = ending is Ending.RESOLVED_CALM
    voice.say_house_anyway("goodbye-warm" if warm else "goodbye-cool", LineKind.CLOSING)


def _achievement(voice: Voice, outcome: Outcome, teller: _Teller) -> None:
    if outcome.accepted_now:
        solution = voice.scenario.solution(outcome.after.accepted)
        if not voice.say_one([solution.says], LineKind.SOLUTION):
            voice.say_house("confirms", LineKind.SOLUTION)
        return
    if outcome.change is not None:
        if outcome.gate is not None:
            voice.say_one(outcome.gate.says, LineKind.GATE)
        return
    if outcome.offer is not None and not voice.full:
        _answer_offer(voice, outcome.offer, outcome, teller)


def _answer_offer(voice: Voice, offer: Offer, outcome: Outcome, teller: _Teller) -> None:
    """The customer's word on an offer that was not accepted."""
    if _has_answer(offer):
        voice.say_one([offer.solution.says], LineKind.SOLUTION)
    elif offer.worth is Worth.LACKS_FACT:
        for fact in offer.lacks[:FACTS_AT_ONCE]:
            teller.tell(voice.scenario.fact(fact))
    elif offer.worth is Worth.LACKS_COLLEAGUE:
        voice.say_house("unchecked", LineKind.SOLUTION)
    elif offer.worth is Worth.FITS and outcome.after.stage is Stage.TRUST:
        voice.say_house("not-trusted", LineKind.SOLUTION)


def _ask_again(voice: Voice, heard: Heard, outcome: Outcome) -> Said:
    """Repeat the open question if the reply ignored it; twice at most."""
    state = outcome.after
    question, asked = state.open_question, state.asked_again
    ignored = heard.answers is False and question and not outcome.accepted_now
    if not ignored or outcome.change is not None or voice.full:
        return Said((), question, asked)
    if asked >= MOST_TIMES_ASKED_AGAIN:
        return Said((), "", 0, dropped=question)
    key = "asks-again-sharper" if asked else "asks-again"
    voice.say_question(key, as_question(question), LineKind.ASK_AGAIN)
    return Said((), question, asked + 1)


def as_question(words: str) -> str:
    """A question in plain words as a sentence of its own."""
    text = words.strip().rstrip("?").strip()
    return text[:1].upper() + text[1:] + "?"


def _small_talk(voice: Voice, heard: Heard, outcome: Outcome, question: Said) -> Said:
    """A line for the stage and the tension; it may put a new question."""
    state = outcome.after
    if state.accepted:
        if heard.asks and voice.say_house("confirms", LineKind.REPLY):
            return question
        groups: Sequence[Lines] = [
            group for group in voice.scenario.plan(state.stage).lines if group.asks is None
        ]
    else:
        groups = voice.scenario.plan(state.stage).lines
    group = voice.say_from(groups, state.tension)
    if group is None:
        voice.say_house_anyway(f"going-on-{state.stage.key}", LineKind.REPLY)
    elif group.asks:
        return Said((), group.asks, 0)
    return question
