"""The cases that a new scenario file begins with, and which one fits what was asked for.

Each is written as a whole: ``templates/<language>/<name>.yaml`` the case, ``<name>.txt`` beside it
an opening for every channel. The industry chooses, else the title, else the channel.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from deescalate.model.language import Language
from deescalate.model.scenario import Channel

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

WITHIN: Final = 5
"""Letters from which a word also counts inside another one, as in "Onlinehandel"."""


@dataclass(frozen=True, slots=True)
class Starter:
    """A case. ``words`` are beginnings of words of an industry or a title that it fits, ``usual``
    the channels on which it is taken when no word decides.
    """

    name: str
    words: str
    usual: tuple[Channel, ...]

    def hits(self, text: str) -> int:
        """How many words of a text this case fits."""
        beginnings = self.words.split()
        return sum(
            any(
                word.startswith(each) or (len(each) >= WITHIN and each in word)
                for each in beginnings
            )
            for word in re.findall(r"\w+", text.lower())
        )


STARTERS: Final = (
    Starter(
        "late-parcel",
        "retail shop store parcel deliver order fashion cloth furnitur light lamp book food logist"
        " post ship toy electronic handel laden paket liefer bestell versand möbel mode buch foto"
        " druck spielzeug lebensmittel",
        (Channel.LIVE_CHAT, Channel.SOCIAL),
    ),
    Starter(
        "charged-twice",
        "bank money insur financ fee charg bill invoice account subscri contract member gym soft"
        " leisure telecom mobile tax payment card geld gebühr abbuch abgebucht rechnung konto karte"
        " versicher abo vertrag mitglied beitrag finanz telekom mobilfunk steuer mahnung wasch"
        " freizeit zahlung",
        (Channel.EMAIL, Channel.PORTAL),
    ),
    Starter(
        "nobody-came",
        "energy power heat boiler hous rent repair craft plumb water council health care travel"
        " rail train hotel transport clean public appointment visit engineer energie strom gas"
        " heizung wohn miet reparatur handwerk wasser amt gesundheit pflege reise bahn verkehr"
        " termin monteur techniker reinigung verwaltung waschmaschine haushalt",
        (Channel.PHONE,),
    ),
)


def fitting(title: str, industry: str, channel: Channel) -> Starter:
    """The case that fits an industry, else a title, else a channel."""
    for text in (industry, title):
        best = max(STARTERS, key=lambda starter: starter.hits(text))
        if best.hits(text):
            return best
    return next(each for each in STARTERS if channel in each.usual)


def case_of(starter: Starter, language: Language) -> str:
    """The file's text with fields to be filled in, the notes at its head included."""
    return "".join(
        _folder(language).joinpath(f"{name}.yaml").read_text(encoding="utf-8")
        for name in ("head", starter.name)
    )


def opening_of(starter: Starter, language: Language, channel: Channel) -> tuple[str, ...]:
    """The customer's first messages on a channel."""
    text = _folder(language).joinpath(f"{starter.name}.txt").read_text(encoding="utf-8")
    parts = re.split(r"^== (.+)\n", text, flags=re.MULTILINE)
    openings = dict(zip(parts[1::2], parts[2::2], strict=True))
    return tuple(piece.strip() for piece in openings[channel.value].split("\n--\n"))


def _folder(language: Language) -> Traversable:
    return files("deescalate.content").joinpath("templates", language.value)
