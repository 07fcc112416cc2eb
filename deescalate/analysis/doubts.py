"""Second thoughts: findings that the whole reply contradicts are dropped.

A pattern hears a wording, the fitted levels hear the whole. "Once more and I end the call" is a
threat by its words and a calm boundary in a reply that goes on helping; a step is not too early
where the reply has validated the customer in words that no pattern knows.
"""

from typing import Final

from deescalate.analysis.fitted import OUTPUTS, Floats

_TONE, _EMPATHY = OUTPUTS.index("tone"), OUTPUTS.index("empathy")
_HOSTILE: Final = frozenset(
    {"insult", "threat", "denies-feeling", "blames-customer", "calm-down", "sarcasm", "shouting"}
)
_RESPECTFUL: Final = 2.0
_VALIDATING: Final = 1.0


def contradicted(move: str, outputs: Floats) -> bool:
    """Whether the fitted levels (``OUTPUTS``) contradict a move."""
    if move in _HOSTILE:
        return bool(outputs[_TONE] >= _RESPECTFUL)
    return move == "too-early" and bool(outputs[_EMPATHY] >= _VALIDATING)
