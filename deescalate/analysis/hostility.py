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
    hell mad furious livid rude attack warning penalty killed poor low leave cut
""")
_AIMED: Final = re.compile(r"\b(?:you|your|you'?re|u|ur)\b", re.IGNORECASE)
_EMPATHIC: Final = re.compile(
    r"\b(?:i (?:understand|see|hear|know|get)|that must|sorry|no wonder|i'?d be|you have every)\b",
    re.IGNORECASE,
)
_INSULTING: Final = -0.55


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
    text = sentence.text[:400]
    if not _AIMED.search(text) or _EMPATHIC.search(text):
        return False
    score: float = _analyzer().polarity_scores(text)["compound"]
    return score <= _INSULTING
