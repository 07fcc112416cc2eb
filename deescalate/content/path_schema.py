"""The format of a learning path."""

from typing import Annotated, Final

from deescalate.content.schema_types import Gauge, Id, OneOrMore, Part, Text, word_of
from deescalate.model.language import Language

REACH: Final = 50
"""The score (bronze) from which a step is done unless it says otherwise."""


class StepPart(Part):
    """One conversation of a path."""

    scenario: Id
    why: Text
    reach: Gauge = REACH


class PathPart(Part):
    """A whole path."""

    path: Id
    lang: Annotated[Language, word_of(Language)]
    title: Text
    goal: Text
    start: bool = False
    steps: Annotated[list[StepPart], OneOrMore]
