"""Whether two words, or a phrase and a text, mean the same thing by their letters."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from deescalate.analysis.language import Word

_COMPOUND: Final = 4
_FUZZY: Final = 5
_LONG: Final = 7
_TWO_SLIPS: Final = 8


@lru_cache(maxsize=2**15)
def kindred(one: str, other: str, *, compounds: bool) -> bool:
    """Whether two stems name one thing: equal, one typing slip apart, or compound and part."""
    if one == other:
        return True
    if one.isdigit() or other.isdigit():
        return False
    if not compounds and one[:1] != other[:1]:
        return False
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    if len(shorter) < _COMPOUND:
        return False
    if compounds and (longer.startswith(shorter) or longer.endswith(shorter)):
        return True
    if len(shorter) < _FUZZY or shorter[0] != longer[0]:
        return False
    allowed = 1 if len(longer) < _TWO_SLIPS else 2
    if OSA.distance(shorter, longer, score_cutoff=allowed) > allowed:
        return False
    # In a short word another letter is rather another word: "charge" and "change".
    return len(shorter) >= _LONG or len(shorter) != len(longer) or sorted(one) == sorted(other)


def partner(stem: str, others: Iterable[str], *, compounds: bool) -> str | None:
    """The first of ``others`` that is kindred to ``stem``; an equal one is preferred."""
    if isinstance(others, (dict, frozenset, set)) and stem in others:
        return stem
    for other in others:
        if kindred(stem, other, compounds=compounds):
            return other
    return None


def _is_last_part(heard: str, wanted: str) -> bool:
    return len(heard) + _COMPOUND <= len(wanted) and wanted.endswith(heard)


@lru_cache(maxsize=2**16)
def _names(heard: str, wanted: str, compounds: bool) -> bool:
    """Whether a word names what a phrase wants.

    A compound's last part says what it is: a "Kundendienst" is a "Dienst", a "Dienstag" is none.
    """
    if kindred(heard, wanted, compounds=False):
        return True
    if not compounds or min(len(heard), len(wanted)) < _COMPOUND:
        return False
    return heard.endswith(wanted) or wanted.endswith(heard)


def phrase_span(
    phrase: Sequence[str],
    words: Sequence[Word],
    *,
    compounds: bool,
    spread: int = 4,
    whole: bool = False,
) -> tuple[int, int] | None:
    """Where ``phrase`` (stems in order) stands in ``words``, as letter positions.

    Up to ``spread`` foreign words may stand in between altogether, so that "refund the delivery
    fee" is heard in "refund you the whole delivery fee". With ``whole``, a phrase of one word is
    not named by that word's last part alone: who says "Heizung" has not said "Elektroheizung".
    """
    if not phrase:
        return None
    alone = whole and len(phrase) == 1
    for first, word in enumerate(words):
        if not _names(word.stem, phrase[0], compounds) or (
            alone and _is_last_part(word.stem, phrase[0])
        ):
            continue
        last = _follow(phrase[1:], words, first, spread, compounds)
        if last is not None:
            return word.start, words[last].end
    return None


def _follow(
    phrase: Sequence[str], words: Sequence[Word], first: int, spread: int, compounds: bool
) -> int | None:
    position, left = first, spread
    for wanted in phrase:
        for step in range(1, left + 2):
            candidate = position + step
            if candidate >= len(words):
                return None
            if _names(words[candidate].stem, wanted, compounds):
                left -= step - 1
                position = candidate
                break
        else:
            return None
    return position
