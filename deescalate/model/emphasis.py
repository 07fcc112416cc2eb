"""What matters when: the weight of each technique in each stage.

The teaching in numbers: let them vent and acknowledge first, then clarify and take
responsibility, then solve; a calm tone always counts. The customer reacts by these weights and
the score marks by them.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from deescalate.model.moves import Technique
from deescalate.model.scenario import Stage

Emphasis = Mapping[Stage, Mapping[Technique, float]]

EMPHASIS: Final[Emphasis] = MappingProxyType(
    {
        stage: MappingProxyType(dict(zip(Technique, weights, strict=True)))
        for stage, weights in {
            Stage.VENTING: (0.35, 0.40, 0.25, 0.00),
            Stage.TRUST: (0.40, 0.20, 0.15, 0.25),
            Stage.SOLUTION: (0.15, 0.10, 0.20, 0.55),
        }.items()
    }
)
"""Weights of listening, empathy, tone and solution by stage; each stage's sum to 1."""
