"""What reports call the players, endings and parts of a scenario."""

from collections.abc import Mapping
from typing import Final

from deescalate.interface.phrases import Phrase, phrase
from deescalate.model.session import Ending

ENDINGS: Final[Mapping[Ending, Phrase]] = {
    Ending.RESOLVED_CALM: phrase("resolved-calm"),
    Ending.RESOLVED_COLD: phrase("resolved-cold"),
    Ending.HANDED_OVER_RIGHTLY: phrase("handed-over-rightly"),
    Ending.HANDED_OVER_WRONGLY: phrase("handed-over-wrongly"),
    Ending.CUSTOMER_LEFT: phrase("customer-left"),
    Ending.AGENT_GAVE_UP: phrase("agent-gave-up"),
}

_PLAYERS: Final = (
    phrase("good"),
    phrase("average"),
    phrase("bad"),
    phrase("parrot"),
    phrase("silent"),
    phrase("apologiser"),
    phrase("giver of everything"),
    phrase("escalator"),
    phrase("copier"),
    phrase("keyword stuffer"),
    phrase("shouter"),
    phrase("three dots"),
    phrase("ten thousand letters"),
    phrase("wrong language"),
    phrase("hasty solver"),
    phrase("endless empathiser"),
    phrase("cold but competent"),
    phrase("random"),
    phrase("sentences"),
)
_KINDS: Final = (
    phrase("lines"),
    phrase("facts"),
    phrase("solutions"),
    phrase("rules"),
    phrase("gates"),
)
_WORDS: Final = {str(word): word for word in (*_PLAYERS, *_KINDS)}


def ending_word(ending: Ending | None) -> str:
    """What an ending is called; a dash for none."""
    return "-" if ending is None else ENDINGS[ending]


def player_word(name: str) -> str:
    """What a player, a step of the simulation or a kind of part is called."""
    return _WORDS.get(name, name)
