"""Does the style of writing give the quality away? A model that sees character n-grams alone."""

import hashlib
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tools.ear.estimators import ridge
from tools.ear.fit import folds_of
from tools.ear.material import Conversation

_BUCKETS: Final = 4096
_LENGTHS: Final = (2, 3, 4)
_PENALTY: Final = 3.0


def characters(text: str) -> NDArray[np.float64]:
    """Hashed counts (4096,) of a text's character n-grams, damped and of unit length."""
    row = np.zeros(_BUCKETS)
    padded = f" {text.lower()} "
    for length in _LENGTHS:
        for first in range(len(padded) - length + 1):
            gram = padded[first : first + length].encode()
            row[int.from_bytes(hashlib.blake2s(gram, digest_size=4).digest()) % _BUCKETS] += 1
    damped = np.log1p(row)
    return np.asarray(damped / max(1e-9, float(np.linalg.norm(damped))))


def overall_by_style(
    conversations: Sequence[Conversation],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Overall by style alone, out of fold, and the raters' (n,), in the order of the replies."""
    replies = [reply for one in conversations for reply in one.replies]
    rows = np.array([characters(reply.text) for reply in replies])
    rated = np.array([[reply.rating.overall] for reply in replies])
    hands = np.array([reply.hand for reply in replies])
    said = np.zeros(len(replies))
    for fold in folds_of(conversations, 4):
        held = np.isin(hands, sorted(fold))
        weights, bias = ridge(rows[~held], rated[~held], _PENALTY)
        said[held] = rows[held] @ weights[:, 0] + bias[0]
    return said, rated[:, 0]
