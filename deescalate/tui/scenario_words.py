"""What lists and previews say of a scenario, in the interface's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from deescalate.interface.catalogue import N_
from deescalate.interface.labels import label
from deescalate.interface.safe import visible
from deescalate.model.language import Language
from deescalate.model.skills import Situation

if TYPE_CHECKING:
    from deescalate.interface.catalogue import Translator
    from deescalate.model.scenario import Channel, Difficulty, Scenario
    from deescalate.model.skills import CardKey

SKILL_WORDS: Final = {
    "listen": N_("listen"),
    "validate": N_("validate the feeling"),
    "apologise": N_("apologise"),
    "own-it": N_("take responsibility"),
    "calm-tone": N_("keep a calm tone"),
    "boundary": N_("set a boundary"),
    "gather-facts": N_("gather facts"),
    "clarify": N_("clarify"),
    "explain": N_("explain"),
    "solve": N_("solve"),
    "confirm": N_("confirm"),
    "escalate": N_("hand over"),
    "consult": N_("ask a colleague"),
    "stay-in-policy": N_("stay within the rules"),
    "personalise": N_("be personal"),
    "close": N_("close warmly"),
    "pace": N_("answer in time"),
}
"""Skills by the word that scenario files use."""

SITUATION_WORDS: Final = {
    Situation.PHONE: N_("on the phone"),
    Situation.CHAT: N_("in a chat"),
    Situation.WRITING: N_("in writing"),
}
LANGUAGE_WORDS: Final = {Language.EN: N_("English"), Language.DE: N_("German")}
DOT: Final = " · "


def skill_word(t: Translator, skill: str) -> str:
    """A skill in the interface's words; an unknown one as it stands in the file."""
    words = SKILL_WORDS.get(skill)
    return visible(skill, one_line=True) if words is None else t(words)


def card_words(t: Translator, key: CardKey) -> str:
    """A skill and its kind of situation, for example ``validate the feeling (in a chat)``."""
    return f"{skill_word(t, key.skill)} ({t(SITUATION_WORDS[key.situation])})"


def language_word(t: Translator, language: Language) -> str:
    """A conversation's language."""
    return t(LANGUAGE_WORDS[language])


def minutes_words(t: Translator, minutes: int) -> str:
    """How long a conversation takes."""
    return t.plural("about {n} minute", "about {n} minutes", minutes)


def kind_line(t: Translator, language: Language, channel: Channel, level: Difficulty) -> str:
    """Channel, level and language, for example ``Live chat · Starter · English``."""
    return DOT.join((label(t, channel), label(t, level), language_word(t, language)))


def scenario_line(t: Translator, scenario: Scenario) -> str:
    """Kind and length of a scenario in one line."""
    kind = kind_line(t, scenario.language, scenario.channel, scenario.difficulty)
    return kind + DOT + minutes_words(t, scenario.minutes)
