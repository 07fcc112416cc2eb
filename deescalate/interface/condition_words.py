"""Conditions of gates and escalation plans in plain words (grammar: ``model.conditions``)."""

import re
from collections.abc import Callable
from typing import Final

from deescalate.interface.move_sentences import MOVE_CLAUSES
from deescalate.model.language import Language

COUNT: Final = r"(?: (?P<count>once|twice|\d+ times))?"
GERMAN_COUNTS: Final = {"once": "einmal", "twice": "zweimal"}
STAGES: Final = {
    Language.EN: {
        "venting": "the customer is venting",
        "trust": "the customer is testing whether to trust you",
        "solution": "the customer is ready for a solution",
    },
    Language.DE: {
        "venting": "der Kunde lässt noch Dampf ab",
        "trust": "der Kunde prüft noch, ob er Ihnen vertrauen kann",
        "solution": "der Kunde ist bereit für eine Lösung",
    },
}
EVENTS: Final = {
    Language.EN: {
        "asks-for-manager": "the customer asked for somebody in charge",
        "threatens": "the customer threatened",
        "insults": "the customer became insulting",
    },
    Language.DE: {
        "asks-for-manager": "der Kunde hat nach dem Vorgesetzten verlangt",
        "threatens": "der Kunde hat gedroht",
        "insults": "der Kunde ist beleidigend geworden",
    },
}
OFFERS: Final = {
    Language.EN: {
        "best": "the best solution was offered",
        "acceptable": "an acceptable solution was offered",
        "weak": "a weak solution was offered",
        "not-allowed": "something not allowed was offered",
    },
    Language.DE: {
        "best": "die beste Lösung wurde angeboten",
        "acceptable": "eine brauchbare Lösung wurde angeboten",
        "weak": "eine schwache Lösung wurde angeboten",
        "not-allowed": "etwas Unerlaubtes wurde angeboten",
    },
}


def condition_words(text: str, language: Language) -> str:
    """A condition, written in the grammar, as a clause; what is not understood stays as it is."""
    glue = " and " if language is Language.EN else "; "
    return glue.join(_atom(part.strip(), language) for part in text.split(" and "))


def _atom(text: str, language: Language) -> str:
    plain = text.removeprefix("not ").strip()
    for pattern, words in PATTERNS:
        match = pattern.fullmatch(plain)
        if match:
            said = words(match, language)
            if plain == text:
                return said
            return f"not yet: {said}" if language is Language.EN else f"noch nicht: {said}"
    return text


def _fact(match: re.Match[str], language: Language) -> str:
    name = _name(match["name"])
    known = match["how"] == "known"
    if language is Language.EN:
        return f"you know “{name}”" if known else f"you took up “{name}”"
    return f"Sie wissen „{name}“" if known else f"Sie haben „{name}“ aufgegriffen"


def _move(match: re.Match[str], language: Language) -> str:
    clauses = MOVE_CLAUSES.get(match["name"])
    clause = clauses[language] if clauses else _name(match["name"])
    if language is Language.EN:
        clause = clause[:1].lower() + clause[1:]
    return clause + _count(match, language)


def _event(match: re.Match[str], language: Language) -> str:
    return EVENTS[language].get(match["name"], match["name"]) + _count(match, language)


def _gauge(match: re.Match[str], language: Language) -> str:
    above, turns = match["side"] == "above", match["turns"]
    if language is Language.EN:
        lasting = f" for {turns} replies" if turns else ""
        return f"{match['gauge']} is {match['side']} {match['bound']}{lasting}"
    gauge = {"tension": "die Anspannung", "connection": "die Verbindung"}[match["gauge"]]
    lasting = f", {turns} Antworten lang" if turns else ""
    return f"{gauge} liegt {'über' if above else 'unter'} {match['bound']}{lasting}"


def _turns(match: re.Match[str], language: Language) -> str:
    turns = match["turns"]
    if language is Language.EN:
        return f"at least {turns} replies in this stage"
    return f"mindestens {turns} Antworten in dieser Stufe"


def _count(match: re.Match[str], language: Language) -> str:
    count = match["count"]
    if not count or count == "once":
        return ""
    if language is Language.EN:
        return f" ({count})"
    return f" ({GERMAN_COUNTS.get(count, count.replace(' times', '-mal'))})"


def _name(name: str) -> str:
    return name.replace("-", " ")


def _consulted(_match: re.Match[str], language: Language) -> str:
    return "you asked a colleague" if language is Language.EN else "Sie haben im Haus nachgefragt"


def _offered(match: re.Match[str], language: Language) -> str:
    known = OFFERS[language].get(match["name"])
    if known:
        return known
    name = _name(match["name"])
    return f"“{name}” was offered" if language is Language.EN else f"„{name}“ wurde angeboten"


def _stage(match: re.Match[str], language: Language) -> str:
    return STAGES[language].get(match["name"], match["name"])


Words = Callable[[re.Match[str], Language], str]

PATTERNS: Final[tuple[tuple[re.Pattern[str], Words], ...]] = (
    (re.compile(r"fact (?P<name>\S+) (?P<how>known|used)"), _fact),
    (re.compile(rf"move (?P<name>\S+){COUNT}"), _move),
    (re.compile(rf"customer (?P<name>\S+){COUNT}"), _event),
    (
        re.compile(
            r"(?P<gauge>tension|connection) (?P<side>above|below) (?P<bound>\d+)"
            r"(?: for (?P<turns>\d+) turns?)?"
        ),
        _gauge,
    ),
    (re.compile(r"stage (?P<name>\S+)"), _stage),
    (re.compile(r"after (?P<turns>\d+) turns?"), _turns),
    (re.compile(r"offered (?P<name>\S+)"), _offered),
    (re.compile(r"consulted"), _consulted),
)
"""Atoms of the grammar and how they are put."""
