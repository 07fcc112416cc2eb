"""What service talk looks like in both languages: cues of routine, not of quality.

None of them is good or bad by itself: a request to wait is fine once and tiring the third time, a
closing line is warm after thanks and an insult while the case is open. The fitted levels weigh
them together with what was said before.
"""

import re
from collections.abc import Mapping
from re import Pattern
from typing import Final


def _cue(*alternatives: str) -> Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


MASK: Final = re.compile(r"#[A-Z_]+#|<[A-Z]+>")
"""A name or number that was masked; not an unfilled field."""

ROUTINE: Final[Mapping[str, Pattern[str]]] = {
    "idle": _cue(
        r"still (?:there|connected|with (?:me|us))",
        r"noch (?:da\b|verbunden|im chat|hier)",
        r"haven.t heard|nichts? mehr (?:von )?(?:ihnen )?gehört|keine (?:antwort|nachricht) mehr",
        r"keine (?:antwort|rückmeldung) (?:von ihnen )?erhalten|not (?:had|received) a response",
        r"close (?:this|the) chat|chat (?:wird )?(?:schließen|beenden|geschlossen)",
        r"inactiv|inaktiv",
    ),
    "wait": _cue(
        r"\b(?:one|a|just a|few|couple of) (?:moment|sec|minute)|bear with|hang on|hold on",
        r"moment,? (?:please|bitte)|einen (?:kleinen |kurzen )?(?:moment|augenblick)|sekunde",
        r"stay connected|bleiben sie (?:bitte )?(?:verbunden|dran)|give me (?:a|one|two|\d)",
    ),
    "survey": _cue(r"survey|rate (?:our|this|the|my) chat|feedback|bewert|umfrage|rating"),
    "more": _cue(
        r"anything else|something else|further (?:questions|assist|help)|else i can",
        r"sonst noch|noch etwas|weiterhelfen|weitere fragen|noch (?:eine )?frage",
    ),
    "bye": _cue(
        r"(?:have|enjoy) a (?:great|nice|lovely|good|wonderful)|goodbye|\bbye\b|take care",
        r"end (?:the|this) chat|schönen (?:tag|abend|rest)|schönes wochenende|tschüss?",
        r"auf wiederhören",
        r"welcome|gern(?:e)? geschehen|alles gute",
    ),
    "greeting": _cue(
        r"(?:you are|you.re) (?:through|chatting|speaking)|welcome to|my name is|how (?:can|may) i",
        r"thank(?:s| you) for (?:contact|call|reach|choos|wait|your pat|get)|kontaktaufnahme",
        r"willkommen|mein name ist|wie kann ich|was kann ich|sie sind (?:mit|bei)",
        r"guten (?:tag|morgen|abend)",
        r"good (?:morning|afternoon|evening)|\bhello\b|\bhallo\b|\bhi\b",
    ),
    "page": _cue(
        r"https?:|www\.|#URL#|<URL>|\blink\b|\barticle\b|faq|\bapp\b|portal|formular|\bform\b|website|webseite"
    ),
    "sorry": _cue(r"sorry|apolog|entschuldig|tut (?:mir|uns) (?:sehr |echt |wirklich )?leid|bedau"),
    "unfortunately": _cue(r"unfortunately|regrettably|\bleider\b|afraid"),
    "cannot": _cue(
        r"\b(?:can.?t|cannot|unable|not able|won.t|not possible|no way to)\b",
        r"nicht möglich|k(?:ann|önnen) (?:ich|wir) (?:\w+ ){0,4}nicht|nicht vorgesehen",
        r"geht (?:leider )?nicht",
    ),
    "but": _cue(r"\bbut\b|\baber\b|however|jedoch|allerdings"),
    "thanks": _cue(r"thank|\bdank|merci|cheers"),
    "done": _cue(
        r"\bI(?:'ll| will)\b",
        r"\bI(?:'ve| have)? (?:just |now |already )?(?:cancel|refund|sent|book|chang|arrang|order"
        r"|process|add|remov|rais|creat|ask|check|put|mov)",
        r"\bich (?:werde|schicke|lege|buche|rufe|melde|gebe|leite|prüfe|trage|storniere|erstatte"
        r"|veranlasse|habe?)",
        r"habe? ich|has (?:now )?been|wurde (?:jetzt|nun|soeben|gerade)",
    ),
    "others": _cue(
        r"\bteam\b|department|colleague|abteilung|kolleg|someone|jemand|partner|supplier|lieferant"
        r"|spedition|courier|kurier|warehouse|lager|manager|vorgesetzt"
    ),
    "time": _cue(
        r"\b(?:today|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|within|hours?"
        r"|days?|minutes?|weeks?|by \d)\b",
        r"\b(?:heute|morgen|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|stunden?|tagen?|tage"
        r"|minuten?|wochen?|uhr)\b",
    ),
    "plain": re.compile(
        r"^\W*(?:yes|yep|yeah|no\b|nope|ja\b|nein|doch\b|correct|exactly|genau|richtig|stimmt"
        r"|of course|sure|certainly|absolutely|natürlich|klar|sicher|selbstverständlich"
        r"|that.s (?:fine|right|correct|no)|no problem|kein problem|not a problem"
        r"|alles klar|das (?:ist|geht|passt))",
        re.IGNORECASE,
    ),
    "regard": _cue(
        r"\b(?:fair|rightly|honest|annoying|silly|daft|rubbish|awful|shame|pity|must be|hate)\b",
        r"\b(?:blöd|ärgerlich|zu recht|verständlich|ehrlich|mist|schade|unangenehm|doof|dumm)\b",
        r"my (?:mistake|fault|bad|apolog)|our (?:mistake|fault|error)",
        r"mein fehler|mein versehen|unser fehler",
        r"you(?:'re| are) right|sie haben recht|du hast recht|no wonder|kein wunder",
    ),
    "you": re.compile(r"\b[Yy]ou|\bIhnen|\bSie\b|\b[Dd]u\b|\b[Dd]ir\b|\bIhre?|\b[Dd]eine?"),
    "I": re.compile(r"\bI\b|\bI'|\b[Ii]ch\b|\b[Mm]ein|\bmy\b|\b[Mm]ir\b"),
    "we": _cue(r"\bwe\b|\bwir\b|\bour\b|\bunser|\buns\b"),
}
"""Cues of a reply, counted up to three times each."""

