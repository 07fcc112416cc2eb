"""What the fitted models look at: one row of numbers for a reply or a customer message."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from deescalate.analysis.encoder import Vectors
from deescalate.analysis.fitted import Fitted, Floats, Scale
from deescalate.analysis.patterns import Hit
from deescalate.model.moves import MOVE_KINDS

MOVES: Final = tuple(MOVE_KINDS)
_PLACE: Final = {move: place for place, move in enumerate(MOVES)}

MEASURE_WEIGHT: Final = 0.1
MOVE_WEIGHT: Final = 0.2
HEAD_WEIGHT: Final = 0.04
PROFILE_WEIGHT: Final = 0.1
ANGER_MEASURE_WEIGHT: Final = 0.15
ANGER_PAST_WEIGHT: Final = 0.6
"""How much each part counts beside the vector; chosen by cross-validation over authors."""


def move_row(hits: Sequence[Hit]) -> Floats:
    """The greatest confidence of each move, in the order of ``MOVES``."""
    row = np.zeros(len(MOVES), dtype=np.float32)
    for hit in hits:
        place = _PLACE[hit.move]
        row[place] = max(row[place], hit.confidence)
    return row


def measure_row(measures: Mapping[str, float], names: Sequence[str]) -> Floats:
    """Measures in the order of their names."""
    return np.array([measures[name] for name in names], dtype=np.float32)


@dataclass(frozen=True)
class Parts:
    """Parts of the rows of n replies: projected vectors (n, p), measures, moves, and of the
    sentences the greatest score of each head and the profile.
    """

    vectors: Vectors
    measures: Floats
    moves: Floats
    heads: Floats
    profiles: Floats


def reply_rows(parts: Parts, fitted: Fitted) -> Floats:
    """Rows of replies: their parts, scaled and weighted, side by side."""
    weighted = [
        parts.vectors,
        MEASURE_WEIGHT * fitted.measures(parts.measures),
        MOVE_WEIGHT * parts.moves,
        HEAD_WEIGHT * fitted.heads(parts.heads),
        PROFILE_WEIGHT * fitted.profiles(parts.profiles),
    ]
    return np.asarray(np.concatenate(weighted, axis=1), dtype=np.float32)


def anger_rows(messages: Vectors, measures: Floats, scale: Scale) -> Floats:
    """Rows of one customer's messages in order: vector, measures, and the fading past.

    ``messages`` has the shape (n, p), ``measures`` (n, m).
    """
    scaled = scale(measures)
    past = np.zeros(messages.shape[1], dtype=np.float32)
    rows: list[Floats] = []
    for number, message in enumerate(messages):
        measured = ANGER_MEASURE_WEIGHT * scaled[number]
        rows.append(np.concatenate([message, measured, ANGER_PAST_WEIGHT * past]))
        past = message if number == 0 else np.asarray(0.5 * past + 0.5 * message)
    return np.array(rows, dtype=np.float32)
