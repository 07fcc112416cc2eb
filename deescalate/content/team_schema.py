"""The formats of a team's files: more wordings for a move, brand words, a scorecard."""

from typing import Annotated

from pydantic import ConfigDict, Field

from deescalate.content.schema_types import Gauge, Part, Several, Text, word_from, word_of
from deescalate.model.language import Language
from deescalate.model.moves import MOVE_KINDS
from deescalate.model.scorecard import CRITICAL_ITEMS

DEFAULT_WEIGHT = 0.5
"""Levels by which a team's wording moves a reply unless the file says otherwise."""

Points = Annotated[int, Field(ge=0, le=100)]


class OverlayPart(Part):
    """``extends: MOVE``: wordings that a team counts as the move, or does not."""

    model_config = ConfigDict(strict=True, extra="forbid", validate_by_alias=True)

    extends: Annotated[str, word_from(tuple(MOVE_KINDS), "P01")]
    lang: Annotated[Language, word_of(Language)]
    add: Annotated[list[Text], Several] = Field(default_factory=list, alias="phrases+")
    remove: Annotated[list[Text], Several] = Field(default_factory=list, alias="phrases-")
    weight: Annotated[float, Field(ge=0, le=3)] = DEFAULT_WEIGHT
    why: Text | None = None
    better: Annotated[list[Text], Several] = Field(default_factory=list, alias="better+")


class BrandWordPart(Part):
    """A word to avoid, with what to say instead."""

    words: Text
    say: Text | None = None
    why: Text | None = None


class BrandPart(Part):
    """``brand: NAME``: the words that a team uses and avoids."""

    brand: Text
    lang: Annotated[Language, word_of(Language)]
    use: Annotated[list[Text], Several] = Field(default_factory=list)
    avoid: Annotated[list[BrandWordPart], Several] = Field(default_factory=list)


class WeightsPart(Part):
    """Weights of the four techniques in points; only their relation counts."""

    listening: Points
    empathy: Points
    tone: Points
    solution: Points


class StagesPart(Part):
    """Weights of the techniques by stage."""

    venting: WeightsPart | None = None
    trust: WeightsPart | None = None
    solution: WeightsPart | None = None


class CriticalPart(Part):
    """An item that caps the score."""

    item: Annotated[str, word_from(CRITICAL_ITEMS)]
    cap: Gauge


class ScorecardPart(Part):
    """``scorecard: NAME``: how a house weighs a session."""

    scorecard: Text
    techniques: WeightsPart | None = None
    process: Points | None = None
    stages: StagesPart | None = None
    critical: Annotated[list[CriticalPart], Several] | None = None


TeamPart = OverlayPart | BrandPart | ScorecardPart
KINDS: dict[str, type[OverlayPart] | type[BrandPart] | type[ScorecardPart]] = {
    "extends": OverlayPart,
    "brand": BrandPart,
    "scorecard": ScorecardPart,
}
"""What a file is, by the key that says so."""
