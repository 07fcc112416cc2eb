"""The fitted part of the ear: small models over vectors and measures, in plain numpy.

``make ear`` fits them on the rated conversations and writes ``ear.npz``. Everything is linear: the
move heads in the sentence vector; the levels half in the row of features (ridge regression) and
half in its similarities to rated replies (kernel ridge regression on landmarks; Williams & Seeger,
"Using the Nyström Method to Speed Up Kernel Machines", 2001). The first half carries over to kinds
of talk that were not rated, the second hears what only a whole of features tells.
"""

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from importlib.resources import files
from typing import Final

import numpy as np
from numpy.typing import NDArray

from deescalate.analysis.encoder import Vectors

Floats = NDArray[np.float32]

FILE: Final = "ear.npz"
OUTPUTS: Final = (
    "listening",
    "empathy",
    "tone",
    "solution",
    "defensive",
    "patronising",
    "sarcastic",
    "overpromise",
    "template",
    "cold_transfer",
    "warm_handover",
)
"""What the reply model says: four levels 0..3, then for each flag the share of raters, 0..1."""
LEVELS: Final = 4
_CLIP: Final = 3.0


@dataclass(frozen=True)
class Scale:
    """Centres and scales measures; values beyond three deviations are cut."""

    mean: Floats
    deviation: Floats

    def __call__(self, rows: Floats) -> Floats:
        """Rows (n, m) as deviations from the mean, cut to -3..3."""
        scaled = (rows - self.mean) / self.deviation
        return np.asarray(np.clip(scaled, -_CLIP, _CLIP), dtype=np.float32)


@dataclass(frozen=True)
class Kernel:
    """Two linear maps added, of a row and of its similarities to landmarks.

    Rows (n, d) give (n, outputs). ``landmarks`` (k, d), ``coefficients`` (k, outputs), ``linear``
    (d, outputs), ``intercept`` (outputs,). The similarity of two rows is
    exp(-gamma * squared distance), so it lies in 0..1.
    """

    landmarks: Floats
    coefficients: Floats
    linear: Floats
    intercept: Floats
    gamma: float

    def similarity(self, rows: Floats) -> Floats:
        """Similarity (n, k) of rows to the landmarks."""
        return _gaussian(rows, self.landmarks, self._squares, self.gamma)

    @cached_property
    def _squares(self) -> Floats:
        return _squared(self.landmarks)

    def __call__(self, rows: Floats) -> Floats:
        """Predictions (n, outputs)."""
        near = self.similarity(rows) @ self.coefficients
        return np.asarray(near + rows @ self.linear + self.intercept, dtype=np.float32)


def gaussian(first: Floats, second: Floats, gamma: float) -> Floats:
    """exp(-gamma |a - b|^2) for every pair of rows."""
    return _gaussian(first, second, _squared(second), gamma)


def _squared(rows: Floats) -> Floats:
    return np.asarray((rows * rows).sum(axis=1), dtype=np.float32)


def _gaussian(first: Floats, second: Floats, second_squared: Floats, gamma: float) -> Floats:
    squares = _squared(first)[:, None] + second_squared[None]
    distance = np.maximum(squares - 2.0 * first @ second.T, 0.0)
    return np.asarray(np.exp(-gamma * distance), dtype=np.float32)


@dataclass(frozen=True)
class Fitted:
    """Everything that is fitted. Names of measures and moves stand beside their weights, so that a
    file that does not belong to the code is found out.

    ``head_weights`` (512, moves) and ``head_bias`` (moves,) turn a sentence vector into one score
    a move; ``sentence_levels`` (512, 4) and ``sentence_bias`` (4,) into four levels of the sentence
    alone, from which a reply's profile is made. ``projection`` (512, p) keeps the directions in
    which replies differ. ``exemplars`` name the rated replies behind the reply model's landmarks
    ("conversation turn"). ``level_centre`` (4,) are the raters' mean levels. ``flag_threshold``
    belongs to the last outputs. ``overall_weights`` are the published formula: overall = weights ·
    levels + bias. ``conversation`` and ``stage`` are weights for a conversation's measures, the
    bias last.
    """

    head_moves: tuple[str, ...]
    head_weights: Floats
    head_bias: Floats
    sentence_levels: Floats
    sentence_bias: Floats
    projection: Floats
    measure_names: tuple[str, ...]
    measures: Scale
    heads: Scale
    profiles: Scale
    reply: Kernel
    exemplars: tuple[str, ...]
    anger_measures: Scale
    anger: Kernel
    level_centre: Floats
    flag_threshold: Floats
    overall_weights: Floats
    overall_bias: float
    conversation: Floats
    stage: Floats

    @cached_property
    def digest(self) -> str:
        """Identifies the fitted values."""
        whole = hashlib.sha256()
        for name, value in sorted(to_arrays(self).items()):
            whole.update(name.encode())
            whole.update(np.ascontiguousarray(value).tobytes())
        return whole.hexdigest()[:16]

    def head_scores(self, sentences: Vectors) -> Floats:
        """Scores (n, moves) of sentence vectors (n, 512)."""
        return np.asarray(sentences @ self.head_weights + self.head_bias, dtype=np.float32)

    def profile(self, sentences: Vectors) -> Floats:
        """The worst, best, last and first of each level over sentence vectors (n, 512): (16,).

        A reply whose last sentence ruins it has the same vector on the whole as a decent one.
        """
        levels = sentences @ self.sentence_levels + self.sentence_bias
        ends = (levels.min(axis=0), levels.max(axis=0), levels[-1], levels[0])
        return np.asarray(np.concatenate(ends), dtype=np.float32)


