"""What the ear says to the learner, in the scenario's language."""

from typing import Final

from deescalate.analysis.texts.english import ENGLISH
from deescalate.analysis.texts.german import GERMAN
from deescalate.analysis.texts.shape import Texts
from deescalate.model.language import Language

TEXTS: Final = {Language.EN: ENGLISH, Language.DE: GERMAN}

__all__ = ["TEXTS", "Texts"]
