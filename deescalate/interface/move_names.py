"""What moves and other ids are called in the interface, short enough for a list."""

from typing import Final

from deescalate.interface.catalogue import N_, Translator
from deescalate.interface.safe import visible

MOVE_WORDS: Final = {
    "restates-fact": N_("Fact of the case taken up"),
    "paraphrases": N_("Concern put into own words"),
    "open-question": N_("Open question"),
    "clarifying-question": N_("Clarifying question"),
    "checks-understanding": N_("Understanding checked"),
    "answers-question": N_("Question answered"),
    "asks-known": N_("Asked for what was already said"),
    "ignores-question": N_("Question ignored"),
    "interrupts": N_("Interrupted"),
    "parrots": N_("Words only echoed"),
    "names-feeling": N_("Feeling named"),
    "validates": N_("Feeling validated"),
    "takes-perspective": N_("Perspective taken"),
    "apology": N_("Apology"),
    "takes-responsibility": N_("Responsibility taken"),
    "reassures": N_("Reassured"),
    "thanks": N_("Thanked"),
    "denies-feeling": N_("Feeling denied"),
    "hollow-formula": N_("Hollow formula"),
    "understand-but": N_("“I understand, but”"),
    "courteous": N_("Courteous"),
    "steady": N_("Stayed steady"),
    "personal": N_("Personal"),
    "calm-boundary": N_("Calm boundary"),
    "calm-down": N_("Told to calm down"),
    "lectures": N_("Lectured"),
    "blames-customer": N_("Customer blamed"),
    "blames-others": N_("Others blamed"),
    "policy-shield": N_("Hidden behind rules"),
    "sarcasm": N_("Sarcasm"),
    "threat": N_("Threat"),
    "impatience": N_("Impatience"),
    "insult": N_("Insult"),
    "shouting": N_("Shouting"),
    "trigger-phrase": N_("Trigger phrase"),
    "unsure-wording": N_("Unsure wording"),
    "wrong-address": N_("Wrong form of address"),
    "concrete-step": N_("Concrete step"),
    "owner": N_("Who does it, said"),
    "names-time": N_("Time named"),
    "offers-choice": N_("Choice offered"),
    "fits-case": N_("Fits the case"),
    "compensation": N_("Compensation offered"),
    "checks-suits": N_("Asked whether it suits"),
    "follow-up": N_("Follow-up promised"),
    "warm-handover": N_("Warm hand-over"),
    "asks-colleague": N_("Colleague asked"),
    "vague-promise": N_("Vague promise"),
    "impossible-promise": N_("Impossible promise"),
    "bare-refusal": N_("Bare refusal"),
    "cold-transfer": N_("Cold transfer"),
    "too-early": N_("Solution too early"),
    "unfilled-template": N_("Field left unfilled"),
}
"""What a move is called when it was heard, by move id."""


def move_word(t: Translator, move: str) -> str:
    """What a move is called; an unknown one by its id."""
    return t(MOVE_WORDS[move]) if move in MOVE_WORDS else name_of(move)


def name_of(identifier: str) -> str:
    """An id of a scenario file (``door-code``) as words."""
    return visible(identifier.replace("-", " "), one_line=True)
