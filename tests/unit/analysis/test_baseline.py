"""The naive ranking: VADER as it comes."""

from deescalate.analysis.baseline import valence


def test_valence_is_the_compound() -> None:
    assert valence("") == 0
    assert valence("great") == 0.6249
    assert valence("bad") == -0.5423
    assert -1 <= valence("terrible " * 500) < valence("not good") < 0 < valence("thank you") <= 1
