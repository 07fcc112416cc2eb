"""Hints by move, in the scenario's language. ``{...}`` is filled by ``hints``."""

from collections.abc import Mapping
from typing import Final

from deescalate.model.language import Language
from deescalate.model.moves import Technique

HINT_TEXTS: Final[Mapping[Language, Mapping[str, str]]] = {
    Language.EN: {
        "names-feeling": "Say what you think this feels like for the customer, in plain words.",
        "validates": "Show first that the anger makes sense: say why anybody would feel that way.",
        "takes-perspective": "Picture yourself in this customer's place and say what you see.",
        "apology": "Apologise for the very thing that happened, not for “the inconvenience”.",
        "takes-responsibility": "Say that you take it on from here, in the first person.",
        "reassures": "Tell the customer what they can be sure of, but only what you can keep.",
        "paraphrases": "Give the core of the problem back in your own words.",
        "restates-fact": "Take up what the customer told you: {fact}.",
        "clarifying-question": "There is something you do not know yet. Ask, for example: “{ask}”.",
        "open-question": "Ask a question that lets the customer tell more.",
        "answers-question": "The customer asked something: {question}. Answer that first.",
        "concrete-step": "Now offer something concrete: who does what, by when.",
        "needs-fact": "Before you offer a solution find out, for example: “{ask}”.",
        "asks-colleague": "Ask a colleague; the customer can stay with you meanwhile.",
        "calm-boundary": "Say calmly what you need so that you can go on helping.",
        "checks-suits": "Check that it suits the customer and close warmly.",
        "warm-handover": "This is more than you may decide: hand over, and say what is known.",
        "steady": "Tension is what counts now: stay calm, short and warm.",
    },
    Language.DE: {
        "names-feeling": "Sagen Sie in einfachen Worten, wie sich das anfühlen muss.",
        "validates": "Zeigen Sie zuerst, dass der Ärger berechtigt ist, und sagen Sie, warum.",
        "takes-perspective": "Versetzen Sie sich an die Stelle des Kunden und sagen Sie, was "
        "Sie von dort aus sehen.",
        "apology": "Entschuldigen Sie sich für genau das, was passiert ist, nicht für "
        "„Unannehmlichkeiten“.",
        "takes-responsibility": "Sagen Sie in der Ich-Form, dass Sie das jetzt übernehmen.",
        "reassures": "Sagen Sie, worauf sich der Kunde verlassen kann, aber nur, was Sie halten.",
        "paraphrases": "Geben Sie den Kern des Problems in eigenen Worten wieder.",
        "restates-fact": "Greifen Sie auf, was Ihnen erzählt wurde: {fact}.",
        "clarifying-question": "Etwas wissen Sie noch nicht. Fragen Sie zum Beispiel: „{ask}“.",
        "open-question": "Stellen Sie eine Frage, die den Kunden erzählen lässt.",
        "answers-question": "Der Kunde hat etwas gefragt: {question}. Antworten Sie zuerst darauf.",
        "concrete-step": "Bieten Sie jetzt etwas Konkretes an: wer tut was, bis wann.",
        "needs-fact": "Vor dem Angebot fehlt noch etwas. Fragen Sie zum Beispiel: „{ask}“.",
        "asks-colleague": "Fragen Sie im Haus nach; der Kunde kann so lange bei Ihnen bleiben.",
        "calm-boundary": "Sagen Sie ruhig, was Sie brauchen, um weiterhelfen zu können.",
        "checks-suits": "Fragen Sie, ob es so passt, und verabschieden Sie sich herzlich.",
        "warm-handover": "Das übersteigt Ihre Befugnis: Übergeben Sie, mit allem, was bekannt ist.",
        "steady": "Jetzt zählt die Anspannung: Bleiben Sie ruhig, knapp und zugewandt.",
    },
}
"""Texts by language and move; ``needs-fact`` is a clarifying question before an offer."""

NUDGES: Final[Mapping[Language, Mapping[Technique, str]]] = {
    Language.EN: {
        Technique.LISTENING: "Something this customer said or has not said yet: listening.",
        Technique.EMPATHY: "It is about what this feels like now: empathy.",
        Technique.TONE: "Look at how you say it: a calm tone.",
        Technique.SOLUTION: "Time for what happens next: the solution.",
    },
    Language.DE: {
        Technique.LISTENING: "Etwas, das schon gesagt wurde oder noch fehlt: Zuhören.",
        Technique.EMPATHY: "Es geht darum, wie sich das gerade anfühlt: Empathie.",
        Technique.TONE: "Achten Sie darauf, wie Sie es sagen: ruhiger Ton.",
        Technique.SOLUTION: "Jetzt zählt, was als Nächstes geschieht: die Lösung.",
    },
}
"""Nudges that only name the technique."""

QUESTIONS: Final[Mapping[Language, str]] = {
    Language.EN: "You have done this well lately. What does this customer need first?",
    Language.DE: "Das ist Ihnen zuletzt gut gelungen. Was braucht Ihr Gegenüber zuerst?",
}
"""What is asked before any nudge."""
