"""The small grammar of conditions, as values.

Written in scenario files as text, for example ``fact door-code known and tension below 60``;
``content`` reads the text, ``customer`` evaluates the values. Grammar::

    condition := part (" and " part)*
    part      := ["not "] atom
    atom      := "fact" FACT "known"
               | "fact" FACT "used"                      the agent has taken it up
               | "move" MOVE [COUNT]                     heard so far in the session
               | "customer" EVENT [COUNT]                asks-for-manager, threatens, insults
               | "tension"    ("above"|"below") NUMBER ["for" NUMBER "turns"]
               | "connection" ("above"|"below") NUMBER ["for" NUMBER "turns"]
               | "stage" STAGE
               | "after" NUMBER "turns"                  replies in the present stage
               | "offered" (SOLUTION | VERDICT)          a solution, or one of that verdict
               | "consulted"
    COUNT     := "once" | "twice" | NUMBER "times"       at least so often
"""

from dataclasses import dataclass
from enum import StrEnum


class Subject(StrEnum):
    """What an atom speaks about."""

    FACT_KNOWN = "fact-known"
    FACT_USED = "fact-used"
    MOVE = "move"
    EVENT = "event"
    TENSION = "tension"
    CONNECTION = "connection"
    STAGE = "stage"
    AFTER_TURNS = "after-turns"
    OFFERED = "offered"
    CONSULTED = "consulted"


@dataclass(frozen=True, slots=True)
class Atom:
    """One test. ``name`` is a fact, move, event, stage, solution or verdict; ``above`` gives the
    direction of a gauge test; ``number`` is its bound or the count; ``turns`` how long it holds.
    """

    subject: Subject
    name: str = ""
    number: int = 1
    above: bool = True
    turns: int = 1
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """All atoms must hold. ``text`` is the condition as the author wrote it."""

    atoms: tuple[Atom, ...]
    text: str
