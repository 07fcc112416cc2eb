"""What is practised apart from single conversations: a skill in a kind of situation.

A skill is named as scenario files name it (``skills``). The kinds of situations are few on purpose:
a card has to meet several conversations, else the conversation would be learned instead of the
skill. The channel decides them, since it decides how much time there is and who reads along.
Difficulty does not: how hard the next customer may be follows from the results themselves. A
card does not know the language either; who practises in two of them practises the same skill.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from deescalate.model.moves import Technique
from deescalate.model.scenario import Channel, Stage

_PLACES: Final = (
    (Technique.LISTENING, Stage.VENTING, "listen"),
    (Technique.LISTENING, Stage.TRUST, "gather-facts clarify"),
    (Technique.EMPATHY, Stage.VENTING, "validate apologise"),
    (Technique.EMPATHY, Stage.TRUST, "own-it personalise"),
    (Technique.TONE, Stage.VENTING, "calm-tone boundary"),
    (Technique.TONE, Stage.SOLUTION, "close"),
    (Technique.SOLUTION, Stage.TRUST, "escalate consult"),
    (Technique.SOLUTION, Stage.SOLUTION, "solve confirm explain stay-in-policy"),
)

TECHNIQUE_OF: Final[Mapping[str, Technique]] = MappingProxyType(
    {skill: technique for technique, _stage, names in _PLACES for skill in names.split()}
)
"""The technique that a skill belongs to. ``pace`` is missing: neither a technique's nor a stage's
score tells how it went."""

STAGE_OF: Final[Mapping[str, Stage]] = MappingProxyType(
    {skill: stage for _technique, stage, names in _PLACES for skill in names.split()}
)
"""The stage in which a skill matters most."""


IN_ONE_REPLY: Final = frozenset(TECHNIQUE_OF) - {"escalate", "consult"}
"""Skills that one reply can show; handing over and asking a colleague are acts of their own."""


class Situation(StrEnum):
    """A kind of situation: on the phone, in a chat or comment thread, by mail or portal."""

    PHONE = "phone"
    CHAT = "chat"
    WRITING = "writing"


SITUATION_OF: Final[Mapping[Channel, Situation]] = MappingProxyType(
    {
        Channel.PHONE: Situation.PHONE,
        Channel.LIVE_CHAT: Situation.CHAT,
        Channel.SOCIAL: Situation.CHAT,
        Channel.EMAIL: Situation.WRITING,
        Channel.PORTAL: Situation.WRITING,
    }
)
"""The kind of situation of every channel."""


@dataclass(frozen=True, slots=True, order=True)
class CardKey:
    """A skill in a kind of situation."""

    skill: str
    situation: Situation


def skill_for(technique: Technique, stage: Stage, listed: tuple[str, ...] = ()) -> str:
    """The skill that a reply in a stage trains: one of those ``listed`` by its scenario if any
    fits, else one of that stage, else the technique's first that one reply can show.
    """
    own = [
        skill
        for skill, found in TECHNIQUE_OF.items()
        if found is technique and skill in IN_ONE_REPLY
    ]
    here = [skill for skill in own if STAGE_OF[skill] is stage]
    return next((skill for skill in here if skill in listed), next(iter(here), own[0]))
