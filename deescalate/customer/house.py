"""What any customer may say where the scenario has no words of its own."""

from collections.abc import Mapping
from typing import Final

from deescalate.customer.manners import mannered_lines
from deescalate.customer.manners_kinds import Wording, in_form
from deescalate.model.language import Language
from deescalate.model.scenario import Scenario

ENGLISH: Final[Mapping[str, tuple[str, ...]]] = {
    "asks-again": (
        "That's not what I asked. {question}",
        "You haven't answered me. {question}",
        "I asked you something: {question}",
    ),
    "asks-again-sharper": (
        "Second time of asking: {question}",
        "Is my question that hard? {question}",
        "Just answer it, please. {question}",
    ),
    "asks-known": (
        "I've told you that already. It's right there.",
        "Again? I said that before.",
        "Please read what I've already said.",
    ),
    "interrupts": (
        "Can I finish?",
        "Let me finish, please.",
        "I wasn't done.",
    ),
    "ignores-question": (),
    "repeated-reply": (
        "You've said that already, word for word.",
        "Are you copying and pasting this?",
        "That's the same text again.",
    ),
    "calm-down": ("Don't tell me how to feel.", "Telling me to calm down is not help."),
    "blames-customer": ("So now it's my fault?", "Right, blame me. Very good."),
    "blames-others": ("I don't care whose fault it is over there.",),
    "denies-feeling": ("You don't get to decide how bad this is.", "It is that bad for me."),
    "lectures": ("I don't need a lecture.", "Thanks for the lesson. And now?"),
    "sarcasm": ("Are you making fun of me?", "Funny. Really."),
    "threat": ("Are you threatening me?", "Is that a threat?"),
    "insult": ("What did you just call me?", "That goes straight into my complaint."),
    "shouting": ("Don't shout at me.", "No need to shout."),
    "impatience": ("Am I keeping you from something?",),
    "policy-shield": ("I didn't ask for your rules.", "Your policy is not my problem."),
    "bare-refusal": ("So that's a no. And then?", "Is that all you have for me?"),
    "vague-promise": ("Someone, soon, somehow. I know that one.", "That can mean anything."),
    "hollow-formula": ("That sounds like it came off a card.",),
    "understand-but": ("There's always a but.",),
    "unfilled-template": ("That's a template. Somebody forgot to fill it in.",),
    "too-early": (
        "Slow down. You don't even know yet what happened.",
        "You're not listening, you're just throwing something at me.",
    ),
    "going-on-venting": (
        "I'm still waiting for an answer.",
        "And? That can't be all.",
        "I've heard nothing so far that helps me.",
        "So what now?",
    ),
    "going-on-trust": ("Go on.", "All right. What else?", "I'm listening.", "OK, and then?"),
    "going-on-solution": (
        "OK. And how does it go on?",
        "So what exactly happens next?",
        "Then tell me the next step.",
        "Fine. And then?",
    ),
    "one-at-a-time": (
        "One at a time. I'll come to the rest.",
        "That's a lot of questions at once. Those two first.",
        "You've asked more than that, I know. One after the other.",
    ),
    "owed": (
        "And the other thing you asked:",
        "You'd asked for something else as well.",
        "Right, the rest of what you wanted to know.",
    ),
    "confirms": ("Yes, that works for me.", "Yes, that's fine.", "Works for me, yes."),
    "not-trusted": (
        "I want to believe that. I don't yet.",
        "I've been promised things before.",
        "Sounds good. So did the last one.",
    ),
    "unchecked": (
        "Is that settled, or does somebody have to be asked first?",
        "And the people who would have to do it, do they know that?",
        "Has anybody checked that?",
    ),
}

