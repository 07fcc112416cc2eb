"""German: stems by ending, closed word lists, the expressions that grammar gives away."""
# ruff: noqa: E501 - an expression reads best on one line

import re
from collections.abc import Iterable
from typing import Final

from deescalate.analysis.language.rules import LanguageRules, word_set

_FOLD: Final = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})

_SMALL: Final = word_set("""
    ab aber alle allem allen aller alles allerdings als also am an andere anderen auch auf aus bald
    bei beim bereits bin bis bisher bist bitte da dabei dadurch dafür dagegen daher dahin damals damit
    dann daran darauf daraus darf darin darum darüber das dass davon davor dazu dein deine dem den
    denen denn dennoch der deren des deshalb dich die dies diese diesem diesen dieser dieses dir doch
    dort du durch dürfen eben ebenso ein eine einem einen einer eines einfach einig einige einmal
    entweder er erst es etwa etwas euch euer eure für fürs ganz gar gegen geht gehen genau gerade gern
    gerne gewesen gibt ging gleich gut guten hab habe haben habt halt hallo hast hat hatte hatten hätte
    hätten her herr frau hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im immer
    in indem ins irgend ist ja je jede jedem jeden jeder jedes jedoch jemand jetzt kann kannst kein
    keine keinem keinen keiner klar kommen kommt konnte können könnte könnten könnt lassen liebe lieber
    mach mache machen macht mal man manche mehr mein meine meinem meinen meiner mich mir mit moin muss
    müssen musste müsste nach nachdem nächste ne nee nein nicht nichts nie niemand noch nochmal nun nur
    ob oben oder ohne okay ok recht sagen sagt schon sehr sei sein seine seinem seinen seiner seit
    selber selbst sich sicher sie sind so sobald sogar soll sollen sollte sollten sonst soweit sowie
    statt tag tun tut über um und uns unser unsere unserem unseren unter usw viel viele vielen vielleicht
    vom von vor wann war waren warum was weg wegen weil weiter welche welchem welchen welcher welches wenig wenn
    wer werde werden weiß wie wieder will willst wir wird wirklich wo woher wohl wollen wollte worden wurde wurden
    würde würden ziemlich zu zum zur zwar zwei zwischen danke dank vielen guten morgen abend grüße
    heute tja hm äh nö jo na nu rein raus runter rauf mach mann haut wäre wären wär hätt ham nix
    """)

_GENERIC: Final = word_set("""
    adresse angelegenheit anliegen anfrage auskunft bearbeiten bestellung daten email frage fragen fall
    geduld hilfe helfen information informationen kontakt kontaktieren kunde kunden kundin kundennummer
    mail melden minute moment nachricht name nummer problem rückmeldung sache schreiben service support
    system team termin thema unannehmlichkeiten entschuldigung entschuldigen verständnis verstehen
    vorgang warten zeit prüfen schauen kümmern leid bedauern konto situation
    """)

_NUMBERS: Final = {
    word: str(value)
    for value, words in {
        2: "zwei zweimal zweite zweiten zweites beide",
        3: "drei dreimal dritte dritten drittes",
        4: "vier viermal vierte vierten",
        5: "fünf fünfmal fünfte fünften",
        6: "sechs sechste sechsten",
        7: "sieben siebte siebten",
        8: "acht achte achten",
        9: "neun neunte neunten",
        10: "zehn zehnte zehnten",
        11: "elf elfte elften",
        12: "zwölf zwölfte",
        13: "dreizehn",
        14: "vierzehn",
        15: "fünfzehn",
        20: "zwanzig",
        30: "dreißig",
        40: "vierzig",
        50: "fünfzig",
        60: "sechzig",
        70: "siebzig",
        80: "achtzig",
        90: "neunzig",
        100: "hundert",
    }.items()
    for word in words.split()
}

