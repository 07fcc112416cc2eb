"""How questions and their answers look, in English and German."""
# ruff: noqa: E501 - an expression reads best on one line

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

from deescalate.analysis.language.reading import RULES
from deescalate.model.language import Language


class Kind(Enum):
    """What a question wants to hear."""

    YES_NO = "yes-no"
    WHEN = "when"
    WHO = "who"
    HOW_MUCH = "how-much"
    WHERE = "where"
    WHY = "why"
    WHAT_NOW = "what-now"
    OPEN = "open"


def _search(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """Expressions of one language. ``data`` pairs what an agent asks for with how the customer's
    text shows that it was given; ``spared`` says that something need not be done again.
    """

    kinds: tuple[tuple[Kind, re.Pattern[str]], ...]
    answers: tuple[tuple[Kind, re.Pattern[str]], ...]
    yes_no: re.Pattern[str]
    stock: re.Pattern[str]
    case_opener: re.Pattern[str]
    asks_which: re.Pattern[str]
    data: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    instructs: re.Pattern[str]
    done: re.Pattern[str]
    not_done: re.Pattern[str]
    spared: re.Pattern[str]

    def kind(self, question: str) -> Kind:
        """What the question wants."""
        return next((kind for kind, cue in self.kinds if cue.search(question)), Kind.YES_NO)

    def answer(self, kind: Kind) -> re.Pattern[str]:
        """What a sentence that answers such a question shows."""
        return next((cue for of, cue in self.answers if of is kind), self.yes_no)


_NUMBER: Final = (
    r"\b[A-Z]{0,4}[-/ ]?\d[\dA-Z./-]{3,}\b|\b[A-Z]{1,4} \d[\d ]{3,}\b|#[A-Z_]*(?:ID|NUMBER)#"
)

_EN: Final = QuestionWords(
    kinds=(
        (Kind.WHAT_NOW, _search(r"\b(?:what now|now what|what (?:happens|next)|what(?:'s| is) next|what (?:shall|should|do|can) (?:i|we) do|what are you (?:going to|gonna)? ?do(?:ing)?|what will you do|what(?:'s| is| are) (?:going|your plan)|how (?:are|will|do) you (?:going to )?(?:fix|solve|sort)|can (?:anything|something) be done|(?:what|and) if)\b")),
        (Kind.WHEN, _search(r"\b(?:when|what (?:time|day|date)|which (?:day|date)|how (?:long|soon)|by what)\b")),
        (Kind.WHO, _search(r"\b(?:who|whom|whose|to who)\b")),
        (Kind.HOW_MUCH, _search(r"\bhow (?:much|many)\b|\bwhat (?:does|will|would) (?:it|that) cost\b")),
        (Kind.WHERE, _search(r"\b(?:where|which address)\b")),
        (Kind.WHY, _search(r"\b(?:why|what for|how come|what(?:'s| is| was) the (?:reason|cause)|what (?:went|is|was) wrong)\b")),
        (Kind.OPEN, _search(r"\b(?:what|which|how)\b")),
    ),
    answers=(
        (Kind.WHEN, _search(RULES[Language.EN].time.pattern + r"|\bno (?:\w+ ){0,2}(?:time|date|day|estimate|eta)\b|\b(?:do(?:n't| not)|nobody|no one) (?:yet )?knows?\b|\b(?:is(?:n't| not)|not) (?:yet )?known\b|\b(?:can(?:'t|not)) (?:yet |honestly )?(?:say|tell)\b|\bnot yet\b")),
        (Kind.WHO, _search(r"\b(?:i(?:'ll| will)|me\b|my (?:colleague|manager|lead|team)|our \w+|the \w+ (?:team|desk|department|manager)|(?-i:[A-Z][a-z]+ (?:from|in|at) ))")),
        (Kind.HOW_MUCH, _search(r"\d|\b(?:free|nothing|no (?:charge|cost|fee)|half|all of it|in full)\b")),
        (Kind.WHERE, _search(r"https?:|#(?:URL|EMAIL|ADDRESS)#|\w@\w|\b(?:at|in|on|under|to|from|with|near) (?:the|our|your|my)\b")),
        (Kind.WHY, _search(r"\b(?:because|since|due to|reason|caused?|that(?:'s| is) why|why (?:it|this|that)|the (?:fault|mistake|error)|came from|comes? from|so that|went wrong|hence|which means)\b")),
        (Kind.OPEN, _search(r"(?!x)x")),
        (Kind.WHAT_NOW, _search(r"\b(?:i(?:'ll| will|'ve| have|'m going to| can)|we(?:'ll| will| can|'ve| have)|let me|you can|next|first|option|call me|ring me|write to me|just (?:call|ring|write|reply))\b")),
    ),
    yes_no=_search(r"^(?:(?:ok(?:ay)?|right|well|so|ah|oh|hi|hello)[, ]+(?:\w+[, ]+)?)?(?:yes|no|yeah|yep|nope|sure|certainly|of course|absolutely|correct|exactly|unfortunately|afraid|indeed|that(?:'s| is) (?:right|correct|true|fine))\b|\b(?:i'm afraid|unfortunately|you (?:can(?:not|'t)?|do(?:n't| not)?|don't need to|won't) |it (?:does|doesn't|will|won't|is|isn't) |(?:can't|cannot) (?:say|tell|promise)|i (?:can|did|will)(?:n't| not)? (?:do|have|see|say|find|ask|check|get|that|it)|we (?:can|do)(?:n't| not)? )\b|\bnot yet\b|\bno (?:\w+ ){1,3}yet\b"),
    stock=_search(r"\b(?:anything else|thank(?:s| you) for (?:contacting|reaching|choosing|your|being|patient\w*)|valued|help ?cent(?:er|re)|have a (?:nice|great|good|lovely))\b"),
    case_opener=_search(r"\b(?:how (?:can|may|might) (?:i|we) (?:be of (?:help|service)|help|assist)(?: you)?(?: \w+)?(?: today| with)?|what (?:seems to be|is|appears to be) the (?:problem|issue|matter)|what can (?:i|we) do for you|(?:detailed )?description of (?:your|the) (?:issue|problem)|(?:describe|explain|tell (?:me|us)) (?:about )?(?:your|the) (?:issue|problem|concern)|what brings you)\b"),
    asks_which=_search(r"\b(?:which|what|who|where|when|how (?:long|many|much|often)|since when)\b"),
    data=(
        (_search(r"\b(?:your|the) (?:full |first |last )?name\b|\bwho am i (?:speaking|talking|chatting)"), _search(r"\bmy name(?:'s| is) \w+|\b(?-i:[A-Z][a-z]+ [A-Z][a-z]+),? (?:policy|account|order|contract|customer)")),
        (_search(r"\b(?:phone|mobile|contact|telephone) number\b|\bnumber (?:can|could|may|should) (?:we|i) (?:reach|call|ring)"), _search(r"\b0\d{2,4}[ /-]?\d[\d /-]{4,}\d|#PHONENUMBER#")),
        (_search(r"\b(?:your|the) (?:home |postal |delivery )?address\b|\bwhere do you live\b|\bpost ?code\b"), _search(r"\b\d{1,4}[a-z]? (?-i:[A-Z])\w+ (?:street|road|lane|avenue|drive|close|way|court|st|rd)\b|#ADDRESS#")),
        (_search(r"\b(?:date of birth|birth ?date)\b"), _search(r"\b(?:born|birth\w*)\b[^.]{0,20}\d")),
        (_search(r"\b(?:order|booking|reference|policy|account|customer|member(?:ship)?|ticket|case|serial|licen[cs]e|tracking|invoice|contract|meter)(?: (?:id|no\.?|number|code|ref\w*))\b"), _search(_NUMBER)),
        (_search(r"\be-?mail(?: address)?\b"), _search(r"\S+@\S+|#EMAIL#")),
        (_search(r"\b(?:photos?|pictures?|images?|screenshots?)\b"), _search(r"\b(?:photos?|pictures?|images?|screenshots?) (?:are |is )?(?:attached|uploaded|sent|above|enclosed)\b|\battached (?:photos?|pictures?|screenshots?)|\b(?:sent|uploaded) (?:you )?(?:the |some )?(?:photos?|pictures?)")),
    ),
    instructs=_search(r"^(?:(?:first|then|now|next|ok(?:ay)?|in that case|kindly|just)[, ]+)*(?:please|kindly|try|could you|can you|have you (?:already )?(?:tried|done)|you (?:can|should|need to|may wish to)|first)\b|\bplease\b"),
    done=_search(r"\b(?:already|tried|did (?:that|this|it)|done|several times|many times|twice|yesterday|i(?:'ve| have) \w+(?:ed|en|wn|ne|nt)|(?:re(?:started|set|booted|installed)|cleared|checked|unplugged))\b"),
    not_done=_search(r"\b(?:haven't|have not|never|not (?:yet )?(?:tried|done))\b"),
    spared=_search(r"\b(?:do(?:n't| not)(?: have to| need to)?|needn't|no need to|without having to|won't (?:have|need) to)\b"),
)  # fmt: skip

_DE: Final = QuestionWords(
    kinds=(
        (Kind.WHAT_NOW, _search(r"\b(?:was (?:jetzt|nun|passiert|soll ich|kann ich|machen sie|machst du|macht ihr|tun sie|wollen sie|gedenken sie)|und (?:jetzt|nun)|wie (?:geht(?:'?s| es)|soll(?: das)?) (?:jetzt |nun )?(?:weiter|gehen)|kann man (?:da )?(?:nichts|was)|(?:und|was|was ist|was passiert),? wenn)\b")),
        (Kind.WHEN, _search(r"\b(?:wann|bis wann|wie lange|welche[rnm]? (?:tag|uhrzeit|termin))\b")),
        (Kind.WHO, _search(r"\b(?:wer|wem|wen)\b")),
        (Kind.HOW_MUCH, _search(r"\bwie ?viele?\b|\bwas (?:kostet|zahle)\b")),
        (Kind.WHERE, _search(r"\b(?:wo|wohin|woher|welche adresse)\b")),
        (Kind.WHY, _search(r"\b(?:warum|wieso|weshalb|woran|wozu|was (?:war|ist) (?:da )?(?:los|der grund|schief))\b")),
        (Kind.OPEN, _search(r"\b(?:was|welche\w*|wie)\b")),
    ),
    answers=(
        (Kind.WHEN, _search(RULES[Language.DE].time.pattern + r"|\b(?:weiß|weiss) (?:ich|wir|man|niemand|keiner|noch)\b|\b(?:ich|wir|niemand|keiner) (?:weiß|weiss|wissen)\b|\bsteht (?:noch )?nicht fest\b|\bkeine?n? (?:\w+ ){0,2}(?:termin|uhrzeit|zeit|datum|prognose)\b|\bkann (?:ich|man) (?:\w+ ){0,3}nicht sagen\b|\bist (?:noch )?(?:offen|nicht bekannt|unklar)\b")),
        (Kind.WHO, _search(r"\b(?:ich (?:selbst |persönlich )?(?:\w+e|bin|werde)\b|mein\w? (?:kolleg\w+|chef\w*|team)|unser\w? \w+|die \w*abteilung|(?-i:(?:Herr|Frau) [A-ZÄÖÜ]))")),
        (Kind.HOW_MUCH, _search(r"\d|\b(?:kostenlos|kostenfrei|nichts|gratis|hälfte|komplett|voll)\b")),
        (Kind.WHERE, _search(r"https?:|#(?:URL|EMAIL|ADDRESS)#|\w@\w|\b(?:unter|in|im|auf|bei|am|an|zu) (?:der|den|dem|unser\w*|ihr\w*)\b|\bim\b")),
        (Kind.WHY, _search(r"\b(?:weil|da (?:der|die|das|wir|sie)|wegen|grund|liegt (?:daran|an)|lag (?:daran|an)|deshalb|deswegen|dadurch|ursache|schuld|fehler)\b")),
        (Kind.OPEN, _search(r"(?!x)x")),
        (Kind.WHAT_NOW, _search(r"\b(?:ich (?:\w+e)\b|\w+e ich\b|wir \w+en|lassen sie|sie können|(?:rufen|schreiben|melden) sie|als nächstes|zuerst|möglichkeit)")),
    ),
    yes_no=_search(r"^(?:(?:ok(?:ay)?|gut|also|oh|hallo|genau)[, ]+(?:\w+[, ]+)?)?(?:ja|nein|doch|jo|jawohl|klar|gerne?|natürlich|selbstverständlich|sicher|stimmt|richtig|genau|leider|korrekt)\b|\b(?:leider|das geht|geht (?:das )?(?:leider )?nicht|möglich|sie (?:können|müssen|brauchen|bekommen|dürfen|haben)|du (?:kannst|musst|brauchst|bekommst)|wir können|ich kann|kann ich|noch nicht|noch keine?[nrs]?)\b"),
    stock=_search(r"\b(?:sonst noch etwas|(?:danke|dank) für (?:ihre?|deine?|die|den|das) (?:anfrage|nachricht|kontakt\w*|geduld|verständnis|chat|warten|anruf)|willkommen (?:im|bei)|schönen (?:tag|abend))\b"),
    case_opener=_search(r"\b(?:(?:wie|womit|was) (?:kann|darf|können|dürfen) (?:ich|wir) (?:ihnen|dir|euch|für sie|für dich) (?:heute |denn )?(?:behilflich sein|weiterhelfen|helfen|tun)|worum geht es|was ist (?:denn )?(?:ihr|das|dein) (?:problem|anliegen)|(?:beschreiben|schildern) sie (?:uns |mir |bitte )*(?:ihr|das|den))\b"),
    asks_which=_search(r"\b(?:welche\w*|was für|was|wer|wem|wo|womit|wann|seit wann|wie (?:lange|viele?|oft))\b"),
    data=(
        (_search(r"\b(?:ihr|dein|der) (?:voller |vollständiger )?name\b|\bmit wem (?:spreche|schreibe|chatte)"), _search(r"\b(?:mein name ist|ich heiße|hier ist|hier spricht) (?-i:[A-ZÄÖÜ])\w+")),
        (_search(r"\b(?:telefon|handy|mobil|rückruf|ruf)-?nummer\b|\b(?:unter )?welcher nummer\b"), _search(r"\b0\d{2,4}[ /-]?\d[\d /-]{4,}\d|#PHONENUMBER#")),
        (_search(r"\b(?:ihre|deine|die) (?:\w*adresse|anschrift|postleitzahl)\b|\bwo wohn\w+ (?:sie|du)\b"), _search(r"\b\w+(?:straße|strasse|str\.|weg|platz|gasse|allee|ring) \d+|#ADDRESS#")),
        (_search(r"\bgeburtsdatum\b|\bwann (?:sind sie|bist du) geboren"), _search(r"\b(?:geburtsdatum|geboren)\b[^.]{0,20}\d")),
        (_search(r"\b(?:womit|wie) (?:haben sie|hast du) (?:\w+ )?(?:bezahlt|gezahlt)|\bzahlungsart\b"), _search(r"\b(?:paypal|kreditkarte|lastschrift|rechnung|überweisung|überwiesen|bar|klarna)\b[^.]{0,40}\b(?:bezahlt|gezahlt)\b|\b(?:bezahlt|gezahlt)\b[^.]{0,40}\b(?:paypal|kreditkarte|lastschrift|rechnung|überweisung|überwiesen|bar|klarna)\b")),
        (_search(r"\b(?:bestell|auftrags|kunden|rechnungs|vertrags|vorgangs|buchungs|ticket|sendungs|serien|mitglieds|versicherungs|zähler|artikel|geräte|lizenz)-?nummer\b|\b(?:aktenzeichen|kundendaten)\b"), _search(_NUMBER)),
        (_search(r"\be-?mail(?:-?adresse)?\b|\bmailadresse\b"), _search(r"\S+@\S+|#EMAIL#")),
        (_search(r"\b(?:fotos?|bild(?:er)?|screenshots?)\b"), _search(r"\b(?:fotos?|bild(?:er)?|screenshots?)(?: \w+){0,2} (?:anbei|im anhang|ist dabei|sind dabei|hochgeladen|geschickt|hängen|hängt|liegen bei)\b")),
    ),
    instructs=_search(r"^(?:(?:dann|zuerst|bitte|zunächst|gut|okay|ok)[, ]+)*(?:\w+en sie|bitte|haben sie (?:bereits|schon)|sie (?:können|sollten|müssen|müssten)|probier|versuch)\b|\bbitte\b|\w+en sie bitte\b"),
    done=_search(r"\b(?:bereits|schon|mehrmals|mehrfach|zweimal|dreimal|gestern|hab(?:e)? ich|hab|probiert|versucht|gemacht|neu ?gestartet)\b"),
    not_done=_search(r"\b(?:noch nicht|nie)\b"),
    spared=_search(r"\b(?:müssen|brauchen|sollen|musst|brauchst)\b[^.;]{0,40}\b(?:nicht|nichts|nix|nie|keine?[nrs]?)\b|\bohne dass (?:sie|du)\b"),
)  # fmt: skip

ASKING: Final = {Language.EN: _EN, Language.DE: _DE}
