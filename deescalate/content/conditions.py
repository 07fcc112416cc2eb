"""Reads the small grammar of conditions (see ``deescalate.model.conditions``)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from deescalate.content.source import did_you_mean, quote
from deescalate.model.conditions import Atom, Condition, Subject
from deescalate.model.scenario import CustomerEvent, Stage

_STARTS: Final = (
    "not",
    "fact",
    "move",
    "customer",
    "tension",
    "connection",
    "stage",
    "after",
    "offered",
    "consulted",
)
_EXAMPLES: Final = {
    "fact": "fact order-number known",
    "move": "move names-feeling twice",
    "customer": "customer asks-for-manager",
    "tension": "tension below 50",
    "connection": "connection above 40",
    "stage": "stage trust",
    "after": "after 3 turns",
    "offered": "offered best",
}
_MOST: Final = 500
"""Characters of a condition at most."""


class ConditionError(Exception):
    """A condition that cannot be read: a sentence, the offset it is about, and help."""

    def __init__(self, message: str, offset: int, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset
        self.advice = advice


@dataclass(frozen=True, slots=True)
class ReadCondition:
    """A condition with the offset of each atom's name (or of the atom) in its text."""

    condition: Condition
    offsets: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    at: int


def read_condition(text: str) -> ReadCondition:
    """Read one condition.

    Raises:
        ConditionError: ``text`` does not follow the grammar.
    """
    if len(text) > _MOST:
        raise ConditionError("this condition is too long", 0, "write several, any of them opens")
    words = [_Word(found[0], found.start()) for found in re.finditer(r"\S+", text)]
    if not words:
        raise ConditionError("the condition is empty", 0, "write for example after 3 turns")
    return _Reader(words, text).read()


class _Reader:
    """Reads words from left to right."""

    def __init__(self, words: list[_Word], text: str) -> None:
        self._words = words
        self._text = text
        self._next = 0
        self._name_at = 0

    def read(self) -> ReadCondition:
        atoms: list[Atom] = []
        offsets: list[int] = []
        while True:
            self._name_at = self._here()
            atoms.append(self._part())
            offsets.append(self._name_at)
            if self._next == len(self._words):
                return ReadCondition(Condition(tuple(atoms), self._text.strip()), tuple(offsets))
            self._joint()

    def _joint(self) -> None:
        word = self._take("and")
        if word.text == "and":
            return
        if word.text in {"or", "or,", ","} or word.text.endswith(","):
            advice = "write each alternative as a condition of its own: any of them is enough"
        else:
            near = did_you_mean(word.text, ("and", "times", "turns", "once", "twice"))
            advice = f"did you mean {near}?" if near else "join parts with and"
        raise ConditionError(f"{quote(word.text)} does not belong here", word.at, advice)

    def _part(self) -> Atom:
        negated = self._peek() == "not"
        if negated:
            self._next += 1
            self._name_at = self._here()
        word = self._take("a condition")
        readers = {
            "fact": self._fact,
            "move": self._move,
            "customer": self._customer,
            "tension": self._tension,
            "connection": self._connection,
            "stage": self._stage,
            "after": self._after,
            "offered": self._offered,
            "consulted": self._consulted,
        }
        if word.text not in readers:
            known = _STARTS[1:] if negated else _STARTS
            near = did_you_mean(word.text, known)
            raise ConditionError(
                f"a condition cannot begin with {quote(word.text)}",
                word.at,
                f"did you mean {near}?" if near else f"it begins with {_either(known)}",
            )
        subject, name, number, above, turns = readers[word.text]()
        return Atom(subject, name, number, above, turns, negated)

    def _fact(self) -> tuple[Subject, str, int, bool, int]:
        name = self._name("fact")
        state = self._one_of(("known", "used"), "fact")
        subject = Subject.FACT_KNOWN if state == "known" else Subject.FACT_USED
        return subject, name, 1, True, 1

    def _move(self) -> tuple[Subject, str, int, bool, int]:
        return Subject.MOVE, self._name("move"), self._count(), True, 1

    def _customer(self) -> tuple[Subject, str, int, bool, int]:
        event = self._one_of(tuple(CustomerEvent), "customer")
        return Subject.EVENT, event, self._count(), True, 1

    def _tension(self) -> tuple[Subject, str, int, bool, int]:
        return (Subject.TENSION, *self._gauge("tension"))

    def _connection(self) -> tuple[Subject, str, int, bool, int]:
        return (Subject.CONNECTION, *self._gauge("connection"))

    def _gauge(self, gauge: str) -> tuple[str, int, bool, int]:
        above = self._one_of(("above", "below"), gauge) == "above"
        bound = self._number(gauge)
        turns = 1
        if self._peek() == "for":
            self._next += 1
            turns = self._number(gauge)
            self._turns(gauge)
        return "", bound, above, turns

    def _stage(self) -> tuple[Subject, str, int, bool, int]:
        name = self._one_of(tuple(stage.key for stage in Stage), "stage")
        return Subject.STAGE, name, 1, True, 1

    def _after(self) -> tuple[Subject, str, int, bool, int]:
        number = self._number("after")
        self._turns("after")
        return Subject.AFTER_TURNS, "", number, True, 1

    def _offered(self) -> tuple[Subject, str, int, bool, int]:
        return Subject.OFFERED, self._name("offered"), 1, True, 1

    def _consulted(self) -> tuple[Subject, str, int, bool, int]:
        return Subject.CONSULTED, "", 1, True, 1

    def _count(self) -> int:
        word = self._peek()
        if word in {"once", "twice"}:
            self._next += 1
            return 1 if word == "once" else 2
        if word is None or not word.isascii() or not word.isdigit():
            return 1
        number = self._number("move")
        self._one_of(("times",), "move")
        return number

    def _number(self, after: str) -> int:
        word = self._take("a number", after)
        if not (word.text.isascii() and word.text.isdigit() and len(word.text) <= 3):
            raise ConditionError(
                f"a number is wanted here, not {quote(word.text)}", word.at, _for_example(after)
            )
        return int(word.text)

    def _turns(self, after: str) -> None:
        if self._peek() == "turn":
            self._next += 1
        else:
            self._one_of(("turns",), after)

    def _one_of(self, options: Iterable[str], after: str) -> str:
        known = tuple(options)
        word = self._take(_either(known), after)
        if word.text not in known:
            near = did_you_mean(word.text, known)
            raise ConditionError(
                f"{_either(known)} is wanted here, not {quote(word.text)}",
                word.at,
                f"did you mean {near}?" if near else _for_example(after),
            )
        return word.text

    def _name(self, what: str) -> str:
        word = self._take("a name", what)
        self._name_at = word.at
        return word.text

    def _take(self, wanted: str, after: str = "") -> _Word:
        if self._next == len(self._words):
            last = self._words[-1]
            raise ConditionError(
                f"{wanted} is missing after {quote(last.text)}",
                last.at + len(last.text),
                _for_example(after),
            )
        word = self._words[self._next]
        self._next += 1
        return word

    def _peek(self) -> str | None:
        return self._words[self._next].text if self._next < len(self._words) else None

    def _here(self) -> int:
        return self._words[self._next].at if self._next < len(self._words) else len(self._text)


def _either(options: Iterable[str]) -> str:
    known = list(options)
    return known[0] if len(known) == 1 else f"{', '.join(known[:-1])} or {known[-1]}"


def _for_example(subject: str) -> str:
    return f"write for example {_EXAMPLES[subject]}" if subject in _EXAMPLES else ""
