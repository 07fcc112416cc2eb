"""Which values of a scenario are texts: said or read, or words that recognise something."""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, Final

_TEXTS: Final = re.compile(
    r"(?:title|warning|brief|goal|persona\.(?:about|address_as)|grievance\.(?:summary|root_cause)"
    r"|grievance\.facts\.[^.]+\.(?:value|says)"
    r"|emotion\.silence\.says\.\d+|emotion\.(?:lowers|raises)\.[^.]+\.says\.\d+"
    r"|stages\.\w+\.goal|stages\.venting\.bursts\.\d+\.text|stages\.\w+\.lines\.\d+\.(?:any_of\.\d+|asks)"
    r"|stages\.\w+\.gates\.\d+\.says\.\d+|solutions\.[^.]+\.(?:title|why|says)"
    r"|closing\.\w+\.\d+|waiting\.\w+\.\d+"
    r"|escalation\.(?:warm|cold)|escalation\.\w+\.(?:to|deputy|colleague|otherwise)"
    r"|escalation\.consult\.answers\.\d+\.says|canned\.[^.]+\.text|csat\.question"
    r"|csat\.(?:low|middle|high)\.\d+|debrief\.\d+|tries\.\w+\.\d+(?:\.(?:consult|summary))?)\Z"
)
_WORDS: Final = re.compile(
    r"(?:grievance\.feelings|grievance\.facts\.[^.]+\.(?:also|ask)|solutions\.[^.]+\.phrases"
    r"|escalation\.consult\.answers\.\d+\.about|policy\.never)\Z"
)


class Kind(StrEnum):
    """Whether a row is said or read, or recognises something."""

    TEXT = "text"
    WORDS = "words"


def is_text(name: str) -> bool:
    """Whether a text, or a list of words, stands at a stable name such as ``debrief.1``."""
    return bool(_TEXTS.match(name) or _WORDS.match(name))


def walk(
    value: Any, name: str, way: tuple[str | int, ...]
) -> Iterator[tuple[str, tuple[str | int, ...], Kind, Any]]:
    """Texts and lists of words with their stable names and the way to them."""
    if _WORDS.match(name) and isinstance(value, list):
        yield name, way, Kind.WORDS, value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from walk(each, f"{name}.{key}" if name else str(key), (*way, key))
    elif isinstance(value, list):
        for place, each in enumerate(value):
            yield from walk(each, f"{name}.{label(each, place)}", (*way, place))
    elif isinstance(value, str) and _TEXTS.match(name):
        yield name, way, Kind.TEXT, value


def label(value: Any, place: int) -> str:
    """An item's own id if it has one, so that its path survives others coming before it."""
    if isinstance(value, Mapping):
        for key in ("id", "move"):
            if isinstance(value.get(key), str):
                return str(value[key])
    return str(place + 1)
