"""Questions and steps of the reply that bring the case forward, whatever their wording."""

from collections.abc import Iterator
from re import Pattern
from typing import Final

from deescalate.analysis.evidence import hits_in
from deescalate.analysis.grounding import Grounding
from deescalate.analysis.language import Reading
from deescalate.analysis.language.rules import LanguageRules
from deescalate.analysis.patterns import Hit

_OTHER_QUESTIONS: Final = frozenset(
    {"asks-known", "offers-choice", "checks-suits", "open-question", "checks-understanding",
     "clarifying-question", "hollow-formula", "courteous", "threat", "sarcasm", "insult",
     "fits-case", "impossible-promise", "blames-customer", "calm-down", "policy-shield",
     "lectures", "impatience", "denies-feeling", "trigger-phrase"}
)  # fmt: skip

_STEPS: Final = frozenset(
    {"concrete-step", "compensation", "offers-choice", "names-time", "warm-handover", "follow-up"}
)  # fmt: skip
_NO_FIT: Final = frozenset(
    {"fits-case", "asks-known", "bare-refusal", "cold-transfer", "vague-promise",
     "policy-shield", "blames-customer", "lectures"}
)  # fmt: skip


def clarifying(
    reply: Reading, hits: tuple[Hit, ...], grounding: Grounding, rhetorical: Pattern[str]
) -> Iterator[Hit]:
    """Questions about this case: with a word of it, or with two words of their own."""
    for sentence in reply.sentences:
        if not sentence.question:
            continue
        if rhetorical.search(sentence.text):
            continue
        moves = {hit.move for hit in hits_in(hits, sentence, len(reply.text))}
        if moves & _OTHER_QUESTIONS:
            continue
        own = sum(word.content and not word.generic for word in sentence.words)
        if grounding.in_sentence(sentence) >= 1 or own >= 2:
            yield Hit(
                "clarifying-question", sentence.start, sentence.end, "a question on the case", 0.6
            )


def fitted(
    reply: Reading, hits: tuple[Hit, ...], grounding: Grounding, rules: LanguageRules
) -> Iterator[Hit]:
    """Steps that are tied to this customer's words: "since you work nights, he comes at five"."""
    for sentence in reply.sentences:
        moves = {hit.move for hit in hits_in(hits, sentence, len(reply.text))}
        weight = grounding.in_sentence(sentence)
        if sentence.question or weight < 1 or moves & _NO_FIT:
            continue
        steps = len(moves & _STEPS)
        if (
            rules.tying.search(sentence.text)
            or (steps and rules.fitting.search(sentence.text))
            or (steps > 1 or (steps and weight >= 2))
        ):
            yield Hit("fits-case", sentence.start, sentence.end, "tied to this case", 0.6)
