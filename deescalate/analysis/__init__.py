"""Hears what a reply does: moves, grounding in the case, vetoes, levels, reasons.

Importing this room is cheap; spaCy, VADER, rapidfuzz and the sentence encoder are imported when an
analyst is built.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from deescalate.model.analysis import ConversationAnalyst, Reviewer
from deescalate.model.language import Language
from deescalate.model.moves import Move

if TYPE_CHECKING:
    from deescalate.analysis.analyst import FittedAnalyst


def build_analyst(phrasebooks: Mapping[Language, Sequence[Move]], digests: str) -> Reviewer:
    """An analyst for the languages of the phrasebooks.

    Takes two or three seconds, most of it spaCy's import and the encoder's weights. ``digests``
    identifies the phrasebooks' content and becomes part of the analysis version. A language
    without a phrasebook is heard by grounding and vectors alone.

    Raises:
        re.error: a pattern of a phrasebook is no regular expression.
        FileNotFoundError: the fitted values are missing from the installation.
    """
    return _build(phrasebooks, digests)


def build_judge(
    phrasebooks: Mapping[Language, Sequence[Move]], digests: str
) -> ConversationAnalyst:
    """A judge of whole transcripts, with the analyst of ``build_analyst`` inside."""
    from deescalate.analysis.conversation import Judge  # noqa: PLC0415

    return Judge(_build(phrasebooks, digests))


def _build(phrasebooks: Mapping[Language, Sequence[Move]], digests: str) -> FittedAnalyst:
    from deescalate.analysis import fitted  # noqa: PLC0415
    from deescalate.analysis.analyst import FittedAnalyst  # noqa: PLC0415
    from deescalate.analysis.encoder import UniversalSentenceEncoder  # noqa: PLC0415

    return FittedAnalyst(phrasebooks, digests, UniversalSentenceEncoder(), fitted.load())
