"""What the model's values are called in the interface.

``label(t, Ending.CUSTOMER_LEFT)`` is what the reader sees where files say ``customer-left``.
"""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final

from deescalate.interface.catalogue import N_, Translator
from deescalate.model.analysis import Flag, Speaker
from deescalate.model.judgement import Judgement
from deescalate.model.moves import Effect, Technique
from deescalate.model.scenario import Channel, Difficulty, Level, Stage
from deescalate.model.score import Band
from deescalate.model.session import ActKind, Ending, Gauge, Mode

LABELS: Final[Mapping[type[Enum], Mapping[Enum, str]]] = MappingProxyType(
    {
        Technique: {
            Technique.LISTENING: N_("Listening"),
            Technique.EMPATHY: N_("Empathy"),
            Technique.TONE: N_("Calm tone"),
            Technique.SOLUTION: N_("Solution"),
        },
        Effect: {Effect.HELPS: N_("helps"), Effect.HARMS: N_("harms")},
        Stage: {
            Stage.VENTING: N_("Venting"),
            Stage.TRUST: N_("Building trust"),
            Stage.SOLUTION: N_("Solving together"),
        },
        Gauge: {Gauge.TENSION: N_("Tension"), Gauge.CONNECTION: N_("Connection")},
        Ending: {
            Ending.RESOLVED_CALM: N_("Resolved, the customer is calm"),
            Ending.RESOLVED_COLD: N_("Resolved, but the customer stays cold"),
            Ending.HANDED_OVER_RIGHTLY: N_("Rightly handed over"),
            Ending.HANDED_OVER_WRONGLY: N_("Wrongly handed over"),
            Ending.CUSTOMER_LEFT: N_("The customer left"),
            Ending.AGENT_GAVE_UP: N_("You ended the conversation"),
        },
        Channel: {
            Channel.PHONE: N_("Phone"),
            Channel.LIVE_CHAT: N_("Live chat"),
            Channel.EMAIL: N_("E-mail"),
            Channel.SOCIAL: N_("Social media"),
            Channel.PORTAL: N_("Customer portal"),
        },
        Difficulty: {
            Difficulty.STARTER: N_("Starter"),
            Difficulty.STANDARD: N_("Standard"),
            Difficulty.HARD: N_("Hard"),
        },
        Mode: {Mode.GUIDED: N_("Guided"), Mode.EXAM: N_("Exam")},
        Band: {
            Band.BELOW: N_("below bronze"),
            Band.BRONZE: N_("bronze"),
            Band.SILVER: N_("silver"),
            Band.GOLD: N_("gold"),
        },
        Judgement: {
            Judgement.EXCELLENT: N_("Excellent"),
            Judgement.GOOD: N_("Good"),
            Judgement.INACCURACY: N_("Inaccuracy"),
            Judgement.MISTAKE: N_("Mistake"),
            Judgement.BLUNDER: N_("Blunder"),
        },
        Speaker: {
            Speaker.CUSTOMER: N_("Customer"),
            Speaker.AGENT: N_("You"),
            Speaker.COLLEAGUE: N_("Colleague"),
            Speaker.SYSTEM: N_("Notice"),
        },
        Level: {
            Level.FUNCTIONAL: N_("to people who know more"),
            Level.HIERARCHICAL: N_("to people who may decide more"),
        },
        ActKind: {
            ActKind.SAY: N_("Reply"),
            ActKind.CONSULT: N_("Asked a colleague"),
            ActKind.HAND_OVER: N_("Handed over"),
            ActKind.END: N_("Ended the conversation"),
            ActKind.SILENCE: N_("Silence"),
        },
        Flag: {
            Flag.DEFENSIVE: N_("defensive"),
            Flag.PATRONISING: N_("patronising"),
            Flag.SARCASTIC: N_("sarcastic"),
            Flag.OVERPROMISE: N_("promises too much"),
            Flag.TEMPLATE: N_("unfitting template"),
            Flag.COLD_TRANSFER: N_("cold transfer"),
            Flag.WARM_HANDOVER: N_("warm hand-over"),
        },
    }
)
"""English labels by type and value; ``Translator`` turns them into the interface's language."""


def label(t: Translator, value: Enum) -> str:
    """What a value is called in the translator's language.

    Raises:
        KeyError: values of that type are not shown to readers.
    """
    return t(LABELS[type(value)][value])
