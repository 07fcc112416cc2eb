"""What the way of taking leave depends on, beside the style of speech, and how lines are kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from deescalate.model.analysis import Formality
from deescalate.model.scenario import Channel, Style

Wording = str | tuple[str, str]
"""A line, or the same line with Sie and with du."""


def in_form(text: Wording, formality: Formality) -> str:
    """A line in a form of address: with du only to those who want it."""
    if isinstance(text, str):
        return text
    formal, familiar = text
    return familiar if formality is Formality.DU else formal


class Medium(Enum):
    """Kinds of channels that share a way of waiting: one speaks, types, writes or posts."""

    SPOKEN = "spoken"
    CHAT = "chat"
    LETTER = "letter"
    PUBLIC = "public"


class Temper(Enum):
    """How friendly a farewell is."""

    WARM = "warm"
    COOL = "cool"
    HARD = "hard"


MEDIUM: Final = {
    Channel.PHONE: Medium.SPOKEN,
    Channel.LIVE_CHAT: Medium.CHAT,
    Channel.EMAIL: Medium.LETTER,
    Channel.PORTAL: Medium.LETTER,
    Channel.SOCIAL: Medium.PUBLIC,
}


@dataclass(frozen=True, slots=True)
class Manners:
    """The lines of one language: last words, what follows them, and what a medium alone decides."""

    parting: Mapping[str, Mapping[Style, tuple[Wording, ...]]]
    farewell: Mapping[Channel, Mapping[Temper, tuple[Wording, ...]]]
    in_medium: Mapping[str, Mapping[Medium, tuple[Wording, ...]]]
