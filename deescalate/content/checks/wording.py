"""How texts are worded: readable, in one language, with the right form of address, about nobody."""
# ruff: noqa: E501 - an expression reads best on one line

import re
from collections.abc import Iterator
from typing import Final

from deescalate.content.build import PLACEHOLDER
from deescalate.content.checks.case import Case, said
from deescalate.content.readability import reading_ease, words_of
from deescalate.content.source import NodePath, quote
from deescalate.content.text_paths import Kind
from deescalate.model.analysis import Formality
from deescalate.model.language import Language
from deescalate.model.scenario import Stage

_HARD_BRIEF: Final = 30
"""Flesch's limit of what only universities read."""
_HARD_SPEECH: Final = 50
"""Below this is "fairly difficult" by Flesch: nobody who is upset talks like that for long."""
_ENOUGH_TO_READ: Final = 80
_ENOUGH_OF_A_BRIEF: Final = 40
_A_LINE: Final = 12
"""Words of a text without which its reading ease says little."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LITTLE_WORDS: Final = {
    Language.EN: _words(
        "the and you is of that with not this for are my your it have has were been they we what when"
        " which would could should from about there can't don't it's i'm i've"
    ),
    Language.DE: _words(
        "der das und ich sie ist nicht ein eine einen mit auf für dem den zu von auch wir ihr ihre ihnen"
        " haben habe hat wird wurde werden aber noch wie wenn dass bei nach oder mir mich uns kein"
    ),
}
"""Frequent words of one language that are no words of the other."""
_FOREIGN: Final = 4
_SHARE: Final = 0.25

_DU: Final = re.compile(
    r"\b(?:du|dich|dir|dein(?:e[rnms]?)?|euch|euer|eure[rnms]?)\b", re.IGNORECASE
)
_SIE: Final = re.compile(r"(?<![.!?:…\n] )(?<!^)(?<![„“\"»(\n])\b(?:Sie|Ihnen|Ihre?[rnms]?)\b")
_SIE_IN_PHRASE: Final = re.compile(r"\b(?:Sie|Ihnen|Ihre?[rnms]?)\b")

_GROUP: Final = {
    Language.EN: (
        r"women|woman|men|girls?|foreigners?|immigrants?|migrants?|refugees?|muslims?|jews?|jewish|christians?|turks?|turkish|"
        r"arabs?|africans?|asians?|indians?|chinese|poles|polish|romanians?|italians?|irish|germans?|blacks?|black people|gays?|"
        r"lesbians?|trans|disabled|deaf|blind|old people|pensioners?|elderly|millennials?|boomers?"
    ),
    Language.DE: (
        r"frau(?:en)?|mann|männer|weiber|ausländer(?:in)?|migrant(?:en|in)|flüchtlinge?|muslime?|moslems?|juden?|jüdin|christen|türken?|türkin|"
        r"araber(?:in)?|afrikaner(?:in)?|asiat(?:en|in)|inder(?:in)?|chinesen?|polen?|polin|rumänen?|italiener(?:in)?|russen?|russin|"
        r"schwarze[rn]?|schwule[rn]?|lesben?|behinderte[rn]?|gehörlose[rn]?|blinde[rn]?|alte leute|rentner(?:in)?|senioren|ossis?|wessis?"
    ),
}
_SLIGHTS: Final = {
    Language.EN: (
        r"(?:funny|thick|heavy|strange|weird|silly|incomprehensible) accents?",
        r"broken english",
        r"(?:unpronounceable|funny|silly|weird|foreign|ridiculous) names?",
        r"names? (?:that )?(?:nobody|no one|no-one) can (?:say|spell|pronounce)",
        r"can(?:no|')t even speak english",
        r"(?:hot-blooded|fiery|latin|mediterranean|southern|slavic|oriental) (?:temper|temperament|blood)",
        rf"(?:typical|just like an?|like all) (?:{_GROUP[Language.EN]})",
        rf"because (?:s?he is|s?he's|they are|they're) (?:an? )?(?:{_GROUP[Language.EN]})",
        r"(?:hysterical|nagging|bitter|stupid|silly|crazy|dumb) (?:old )?(?:women|woman|girls?|housewi(?:fe|ves)|blondes?|pensioners?|foreigners?)",
        r"dumb blondes?|blonde moment|retard(?:ed|s)?|spaz|gyps(?:y|ies)|tranny|trannies|man up|act like a girl|that's so gay",
        r"for an? (?:woman|girl|foreigner|pensioner)",
    ),
    Language.DE: (
        r"(?:lustiger?|komischer?|starker|schwerer|ulkiger?|unverständlicher?)[mnrs]? akzent",
        r"gebrochene[mns]? deutsch|(?:kann|können|spricht|sprechen) (?:ja )?(?:nicht mal|nicht einmal|kaum|kein) (?:richtig )?deutsch",
        r"unaussprechliche[nrms]? (?:nach|vor)?namen?|(?:lustige|komische|alberne|ulkige|ausländische)[nrms]? (?:nach|vor)?namen?",
        r"namen?,? den (?:niemand|keiner|kein mensch) aussprechen kann",
        r"(?:südländische|heißblütige|südliche|orientalische|slawische|lateinamerikanische)[smnr]? (?:temperament|blut)",
        rf"(?:typisch(?:e[rns]?)?|wie alle|wie bei allen) (?:{_GROUP[Language.DE]})",
        rf"weil (?:er|sie) (?:ein(?:e)? )?(?:{_GROUP[Language.DE]}) (?:ist|sind)",
        r"(?:hysterische|zickige|keifende|dumme|doofe|blöde|verrückte|alte)[nrs]? (?:weib(?:er)?|blondinen?|hausfrau(?:en)?|tussi|schachtel|ausländer)",
        r"zigeuner\w*|neger\w*|kanaken?|spast(?:i|is|en)?|mongo(?:s|loid)?|transen?|schwuchtel|weibergeschwätz|frauenlogik|getürkt\w*|bist du behindert|sind sie behindert",
        r"für (?:eine frau|einen ausländer|einen rentner|eine rentnerin)",
    ),
}
_DENIAL: Final = re.compile(
    r"\b(?:not|no|never|nicht|kein\w*)(?: an?| the| ein\w*)? $", re.IGNORECASE
)
_SLIGHT: Final = {
    language: re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE)
    for language, forms in _SLIGHTS.items()
}
"""Wording that makes a group, an accent or a name the joke, or a trait the cause of anger.

