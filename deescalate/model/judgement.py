"""How good a reply was for this customer, in five words and the signs of annotated games."""

from enum import StrEnum


class Judgement(StrEnum):
    """What a reply won or cost, against what could have been won; the best first.

    How it is found stands in ``score.judgement``.
    """

    EXCELLENT = "excellent"
    GOOD = "good"
    INACCURACY = "inaccuracy"
    MISTAKE = "mistake"
    BLUNDER = "blunder"

    @property
    def sign(self) -> str:
        """The sign that stands for it where there is no room for a word."""
        return _SIGNS[self]

    @property
    def rank(self) -> int:
        """0 for the best, 4 for the worst."""
        return _ORDER.index(self)

    @property
    def is_slip(self) -> bool:
        """Whether there was clearly more to be won."""
        return self.rank >= Judgement.INACCURACY.rank


_ORDER = tuple(Judgement)
_SIGNS = dict(zip(_ORDER, ("!!", "!", "?!", "?", "??"), strict=True))
