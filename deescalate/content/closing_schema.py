"""The optional keys of a scenario file for the customer's own closing and waiting words."""

from typing import Annotated

from pydantic import Field

from deescalate.content.schema_types import Part, Several, Text

Words = Annotated[list[Text], Several]


class ClosingPart(Part):
    """The customer's last words by how the conversation ends."""

    calm: Words = Field(default_factory=list)
    cold: Words = Field(default_factory=list)
    angry: Words = Field(default_factory=list)
    tired: Words = Field(default_factory=list)
    unanswered: Words = Field(default_factory=list)
    unsolved: Words = Field(default_factory=list)


class WaitingPart(Part):
    """What the customer says when kept waiting."""

    calm: Words = Field(default_factory=list)
    tense: Words = Field(default_factory=list)
    last_warning: Words = Field(default_factory=list)
