"""Canned replies: putting in what is known, and finding what is still missing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from deescalate.model.scenario import Fact, Persona

FIELD: Final = re.compile(r"\{([^{}\n]{1,60})\}")
"""A field of a snippet, such as ``{order-number}``."""


def known_values(persona: Persona, agent: str, facts: Iterable[Fact]) -> dict[str, str]:
    """What can be put into fields now: the names and the facts that the customer has told."""
    values = {fact.id: fact.value for fact in facts}
    values["customer"] = persona.address_as
    if agent:
        values["agent"] = agent
    return values


def fill(text: str, values: Mapping[str, str]) -> str:
    """The snippet with its known fields put in; unknown ones stay as they are."""
    return FIELD.sub(lambda match: values.get(match.group(1).strip(), match.group()), text).strip()


def first_field(text: str, start: int = 0) -> tuple[int, int] | None:
    """The offsets of the first unfilled field at or after ``start``, None if there is none."""
    match = FIELD.search(text, start)
    return match.span() if match else None


def next_field(text: str, cursor: int) -> tuple[int, int] | None:
    """The field after the cursor, or the first one if none follows."""
    return first_field(text, cursor) or first_field(text)


def unfilled(text: str) -> tuple[str, ...]:
    """The names of the fields that are still to be filled in, each once."""
    return tuple(dict.fromkeys(match.group(1) for match in FIELD.finditer(text)))


def offset_of(text: str, row: int, column: int) -> int:
    """The offset in a text of a place given by its row and column, both from 0."""
    return sum(len(line) + 1 for line in text.split("\n")[:row]) + column


def place_of(text: str, offset: int) -> tuple[int, int]:
    """The row and column, both from 0, of an offset in a text."""
    before = text[:offset].split("\n")
    return len(before) - 1, len(before[-1])