_NAMES: Final = frozenset({"head_moves", "measure_names", "exemplars"})
_NUMBERS: Final = frozenset({"overall_bias"})
_PARTS: Final[Mapping[str, type[Scale] | type[Kernel]]] = {
    "measures": Scale,
    "heads": Scale,
    "profiles": Scale,
    "anger_measures": Scale,
    "reply": Kernel,
    "anger": Kernel,
}
_HALF: Final = frozenset({"head_weights", "sentence_levels", "projection"})
_BYTES: Final = frozenset({"reply.landmarks", "anger.landmarks"})
"""Arrays kept with half precision, and in 255 steps a column; the rest keeps single precision."""
_STEPS: Final = 127.0


def to_arrays(fitted: Fitted) -> dict[str, NDArray[np.generic]]:
    """The fitted values as named arrays, as they stand in the file."""
    arrays: dict[str, NDArray[np.generic]] = {}
    for field in fields(fitted):
        value = getattr(fitted, field.name)
        if field.name in _NAMES:
            arrays[field.name] = np.array("\n".join(value))
        elif field.name in _PARTS:
            for inner in fields(value):
                arrays.update(_packed(f"{field.name}.{inner.name}", getattr(value, inner.name)))
        else:
            arrays.update(_packed(field.name, value))
    return arrays


def _packed(name: str, value: object) -> dict[str, NDArray[np.generic]]:
    if name in _BYTES:
        rows = np.asarray(value, dtype=np.float32)
        step = np.maximum(np.abs(rows).max(axis=0), 1e-9) / _STEPS
        return {name: np.rint(rows / step).astype(np.int8), f"{name}.step": step}
    kind = np.float16 if name in _HALF else np.float32
    return {name: np.asarray(value, dtype=kind)}


def as_kept(fitted: Fitted) -> Fitted:
    """The values as they come back from the file, rounded as the file rounds them."""
    return from_arrays(to_arrays(fitted))


def from_arrays(arrays: Mapping[str, NDArray[np.generic]]) -> Fitted:
    """The inverse of ``to_arrays``.

    Raises:
        KeyError: an array is missing.
    """

    def single(name: str) -> Floats:
        kept = np.asarray(arrays[name], dtype=np.float32)
        if name in _BYTES:
            kept = kept * np.asarray(arrays[f"{name}.step"], dtype=np.float32)
        return kept

    values: dict[str, object] = {}
    for field in fields(Fitted):
        name = field.name
        if name in _NAMES:
            text = str(arrays[name])
            values[name] = tuple(text.split("\n")) if text else ()
        elif name in _PARTS:
            part = _PARTS[name]
            inner = {one.name: single(f"{name}.{one.name}") for one in fields(part)}
            if part is Kernel:
                gamma = float(inner.pop("gamma"))
                values[name] = Kernel(**inner, gamma=gamma)
            else:
                values[name] = Scale(**inner)
        elif name in _NUMBERS:
            values[name] = float(single(name))
        else:
            values[name] = single(name)
    return Fitted(**values)  # type: ignore[arg-type]


def load() -> Fitted:
    """The fitted values that came with the program.

    Raises:
        FileNotFoundError: the file is missing from the installation.
    """
    content = files("deescalate.analysis").joinpath(FILE).read_bytes()
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        return from_arrays({name: arrays[name] for name in arrays.files})
