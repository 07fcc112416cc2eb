"""Form of address: Sie or du, and the customer's name."""
# ruff: noqa: E501 - an expression reads best on one line

import re
from collections.abc import Iterator
from typing import Final

from rapidfuzz.distance import OSA

from deescalate.analysis.language import Reading
from deescalate.analysis.language.rules import word_set
from deescalate.analysis.patterns import Hit
from deescalate.analysis.situation import Situation
from deescalate.model.analysis import Formality
from deescalate.model.language import Language

_DU: Final = re.compile(
    r"(?<!beim )(?<!zum )\b(?:du|dich|dir|deine?[rnms]?|euch|eure?[rnms]?)\b|\b(?P<told>schick|sag|schreib|gib|schau|guck|warte|bleib|probier)(?:e|'?)? (?:mir|uns|mal|doch|einfach|bitte)\b",
    re.IGNORECASE,
)
_MYSELF: Final = re.compile(r"\bich\b[^.!?]*$", re.IGNORECASE)
"""What the agent says of themselves is no imperative: "ich schaue mir das an"."""

_SIE: Final = re.compile(
    r"(?<![.!?:] )(?<!^)\b(?:Sie|Ihnen|Ihre?[rnms]?)\b|\b\w+(?:en|ern|eln) Sie\b|\b(?:Haben|Sind|Können|Wären|Hätten|Würden|Möchten|Dürfen) Sie\b"
)
_SALUTATION: Final = re.compile(
    r"(?:^|[,.!] )(?i:dear|hi|hello|hey|good (?:morning|afternoon|evening)|hallo|guten (?:tag|morgen|abend)|"
    r"sehr geehrte[rs]?|liebe[rs]?|moin)[ ,]+(?:(?P<title>Mr|Mrs|Ms|Miss|Dr|Herr|Frau|Herrn)\.? )?"
    r"(?P<name>[A-ZÄÖÜ][a-zäöüßé]{2,}(?:-[A-ZÄÖÜ][a-zäöüßé]+)?)\b"
)
_NO_NAMES: Final = word_set("""there and team all everyone customer sir madam thank thanks this welcome again kunde kundin
    damen und herren vielen danke zusammen willkommen here hier you from how what sorry""")


def address(reply: Reading, situation: Situation) -> Iterator[Hit]:
    """Hits for the customer's name, a wrong name and a wrong form of address."""
    yield from _name(reply, situation)
    if situation.context.language is Language.DE:
        yield from _form(reply, situation)


def _form(reply: Reading, situation: Situation) -> Iterator[Hit]:
    du, sie = _du(reply.clean), _SIE.search(reply.clean)
    wanted = situation.context.formality
    if wanted is Formality.SIE and du is not None:
        yield Hit("wrong-address", du.start(), du.end(), "du", 0.9)
    elif wanted is Formality.DU and sie is not None and du is None:
        yield Hit("wrong-address", sie.start(), sie.end(), "Sie", 0.9)
    elif wanted is Formality.ANY and du is not None and sie is not None:
        yield Hit("wrong-address", du.start(), du.end(), "Sie and du", 0.5)


def _du(text: str) -> re.Match[str] | None:
    """The first words that say du."""
    return next(
        (
            found
            for found in _DU.finditer(text)
            if not (found["told"] and _MYSELF.search(text, 0, found.start()))
        ),
        None,
    )


def _name(reply: Reading, situation: Situation) -> Iterator[Hit]:
    parts = _parts(situation.context.customer_name)
    if not parts:
        return
    for word in reply.words:
        if any(_same(word.lower, part) for part in parts):
            yield Hit("personal", word.start, word.end, "the customer's name", 0.9)
            return
    greeted = _SALUTATION.search(reply.clean)
    if greeted is None or not situation.customer:
        return
    name = greeted["name"].lower()
    own = {*_parts(situation.context.agent_name), *_NO_NAMES}
    if name not in own:
        yield Hit("wrong-address", greeted.start("name"), greeted.end("name"), "another name", 0.7)


def _parts(name: str) -> tuple[str, ...]:
    return tuple(
        part
        for part in re.split(r"[\s,.]+", name.lower())
        if len(part) > 1 and part not in {"mr", "mrs", "ms", "miss", "dr", "herr", "frau", "prof"}
    )


def _same(word: str, part: str) -> bool:
    if word == part:
        return True
    return min(len(word), len(part)) >= 5 and OSA.distance(word, part, score_cutoff=1) <= 1
