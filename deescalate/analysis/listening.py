"""From what was heard to numbers: the fitted levels, flags and anger."""

from dataclasses import dataclass

import numpy as np

from deescalate.analysis.encoder import Encoder, Vectors
from deescalate.analysis.evidence import Evidence
from deescalate.analysis.features import Parts, anger_rows, measure_row, move_row, reply_rows
from deescalate.analysis.fitted import Fitted, Floats
from deescalate.analysis.language import Reader, Reading
from deescalate.analysis.levels import levels, overall
from deescalate.analysis.relations import anger_measures, customer_measures, measure
from deescalate.analysis.vectors import CUSTOMER, TurnVectors, turn_vectors

_CALM, _FURIOUS = 0.0, 4.0


@dataclass(frozen=True)
class Judged:
    """What the fitted models say of a reply (``OUTPUTS``); ``row`` is what they looked at."""

    outputs: Floats
    row: Floats


def message_measures(readings: tuple[Reading, ...], reader: Reader, most: int = CUSTOMER) -> Floats:
    """Measures (n, m) of a customer's messages, the latest ``most`` of them."""
    first = max(0, len(readings) - most)
    rows = [
        list(customer_measures(reading.clean, reader.heat(reading), first + number))
        for number, reading in enumerate(readings[first:])
    ]
    return np.array(rows, dtype=np.float32)


def anger_of(vectors: Vectors, measures: Floats, fitted: Fitted) -> Floats:
    """Anger 0..4 of each message, oldest first; ``vectors`` (n, 512), ``measures`` (n, m)."""
    if not len(vectors):
        return np.zeros(0, dtype=np.float32)
    rows = anger_rows(vectors @ fitted.projection, measures, fitted.anger_measures)
    return np.asarray(np.clip(fitted.anger(rows)[:, 0], _CALM, _FURIOUS), dtype=np.float32)


def customer_anger(
    readings: tuple[Reading, ...],
    reader: Reader,
    encoder: Encoder,
    fitted: Fitted,
    most: int = CUSTOMER,
) -> Floats:
    """Anger 0..4 in a customer's messages, oldest first, the latest ``most`` of them."""
    vectors = encoder.encode([reading.clean for reading in readings[-most:]])
    return anger_of(vectors, message_measures(readings, reader, most), fitted)


def sentences_of(vectors: TurnVectors) -> Vectors:
    """The vectors of the sentences; of the whole reply if it has none."""
    return vectors.sentences if len(vectors.sentences) else vectors.reply[np.newaxis]


def head_scores(vectors: TurnVectors, fitted: Fitted) -> Floats:
    """The greatest score of each move head over the reply's sentences."""
    return np.asarray(fitted.head_scores(sentences_of(vectors)).max(axis=0), dtype=np.float32)


def calm_measures(evidence: Evidence, vectors: TurnVectors) -> dict[str, float]:
    """The measures of a reply that need no fit: all but those of the customer's anger."""
    by_rule = levels(evidence)
    return measure(evidence, vectors, by_rule, overall(by_rule))


def with_anger(measures: dict[str, float], vectors: TurnVectors, anger: Floats) -> dict[str, float]:
    """All measures of a reply; ``anger`` for each of ``vectors.customer``."""
    return measures | anger_measures(anger, len(vectors.latest), measures)


def judge(evidence: Evidence, encoder: Encoder, fitted: Fitted) -> Judged:
    """Levels and flags of one reply, unclipped and before any veto."""
    situation = evidence.situation
    anger = customer_anger(situation.customer, situation.reader, encoder, fitted)
    return judge_beside(anger, evidence, encoder, fitted)


def judge_beside(anger: Floats, evidence: Evidence, encoder: Encoder, fitted: Fitted) -> Judged:
    """As ``judge``, for a situation whose ``anger`` (of ``customer_anger``) is known."""
    vectors = turn_vectors(evidence.reply, evidence.situation, encoder)
    all_measures = with_anger(calm_measures(evidence, vectors), vectors, anger)
    measures = measure_row(all_measures, fitted.measure_names)
    parts = Parts(
        vectors=(vectors.reply @ fitted.projection)[np.newaxis],
        measures=measures[np.newaxis],
        moves=move_row(evidence.hits)[np.newaxis],
        heads=head_scores(vectors, fitted)[np.newaxis],
        profiles=fitted.profile(sentences_of(vectors))[np.newaxis],
    )
    rows = reply_rows(parts, fitted)
    return Judged(fitted.reply(rows)[0], rows[0])