GERMAN: Final[Mapping[str, tuple[Wording, ...]]] = {
    "asks-again": (
        "Danach hatte ich nicht gefragt. {question}",
        "Das war keine Antwort auf meine Frage. {question}",
        "Ich hatte etwas gefragt: {question}",
    ),
    "asks-again-sharper": (
        "Zum zweiten Mal: {question}",
        "Ist meine Frage so schwer? {question}",
        "Ich frage jetzt noch ein einziges Mal. {question}",
    ),
    "asks-known": (
        "Das habe ich schon gesagt. Steht doch da.",
        "Nochmal? Das hatten wir schon.",
        "Bitte erst lesen, was ich schon gesagt habe.",
    ),
    "interrupts": (
        ("Lassen Sie mich bitte ausreden.", "Lass mich bitte ausreden."),
        "Darf ich ausreden?",
        "Moment noch.",
    ),
    "ignores-question": (),
    "repeated-reply": (
        "Das kam gerade schon, Wort für Wort.",
        "Wird das hier nur hineinkopiert?",
        "Derselbe Text noch einmal. Danke.",
    ),
    "calm-down": (
        "Wie ich mich fühle, entscheide immer noch ich.",
        "Mit „beruhigen“ ist mir nicht geholfen.",
    ),
    "blames-customer": ("Ach, jetzt bin ich schuld?", "Klar, am Ende war es der Kunde."),
    "blames-others": ("Wer da im Haus schuld ist, ist mir egal.",),
    "denies-feeling": ("Für mich ist es so schlimm.", "Wie schlimm das ist, merke ich selbst."),
    "lectures": ("Eine Belehrung brauche ich nicht.", "Danke für den Vortrag. Und jetzt?"),
    "sarcasm": ("Soll das witzig sein?", "Sehr komisch. Wirklich."),
    "threat": ("Wird mir hier gerade gedroht?", "Das ist jetzt eine Drohung, ja?"),
    "insult": (
        ("Wie haben Sie mich gerade genannt?", "Wie hast du mich gerade genannt?"),
        "Das kommt wörtlich in meine Beschwerde.",
    ),
    "shouting": ("In dem Ton nicht.", "Anschreien muss mich hier niemand."),
    "impatience": ("Störe ich gerade bei etwas Wichtigem?",),
    "policy-shield": (
        "Nach den Vorschriften hatte ich nicht gefragt.",
        "Die Regeln sind nicht mein Problem.",
    ),
    "bare-refusal": ("Also nein. Und jetzt?", "Mehr kommt da nicht?"),
    "vague-promise": ("Irgendwer, irgendwann, irgendwie. Kenne ich.", "Das kann alles heißen."),
    "hollow-formula": ("Das klingt wie vom Zettel abgelesen.",),
    "understand-but": ("Und da ist es, das Aber.",),
    "unfilled-template": ("Da hat jemand vergessen, die Vorlage auszufüllen.",),
    "too-early": (
        "Langsam. Was passiert ist, weiß hier doch noch keiner.",
        "Zugehört hat da noch niemand, aber schon eine Lösung.",
    ),
    "going-on-venting": (
        "Ich warte immer noch auf eine Antwort.",
        "Und? Das kann ja nicht alles sein.",
        "Bis jetzt hilft mir das kein Stück weiter.",
        "Und was jetzt?",
    ),
    "going-on-trust": ("Gut, weiter.", "Okay. Was noch?", "Ich höre zu.", "Ja, und dann?"),
    "going-on-solution": (
        "Okay. Und wie geht es weiter?",
        "Was genau passiert als Nächstes?",
        "Dann bitte den nächsten Schritt.",
        "Gut. Und dann?",
    ),
    "one-at-a-time": (
        "Eins nach dem anderen. Zum Rest komme ich noch.",
        "Das waren viele Fragen auf einmal. Erst einmal diese zwei.",
        "Da war noch mehr gefragt, ich weiß. Der Reihe nach.",
    ),
    "owed": (
        "Und das andere, wonach gefragt war:",
        "Da war vorhin noch eine Frage offen.",
        "Ach ja, und zu der anderen Frage:",
    ),
    "confirms": ("Ja, das passt.", "Ja, so geht das.", "Passt für mich, ja."),
    "not-trusted": (
        "Das würde ich gern glauben. Noch kann ich es nicht.",
        "Versprochen wurde mir schon einiges.",
        "Klingt gut. Klang es beim letzten Mal auch.",
    ),
    "unchecked": (
        "Steht das schon fest, oder muss da erst jemand gefragt werden?",
        "Und die, die das machen sollen, wissen die davon?",
        "Ist das denn mit jemandem abgesprochen?",
    ),
}

LINES: Final[Mapping[Language, Mapping[str, tuple[Wording, ...]]]] = {
    Language.EN: ENGLISH,
    Language.DE: GERMAN,
}


def house_lines(scenario: Scenario, key: str) -> tuple[str, ...]:
    """The lines of one kind in the scenario's language and form of address; maybe none.

    Where channel and style of speech make a difference, those that fit them (see ``manners``).
    """
    return mannered_lines(scenario, key) or common_lines(scenario, key)


def common_lines(scenario: Scenario, key: str) -> tuple[str, ...]:
    """The lines of one kind that are the same on every channel and in every style."""
    lines = LINES[scenario.language].get(key, ())
    return tuple(in_form(text, scenario.persona.formality) for text in lines)
