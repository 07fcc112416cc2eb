"""Sentences for reason codes other than moves, in both languages.

A text may use the reason's details in braces. ``{quote}`` stands where the quoted words belong;
a text without it shows none.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from deescalate.model.language import Language

REASON_TEXTS: Final[Mapping[str, Mapping[Language, str]]] = MappingProxyType(
    {
        code: MappingProxyType({Language.EN: english, Language.DE: german})
        for code, english, german in (
            (
                "reply-good",
                "The reply as a whole did the customer good.",
                "Die Antwort im Ganzen hat gutgetan.",
            ),
            (
                "reply-weak",
                "The reply as a whole gave this customer too little at this point.",
                "Die Antwort im Ganzen hat in diesem Moment zu wenig gegeben.",
            ),
            (
                "repeated-reply",
                "You said almost the same once before: {quote}",
                "Fast dasselbe hatten Sie schon einmal geschrieben: {quote}",
            ),
            (
                "fact-taken-up",
                "You showed that you had heard this: {fact}.",
                "Sie haben gezeigt, dass Sie das gehört haben: {fact}.",
            ),
            (
                "asked-too-soon",
                "You asked for details before you had acknowledged anything: {quote}",
                "Sie haben nach Einzelheiten gefragt, bevor irgendetwas anerkannt war: {quote}",
            ),
            (
                "named-too-early",
                "The customer was still letting off steam; the solution came too early.",
                "Der Kunde ließ noch Dampf ab; die Lösung kam zu früh.",
            ),
            (
                "offer-best",
                "You offered what fits this case best: {offer}.",
                "Sie haben angeboten, was hier am besten passt: {offer}.",
            ),
            (
                "offer-acceptable",
                "You offered something that helps: {offer}.",
                "Sie haben etwas angeboten, das hilft: {offer}.",
            ),
            (
                "offer-weak",
                "What you offered does not help this customer: {offer}.",
                "Was Sie angeboten haben, hilft hier nicht weiter: {offer}.",
            ),
            (
                "offer-lacks-fact",
                "You offered “{offer}” without knowing something that it depends on: {fact}.",
                "Sie haben „{offer}“ angeboten, ohne etwas zu wissen, wovon es abhängt: {fact}.",
            ),
            (
                "late-reply",
                "The customer waited {waited} seconds; {sla} were promised.",
                "Der Kunde hat {waited} Sekunden gewartet; zugesagt waren {sla}.",
            ),
            (
                "past-resolve-time",
                "The conversation now takes longer than promised ({resolve} seconds).",
                "Das Gespräch dauert nun länger als zugesagt ({resolve} Sekunden).",
            ),
            (
                "silence",
                "You were silent for {seconds} seconds.",
                "Sie haben {seconds} Sekunden lang geschwiegen.",
            ),
            (
                "waited-for-colleague",
                "The customer had to wait {seconds} seconds while you asked a colleague.",
                "Der Kunde musste {seconds} Sekunden warten, während Sie nachgefragt haben.",
            ),
            (
                "handed-over-warm",
                "You handed over to {to} with everything they need to know.",
                "Sie haben mit allem, was man dort wissen muss, übergeben an: {to}.",
            ),
            (
                "handed-over-cold",
                "You passed the customer on to {to} without what they need to know.",
                "Sie haben weitergereicht, ohne das Nötige mitzugeben, an: {to}.",
            ),
            (
                "handed-over-needlessly",
                "The customer was passed on although the plan did not call for it.",
                "Der Kunde wurde weitergegeben, obwohl der Plan es nicht verlangt.",
            ),
            (
                "ended-unsolved",
                "You ended the conversation and nothing was solved.",
                "Sie haben das Gespräch beendet, ohne dass etwas gelöst war.",
            ),
            (
                "gate",
                "The customer moved on: {condition}.",
                "Der Kunde ist weitergegangen: {condition}.",
            ),
            (
                "calmed-down",
                "The customer has calmed down and stopped venting.",
                "Der Kunde hat sich beruhigt und ist fertig mit Dampfablassen.",
            ),
            (
                "offer-fits",
                "The customer trusts you and turns to what you offered.",
                "Der Kunde vertraut Ihnen und lässt sich auf Ihr Angebot ein.",
            ),
            (
                "relapse",
                "The customer fell back: {condition}. {quote}",
                "Der Kunde ist zurückgefallen: {condition}. {quote}",
            ),
            (
                "relapse-anger",
                "That threw the customer back into anger: {quote}",
                "Das hat den Kunden zurück in den Ärger geworfen: {quote}",
            ),
            (
                "vetoed",
                "What was good in this reply counted less because something else in it hurt.",
                "Was gut daran war, zählte weniger, weil etwas anderes darin verletzt hat.",
            ),
            (
                "used-up",
                "{move} Heard often enough by now; it earns nothing more.",
                "{move} Das war nun oft genug; es bewirkt nichts mehr.",
            ),
            (
                "offer-not-allowed",
                "You may not offer this: {offer}. {why}",
                "Das dürfen Sie nicht anbieten: {offer}. {why}",
            ),
            (
                "offer-needs-colleague",
                "Before you can offer “{offer}” you have to ask a colleague.",
                "Bevor Sie „{offer}“ anbieten können, müssen Sie im Haus nachfragen.",
            ),
            (
                "offer-not-trusted",
                "“{offer}” would fit, but the customer cannot say yes to it yet.",
                "„{offer}“ würde passen, aber der Kunde kann noch nicht Ja dazu sagen.",
            ),
            (
                "accepted",
                "The customer accepted: {offer}.",
                "Der Kunde ist einverstanden mit: {offer}.",
            ),
            (
                "asked-much",
                "You asked {asked} questions at once; people answer {told} and owe you the rest.",
                "{asked} Fragen auf einmal: Auf {told} kommt eine Antwort, auf den Rest später.",
            ),
            (
                "question-dropped",
                "The customer gave up asking: {question}.",
                "Der Kunde hat es aufgegeben zu fragen: {question}.",
            ),
            (
                "colleague-answered",
                "{colleague} had an answer to your question.",
                "Auf Ihre Frage kam eine Antwort von: {colleague}.",
            ),
            (
                "colleague-asks-back",
                "{colleague} could not do much with your question; say what you need to know.",
                "Mit Ihrer Frage ließ sich nicht viel anfangen ({colleague}); fragen Sie genauer.",
            ),
            (
                "hand-over-right",
                "Handing over to {to} was right by the plan: {condition}.",
                "Die Übergabe war nach dem Plan richtig ({to}): {condition}.",
            ),
            (
                "hand-over-wrong",
                "Handing over to {to} was wrong by the plan: {condition}.",
                "Die Übergabe war nach dem Plan falsch ({to}): {condition}.",
            ),
            (
                "hand-over-unfounded",
                "Nothing in the plan called for handing over to {to}.",
                "Nach dem Plan gab es keinen Grund für eine Übergabe ({to}).",
            ),
            (
                "summary-lacks",
                "The hand-over did not mention: {facts}.",
                "In der Übergabe fehlt: {facts}.",
            ),
            (
                "summary-bare",
                "The hand-over did not say who takes over and what happens next.",
                "Die Übergabe sagt nicht, wer übernimmt und was als Nächstes geschieht.",
            ),
            (
                "left-angry",
                "The customer had enough and left.",
                "Dem Kunden hat es gereicht, er ist gegangen.",
            ),
            (
                "left-impatient",
                "After {turns} replies the customer's patience was at an end.",
                "Nach {turns} Antworten war die Geduld des Kunden zu Ende.",
            ),
            (
                "left-in-silence",
                "The customer did not want to wait any longer and left.",
                "Der Kunde wollte nicht länger warten und ist gegangen.",
            ),
            (
                "said-goodbye",
                "Everything was said; the customer said goodbye.",
                "Es war alles gesagt; der Kunde hat sich verabschiedet.",
            ),
            (
                "data-in-public",
                "You wrote personal data where everybody can read it: {quote}",
                "Sie haben persönliche Daten geschrieben, wo alle mitlesen: {quote}",
            ),
            (
                "brand-avoid",
                "Your house does not say {quote}: {say} {why}",
                "Ihr Haus sagt nicht {quote}: {say} {why}",
            ),
            (
                "little-listening",
                "Little of what this customer had said came back in this reply: {quote}",
                "Wenig von dem, was der Kunde gesagt hat, kam in dieser Antwort vor: {quote}",
            ),
            (
                "little-empathy",
                "This reply hardly touched what the customer feels: {quote}",
                "Diese Antwort hat kaum berührt, wie es dem Kunden geht: {quote}",
            ),
            (
                "little-tone",
                "The tone of this reply was not warm and calm throughout: {quote}",
                "Der Ton dieser Antwort war nicht durchweg ruhig und zugewandt: {quote}",
            ),
            (
                "little-solution",
                "This reply did not say who does what by when: {quote}",
                "Diese Antwort hat nicht gesagt, wer was bis wann tut: {quote}",
            ),
        )
    }
)
"""Texts by reason code and language."""