_IRREGULAR: Final = {
    "angerufen": "anruf", "anrufe": "anruf", "bekommen": "bekomm", "bracht": "bring",
    "gebracht": "bring", "gegangen": "geh", "gekauft": "kauf", "gekommen": "komm",
    "geschickt": "schick", "geschrieben": "schreib", "gesprochen": "sprech", "gestanden": "steh",
    "gewesen": "sein", "geworden": "werd", "verloren": "verlier", "versprochen": "versprech",
    "weggeworfen": "wegwerf", "ausgefallen": "ausfall", "abgebrochen": "abbrech",
    "abgebucht": "abbuch", "abbuchung": "abbuch", "kaputtgegangen": "kaputt",
    "gestrichen": "streich", "genommen": "nehm", "gefahren": "fahr", "geflogen": "flieg",
    "flug": "flieg", "fluge": "flieg", "gelegen": "lieg", "gegessen": "ess",
}  # fmt: skip

_KIN_GROUPS: Final = (
    "paket sendung päckchen",
    "rechnung faktura",
    "erstatten erstattung rückerstattung zurückerstatten",
    "handy telefon smartphone",
    "internet wlan",
    "kaputt defekt beschädigt schaden zerbrochen",
    "lieferung liefern zustellung zustellen bote fahrer",
    "abbuchen abbuchung einziehen",
    "kündigen kündigung",
    "sofa couch",
    "ersatz austausch umtausch",
    "mutter mama",
    "vater papa",
    "abo abonnement mitgliedschaft vertrag",
)

_ENDINGS: Final = (
    "ungen", "heiten", "keiten", "ung", "heit", "keit", "isch", "ern", "est", "end", "em", "en",
    "er", "es", "et", "te", "st", "e", "n", "s", "t",
)  # fmt: skip
_SHORTEST: Final = 3
_AMBIGUOUS: Final = {"te": 4, "et": 4, "st": 4, "est": 4}
"""Endings that are more often part of a short word."""


