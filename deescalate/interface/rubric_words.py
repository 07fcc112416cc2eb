"""The rubric in words: what a level of a technique means, and own rating against score.

The four levels of each technique are those of the rubric by which replies are rated, in our own
words; they serve the learner's own rating of a conversation and a trainer's of single replies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from deescalate.interface.catalogue import N_
from deescalate.model.moves import Technique

if TYPE_CHECKING:
    from collections.abc import Mapping

    from deescalate.interface.catalogue import Translator

MEANINGS: Final[Mapping[Technique, tuple[str, str, str, str]]] = {
    Technique.LISTENING: (
        N_("missed it, or asked again for what was known"),
        N_("in general, nothing of this case"),
        N_("took up one point, or asked one useful question"),
        N_("gave back the core: facts and what matters"),
    ),
    Technique.EMPATHY: (
        N_("none, or played the feeling down"),
        N_("a formula such as “sorry for the inconvenience”"),
        N_("named the feeling or the burden"),
        N_("credible, and meant for just this case"),
    ),
    Technique.TONE: (
        N_("hostile, mocking or accusing"),
        N_("defensive, lecturing or impatient"),
        N_("correct, but stiff or curt"),
        N_("calm, respectful, human"),
    ),
    Technique.SOLUTION: (
        N_("none, or a no without another way"),
        N_("vague, or more than can be promised"),
        N_("one concrete next step"),
        N_("concrete and owned: who, what, by when"),
    ),
}
"""What the levels 0 to 3 mean."""
SHORT: Final = (N_("not at all"), N_("a little"), N_("mostly"), N_("fully"))
"""The levels 0 to 3 in a word or two, for the learner's own rating."""
CLEAR_GAP: Final = 25
"""Points (0..100) between own rating and score from which on they differ clearly: three quarters of
a level, since a rating in four steps may lie half a step beside the score by itself.
"""


def meaning(t: Translator, technique: Technique, level: int) -> str:
    """What a level 0..3 of a technique means."""
    return t(MEANINGS[technique][level])


def overall_meaning(t: Translator, of_reply: bool) -> str:
    """What an overall is about: that of a reply, or that of the conversation."""
    if of_reply:
        return t("0 to 10: how well this reply de-escalates at this point.")
    return t("0 to 100: how well the conversation as a whole calmed and helped the customer.")


def own_word(t: Translator, level: float) -> str:
    """The learner's rating 0..3 in a word or two."""
    return t(SHORT[round(level)])


def view(gap: float) -> int:
    """1 if the own rating lies clearly above the score, -1 if clearly below, else 0.

    ``gap`` is own rating minus score, both on 0..100.
    """
    return (gap >= CLEAR_GAP) - (gap <= -CLEAR_GAP)


def view_words(t: Translator, gap: float) -> str:
    """How the own rating stands to the score."""
    if view(gap) > 0:
        return t("you saw it better than it came across")
    if view(gap) < 0:
        return t("it came across better than you thought")
    return t("you saw it much as it came across")
