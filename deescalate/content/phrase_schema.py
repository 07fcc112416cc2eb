"""The format of a phrasebook file: one move in one language."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from deescalate.content.schema_types import Part, Several, Text, Texts, word_from, word_of
from deescalate.content.units import complaint
from deescalate.model.moves import MOVE_KINDS, Effect, Technique


class ExamplePart(Part):
    """A reply with the customer's words before it."""

    customer: Text | None = None
    reply: Text


def _example(value: Any) -> Any:
    if isinstance(value, str):
        return {"reply": value}
    if not isinstance(value, Mapping):
        raise complaint(
            "S04",
            "an example is a text, or a customer's text with a reply",
            "put the reply under a bar ( | ), or into quotes if it is a number",
        )
    return value


ExampleText = Annotated[ExamplePart, BeforeValidator(_example)]


class MovePart(Part):
    """A whole phrasebook file."""

    move: Annotated[str, word_from(tuple(MOVE_KINDS), "P01")]
    name: Text
    technique: Annotated[Technique, word_of(Technique)]
    effect: Annotated[Effect, word_of(Effect)]
    why: Text
    patterns: Annotated[list[Text], Several] = Field(default_factory=list)
    unless: Annotated[list[Text], Several] = Field(default_factory=list)
    matches: Annotated[list[ExampleText], Several] = Field(default_factory=list)
    near_misses: Annotated[list[ExampleText], Several] = Field(default_factory=list)
    better: Texts
    source: Text