def stem(word: str) -> str:
    """A cheap stem: umlauts folded, endings and the participle's "ge" cut off."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    folded = word.translate(_FOLD).replace("ae", "a").replace("oe", "o").replace("ue", "u")
    if folded in _IRREGULAR:
        return _IRREGULAR[folded]
    participle = folded.startswith("ge") and len(folded) > 6 and folded.endswith(("t", "en"))
    for ending in _ENDINGS:
        rest = len(folded) - len(ending)
        if folded.endswith(ending) and rest >= _AMBIGUOUS.get(ending, _SHORTEST):
            folded = folded[:rest]
            break
    return folded[2:] if participle and len(folded) - 2 >= _SHORTEST else folded


def _kin(groups: Iterable[str]) -> dict[str, str]:
    return {stem(word): stem(group.split()[0]) for group in groups for word in group.split()}


GERMAN: Final = LanguageRules(
    small=_SMALL,
    generic=_GENERIC | frozenset(stem(word) for word in _GENERIC),
    numbers=_NUMBERS,
    kin=_kin(_KIN_GROUPS),
    particles=word_set(
        "ab an auf aus bei ein fest frei her hin los mit nach um vor weg weiter zu zurück"
    ),
    pronouns=word_set(
        "ich mich mir mein meine meinem meinen meiner wir uns unser unsere du dich dir dein deine"
        " deinem deinen deiner sie ihnen ihr ihre ihrem ihren ihrer euch euer eure eurem euren eurer"
        " also so sagen sagst ja bin bist ist sind war waren habe hast hat haben habt kann können"
    ),
    tying=re.compile(
        r"\b(?:damit sie|damit du|damit ihr|damit es|weil sie|weil du|so bleibt|so (?:müssen|können|haben|sparen) sie|rechtzeitig|"
        r"(?:müssen|brauchen) sie nicht|(?:musst|brauchst) du nicht|für (?:den|die|das|ihren?|deinen?) \w+ (?:nehmen|schick\w*|buch\w*|leg\w*|geb\w*|reserv\w*)|"
        r"dann (?:sind|haben|können|müssen|ist) sie)\b",
        re.IGNORECASE,
    ),
    fitting=re.compile(
        r"\b(?:damit|weil|da sie|da du|da ihr|so (?:bleibt|müssen|können|haben|sind|muss|kann|hat|ist)|dann|also|"
        r"für (?:den|die|das|ihren?|ihre|deinen?)|ohne dass|rechtzeitig|bevor|müssen sie nicht|musst du nicht|"
        r"brauchen sie nicht|reicht)\b",
        re.IGNORECASE,
    ),
    stem=stem,
    asking=re.compile(
        r"(?:(?:ok(?:ay)?|also|und|aber|na|dann|ja|gut|sorry)[, ]+)*"
        r"(?:wer|wem|wen|was(?! für ein)|wann|wo|woher|wohin|wozu|warum|wieso|weshalb|welche[rsnm]?|wie(?! gesagt| schon)|"
        r"(?:kann|können|könnt|könnte[nt]?|darf|dürfen|soll|sollen|muss|müssen|ist|sind|hat|haben|habe|habt|"
        r"wird|werden|würde[n]?|geht|gibt|bekomme?|kriege?|krieg) "
        r"(?:ich|du|sie|wir|ihr|er|es|man|das|der|die|den|mein\w*|jemand))\b[^.!]*$",
        re.IGNORECASE,
    ),
    request=re.compile(
        r"\b(?:bitte|nur|kurz|noch|uns|mir) (?:nennen|schicken|senden|geben|teilen|sagen|bestätigen|schreiben|schick|gib|sag|schreib)\b"
        r"|\b(?:nennen|schicken|senden|geben|sagen|bestätigen|schreiben|teilen|beschreiben|verraten|übermitteln) sie (?:mir|uns|bitte|doch|mal|kurz|ihre?)\b"
        r"|\b(?:können|könnten|würden|dürf\w+|darf|kannst|könntest) (?:sie|du|ich|wir) (?:mir|uns|bitte|sie um|um|dich um|noch|ihre?|deine?)\b"
        r"|\b(?:ich|wir) (?:brauche|bräuchte|benötige)n? (?:noch |dafür |dazu |bitte |von ihnen |von dir )*(?:ihre?|deine?|die|den|das|eine?)\b"
        r"|\bbrauche?n? (?:ich|wir) (?:noch |dafür |dazu |bitte |von ihnen |von dir )*(?:ihre?|deine?|die|den|das|eine?)\b|\bfüll\w*(?: sie)? (?:bitte |mir |uns )*(?:den|das|die)\b|\bfinden sie (?:in|auf|unter|im)\b"
        r"|\b(?:schick|gib|sag|schreib|nenn)e? (?:mir|uns|doch)\b|\b(?:wie|was) (?:lautet|ist|sind) (?:ihre?|deine?|die|der)\b",
        re.IGNORECASE,
    ),
    rhetorical=re.compile(
        r"\b(?:ist das (?:ihr|euer|dein) ernst|wollen sie mich|willst du mich|soll das ein witz|geht'?s noch|"
        r"bin ich (?:hier|jetzt) (?:im|beim|falsch)|was soll (?:das|der)|hallo|wirklich|echt|ernsthaft|oder|gell|ne|wissen sie (?:eigentlich|überhaupt)[^?]*|"
        r"[^?]*\b(?:unsinn|quatsch|blödsinn)\b[^?]*|[^?]*\bnicht (?:gelesen|zugehört|lesen)|"
        r"wie bitte|was glauben sie|wofür zahle ich)\?|^(?:ja|nein|hä|was|hallo|wie bitte)\?+$",
        re.IGNORECASE,
    ),
    negation=re.compile(
        r"\b(?:nicht|nie|niemals|kein(?! wunder)\w*|nichts|niemand\w*|weder|kaum|statt)\b(?! nur\b)",
        re.IGNORECASE,
    ),
    reserved=re.compile(
        r"\b(?:darf|dürfen|duerfen|kann|können|koennen|macht|machen)\s+(?:\w+\s+){0,3}?nur\b"
        r"|\bnur\s+(?:\w+\s+){1,4}(?:darf|dürfen|duerfen|kann|können|koennen)\b"
        r"|\b(?:entscheide[tn]|bestimmt (?:allein|nur|der|die|das|unsere?)|genehmigt|freigeben (?:muss|darf|kann))\b(?! ich| wir)"
        r"|\bist (?:\w+\s+){0,2}Sache (?:der|des|von)\b|\bliegt (?:nicht bei mir|bei der|beim)\b",
        re.IGNORECASE,
    ),
    clause_break=re.compile(
        r"[,;:.!?()]|\s-\s|\b(?:aber|und|sondern|denn|weil|bis|wenn|falls|dann|doch|während)\b",
        re.IGNORECASE,
    ),
    time=re.compile(
        r"\b(?:heute|morgen(?: früh)?|übermorgen|sofort|jetzt gleich|gleich jetzt|noch heute|"
        r"(?:mon|diens|donners|frei|sams|sonn)tags?|mittwochs?|sonnabend|mittags?|"
        r"\d{1,2}(?:[:.]\d\d)?\s?uhr|\d{1,2}:\d\d|"
        r"(?:\d+|eine[rnm]?|zwei|drei|vier|fünf|sechs|sieben|zehn|paar|halbe[nr]?) "
        r"(?:weitere[n]? |volle[n]? )?(?:minuten?|stunden?|tage?n?|werktage?n?|wochen?|monate?n?)|"
        r"(?:bis|vor|nach|gegen|um|ab) (?:\d{1,2}|zwölf|mittag|ende)|"
        r"(?:am|bis|zum) \d{1,2}\.|\d{1,2}\. ?(?:jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez|\d)\w*|"
        r"ende der woche|diese woche)\b",
        re.IGNORECASE,
    ),
    heat=re.compile(
        r"\b(?:wütend|stinksauer|sauer|die schnauze voll|nase voll|mir reicht'?s|es reicht|reicht mir|unverschämt\w*|"
        r"frechheit|unfassbar|unmöglich|unglaublich|lächerlich|skandal|sauerei|saftladen|sauhaufen|witz|"
        r"inkompeten\w+|idiot\w*|lügner|gelogen|betrug|betrüger|betrogen|verbrecher|abzocke\w*|scheiß\w*|verdammt\w*|"
        r"mist|katastrophe|schlimmste\w*|nie wieder|anwalt|anzeige|verbraucherzentrale|verklag\w*|"
        r"(?:dritte[ns]?|vierte[ns]?|fünfte[ns]?|sechste[ns]?|x-te[ns]?) mal|schon wieder|seit (?:\w+ )?(?:stunden|tagen|wochen|monaten)|jedes mal|"
        r"(?:zwei|drei|vier|fünf|sechs|acht|zehn|\d+) (?:stunden|tage|wochen|monate) (?:ohne|lang|gewartet|warte)|kann nicht mehr|(?:ist|sind|war) weg|heul\w*|geweint|ruiniert|gestorben|verzweifel\w*|"
        r"blamiert|im stich|hält's nicht|spinn\w*|versetzt|abgelehnt|schande|schämen|entsetzt|fassungslos|"
        r"niemand (?:ruft|kommt|meldet|kümmert)|keiner (?:ruft|kommt|meldet|kümmert)|unerhört|verarsch\w*|veräppel\w*)\b",
        re.IGNORECASE,
    ),
    thanks=re.compile(
        r"\b(?:danke|dank|super|perfekt|prima|toll|top|klasse|funktioniert|geht jetzt|hat geklappt)\b",
        re.IGNORECASE,
    ),
    sorry=re.compile(
        r"\b(?:leid|entschuldig\w*|bedauer\w*|versteh\w*|verständnis|nachvollzieh\w*)\b",
        re.IGNORECASE,
    ),
    recital=re.compile(
        r"^(?:(?:ja|nein|leider|bitte beachten sie|beachten sie bitte)[,.: ]+(?:dass )?)?"
        r"(?:alle |unsere |eine |der |die |das |neue )*(?:erstattungen|retouren|rücksendungen|bestellungen|umtausch|käufe|"
        r"tickets|buchungen|gutscheine|beschwerden|kautionen|zahlungen|stornierungen|lieferungen|termine|gebühren|reklamationen|"
        r"fahrgäste|kunden|gäste|mitglieder|nutzer|patienten|bearbeitungszeit|bearbeitung|informationen|vormerkungen|\w+ungen) "
        r"(?:sind|ist|können|kann|müssen|muss|werden|wird|dürfen|erfolgen|erfolgt|verfallen|beträgt|dauert)\b|\bbitte beachten sie\b|\bbeachten sie bitte\b"
        r"|\baus (?:datenschutz|sicherheits|rechtlichen )\w*(?:gründen)?\b",
        re.IGNORECASE,
    ),
    first_person=re.compile(r"\b(?:ich|mein\w*|mir|mich|wir|unser\w*|uns)\b", re.IGNORECASE),
    compounds=True,
)
