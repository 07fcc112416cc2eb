"""What the ear makes of an author's words: questions that are too many, phrases too short."""

import re
from collections.abc import Iterator
from typing import Final

from deescalate.content.checks.case import Case, plain, said
from deescalate.content.source import NodePath, quote
from deescalate.model.language import Language
from deescalate.model.scenario import FACTS_AT_ONCE, Told


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SMALL_NUMBER: Final = re.compile(r"(?:\d|1[0-2])\Z")
_EVERYDAY: Final = {
    Language.EN: _words(
        "one two three four five six seven eight nine ten eleven twelve first second third once"
        " twice today tomorrow tonight morning afternoon evening night day days week weeks month"
        " hour hours minute minutes time soon now later name number date order account address"
        " phone call mail email message help check look send sent thing things yes sorry thanks"
        " please new back free"
    ),
    Language.DE: _words(
        "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf erste ersten zweite zweiten"
        " dritte dritten einmal zweimal heute morgen abend abends nacht tag tage tagen woche wochen"
        " monat stunde stunden minute minuten uhr uhrzeit zeit bald gleich jetzt später name nummer"
        " datum auftrag bestellung konto adresse telefon anruf mail nachricht hilfe prüfen schauen"
        " schicken sache ja danke bitte neu zurück"
    ),
}
"""Words that stand in replies to anybody: alone they say nothing of this case."""

_FILLING: Final = {
    Language.EN: _words(
        "a an the to of for in on at by with and or but i you your we us our it its is are was be"
        " been have has had do does did will would can could this that these those here there from"
        " up out into over about so not no my me he she they them his her their gbp eur usd am pm"
        " o clock"
    ),
    Language.DE: _words(
        "der die das den dem des ein eine einen einem einer und oder aber ich sie du er es wir ihr"
        " ihnen ihre ihren ihrem ihrer mich mir dich dir uns ist sind war sein haben hat hatte wird"
        " kann zu zum zur von vom für in im an am ab auf aus bei mit nach um bis so nicht kein"
        " keine schon noch da hier eur gbp"
    ),
}

_QUESTION: Final = re.compile(r"[^.!?\n]*\?")


def check_questions(case: Case) -> None:
    """No reply of the good try asks for more than is answered. Needs grievance and tries."""
    known = {fact.id for fact in case.doc.grievance.facts if fact.told is Told.BURST}
    for place, step in enumerate(case.doc.tries.good):
        asked = [fact for fact in _asked(case, said(step)) if fact not in known]
        if len(asked) > FACTS_AT_ONCE:
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


def check_words(case: Case) -> None:
    """Wordings of solutions and facts say something of this case.

    A solution's phrase is looked for as a whole, a fact's wording also by its one content word.
    Needs language, grievance and solutions.
    """
    language = case.doc.language
    for place, solution in enumerate(case.doc.solutions):
        for number, phrase in enumerate(solution.phrases):
            _report_everyday(case, phrase, ("solutions", place, "phrases", number), frozenset())
    for place, fact in enumerate(case.doc.grievance.facts):
        at = ("grievance", "facts", place)
        _report_everyday(case, fact.value, (*at, "value"), _FILLING[language])
        for number, wording in enumerate(fact.also):
            _report_everyday(case, wording, (*at, "also", number), _FILLING[language])


def _report_everyday(case: Case, phrase: str, at: NodePath, filling: frozenset[str]) -> None:
    words = [word for word in plain(phrase).split() if word not in filling]
    if len(words) != 1:
        return
    (word,) = words
    if word in _EVERYDAY[case.doc.language] or _SMALL_NUMBER.match(word):
        case.source.report(
            "L09",
            f"'{quote(phrase)}' is heard wherever somebody says '{word}'",
            at,
            advice="add the word that belongs to this case",
        )
