"""House defaults: what each move does to the gauges, in one table.

Sizes are points of a gauge (0..100) at the stage where the move does most, for a reply of good
quality, heard with certainty, for the first time. A helping move lowers tension and raises
connection by its sizes, a harming one does the reverse. The order of the sizes follows the
teaching (feelings before facts before solutions, blame and belittling worst); a scenario replaces
single rows in ``emotion.lowers`` and ``emotion.raises``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from deescalate.model.scenario import Difficulty, Stage, Style


@dataclass(frozen=True, slots=True)
class Sizes:
    """Unsigned points on both gauges."""

    tension: float
    connection: float

    def times(self, factor: float) -> "Sizes":
        """Both sizes scaled."""
        return Sizes(self.tension * factor, self.connection * factor)


@dataclass(frozen=True, slots=True)
class Help:
    """A helping move: its sizes and how much of them counts in stages 1, 2 and 3."""

    sizes: Sizes
    stages: tuple[float, float, float]

    def scale(self, stage: Stage) -> float:
        """The share that counts in a stage, 0..1."""
        return self.stages[stage - 1]


def _help(tension: float, connection: float, *stages: float) -> Help:
    first, second, third = stages
    return Help(Sizes(tension, connection), (first, second, third))


HELPS: Final[Mapping[str, Help]] = MappingProxyType(
    {
        # listening: most in the first two stages
        "restates-fact": _help(5, 5, 1, 1, 0.6),
        "paraphrases": _help(8, 7, 1, 1, 0.5),
        "open-question": _help(3, 4, 0.6, 1, 0.4),
        "clarifying-question": _help(3, 5, 0.3, 1, 0.4),
        "checks-understanding": _help(3, 4, 0.5, 1, 0.8),
        "answers-question": _help(5, 4, 1, 1, 1),
        # empathy: sympathy belongs to stage 1 and earns little once it has done its work
        "names-feeling": _help(10, 8, 1, 0.4, 0.2),
        "validates": _help(10, 8, 1, 0.4, 0.2),
        "takes-perspective": _help(7, 7, 1, 0.4, 0.2),
        "apology": _help(6, 5, 1, 0.5, 0.3),
        "takes-responsibility": _help(8, 7, 0.9, 1, 0.7),
        "reassures": _help(4, 4, 0.5, 1, 0.6),
        "thanks": _help(2, 3, 0.3, 0.7, 1),
        # tone
        "courteous": _help(1, 2, 0.5, 1, 1),
        "steady": _help(3, 3, 1, 1, 0.6),
        "personal": _help(2, 4, 1, 1, 1),
        "calm-boundary": _help(4, 3, 1, 0.8, 0.5),
        # solution: nothing before the customer feels heard, much at the end
        "concrete-step": _help(10, 6, 0, 0.5, 1),
        "owner": _help(7, 6, 0.3, 0.7, 1),
        "names-time": _help(6, 3, 0, 0.5, 1),
        "offers-choice": _help(5, 5, 0, 0.4, 1),
        "fits-case": _help(5, 5, 0, 0.5, 1),
        "compensation": _help(5, 3, 0, 0.3, 1),
        "checks-suits": _help(3, 5, 0, 0.4, 1),
        "follow-up": _help(5, 5, 0, 0.4, 1),
        "warm-handover": _help(5, 4, 0, 0.5, 1),
        "asks-colleague": _help(3, 3, 0.2, 1, 0.8),
    }
)

HARMS: Final[Mapping[str, Sizes]] = MappingProxyType(
    {
        "asks-known": Sizes(7, 7),
        "ignores-question": Sizes(5, 5),
        "interrupts": Sizes(8, 6),
        "parrots": Sizes(4, 5),
        "denies-feeling": Sizes(12, 10),
        "hollow-formula": Sizes(3, 4),
        "understand-but": Sizes(6, 6),
        "calm-down": Sizes(14, 10),
        "lectures": Sizes(9, 9),
        "blames-customer": Sizes(14, 12),
        "blames-others": Sizes(5, 6),
        "policy-shield": Sizes(9, 8),
        "sarcasm": Sizes(14, 12),
        "threat": Sizes(18, 16),
        "impatience": Sizes(8, 8),
        "insult": Sizes(25, 22),
        "shouting": Sizes(10, 8),
        "trigger-phrase": Sizes(5, 5),
        "unsure-wording": Sizes(2, 3),
        "wrong-address": Sizes(3, 5),
        "vague-promise": Sizes(6, 5),
        "impossible-promise": Sizes(5, 6),
        "bare-refusal": Sizes(9, 8),
        "cold-transfer": Sizes(9, 8),
        "too-early": Sizes(7, 4),
        "unfilled-template": Sizes(8, 8),
    }
)

SEVERE: Final = frozenset(
    {
        "denies-feeling",
        "calm-down",
        "lectures",
        "blames-customer",
        "sarcasm",
        "threat",
        "insult",
        "shouting",
    }
)
"""Harms after which nothing helpful in the same reply is heard."""

VALIDATING: Final = ("names-feeling", "validates", "takes-perspective")
"""Moves that show the customer that the feeling has arrived."""

ACKNOWLEDGING: Final = (*VALIDATING, "apology", "takes-responsibility")
"""Moves after which questions and offers no longer come out of nowhere."""

OFFERING: Final = ("concrete-step", "offers-choice", "compensation")
"""Moves that put a solution before the customer."""

SEVERE_VETO: Final = 0.0
MILD_VETO: Final = 0.5
"""What is left of the helping moves in a reply with a severe or a lesser harm."""

RETURNS: Final = (1.0, 0.5, 0.2)
"""What a helping move earns the first, second and third time; later nothing."""

FACT_TAKEN_UP: Final = Sizes(2, 3)
MUST_USE_BONUS: Final = 1.5
MOST_FACTS_A_REPLY: Final = 3
"""Each fact of the case taken up for the first time, and more for those that matter most."""

ASKED_TOO_SOON: Final = Sizes(4, 3)
"""Asking a venting customer for data before anything they said has been acknowledged."""

NAMED_TOO_EARLY: Final = Sizes(3, 1)
"""A solution of the case named in stage 1 although the feeling was acknowledged."""

AGAIN: Final = 0.5
"""Share of both that doing so again costs."""

OFFER_BEST: Final = Sizes(12, 8)
OFFER_ACCEPTABLE: Final = Sizes(8, 5)
OFFER_IN_TRUST: Final = 0.4
"""A fitting offer in stage 3; the share of it in stage 2."""

OFFER_WEAK: Final = Sizes(4, 3)
OFFER_LACKS_FACT: Final = Sizes(2, 1)
REPEATED_REPLY: Final = Sizes(6, 7)
"""The same text again shows that nobody is listening; nothing in it helps."""

LATE_LEAST: Final = Sizes(3, 2)
LATE_MOST: Final = Sizes(8, 6)
"""A late reply costs at least this, twice as late as promised or later this much."""

PAST_RESOLVE: Final = Sizes(4, 2)
CONSULT_WAIT: Final = Sizes(2, 0)
CONSULT_AGAIN: Final = Sizes(3, 1)
"""Waiting for a colleague, and what every further wait adds."""

HAND_OVER_WARM: Final = Sizes(10, 6)
HAND_OVER_COLD: Final = Sizes(9, 8)
HAND_OVER_NEEDLESS: Final = Sizes(8, 6)
ENDED_UNSOLVED: Final = Sizes(12, 10)

NEUTRAL_QUALITY: Final = 0.40
BASE_HELP: Final = Sizes(11, 9)
BASE_HARM: Final = Sizes(8, 7)
"""Effect of a reply as a whole: none at neutral quality, these at quality 1 and 0."""

DIFFICULTY: Final[Mapping[Difficulty, tuple[float, float]]] = MappingProxyType(
    {
        Difficulty.STARTER: (1.15, 0.9),
        Difficulty.STANDARD: (1.0, 1.0),
        Difficulty.HARD: (0.85, 1.1),
    }
)
STYLE: Final[Mapping[Style, tuple[float, float]]] = MappingProxyType(
    {
        Style.PLAIN: (1.0, 1.0),
        Style.UPSET: (1.05, 1.15),
        Style.WORDY: (1.0, 1.0),
        Style.RESERVED: (0.75, 0.8),
        Style.TANGENT: (0.9, 0.9),
        Style.SARCASTIC: (0.9, 1.1),
    }
)
"""Factors on (help, harm)."""

FULL_HELP: Final = 15.0
MOST_HELP: Final = 24.0
FULL_HARM: Final = 16.0
MOST_HARM: Final = 26.0
"""Help (and harm) in one reply counts in full up to the first bound and can never exceed the
second. The factor for difficulty and style applies to what is left of the help.
"""
