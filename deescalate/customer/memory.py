"""Small helpers for what the customer's state keeps."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence


def joined(known: Sequence[str], new: Iterable[str]) -> tuple[str, ...]:
    """Both in order, each once."""
    return tuple(dict.fromkeys((*known, *new)))


def added(counts: Mapping[str, int], names: Iterable[str]) -> dict[str, int]:
    """The counts with one more for each name, sorted by name."""
    total = Counter(counts)
    total.update(names)
    return dict(sorted(total.items()))
