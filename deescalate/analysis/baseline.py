"""A naive ranking to measure the ear against: the sentiment of a text, as VADER has it."""

from functools import cache
from typing import Any


@cache
def _analyzer() -> Any:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer  # noqa: PLC0415

    return SentimentIntensityAnalyzer()


def valence(text: str) -> float:
    """VADER's compound of a text, -1 (negative) to 1 (positive). Its words are English."""
    compound: float = _analyzer().polarity_scores(text)["compound"]
    return compound
