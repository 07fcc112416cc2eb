"""Conditions in the interface's words, short enough for a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from deescalate.interface.catalogue import N_
from deescalate.interface.labels import label
from deescalate.interface.move_names import MOVE_WORDS, move_word, name_of
from deescalate.model.conditions import Subject
from deescalate.model.scenario import Stage

if TYPE_CHECKING:
    from deescalate.interface.catalogue import Translator
    from deescalate.model.conditions import Atom

__all__ = ["MOVE_WORDS", "atom_words", "move_word", "name_of"]

EVENT_WORDS: Final = {
    "asks-for-manager": N_("The customer asks for a manager"),
    "threatens": N_("The customer threatens"),
    "insults": N_("The customer insults"),
}


def atom_words(t: Translator, atom: Atom) -> str:
    """What a condition of a gate asks for."""
    words = _plain(t, atom)
    return t("not: {condition}", condition=words) if atom.negated else words


def _plain(t: Translator, atom: Atom) -> str:
    match atom.subject:
        case Subject.FACT_KNOWN:
            return t("Find out: {fact}", fact=name_of(atom.name))
        case Subject.FACT_USED:
            return t("Take up: {fact}", fact=name_of(atom.name))
        case Subject.MOVE:
            return _counted(move_word(t, atom.name), atom.number)
        case Subject.EVENT:
            words = EVENT_WORDS.get(atom.name)
            return _counted(t(words) if words else name_of(atom.name), atom.number)
        case Subject.TENSION | Subject.CONNECTION:
            return _gauge(t, atom)
        case _:
            return _progress(t, atom)


def _gauge(t: Translator, atom: Atom) -> str:
    if atom.subject is Subject.TENSION:
        words = t("Tension above {n}", n=atom.number) if atom.above else ""
        return words or t("Tension below {n}", n=atom.number)
    words = t("Connection above {n}", n=atom.number) if atom.above else ""
    return words or t("Connection below {n}", n=atom.number)


def _progress(t: Translator, atom: Atom) -> str:
    match atom.subject:
        case Subject.STAGE:
            stages = {stage.key: label(t, stage) for stage in Stage}
            return t("Stage: {stage}", stage=stages.get(atom.name, name_of(atom.name)))
        case Subject.AFTER_TURNS:
            return t.plural("{n} reply in this stage", "{n} replies in this stage", atom.number)
        case Subject.OFFERED:
            return t("A solution offered")
        case _:
            return t("Colleague asked")


def _counted(words: str, number: int) -> str:
    return words if number == 1 else f"{words} ×{number}"
