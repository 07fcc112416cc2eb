"""The shape of what is known about one language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from re import Pattern


def word_set(text: str) -> frozenset[str]:
    """The words of a list written as running text."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class LanguageRules:
    """Closed word lists and expressions of one language.

    ``small`` are words without content, ``generic`` words that any service reply holds and that
    therefore show little listening. ``stem`` maps a lower-case word to its stem. ``kin`` maps
    stems that mean the same thing in service talk to one of them. Expressions are searched in
    cleaned text and ignore case. ``reserved`` finds that something is for others to do or decide.
    """

    small: frozenset[str]
    generic: frozenset[str]
    numbers: Mapping[str, str]
    kin: Mapping[str, str]
    particles: frozenset[str]
    pronouns: frozenset[str]
    fitting: Pattern[str]
    tying: Pattern[str]
    stem: Callable[[str], str]
    asking: Pattern[str]
    request: Pattern[str]
    rhetorical: Pattern[str]
    negation: Pattern[str]
    reserved: Pattern[str]
    clause_break: Pattern[str]
    time: Pattern[str]
    heat: Pattern[str]
    thanks: Pattern[str]
    first_person: Pattern[str]
    sorry: Pattern[str]
    recital: Pattern[str]
    compounds: bool = False
