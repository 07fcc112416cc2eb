"""The vectors of a reply and of what was said before it."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from deescalate.analysis.encoder import Encoder, Vectors
from deescalate.analysis.language import Reading
from deescalate.analysis.situation import Situation

CUSTOMER: Final = 12
"""Customer messages looked back on."""
_AGENT: Final = 8
_SENTENCES: Final = 16


@dataclass(frozen=True)
class TurnVectors:
    """Vectors around one reply. ``reply`` has the shape (512,), the others (n, 512), oldest first.

    ``latest`` are the customer's messages since the last agent reply, ``opening`` the first
    message of the customer (at most one row).
    """

    reply: Vectors
    sentences: Vectors
    latest: Vectors
    customer: Vectors
    opening: Vectors
    agent: Vectors


def turn_vectors(reply: Reading, situation: Situation, encoder: Encoder) -> TurnVectors:
    """Encode a reply, its first sentences and the last messages before it."""
    sentences = [sentence.text for sentence in reply.sentences[:_SENTENCES]]
    latest = [reading.clean for reading in situation.latest[-CUSTOMER:]]
    customer = [reading.clean for reading in situation.customer[-CUSTOMER:]]
    opening = [reading.clean for reading in situation.customer[:1]]
    agent = [reading.clean for reading in situation.agent[-_AGENT:]]
    groups = ([reply.clean], sentences, latest, customer, opening, agent)
    encoded = encoder.encode([text for group in groups for text in group])
    parts: list[Vectors] = []
    first = 0
    for group in groups:
        parts.append(encoded[first : first + len(group)])
        first += len(group)
    whole = parts[0][0]
    return TurnVectors(whole, *parts[1:])


def nearness(first: Vectors, second: Vectors) -> Vectors:
    """Cosines of every row of ``first`` (n, 512) with every row of ``second`` (m, 512)."""
    return np.asarray(first @ second.T, dtype=np.float32)


def nearest(first: Vectors, second: Vectors) -> float:
    """The greatest cosine of two sets of rows, 0 if one of them is empty."""
    if not len(first) or not len(second):
        return 0.0
    return float(nearness(first, second).max())
