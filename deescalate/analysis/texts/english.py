"""English texts of the ear."""
# ruff: noqa: E501 - a wording reads best on one line

import re
from typing import Final

from deescalate.analysis.texts.shape import Texts
from deescalate.model.moves import Technique

_DOES: Final = {
    "restates-fact": "takes up what the customer told you",
    "paraphrases": "gives the case back in your own words",
    "open-question": "asks an open question",
    "clarifying-question": "asks a question on this case",
    "checks-understanding": "checks that you understood",
    "answers-question": "answers what was asked",
    "asks-known": "asks for what the customer has already said",
    "ignores-question": "leaves the customer's question unanswered",
    "interrupts": "came while the customer was still writing",
    "parrots": "copies the customer's words back",
    "names-feeling": "names the feeling",
    "validates": "says that the customer is right to feel so",
    "takes-perspective": "sees it through the customer's eyes",
    "apology": "apologises for what went wrong",
    "takes-responsibility": "takes responsibility",
    "reassures": "gives an assurance",
    "thanks": "thanks for something particular",
    "denies-feeling": "talks the feeling away",
    "hollow-formula": "uses a formula that would fit any case",
    "understand-but": "takes the sympathy back with a but",
    "courteous": "stays courteous",
    "steady": "stays steady",
    "personal": "speaks as one person to another",
    "calm-boundary": "sets a calm boundary",
    "calm-down": "tells the customer to calm down",
    "lectures": "lectures",
    "blames-customer": "blames the customer",
    "blames-others": "blames somebody else",
    "policy-shield": "hides behind rules",
    "sarcasm": "sounds sarcastic",
    "threat": "threatens",
    "impatience": "shows impatience",
    "insult": "insults",
    "shouting": "reads as shouting",
    "trigger-phrase": "uses a phrase that sets people off",
    "unsure-wording": "sounds unsure",
    "wrong-address": "gets the name or form of address wrong",
    "concrete-step": "names a concrete step",
    "owner": "says who does it",
    "names-time": "says by when",
    "offers-choice": "offers a choice",
    "fits-case": "fits this very case",
    "compensation": "makes amends",
    "checks-suits": "checks that it suits",
    "follow-up": "promises to follow up",
    "warm-handover": "hands over warmly",
    "asks-colleague": "asks somebody who knows",
    "vague-promise": "promises something vague",
    "impossible-promise": "promises what nobody can keep",
    "bare-refusal": "refuses without an alternative",
    "cold-transfer": "passes the customer on",
    "too-early": "solves before the customer was heard",
    "unfilled-template": "has an unfilled field",
}


def _cue(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


ENGLISH: Final = Texts(
    subject="Your reply",
    joins="and",
    contrast="but it",
    held_down="That holds the rest down.",
    quote="“{}”",
    does=_DOES,
    nothing={
        Technique.LISTENING: "Your reply takes up nothing that the customer has said.",
        Technique.EMPATHY: "Your reply names neither a feeling nor a burden.",
        Technique.TONE: "Your reply is correct, neither warm nor sharp.",
        Technique.SOLUTION: "Your reply names no step: who does what by when.",
    },
    carries={
        Technique.LISTENING: "Your reply answers to what was said, in words of its own.",
        Technique.EMPATHY: "Your reply as a whole shows regard for what this means to the customer.",
        Technique.TONE: "Your reply is calm and human.",
        Technique.SOLUTION: "Your reply as a whole brings the matter forward.",
    },
    little="As a whole it still does little of it at this point.",
    outweighed="The rest of the reply makes up for it.",
    mechanical="Your reply sounds mechanical.",
    composed="Your reply is calm and to the point.",
    foreign="Your reply does not seem to be in English, so little of it could be heard.",
    feelings=(
        (
            _cue(r"\b(?:scared|afraid|frightened|panic\w*|hospital|emergency|bleeding)\b"),
            "frightened",
        ),
        (
            _cue(
                r"\b(?:worr\w+|baby|ill|sick|medic\w+|asthma|deadline|rent|court|tablets?|prescription)\b"
            ),
            "worried",
        ),
        (
            _cue(
                r"\b(?:in front of|embarrass\w*|humiliat\w*|everyone (?:saw|heard)|colleagues|guests)\b"
            ),
            "embarrassed",
        ),
        (
            _cue(
                r"\b(?:third|fourth|fifth|twice|again|every time|weeks|months|round in circles?|keep (?:calling|writing))\b"
            ),
            "fed up",
        ),
        (
            _cue(r"\b(?:promised|told me|said you|trusted|loyal|years with|birthday|wedding)\b"),
            "let down",
        ),
        (_cue(r"\b(?:tired|exhausted|sleep|all (?:day|night)|hours)\b"), "worn out"),
        (
            _cue(
                r"[!?]{2,}|\b(?:furious|livid|disgrace\w*|liars?|robb\w+|scam\w*|outrag\w*|sick of|unbelievable)\b"
            ),
            "furious",
        ),
        (_cue(r""), "annoyed"),
    ),
    you_wrote="you wrote “{}”",
    venting=(
        "{name}I've read it all: {facts}. No wonder you're {feeling}. I've got this now, and I'm staying with it.",
        "{name}{facts}: after that anyone would be {feeling}. I'm sorry, that should not have happened to you.",
        "{name}I can hear how {feeling} you are, and I see why: {facts}. Tell me if I've missed anything, I'm listening.",
    ),
    venting_without_facts=(
        "{name}I can hear how {feeling} you are, and I want to know what happened. Take your time, I'm listening.",
        "{name}you sound {feeling}, and I'm not going to argue with that. Tell me what happened, from the beginning.",
    ),
    clarifying=(
        "{name}so it's {facts}. Have I got that right, and what matters most to you now?",
        "{name}let me make sure I've understood you: {facts}. What did I leave out?",
    ),
    asking=(
        "{name}I have the rest here. There's just one thing I need so that it works this time: {question}?",
        "{name}one question, and then I can get on with it: {question}?",
    ),
    answering=(
        "{name}to your question first, “{question}”: I don't know that yet. I'll find out now and tell you in ten minutes.",
        "{name}you asked “{question}”. I won't guess: I'm checking it now and you'll have the answer here before I do anything else.",
    ),
    solving=(
        "{name}this is what happens now: I'm taking care of it myself today, and I'll write to you by five to say that it's done. Does that suit you?",
        "{name}I'm doing it now, while we're writing. You'll have it in black and white within ten minutes. Is that all right for you?",
    ),
    timing=(
        "{name}I'll do that myself, today before five, and you'll hear from me as soon as it's done.",
        "{name}so that you can rely on it: I'm doing it now, and I'll check tomorrow at ten that it has worked.",
    ),
    closing=(
        "{name}I'm glad that's settled. If anything is missing tomorrow, come straight back to me and you won't have to explain it again.",
        "Thank you for staying with me on this, {plain_name}. I'll keep an eye on it until it's really done.",
    ),
    handing_over=(
        "{name}I'll ask my colleague and stay here with you. I've passed on everything ({facts}), so you won't have to tell it again.",
    ),
    refusing=(
        "{name}that one I can't do, and I won't pretend otherwise. What I can do is look for the next best thing with you, now. What would help most?",
    ),
    question_word=_cue(
        r"^(?:who|what|when|where|why|which|how|is|are|do|does|did|can|could|was|were|has|have)\b"
    ),
)
