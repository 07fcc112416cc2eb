"""Open insults, by VADER: a hint and nothing else.

VADER ranks dismissive replies above validating ones, because naming a feeling is "negative"; so
it may only hear strong words aimed at the customer, after the words of service talk are taken out
of its lexicon and clauses that name the customer's feeling are left out. English only: its rules
are English.
"""

import re
from functools import cache
from typing import Any, Final

from deescalate.analysis.language import Sentence
from deescalate.analysis.language.rules import word_set

_SERVICE_WORDS: Final = word_set("""
    problem problems error errors damage damaged cancel cancelled canceled cancelling stop stopped
    block blocked charge charged charges sorry thank thanks apologise apologize apology refund lost
    loss broken fault faulty fail failed failure wrong missing miss missed delay delayed delays
    complaint complaints alarm fire emergency dead died ill sick pain sad bad worry worried
    frustrating frustrated annoying annoyed upset angry stressful terrible awful horrible trouble
    unfortunately unacceptable shame ashamed disappointed disappointing no debt fee risk critical
    lack failing fails warn warned fraud theft stolen crime crisis burn burnt hurt hate kill
    violation abuse abusive disaster destroyed ruined ruin crash crashed suffer suffering victim
    hell mad furious livid rude attack warning penalty killed poor low leave cut
""")
_AIMED: Final = re.compile(r"\b(?:you|your|you'?re|u|ur)\b", re.IGNORECASE)
_EMPATHIC: Final = re.compile(
    r"\b(?:i (?:understand|see|hear|know|get)|that must|must have|sorry|no wonder|i'?d be|"
    r"you have every|made? you|thinks?|call(?:s|ed|ing)? you|nobody|no one|not|never)\b|n'?t\b",
    re.IGNORECASE,
)
_INSULTING: Final = -0.5
_STRONG: Final = -2.2
_CLAUSE: Final = re.compile(r"[,;:.!?]|\b(?:and|but|so|because)\b", re.IGNORECASE)
_LONGEST_CLAUSE: Final = 14


@cache
def _analyzer() -> Any:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer  # noqa: PLC0415

    analyzer = SentimentIntensityAnalyzer()
    for word in _SERVICE_WORDS:
        analyzer.lexicon.pop(word, None)
    return analyzer


def warm_up() -> None:
    """Load the lexicon now instead of with the first reply."""
    _analyzer()


def insulting(sentence: Sentence) -> bool:
    """Whether an English sentence, aimed at the customer, is openly hostile."""
    if _EMPATHIC.search(sentence.text):
        return False
    return any(_hostile(clause) for clause in _CLAUSE.split(sentence.text[:400]))


def _hostile(clause: str) -> bool:
    """Whether a short clause aimed at the customer holds a strong word and sounds hostile."""
    words = clause.lower().split()
    if len(words) > _LONGEST_CLAUSE or not _AIMED.search(clause):
        return False
    lexicon = _analyzer().lexicon
    if not any(lexicon.get(word, 0.0) <= _STRONG for word in words):
        return False
    score: float = _analyzer().polarity_scores(clause)["compound"]
    return score <= _INSULTING
