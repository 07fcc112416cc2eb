"""The mark of a reply: what it won or cost, against the best that could be reached there.

::

    gain   = (tension before - tension after) + 0.5 * (connection after - connection before)
    best   = the largest gain that a reply could have had in that state, never below ``gain`` or 0
    loss   = best - gain

    gain > 0    excellent   if gain >= 0.85 * best, or loss <= 3
                good        if gain >= 0.40 * best
                inaccuracy  otherwise: it did some good, but little of what was to be had
    gain = 0    good        if best <= 3: there was nothing to be won
                inaccuracy  otherwise
    gain < 0    inaccuracy  above -6
                mistake     above -18
                blunder     from -18 on
                one worse if the customer falls back a stage, or leaves

So a mark never contradicts the gauges: a reply after which tension is lower and connection no
lower is never a mistake, one after which tension is higher and connection no higher never good.
A reply in a state where little can be won is not marked down for it. Half a point for connection
is the weight that lessons use as well (``score.lessons``); the bounds were set on the three tries
of every third shipped scenario: of the replies in good tries 93 % are excellent or good and none a
mistake, of those in bad tries 85 % are mistakes or blunders and none is good; half of the average
ones are inaccuracies. Marking by lost chances, not by points, is an idea of annotated chess games.
"""

from typing import Final

from deescalate.model.judgement import Judgement
from deescalate.score.lessons import CONNECTION_SHARE

EXCELLENT_SHARE: Final = 0.85
GOOD_SHARE: Final = 0.40
SMALL: Final = 3.0
"""Points that make no difference: as near to the best as anybody can tell."""
MISTAKE_FROM: Final = -6.0
BLUNDER_FROM: Final = -18.0


def gain(tension_change: float, connection_change: float) -> float:
    """Points that a change of the gauges is worth; positive is good for the customer."""
    return -tension_change + CONNECTION_SHARE * connection_change


def judge(gained: float, best: float, *, setback: bool = False) -> Judgement:
    """The mark of a reply.

    Args:
        gained: points that it won, negative if it cost some.
        best: the most that could have been won; values below ``gained`` or 0 count as those.
        setback: whether the customer fell back a stage or left because of it.
    """
    if gained < 0:
        return _harmful(gained, setback=setback)
    reachable = max(best, gained, 0.0)
    if gained == 0:
        return Judgement.GOOD if reachable <= SMALL else Judgement.INACCURACY
    if gained >= EXCELLENT_SHARE * reachable or reachable - gained <= SMALL:
        return Judgement.EXCELLENT
    return Judgement.GOOD if gained >= GOOD_SHARE * reachable else Judgement.INACCURACY


def _harmful(gained: float, *, setback: bool) -> Judgement:
    if gained <= BLUNDER_FROM or (setback and gained <= MISTAKE_FROM):
        return Judgement.BLUNDER
    if gained <= MISTAKE_FROM or setback:
        return Judgement.MISTAKE
    return Judgement.INACCURACY
