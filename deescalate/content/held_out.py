"""Which scenarios are kept out of practice, for a check before and after.

``held-out.txt`` beside the scenarios holds one id a line; ``#`` begins a comment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from importlib.resources.abc import Traversable

NAME: Final = "held-out.txt"
MOST_BYTES: Final = 64 * 1024


def read_held_out(roots: Iterable[Traversable]) -> frozenset[str]:
    """Ids of all scenarios that these folders keep out; folders without a list keep none.

    A list that cannot be read counts as empty, so that nothing stands in the way of practice.
    """
    found: set[str] = set()
    for root in roots:
        try:
            with (root / NAME).open("rb") as file:
                text = file.read(MOST_BYTES).decode("utf-8", "replace")
        except OSError:
            continue
        lines = (line.split("#", maxsplit=1)[0].strip() for line in text.splitlines())
        found.update(line for line in lines if line)
    return frozenset(found)
