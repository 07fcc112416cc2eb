"""What a team adds to the phrasebook: its own wordings and its brand's words."""

from dataclasses import dataclass

from deescalate.model.language import Language


@dataclass(frozen=True, slots=True)
class TeamPhrase:
    """A wording that a team counts as a move.

    ``pattern`` finds it in a sentence. ``weight`` (0..3) is by how much the level of the move's
    technique rises, or falls if the move harms, once a reply.
    """

    text: str
    pattern: str
    weight: float


@dataclass(frozen=True, slots=True)
class BrandWord:
    """A word that a team wants to hear (``wanted``) or not, with what to say instead and why."""

    words: str
    language: Language
    pattern: str
    wanted: bool
    say: str = ""
    why: str = ""
