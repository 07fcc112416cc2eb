"""Hears what a reply does: moves, grounding in the case, vetoes, levels, reasons.

Importing this room is cheap; spaCy, VADER and rapidfuzz are imported when an analyst is built.
"""

from collections.abc import Mapping, Sequence

from deescalate.model.analysis import Analyst
from deescalate.model.language import Language
from deescalate.model.moves import Move


def build_analyst(phrasebooks: Mapping[Language, Sequence[Move]], digests: str) -> Analyst:
    """An analyst for the languages of the phrasebooks.

    Takes a second or two, most of it spaCy's import. ``digests`` identifies the phrasebooks'
    content and becomes part of the analysis version. A language without a phrasebook is heard by
    grounding alone.

    Raises:
        re.error: a pattern of a phrasebook is no regular expression.
    """
    from deescalate.analysis.analyst import RuleAnalyst  # noqa: PLC0415

    return RuleAnalyst(phrasebooks, digests)
