"""Second thoughts: findings that the whole reply contradicts are dropped.

A pattern hears a wording, the fitted levels hear the whole. "Once more and I end the call" is a
threat by its words and a calm boundary in a reply that goes on helping; a step is not too early
where the reply has validated the customer in words that no pattern knows.
"""

from typing import Final

from deescalate.analysis.fitted import OUTPUTS, Floats
from deescalate.analysis.vetoes import STUFFED

_TONE, _EMPATHY, _HEARD = (OUTPUTS.index(name) for name in ("tone", "empathy", "listening"))
_PLAIN: Final = frozenset({"calm-down", "lectures"})
_AMBIGUOUS: Final = frozenset(
    {"insult", "threat", "denies-feeling", "blames-customer", "sarcasm", "shouting", "impatience"}
    | {"blames-others", "policy-shield", "understand-but", "trigger-phrase"}
)
"""Harms whose wordings hardly ever mean anything else, and those whose wordings often do: in the
rated conversations nine in ten of the first kind stand in rude replies, of the second half.
"""

_RESPECTFUL: Final = 2.0
_NOT_RUDE: Final = 1.1
"""Tone 0..3 of the fitted models from which a reply, or a sentence of it alone, contradicts a
hostile wording. A sentence alone lacks what made the reply kind, so less is asked of it.
"""

_VALIDATING: Final = 1.0
_LISTENING: Final = 1.5


def contradicted(move: str, outputs: Floats, *, alone: bool = False) -> bool:
    """Whether the fitted levels (``OUTPUTS``) of a reply contradict a move; ``alone`` if they are
    those of the move's own sentence.
    """
    if move in _PLAIN:
        return bool(outputs[_TONE] >= _RESPECTFUL)
    if move in _AMBIGUOUS:
        return bool(outputs[_TONE] >= (_NOT_RUDE if alone else _RESPECTFUL))
    if move == STUFFED:
        return bool(outputs[_HEARD] >= _LISTENING)
    return move == "too-early" and bool(outputs[_EMPATHY] >= _VALIDATING)
