"""Ridge and kernel ridge regression, with numpy alone."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from deescalate.analysis.fitted import Kernel, Scale, gaussian

Doubles = NDArray[np.float64]

_JITTER: Final = 1e-4


def ridge(
    rows: Doubles, targets: Doubles, penalty: float, weights: Doubles | None = None
) -> tuple[Doubles, Doubles]:
    """Weights (d, outputs) and intercept (outputs,) of weighted ridge regression.

    ``rows`` (n, d), ``targets`` (n, outputs), ``weights`` (n,). The intercept is not penalised.
    """
    share = np.ones(len(rows)) if weights is None else weights
    share = share / share.sum()
    centre, middle = share @ rows, share @ targets
    scaled = np.sqrt(share * len(rows))[:, None]
    centred, aimed = (rows - centre) * scaled, (targets - middle) * scaled
    inner = centred.T @ centred + penalty * np.eye(rows.shape[1])
    found = np.linalg.solve(inner, centred.T @ aimed)
    return found, middle - centre @ found


def directions(vectors: Doubles, count: int) -> Doubles:
    """The ``count`` directions (d, count) in which the vectors differ most; signs are fixed."""
    centred = vectors - vectors.mean(axis=0)
    _, basis = np.linalg.eigh(centred.T @ centred)
    chosen = basis[:, ::-1][:, :count]
    largest = np.abs(chosen).argmax(axis=0)
    return np.asarray(chosen * np.sign(chosen[largest, np.arange(chosen.shape[1])]))


def scale_of(rows: Doubles) -> Scale:
    """Mean and deviation of every column; a column that never changes is left as it is."""
    deviation = rows.std(axis=0)
    safe = np.where(deviation > 1e-6, deviation, 1.0)
    return Scale(rows.mean(axis=0).astype(np.float32), safe.astype(np.float32))


def chosen_rows(count: int, most: int, seed: int = 20) -> NDArray[np.int64]:
    """Up to ``most`` of ``count`` places, spread by chance but always the same, in order."""
    order = np.random.default_rng(seed).permutation(count)
    return np.sort(order[:most])


@dataclass(frozen=True)
class Recipe:
    """How a blend is fitted; ``linear_share`` 0..1 is what the ridge half counts."""

    gamma: float
    kernel_penalty: float
    ridge_penalty: float
    linear_share: float


def blend(
    rows: Doubles,
    targets: Doubles,
    landmarks: NDArray[np.int64],
    recipe: Recipe,
    weights: Doubles | None = None,
) -> Kernel:
    """Ridge and kernel ridge regression as one model.

    ``landmarks`` are places of ``rows`` whose similarities the kernel part looks at, ``weights``
    (n,) what each row counts, 1 by default.
    """
    gamma, linear_share = recipe.gamma, recipe.linear_share
    counts = np.ones(len(rows)) if weights is None else weights
    middle = counts @ targets / counts.sum()
    marks = rows[landmarks].astype(np.float32)
    near = gaussian(rows.astype(np.float32), marks, gamma).astype(np.float64)
    among = gaussian(marks, marks, gamma).astype(np.float64)
    weighed = near * counts[:, None]
    inner = near.T @ weighed + recipe.kernel_penalty * among + _JITTER * np.eye(len(marks))
    kernel = np.linalg.solve(inner, weighed.T @ (targets - middle))
    linear, bias = ridge(rows, targets, recipe.ridge_penalty, counts)
    return Kernel(
        landmarks=marks,
        coefficients=((1 - linear_share) * kernel).astype(np.float32),
        linear=(linear_share * linear).astype(np.float32),
        intercept=((1 - linear_share) * middle + linear_share * bias).astype(np.float32),
        gamma=gamma,
    )
