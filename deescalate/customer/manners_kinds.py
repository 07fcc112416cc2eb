"""What the way of taking leave depends on, beside the style of speech."""

from enum import Enum
from typing import Final

from deescalate.model.scenario import Channel


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
