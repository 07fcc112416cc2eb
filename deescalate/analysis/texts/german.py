"""German texts of the ear."""
# ruff: noqa: E501 - a wording reads best on one line

import re
from typing import Final

from deescalate.analysis.texts.shape import Texts
from deescalate.model.moves import Technique

_DOES: Final = {
    "restates-fact": "greift auf, was der Kunde erzählt hat",
    "paraphrases": "gibt den Fall in eigenen Worten wieder",
    "open-question": "stellt eine offene Frage",
    "clarifying-question": "fragt zu diesem Fall nach",
    "checks-understanding": "prüft, ob alles richtig verstanden ist",
    "answers-question": "beantwortet, was gefragt war",
    "asks-known": "fragt nach etwas, das der Kunde schon gesagt hat",
    "ignores-question": "lässt die Frage des Kunden offen",
    "interrupts": "kam, während der Kunde noch schrieb",
    "parrots": "schreibt dem Kunden die eigenen Worte ab",
    "names-feeling": "benennt das Gefühl",
    "validates": "gibt dem Kunden recht",
    "takes-perspective": "sieht es mit den Augen des Kunden",
    "apology": "entschuldigt sich für das, was schiefging",
    "takes-responsibility": "übernimmt Verantwortung",
    "reassures": "gibt eine Zusicherung",
    "thanks": "bedankt sich für etwas Bestimmtes",
    "denies-feeling": "redet das Gefühl klein",
    "hollow-formula": "verwendet eine Formel, die auf jeden Fall passt",
    "understand-but": "nimmt das Mitgefühl mit einem Aber zurück",
    "courteous": "bleibt höflich",
    "steady": "bleibt ruhig",
    "personal": "spricht von Mensch zu Mensch",
    "calm-boundary": "setzt ruhig eine Grenze",
    "calm-down": "fordert den Kunden auf, sich zu beruhigen",
    "lectures": "belehrt",
    "blames-customer": "gibt dem Kunden die Schuld",
    "blames-others": "schiebt die Schuld auf andere",
    "policy-shield": "versteckt sich hinter Regeln",
    "sarcasm": "klingt spöttisch",
    "threat": "droht",
    "impatience": "zeigt Ungeduld",
    "insult": "beleidigt",
    "shouting": "liest sich wie Schreien",
    "trigger-phrase": "verwendet eine Reizformulierung",
    "unsure-wording": "klingt unsicher",
    "wrong-address": "trifft Name oder Anrede nicht",
    "concrete-step": "nennt einen konkreten Schritt",
    "owner": "sagt, wer es macht",
    "names-time": "sagt, bis wann",
    "offers-choice": "lässt die Wahl",
    "fits-case": "passt genau zu diesem Fall",
    "compensation": "bietet einen Ausgleich an",
    "checks-suits": "fragt, ob es so passt",
    "follow-up": "kündigt an, sich wieder zu melden",
    "warm-handover": "übergibt mit Vorarbeit",
    "asks-colleague": "fragt jemanden, der es weiß",
    "vague-promise": "verspricht etwas Ungefähres",
    "impossible-promise": "verspricht, was niemand halten kann",
    "bare-refusal": "lehnt ab, ohne etwas anderes anzubieten",
    "cold-transfer": "schickt den Kunden weiter",
    "too-early": "löst, bevor der Kunde sich gehört fühlt",
    "unfilled-template": "enthält ein leeres Feld",
}


