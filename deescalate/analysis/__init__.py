"""Hears what a reply does: moves, grounding in the case, vetoes, levels, reasons.

Importing this room is cheap; spaCy, VADER, rapidfuzz and the sentence encoder are imported when an
analyst is built.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from deescalate.model.analysis import ConversationAnalyst, Reviewer
from deescalate.model.language import Language
from deescalate.model.moves import Move
from deescalate.model.team import BrandWord

if TYPE_CHECKING:
    from deescalate.analysis.analyst import FittedAnalyst


def build_analyst(
    phrasebooks: Mapping[Language, Sequence[Move]],
    digests: str,
    ready: Iterable[Language] = (),
    brand: Sequence[BrandWord] = (),
) -> Reviewer:
    """An analyst for the languages of the phrasebooks.

    Takes two or three seconds, most of it spaCy's import and the encoder's weights; the first reply
    in a language takes another second unless the language is made ``ready`` at once. ``digests``
    identifies the phrasebooks' content and becomes part of the analysis version. ``brand`` are the
    words of a team's brand, which replies are searched for. A language without a phrasebook is
    heard by grounding and vectors alone.

    Raises:
        ContentError: a pattern of a language that is made ready is no regular expression; for
            another language the first reply raises it.
        FileNotFoundError: the fitted values are missing from the installation.
    """
    analyst = _build(phrasebooks, digests, brand)
    for language in ready:
        analyst.make_ready(language)
    return analyst


def build_judge(
    phrasebooks: Mapping[Language, Sequence[Move]], digests: str
) -> ConversationAnalyst:
    """A judge of whole transcripts, with the analyst of ``build_analyst`` inside."""
    from deescalate.analysis.conversation import Judge  # noqa: PLC0415

    return Judge(_build(phrasebooks, digests))


def _build(
    phrasebooks: Mapping[Language, Sequence[Move]], digests: str, brand: Sequence[BrandWord] = ()
) -> FittedAnalyst:
    from deescalate.analysis import fitted  # noqa: PLC0415
    from deescalate.analysis.analyst import FittedAnalyst  # noqa: PLC0415
    from deescalate.analysis.encoder import UniversalSentenceEncoder  # noqa: PLC0415

    return FittedAnalyst(phrasebooks, digests, UniversalSentenceEncoder(), fitted.load(), brand)
