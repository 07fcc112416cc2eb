"""What the fitted models look at: one row of numbers for a reply or a customer message."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from deescalate.analysis.encoder import DIMENSIONS, Vectors
from deescalate.analysis.fitted import Fitted, Floats, Scale
from deescalate.analysis.patterns import Hit
from deescalate.analysis.vectors import TurnVectors
from deescalate.model.moves import MOVE_KINDS

MOVES: Final = tuple(MOVE_KINDS)
_PLACE: Final = {move: place for place, move in enumerate(MOVES)}

VECTOR_WEIGHT: Final = 1.0
MEASURE_WEIGHT: Final = 0.1
MOVE_WEIGHT: Final = 0.1
HEAD_WEIGHT: Final = 0.04
ANGER_MEASURE_WEIGHT: Final = 0.15
ANGER_PAST_WEIGHT: Final = 0.6
"""How much each part counts in a distance between two rows; chosen by cross-validation."""


def move_row(hits: Sequence[Hit]) -> Floats:
    """The greatest confidence of each move, in the order of ``MOVES``."""
    row = np.zeros(len(MOVES), dtype=np.float32)
    for hit in hits:
        place = _PLACE[hit.move]
        row[place] = max(row[place], hit.confidence)
    return row


def head_row(vectors: TurnVectors, fitted_scores: Floats) -> Floats:
    """The greatest score of each head over the sentences; ``fitted_scores`` (n, moves)."""
    del vectors
    return np.asarray(fitted_scores.max(axis=0), dtype=np.float32)


def reply_row(
    vectors: TurnVectors,
    measures: Floats,
    moves: Floats,
    heads: Floats,
    scales: tuple[Scale, Scale],
) -> Floats:
    """The row of a reply: its vector, its measures, its moves and its heads, weighted."""
    measured, headed = scales
    return np.concatenate(
        [
            VECTOR_WEIGHT * vectors.reply,
            MEASURE_WEIGHT * measured(measures[np.newaxis])[0],
            MOVE_WEIGHT * moves,
            HEAD_WEIGHT * headed(heads[np.newaxis])[0],
        ]
    ).astype(np.float32)


def measure_row(measures: Mapping[str, float], fitted: Fitted) -> Floats:
    """Measures in the order of the fitted file."""
    return np.array([measures[name] for name in fitted.measure_names], dtype=np.float32)


def anger_rows(messages: Vectors, measures: Floats, scale: Scale) -> Floats:
    """Rows of a customer's messages in order: vector, measures, and the fading past.

    ``messages`` has the shape (n, 512), ``measures`` (n, m).
    """
    past = np.zeros(DIMENSIONS, dtype=np.float32)
    rows: list[Floats] = []
    scaled = scale(measures)
    for number, (message, measured) in enumerate(zip(messages, scaled, strict=True)):
        rows.append(
            np.concatenate([message, ANGER_MEASURE_WEIGHT * measured, ANGER_PAST_WEIGHT * past])
        )
        past = message if number == 0 else np.asarray(0.5 * past + 0.5 * message)
    return np.array(rows, dtype=np.float32)
