"""Better wordings for this very turn."""

from collections.abc import Mapping

from deescalate.analysis.evidence import Evidence
from deescalate.model.moves import Move


def better(evidence: Evidence, stage: int, moves: Mapping[str, Move]) -> tuple[str, ...]:
    """One to three wordings, chosen by what is missing."""
    return ()