A short list of plain cases. It follows what the German and British codes of the press forbid in
reports (Pressekodex, section 12; Editors' Code of Practice, clause 12): to name such traits
pejoratively, or at all where they do not matter.
"""


def check_readable(case: Case) -> None:
    """Briefing and customer read easily. Needs language, brief and everything that is spoken."""
    language, brief = case.doc.language, case.doc.brief
    ease = reading_ease(brief, language)
    if len(words_of(brief)) >= _ENOUGH_OF_A_BRIEF and ease < _HARD_BRIEF:
        _report_ease(case, "the brief", ease, ("brief",))
    spoken = list(case.spoken())
    whole = "\n".join(text for _at, text in spoken)
    ease = reading_ease(whole, language)
    if len(words_of(whole)) >= _ENOUGH_TO_READ and ease < _HARD_SPEECH:
        hardest = min(
            spoken,
            key=lambda each: (
                len(words_of(each[1])) < _A_LINE,
                reading_ease(each[1], language),
            ),
        )
        _report_ease(case, "what the customer says", ease, hardest[0])


def _report_ease(case: Case, what: str, ease: float, at: NodePath) -> None:
    case.source.report(
        "L59",
        f"{what} reads hard: reading ease {max(ease, 0):.0f} of 100",
        at,
        advice="shorter sentences and shorter words; 60 to 80 is how people talk",
    )


def check_one_language(case: Case) -> None:
    """Every text is in the file's language. Needs language."""
    own = case.doc.language
    for at, text in case.written(Kind.TEXT):
        words = [word.lower().replace("’", "'") for word in words_of(text)]
        mine = sum(word in _LITTLE_WORDS[own] for word in words)
        for other in set(Language) - {own}:
            strange = [word for word in words if word in _LITTLE_WORDS[other]]
            if (
                len(strange) >= max(_FOREIGN, len(words) * _SHARE)
                and mine <= len(strange) / _FOREIGN
            ):
                case.source.report(
                    "L60",
                    f"this text is in another language ({other}) than the file ({own})",
                    at,
                    advice="write it in the file's language, or change language",
                )


def check_fields_elsewhere(case: Case) -> None:
    """Only snippets have fields: elsewhere a brace is said as it stands. Needs nothing."""
    for at, text in case.written(Kind.TEXT):
        found = None if at[0] == "canned" else PLACEHOLDER.search(text)
        if found:
            case.source.report_word(
                "L43",
                f"nothing fills in {found[0]} here; it would be shown as it stands",
                at,
                found[0],
                advice="write what is meant; only prepared snippets have fields",
            )


def check_slights(case: Case) -> None:
    """Nobody's origin, sex, age, name or way of speaking is the joke. Needs language."""
    slight = _SLIGHT[case.doc.language]
    for at, text in case.written(Kind.TEXT):
        found = next((each for each in slight.finditer(text) if not _denied(text, each)), None)
        if found:
            case.source.report_word(
                "L62",
                f"'{quote(found[0])}' makes fun of a group, or makes a trait the cause",
                at,
                found[0],
                advice="let what happened be the cause, and the joke be on the firm",
            )


def _denied(text: str, found: re.Match[str]) -> bool:
    """Whether somebody defends themselves: I am not a ..."""
    return _DENIAL.search(text, 0, found.start()) is not None


def check_form_of_address(case: Case) -> None:
    """What the agent says has the customer's form of address.

    Needs language, persona, grievance, solutions, canned and tries.
    """
    formality = case.doc.persona.formality
    if case.doc.language is not Language.DE or formality is Formality.ANY:
        return
    for pattern, at, text in _to_customer(case, formality):
        found = pattern.search(text)
        if found:
            case.source.report_word(
                "L85",
                f"the agent says {'Sie' if formality is Formality.SIE else 'du'} here,"
                f" so '{found[0]}' is the wrong form of address",
                at,
                found[0],
                advice="change the wording, or formality under persona",
            )


def _to_customer(
    case: Case, formality: Formality
) -> Iterator[tuple[re.Pattern[str], NodePath, str]]:
    """What an agent who does well says to the customer, with the pattern of the wrong form."""
    in_text, in_phrase = (_DU, _DU) if formality is Formality.SIE else (_SIE, _SIE_IN_PHRASE)
    for place, step in enumerate(case.doc.tries.good):
        yield in_text, ("tries", "good", place), said(step)
    for place, canned in enumerate(case.doc.canned):
        if set(canned.bad_in) != set(Stage):
            yield in_text, ("canned", place, "text"), canned.text
    for at, text in case.written(Kind.WORDS):
        if at[-2] in {"phrases", "also", "ask"}:
            yield in_phrase, at, text
