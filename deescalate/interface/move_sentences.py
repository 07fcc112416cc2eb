"""What the agent did with each move, as a clause without its full stop, in both languages."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from deescalate.model.language import Language

MOVE_CLAUSES: Final[Mapping[str, Mapping[Language, str]]] = MappingProxyType(
    {
        move: MappingProxyType({Language.EN: english, Language.DE: german})
        for move, english, german in (
            (
                "restates-fact",
                "You took up something the customer had told you",
                "Sie haben etwas aufgegriffen, das erzählt worden war",
            ),
            (
                "paraphrases",
                "You gave the concern back in your own words",
                "Sie haben das Anliegen in eigenen Worten wiedergegeben",
            ),
            (
                "open-question",
                "You asked an open question and let the customer tell",
                "Sie haben offen gefragt und erzählen lassen",
            ),
            (
                "clarifying-question",
                "You asked a question that clears up the case",
                "Sie haben mit einer Frage den Fall geklärt",
            ),
            (
                "checks-understanding",
                "You checked whether you had understood rightly",
                "Sie haben nachgefragt, ob Sie richtig verstanden haben",
            ),
            (
                "answers-question",
                "You answered what was asked",
                "Sie haben geantwortet auf das, was gefragt war",
            ),
            (
                "asks-known",
                "You asked for something the customer had already told you",
                "Sie haben nach etwas gefragt, das längst gesagt war",
            ),
            (
                "ignores-question",
                "You left the customer's question unanswered",
                "Sie sind auf die Frage nicht eingegangen",
            ),
            (
                "interrupts",
                "You wrote before the customer had finished",
                "Sie sind ins Wort gefallen, bevor alles gesagt war",
            ),
            (
                "parrots",
                "You only repeated the customer's words",
                "Sie haben nur nachgesprochen, was schon dastand",
            ),
            (
                "names-feeling",
                "You named the feeling",
                "Sie haben das Gefühl beim Namen genannt",
            ),
            (
                "validates",
                "You said that it is right to feel that way",
                "Sie haben gezeigt, dass der Ärger berechtigt ist",
            ),
            (
                "takes-perspective",
                "You looked at it from the customer's side",
                "Sie haben es von der Seite des Kunden aus gesehen",
            ),
            (
                "apology",
                "You apologised for what really happened",
                "Sie haben sich für das entschuldigt, was wirklich passiert ist",
            ),
            (
                "takes-responsibility",
                "You took responsibility",
                "Sie haben Verantwortung übernommen",
            ),
            (
                "reassures",
                "You gave assurance that it will be dealt with",
                "Sie haben Sicherheit gegeben, dass es geregelt wird",
            ),
            ("thanks", "You said thank you for something real", "Sie haben ehrlich gedankt"),
            (
                "denies-feeling",
                "You talked the feeling down",
                "Sie haben das Gefühl kleingeredet",
            ),
            (
                "hollow-formula",
                "You used a set phrase that says nothing about this case",
                "Sie haben eine Floskel benutzt, die zu jedem Fall passt",
            ),
            (
                "understand-but",
                "You took your understanding back with a “but”",
                "Sie haben Ihr Verständnis mit einem „Aber“ zurückgenommen",
            ),
            ("courteous", "You stayed courteous", "Sie sind höflich geblieben"),
            ("steady", "You stayed steady", "Sie sind ruhig und fest geblieben"),
            (
                "personal",
                "You spoke as one person to another",
                "Sie haben von Mensch zu Mensch gesprochen",
            ),
            (
                "calm-boundary",
                "You set a boundary calmly",
                "Sie haben ruhig eine Grenze gezogen",
            ),
            (
                "calm-down",
                "You told the customer to calm down",
                "Sie haben zur Ruhe aufgefordert, das wirkt von oben herab",
            ),
            ("lectures", "You lectured the customer", "Sie haben belehrt"),
            (
                "blames-customer",
                "You put the blame on the customer",
                "Sie haben dem Kunden die Schuld gegeben",
            ),
            (
                "blames-others",
                "You put the blame on somebody else",
                "Sie haben die Schuld auf andere geschoben",
            ),
            (
                "policy-shield",
                "You hid behind the rules",
                "Sie haben sich hinter Vorschriften gestellt",
            ),
            ("sarcasm", "You mocked the customer", "Sie sind spöttisch geworden"),
            ("threat", "You threatened the customer", "Sie haben gedroht"),
            ("impatience", "You showed impatience", "Sie haben Ungeduld gezeigt"),
            ("insult", "You insulted the customer", "Sie sind beleidigend geworden"),
            ("shouting", "You shouted", "Sie haben geschrien"),
            (
                "trigger-phrase",
                "You used a wording that provokes",
                "Sie haben eine Formulierung gewählt, die reizt",
            ),
            (
                "unsure-wording",
                "You sounded unsure",
                "Sie haben unsicher geklungen",
            ),
            (
                "wrong-address",
                "You got the name or the form of address wrong",
                "Die Anrede hat nicht gestimmt",
            ),
            (
                "concrete-step",
                "You named a concrete next step",
                "Sie haben einen konkreten nächsten Schritt genannt",
            ),
            (
                "owner",
                "You said who takes care of it",
                "Sie haben gesagt, wer sich darum kümmert",
            ),
            ("names-time", "You said by when", "Sie haben gesagt, bis wann"),
            ("offers-choice", "You offered a choice", "Sie haben die Wahl gelassen"),
            (
                "fits-case",
                "You made the solution fit this case",
                "Sie haben die Lösung auf diesen Fall zugeschnitten",
            ),
            (
                "compensation",
                "You offered something to make up for it",
                "Sie haben einen Ausgleich angeboten",
            ),
            (
                "checks-suits",
                "You asked whether it suits the customer",
                "Sie haben gefragt, ob es so passt",
            ),
            (
                "follow-up",
                "You said how you will follow it up",
                "Sie haben zugesagt, dass Sie dranbleiben",
            ),
            (
                "warm-handover",
                "You prepared the hand-over with care",
                "Sie haben die Übergabe sorgfältig vorbereitet",
            ),
            (
                "asks-colleague",
                "You asked a colleague instead of passing the customer on",
                "Sie haben im Haus nachgefragt, statt weiterzureichen",
            ),
            (
                "vague-promise",
                "You promised something vague",
                "Sie haben etwas Vages versprochen",
            ),
            (
                "impossible-promise",
                "You promised what nobody can keep",
                "Sie haben versprochen, was niemand halten kann",
            ),
            (
                "bare-refusal",
                "You refused without offering anything instead",
                "Sie haben abgelehnt, ohne etwas anderes anzubieten",
            ),
            (
                "cold-transfer",
                "You passed the customer on just like that",
                "Sie haben den Kunden einfach weitergereicht",
            ),
            (
                "too-early",
                "You offered a solution before the customer felt heard",
                "Sie haben eine Lösung angeboten, bevor sich der Kunde gehört fühlte",
            ),
            (
                "unfilled-template",
                "You sent a template with a gap in it",
                "Sie haben eine Vorlage mit einer Lücke abgeschickt",
            ),
        )
    }
)
"""Clauses by move id and language."""
