"""The format of a lens."""

from typing import Annotated

from pydantic import ConfigDict, Field

from deescalate.content.schema_types import (
    Gauge,
    Id,
    OneOrMore,
    Part,
    Several,
    Text,
    word_from,
    word_of,
)
from deescalate.model.analysis import Flag
from deescalate.model.lens import CUSTOMER_WORDS, Evidence, Occasion
from deescalate.model.moves import MOVE_KINDS, Technique
from deescalate.model.scenario import Stage
from deescalate.model.session import ActKind, Ending

Move = Annotated[str, word_from(tuple(MOVE_KINDS), "P01")]
StageWord = Annotated[str, word_from(tuple(stage.key for stage in Stage))]
TechniqueWord = Annotated[Technique, word_of(Technique)]
Hundredths = Annotated[int, Field(ge=1, le=100)]
LevelBound = Annotated[float, Field(gt=0, le=3)]

MEASURED = frozenset(
    {
        Evidence.FREE_OF,
        Evidence.ENDINGS,
        Evidence.REACHED,
        Evidence.HAND_OVER,
        Evidence.SCORE,
        Evidence.RESULT,
    }
)
"""Evidence that happens or not, or is a share; whatever else there is can be counted."""


class WordsPart(Part):
    """A text in one language or in both."""

    en: Text | None = None
    de: Text | None = None


class ScalePart(Part):
    """The values that an item may have."""

    lowest: float
    highest: float
    step: Annotated[float, Field(gt=0)] = 1


class RulePart(Part):
    """One kind of evidence, and what it is worth."""

    model_config = ConfigDict(strict=True, extra="forbid", validate_by_alias=True)

    moves: Annotated[list[Move], OneOrMore] | None = None
    flags: Annotated[list[Annotated[Flag, word_of(Flag)]], OneOrMore] | None = None
    acts: Annotated[list[Annotated[ActKind, word_of(ActKind)]], OneOrMore] | None = None
    level: TechniqueWord | None = None
    free_of: Annotated[list[Move], OneOrMore] | None = Field(default=None, alias="free-of")
    endings: Annotated[list[Annotated[Ending, word_of(Ending)]], OneOrMore] | None = None
    reached: StageWord | None = None
    hand_over: Annotated[str, word_from(("warm", "cold"))] | None = Field(
        default=None, alias="hand-over"
    )
    customer: Annotated[str, word_from(CUSTOMER_WORDS)] | None = None
    score: TechniqueWord | None = None
    result: bool | None = None
    least: LevelBound | None = None
    below: LevelBound | None = None
    stages: Annotated[list[StageWord], OneOrMore] | None = None
    first: Annotated[int, Field(ge=1, le=100)] | None = None
    worth: Hundredths
    most: Hundredths | None = None

    @property
    def kinds(self) -> list[Evidence]:
        """The kinds of evidence that the rule names; a good rule names exactly one."""
        return [kind for kind in Evidence if getattr(self, kind.name.lower()) is not None]

    @property
    def in_all(self) -> int:
        """What the rule gives or takes in all: what is measured is worth itself, what is counted
        adds up to the whole scale unless the file says otherwise.
        """
        measured = (
            bool(MEASURED & set(self.kinds))
            or self.customer in {"calmer", "connected", "accepted"}
            or (self.level is not None and self.least is None and self.below is None)
        )
        return self.most or (self.worth if measured else 100)


class ItemPart(Part):
    """One item of a lens."""

    item: Id
    name: WordsPart
    look: WordsPart
    weight: Annotated[float, Field(gt=0, le=1000)] = 1
    scale: ScalePart | None = None
    occasions: Annotated[list[Annotated[Occasion, word_of(Occasion)]], OneOrMore] | None = None
    raises: Annotated[list[RulePart], OneOrMore]
    lowers: Annotated[list[RulePart], Several] = Field(default_factory=list)


class CapPart(Part):
    """Harms after which the whole is worth little."""

    moves: Annotated[list[Move], OneOrMore]
    most: Gauge


class LensPart(Part):
    """A whole lens."""

    lens: Id
    name: WordsPart
    about: WordsPart
    blind: WordsPart | None = None
    scale: ScalePart | None = None
    scorecard: bool = False
    items: Annotated[list[ItemPart], OneOrMore]
    caps: Annotated[list[CapPart], Several] = Field(default_factory=list)
