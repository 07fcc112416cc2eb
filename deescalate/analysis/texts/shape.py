"""The shape of the texts of one language."""

from collections.abc import Mapping
from dataclasses import dataclass
from re import Pattern

from deescalate.model.moves import Technique


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts of one language.

    ``does`` says for each move what a reply that shows it does ("names the feeling"); ``nothing``
    for each technique what is missing when nothing was heard; ``carries`` what a reply does whose
    level is high although no single wording shows it; ``little`` and ``outweighed`` follow a
    finding that the level does not bear out. ``mechanical`` and ``composed`` say that of a low and
    a high tone. The wordings hold fields in braces
    that ``wording`` fills: ``{name}`` with its comma, ``{facts}``, ``{feeling}``, ``{question}``.
    ``feelings`` pairs cues in the customer's words with a feeling that may rightly be named, the
    last one fitting always. Of the wordings that fit, one is chosen by the reply's text.
    """

    subject: str
    joins: str
    contrast: str
    held_down: str
    quote: str
    does: Mapping[str, str]
    nothing: Mapping[Technique, str]
    carries: Mapping[Technique, str]
    little: str
    outweighed: str
    mechanical: str
    composed: str
    foreign: str
    feelings: tuple[tuple[Pattern[str], str], ...]
    you_wrote: str
    venting: tuple[str, ...]
    venting_without_facts: tuple[str, ...]
    clarifying: tuple[str, ...]
    asking: tuple[str, ...]
    answering: tuple[str, ...]
    solving: tuple[str, ...]
    timing: tuple[str, ...]
    closing: tuple[str, ...]
    handing_over: tuple[str, ...]
    refusing: tuple[str, ...]
    question_word: Pattern[str]
