"""Agents that no author wrote: each does one thing that must not pay.

They know only what the scenario's own file says, and play it as somebody would who wants points
without helping. None of them may do better than the average try (``simulate`` holds that).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import cycle
from typing import Final

from deescalate.model.language import Language
from deescalate.model.scenario import Level, Scenario, Step, Verdict
from deescalate.practice import Session
from deescalate.workshop.playing import SILENT

Steps = Callable[[Scenario, Session], Iterator[Step]]

_TURNS: Final = 8
"""Replies after which these agents end the conversation by themselves."""


def _say(*texts: str) -> Iterator[Step]:
    return (Step(say=text) for text in texts)


def _repeated(text: str) -> Iterator[Step]:
    return _say(*[text] * _TURNS)


_SORRY: Final[Mapping[Language, tuple[str, ...]]] = {
    Language.EN: (
        "I am so sorry.",
        "I really do apologise for the inconvenience.",
        "Again, I am very, very sorry about this.",
        "Please accept my sincere apologies.",
    ),
    Language.DE: (
        "Es tut mir so leid.",
        "Ich entschuldige mich vielmals für die Unannehmlichkeiten.",
        "Nochmals, das tut mir sehr, sehr leid.",
        "Bitte nehmen Sie meine aufrichtige Entschuldigung an.",
    ),
}
_FEELING: Final[Mapping[Language, tuple[str, ...]]] = {
    Language.EN: (
        "I can hear how upset you are, and I completely understand.",
        "That must be awful for you. Anybody would feel like that.",
        "I really feel with you. Tell me more about how that felt.",
        "It makes total sense that you are angry. I am here for you.",
    ),
    Language.DE: (
        "Ich höre, wie sehr Sie das mitnimmt, und ich verstehe das vollkommen.",
        "Das muss schrecklich für Sie sein. Jedem ginge es so.",
        "Ich fühle wirklich mit Ihnen. Erzählen Sie mir mehr davon, wie sich das angefühlt hat.",
        "Es ist absolut verständlich, dass Sie wütend sind. Ich bin für Sie da.",
    ),
}
_STUFFED: Final = {
    Language.EN: (
        "I understand your frustration, I am sorry, thank you for your patience, I hear you, I will"
        " take care of this, I will solve it today, I take full responsibility, I value you, I"
        " appreciate you, does that suit you, I will follow up, I am here for you!"
    ),
    Language.DE: (
        "Ich verstehe Ihren Ärger, es tut mir leid, danke für Ihre Geduld, ich höre Ihnen zu, ich"
        " kümmere mich darum, ich löse das heute, ich übernehme die volle Verantwortung, Sie sind"
        " uns wichtig, ich schätze Sie, passt das für Sie, ich melde mich, ich bin für Sie da!"
    ),
}
_SHOUTED: Final = {
    Language.EN: "LISTEN TO ME NOW. I TOLD YOU WE ARE WORKING ON IT. WAIT!!!",
    Language.DE: "JETZT HÖREN SIE MIR MAL ZU. WIR ARBEITEN DARAN. WARTEN SIE!!!",
}
_FOREIGN: Final = {
    Language.EN: "Das tut mir leid, ich kümmere mich sofort darum und melde mich bis heute Abend.",
    Language.DE: "I am sorry about that, I will take care of it now and call you by tonight.",
}
_PROMISED: Final = {
    Language.EN: "You get all of it: {offers}. All of that, today, free of charge.",
    Language.DE: "Sie bekommen alles: {offers}. Alles davon, heute noch, kostenlos.",
}
_SOLVED: Final = {
    Language.EN: "We do this: {offers}. Done?",
    Language.DE: "Wir machen das so: {offers}. Erledigt?",
}
_COLD: Final = {
    Language.EN: ("State the {asks}.", "Case noted: {facts}.", "{offers}. That is all."),
    Language.DE: ("Nennen Sie: {asks}.", "Aufgenommen: {facts}.", "{offers}. Das ist alles."),
}
_UP: Final = {
    Language.EN: "I am passing you on to somebody else now. A colleague will take over.",
    Language.DE: "Ich leite Sie jetzt weiter. Eine Kollegin übernimmt.",
}
_LETTERS: Final = 10_000


def _parrot(scenario: Scenario, _session: Session) -> Iterator[Step]:
    texts = [canned.text.strip() for canned in scenario.canned]
    return _say(*(text for text, _ in zip(cycle(texts), range(_TURNS), strict=False)))


def _silent(_scenario: Scenario, _session: Session) -> Iterator[Step]:
    return iter([SILENT] * _TURNS)


def _apologiser(scenario: Scenario, _session: Session) -> Iterator[Step]:
    return _say(*_SORRY[scenario.language] * 2)


def _giver(scenario: Scenario, _session: Session) -> Iterator[Step]:
    offers = ", ".join(solution.title for solution in scenario.solutions)
    return _repeated(_PROMISED[scenario.language].format(offers=offers))


def _escalator(scenario: Scenario, _session: Session) -> Iterator[Step]:
    upward = scenario.escalation.path(Level.HIERARCHICAL) or next(
        iter(scenario.escalation.paths), None
    )
    if upward is None:
        return _repeated(_UP[scenario.language])
    return iter([Step(hand_over=upward.level, summary=_UP[scenario.language])])


def _copier(_scenario: Scenario, session: Session) -> Iterator[Step]:
    for _ in range(_TURNS):
        said = [line.text.strip() for line in session.pending if line.text.strip()]
        yield Step(say=" ".join(said) or "?")


def _stuffer(scenario: Scenario, _session: Session) -> Iterator[Step]:
    return _repeated(_STUFFED[scenario.language])


def _shouter(scenario: Scenario, _session: Session) -> Iterator[Step]:
    return _repeated(_SHOUTED[scenario.language])


def _dots(_scenario: Scenario, _session: Session) -> Iterator[Step]:
    return _repeated("...")


def _flooder(scenario: Scenario, _session: Session) -> Iterator[Step]:
    text = _STUFFED[scenario.language] + " "
    return iter([Step(say=(text * (_LETTERS // len(text) + 1))[:_LETTERS])] * 3)


def _foreigner(scenario: Scenario, _session: Session) -> Iterator[Step]:
    return _repeated(_FOREIGN[scenario.language])


def _hasty(scenario: Scenario, _session: Session) -> Iterator[Step]:
    best = [item.title for item in scenario.solutions if item.verdict is Verdict.BEST]
    offers = ", ".join(best or [item.title for item in scenario.solutions[:1]])
    return _repeated(_SOLVED[scenario.language].format(offers=offers))


def _feeler(scenario: Scenario, _session: Session) -> Iterator[Step]:
    return _say(*_FEELING[scenario.language] * 2)


def _cold(scenario: Scenario, session: Session) -> Iterator[Step]:
    ask, note, offer = _COLD[scenario.language]
    facts = scenario.grievance.facts
    yield Step(say=ask.format(asks=", ".join(fact.ask[0] for fact in facts if fact.ask)))
    told = ", ".join(fact.value for fact in session.facts_heard())
    yield Step(say=note.format(facts=told or "-"))
    best = [item.title for item in scenario.solutions if item.verdict is Verdict.BEST]
    yield from _say(*[offer.format(offers=", ".join(best) or "-")] * 2)


BUILT_IN: Final[Mapping[str, Steps]] = {
    "parrot": _parrot,
    "silent": _silent,
    "apologiser": _apologiser,
    "giver of everything": _giver,
    "escalator": _escalator,
    "copier": _copier,
    "keyword stuffer": _stuffer,
    "shouter": _shouter,
    "three dots": _dots,
    "ten thousand letters": _flooder,
    "wrong language": _foreigner,
    "hasty solver": _hasty,
    "endless empathiser": _feeler,
    "cold but competent": _cold,
}
"""What each agent does, by the name that reports use."""


@dataclass
class BuiltIn:
    """One of the built-in agents, playing one conversation."""

    name: str
    scenario: Scenario
    _steps: Iterator[Step] | None = field(default=None, init=False)

    def step(self, session: Session) -> Step | None:
        """The next step; None when the agent has done what it does."""
        if self._steps is None:
            self._steps = BUILT_IN[self.name](self.scenario, session)
        return next(self._steps, None)