_NUMBERED: Final = (
    r"(?:order|bestell|kunden|customer|account|konto|auftrags|reference|vorgangs|vertrags|serial"
    r"|ticket|tracking)\W?\w*(?:number|nummer|nr|no\b|id\b)"
)
DATA: Final[tuple[tuple[Pattern[str], Pattern[str]], ...]] = tuple(
    (re.compile(asked, re.IGNORECASE), re.compile(given, re.IGNORECASE))
    for asked, given in (
        (r"\bnames?\b|\bnamen\b", r"#NAME#|\bmy name|mein name|ich heiße"),
        (r"e-?mail|mailadress", r"#EMAIL#|<EMAIL>|\S@\S"),
        (_NUMBERED, r"#NUMBER#|#ALPHANUMERIC_ID#|\d{4,}"),
        (
            r"adress|address|postcode|postleitzahl|\bzip\b",
            r"#ADDRESS#|\b\d{5}\b|straße|street|\broad\b",
        ),
        (r"phone|telefon|rückruf|\bmobile\b|handynummer", r"#PHONENUMBER#|\+?\d[\d /]{7,}"),
    )
)
"""What agents ask for, and how it looks where a customer has given it."""

ASKS: Final = _cue(
    r"\b(?:please|bitte|need|brauche|benötige|provide|confirm|teilen|geben sie|nennen|could you"
    r"|can you|may i|kann ich|dürfte ich)\b"
)
"""A sentence that wants something from the customer without a question mark."""

THANKS: Final = _cue(r"thank|\bdank|merci|cheers|\bthx\b|perfekt|perfect|super\b|great\b|prima\b")
ASSENT: Final = re.compile(
    r"^\W*(?:ok(?:ay)?|gut|ja|yes|super|danke|thanks?|perfect|perfekt|great|fine|good|gerne?"
    r"|alles klar|verstanden|all right|alright|lovely|cool|passt|in ordnung)\b",
    re.IGNORECASE,
)
SMILES: Final = re.compile(r"[:;]-?[)D]|[😀-😏🙂🙃😊👍❤🙏]")