def _cue(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


GERMAN: Final = Texts(
    subject="Ihre Antwort",
    joins="und",
    contrast="aber sie",
    held_down="Das drückt den Rest.",
    quote="„{}“",
    does=_DOES,
    nothing={
        Technique.LISTENING: "Ihre Antwort greift nichts auf, was der Kunde gesagt hat.",
        Technique.EMPATHY: "Ihre Antwort benennt weder ein Gefühl noch eine Belastung.",
        Technique.TONE: "Ihre Antwort ist korrekt, weder herzlich noch scharf.",
        Technique.SOLUTION: "Ihre Antwort nennt keinen Schritt: wer macht was bis wann.",
    },
    carries={
        Technique.LISTENING: "Ihre Antwort geht in eigenen Worten auf das Gesagte ein.",
        Technique.EMPATHY: "Ihre Antwort nimmt als Ganzes Rücksicht darauf, was das für den Kunden heißt.",
        Technique.TONE: "Ihre Antwort ist ruhig und menschlich.",
        Technique.SOLUTION: "Ihre Antwort bringt die Sache als Ganzes voran.",
    },
    little="Als Ganzes leistet sie an dieser Stelle trotzdem wenig davon.",
    outweighed="Der Rest der Antwort macht das wett.",
    mechanical="Ihre Antwort klingt mechanisch.",
    composed="Ihre Antwort ist ruhig und sachlich.",
    foreign="Ihre Antwort scheint nicht auf Deutsch zu sein, deshalb war wenig herauszuhören.",
    feelings=(
        (_cue(r"\b(?:angst|panik|krankenhaus|notfall|notaufnahme)\b"), "besorgt"),
        (
            _cue(
                r"\b(?:sorge\w*|baby|krank\w*|medikament\w*|asthma|frist|miete|gericht|tabletten|rezept|kind)\b"
            ),
            "besorgt",
        ),
        (
            _cue(r"\b(?:vor (?:allen|meinen|den|acht)|peinlich|blamiert|gäste\w*|kollegen)\b"),
            "gekränkt",
        ),
        (
            _cue(
                r"\b(?:dritte\w?|vierte\w?|fünfte\w?|zweimal|dreimal|schon wieder|jedes mal|wochen|monate\w?|hin und her)\b"
            ),
            "bedient",
        ),
        (
            _cue(
                r"\b(?:versprochen|zugesagt|hieß es|vertraut|treue?r?|jahre\w? kunde|geburtstag|hochzeit)\b"
            ),
            "enttäuscht",
        ),
        (_cue(r"\b(?:müde|erschöpft|nicht geschlafen|ganze (?:nacht|tag)|stunden)\b"), "erschöpft"),
        (
            _cue(
                r"[!?]{2,}|\b(?:unverschämt\w*|frechheit|betrug|betrüger|abzocke\w*|reicht|unfassbar|unmöglich|schnauze)\b"
            ),
            "wütend",
        ),
        (_cue(r""), "verärgert"),
    ),
    you_wrote="Sie schreiben „{}“",
    venting=(
        "{name}ich habe alles gelesen: {facts}. Kein Wunder, dass Sie {feeling} sind. Ich kümmere mich jetzt darum und bleibe dran.",
        "{name}{facts}: da wäre jeder {feeling}. Es tut mir leid, das hätte Ihnen nicht passieren dürfen.",
        "{name}ich höre, wie {feeling} Sie sind, und ich sehe auch, warum: {facts}. Sagen Sie mir, wenn mir etwas entgangen ist, ich höre zu.",
    ),
    venting_without_facts=(
        "{name}ich höre, wie {feeling} Sie sind, und ich möchte wissen, was passiert ist. Nehmen Sie sich Zeit, ich höre zu.",
        "{name}Sie sind {feeling}, und das rede ich Ihnen nicht aus. Erzählen Sie mir bitte von Anfang an, was los war.",
    ),
    clarifying=(
        "{name}es geht also um Folgendes: {facts}. Habe ich das richtig verstanden, und was ist Ihnen jetzt am wichtigsten?",
        "{name}damit ich nichts übersehe: {facts}. Was fehlt noch?",
    ),
    asking=(
        "{name}alles andere habe ich schon hier. Eines brauche ich noch, damit es diesmal klappt: {question}?",
        "{name}eine Frage, dann kann ich loslegen: {question}?",
    ),
    answering=(
        "{name}zuerst zu Ihrer Frage „{question}“: Das weiß ich noch nicht. Ich kläre es jetzt und sage es Ihnen in zehn Minuten.",
        "{name}Sie haben gefragt: „{question}“. Ich will nicht raten, ich schaue gerade nach und schreibe Ihnen die Antwort, bevor ich irgendetwas anderes mache.",
    ),
    solving=(
        "{name}so geht es jetzt weiter: Ich kümmere mich heute selbst darum und schreibe Ihnen bis 17 Uhr, dass es erledigt ist. Passt das für Sie?",
        "{name}ich mache das jetzt, während wir schreiben. In zehn Minuten haben Sie es schriftlich. Ist das so in Ordnung für Sie?",
    ),
    timing=(
        "{name}das mache ich selbst, heute noch vor 17 Uhr, und Sie hören von mir, sobald es erledigt ist.",
        "{name}damit Sie sich darauf verlassen können: Ich mache es jetzt und prüfe morgen um zehn, ob es geklappt hat.",
    ),
    closing=(
        "{name}schön, dass das geklärt ist. Falls morgen noch etwas fehlt, melden Sie sich direkt bei mir, dann müssen Sie nichts noch einmal erklären.",
        "Danke, dass Sie mit mir drangeblieben sind, {plain_name}. Ich behalte es im Auge, bis es wirklich erledigt ist.",
    ),
    handing_over=(
        "{name}ich frage meine Kollegin und bleibe bei Ihnen. Sie weiß schon alles ({facts}), Sie müssen es nicht noch einmal erzählen.",
    ),
    refusing=(
        "{name}das geht nicht, da will ich Ihnen nichts vormachen. Ich suche aber jetzt mit Ihnen das Nächstbeste. Was würde Ihnen am meisten helfen?",
    ),
    question_word=_cue(
        r"^(?:wer|was|wann|wo|wohin|warum|wieso|welche\w?|wie|ist|sind|haben|hat|können|kann|gibt|war|waren|wem|wen)\b"
    ),
)
