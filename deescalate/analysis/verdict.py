"""The last word on a reply: fitted levels held down by vetoes, overall by formula, flags."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from deescalate.analysis.doubts import contradicted
from deescalate.analysis.evidence import Evidence
from deescalate.analysis.fitted import LEVELS, OUTPUTS, Fitted, Floats
from deescalate.analysis.vetoes import STUFFED, stuffed
from deescalate.model.analysis import HARMS, Flag, Levels

RUINED: Final = "ruined"
"""Mark of a reply whose last sentence, taken alone, is disrespectful."""

NOTHING: Final[Mapping[str, float]] = MappingProxyType({})

CAPS: Final[Mapping[str, Mapping[str, float]]] = {
    "insult": {"listening": 1.0, "empathy": 0.3, "tone": 0.3, "solution": 1.5},
    "threat": {"listening": 1.2, "empathy": 0.5, "tone": 0.6},
    "sarcasm": {"listening": 1.2, "empathy": 0.4, "tone": 0.7},
    "unfilled-template": {"listening": 1.0, "empathy": 0.6, "tone": 1.6, "solution": 1.0},
    "parrots": {"listening": 0.8, "empathy": 0.8},
    RUINED: {"listening": 1.6, "empathy": 0.8, "tone": 1.1},
    STUFFED: {"listening": 0.3, "empathy": 0.7, "tone": 1.5},
    "calm-down": {"empathy": 0.5, "tone": 0.9},
    "denies-feeling": {"empathy": 0.4, "tone": 1.2},
    "blames-customer": {"empathy": 0.8, "tone": 1.0},
    "shouting": {"tone": 1.5},
    "understand-but": {"empathy": 1.2, "tone": 2.0},
    "impossible-promise": {"solution": 1.5},
}
"""Vetoes: what no kind word in the same reply can outweigh, and how high a level may then be."""

_SAYS: Final = re.compile(r"\w|[^\x00-\u2fff]")
"""A letter, a digit or a picture; a reply without any says nothing."""
_TELLING: Final = 8
_FOREIGN: Final = {"listening": 0.0, "empathy": 0.5, "tone": 1.8, "solution": 0.5}
"""How high a level may be in the wrong language: the customer does not understand the words."""
_DOES_ITS_JOB: Final = 5.5
_FAILS: Final = 3.0
FURIOUS: Final = 4.0
_CALM: Final = 1.6
_SURER: Final = 0.2
_STRETCH: Final = 1.2
_DRAW: Final = 0.4
_CERTAIN: Final = ((Flag.TEMPLATE, "unfilled-template"),)
"""Flags that a move alone decides."""
_SHOWN_BY: Final = (
    (Flag.DEFENSIVE, "blames-customer"),
    (Flag.DEFENSIVE, "blames-others"),
    (Flag.DEFENSIVE, "policy-shield"),
    (Flag.PATRONISING, "calm-down"),
    (Flag.PATRONISING, "denies-feeling"),
    (Flag.SARCASTIC, "sarcasm"),
    (Flag.OVERPROMISE, "impossible-promise"),
    (Flag.COLD_TRANSFER, "cold-transfer"),
)
"""Flags that a move shows in a reply that fails."""


@dataclass(frozen=True)
class Marks:
    """What of a reply the vetoes look at: moves heard, whether it says nothing, wrong language.

    ``telling`` says that the reply is long enough, and stands in a conversation, for the fitted
    levels to contradict a pattern.
    """

    moves: frozenset[str]
    silent: bool = False
    foreign: bool = False
    telling: bool = True

    def believed(self, outputs: Floats) -> "Marks":
        """The marks without the moves that the fitted levels contradict."""
        if not self.telling:
            return self
        moves = frozenset(move for move in self.moves if not contradicted(move, outputs))
        return replace(self, moves=moves)

    @classmethod
    def of(cls, evidence: Evidence) -> "Marks":
        """The marks of what was heard."""
        telling = bool(evidence.situation.customer) and len(evidence.reply.words) >= _TELLING
        silent = not _SAYS.search(evidence.reply.text)
        phrases = stuffed(evidence.hits, evidence.grounding)
        moves = evidence.moves | {STUFFED} if phrases else evidence.moves
        return cls(moves, silent, evidence.foreign, telling)


def _spread(output: float, centre: float) -> float:
    """A level 0..3 from an output.

    Regression shrinks towards the mean and raters give whole numbers; so the output is spread from
    the raters' mean and drawn towards the nearest whole number. Both keep the order of replies and
    bring the mean absolute error down (chosen by cross-validation over authors).
    """
    level = min(3.0, max(0.0, centre + _STRETCH * (output - centre)))
    return level - _DRAW * (level - round(level))


def settle(
    outputs: Floats, marks: Marks, centre: Floats, by: Mapping[str, float] = NOTHING
) -> Levels:
    """The four levels 0..3 of a row of outputs, held down by the vetoes, rounded to 3 digits.

    ``centre`` are the raters' mean levels (4,). ``by`` moves levels (by name) before the vetoes.
    """
    found: dict[str, float] = {}
    for place, name in enumerate(OUTPUTS[:LEVELS]):
        ceiling = 0.0 if marks.silent else 3.0
        for move in marks.moves & CAPS.keys():
            ceiling = min(ceiling, CAPS[move].get(name, 3.0))
        if marks.foreign:
            ceiling = min(ceiling, _FOREIGN.get(name, 3.0))
        level = _spread(float(outputs[place]), float(centre[place])) + by.get(name, 0.0)
        found[name] = round(max(0.0, min(level, ceiling)), 3)
    return Levels(**found)


def overall(levels: Levels, fitted: Fitted) -> float:
    """0..10: the published formula, a weighted sum of the four levels, rounded to 3 digits."""
    listening, empathy, tone, solution = (float(weight) for weight in fitted.overall_weights)
    total = (
        listening * levels.listening
        + empathy * levels.empathy
        + tone * levels.tone
        + solution * levels.solution
        + fitted.overall_bias
    )
    return round(min(10.0, max(0.0, total)), 3)


def flag_names(outputs: Floats, fitted: Fitted, more: float = 0.0) -> tuple[Flag, ...]:
    """Flags whose output lies above their threshold, in the rubric's order; a harm's threshold is
    raised by ``more``.
    """
    sure = zip(OUTPUTS[LEVELS:], outputs[LEVELS:], fitted.flag_threshold, strict=True)
    raised = {
        name
        for name, value, threshold in sure
        if value > threshold + (more if Flag(name) in HARMS else 0.0)
    }
    return tuple(flag for flag in Flag if flag.value in raised)


def flags(
    outputs: Floats, marks: Marks, fitted: Fitted, anger: float = FURIOUS
) -> tuple[Flag, ...]:
    """The flags of a reply: those of the model, and those that a move alone decides.

    A harm that the model suspects in a reply that does its job is not raised, and where the
    customer has never been angrier than ``_CALM`` (``anger``, 0..4, is the peak so far) the model
    must be surer: on real chats suspicions against plain service were mostly wrong.
    """
    certain = {flag for flag, move in _CERTAIN if move in marks.moves}
    calm = anger < _CALM
    suspected = set(flag_names(outputs, fitted, _SURER if calm else 0.0))
    worth = overall(settle(outputs, marks, fitted.level_centre), fitted)
    if worth >= _DOES_ITS_JOB:
        suspected -= HARMS
    elif worth < _FAILS and not calm:
        suspected |= {flag for flag, move in _SHOWN_BY if move in marks.moves}
    raised = certain | suspected
    return tuple(flag for flag in Flag if flag in raised)
