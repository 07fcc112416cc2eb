"""A new scenario file from a few answers: commented, sound, and ready to be made one's own."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from deescalate.content.starters import case_of, fitting, opening_of
from deescalate.model.language import Language
from deescalate.model.scenario import Channel, Difficulty

_SPELLED: Final = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
_LONGEST: Final = 60
_PLAIN: Final = re.compile(r"[A-Za-z0-9À-ɏ][A-Za-z0-9À-ɏ .,!?()/'-]*\Z")
_NOT_TEXT: Final = re.compile(r"(?:true|false|null|yes|no|on|off|~|[\d.,+-]+)\Z", re.IGNORECASE)

_SLA: Final = {
    Channel.PHONE: ("20s", "20s", "10m"),
    Channel.LIVE_CHAT: ("45s", "90s", "15m"),
    Channel.SOCIAL: ("60s", "120s", "20m"),
    Channel.EMAIL: ("4h", "4h", "2d"),
    Channel.PORTAL: ("2h", "2h", "1d"),
}
_PUBLIC: Final = {
    Language.EN: "\n  Everybody reads along; personal things belong into a private message.",
    Language.DE: "\n  Alle lesen mit; was nur den Kunden angeht, gehört in eine private Nachricht.",
}
"""What the brief adds on a public channel."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What ``scenario new`` asks for. ``address`` is how the agent should address the customer."""

    title: str
    language: Language
    channel: Channel
    difficulty: Difficulty
    industry: str
    name: str
    address: str
    author: str

    @property
    def id(self) -> str:
        """The id that the title gives."""
        return identifier(self.title)


def identifier(text: str) -> str:
    """An id that a text gives: small letters, digits and single dashes."""
    lowered = "".join(_SPELLED.get(letter, letter) for letter in text.lower())
    plain = unicodedata.normalize("NFKD", lowered).encode("ascii", "ignore").decode()
    found = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-")
    return found or "conversation"


def draft(answers: Answers) -> str:
    """The text of a new scenario file, with the case that fits the answers."""
    language, channel = answers.language, answers.channel
    starter = fitting(answers.title, answers.industry, channel)
    first_reply, next_reply, resolve = _SLA[channel]
    return case_of(starter, language).format(
        id=scalar(answers.id),
        title=scalar(answers.title),
        author=scalar(answers.author),
        industry=scalar(answers.industry),
        level=answers.difficulty.value,
        channel=channel.value,
        name=scalar(answers.name),
        address=_one_line(answers.address),
        public=_PUBLIC[language] if channel is Channel.SOCIAL else "",
        bursts="\n".join(map(_burst, opening_of(starter, language, channel))),
        first_reply=first_reply,
        next_reply=next_reply,
        resolve=resolve,
    )


def _burst(text: str) -> str:
    lines = "\n".join(f"          {line}" if line else "" for line in text.split("\n"))
    return f"      - text: |\n{lines}"


def scalar(text: str) -> str:
    """A text as a YAML value on one line: in quotes where it would be read as something else."""
    flat = _one_line(text)
    if _PLAIN.match(flat) and not _NOT_TEXT.match(flat):
        return flat
    return '"' + flat.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _one_line(text: str) -> str:
    kept = "".join(letter for letter in text if letter.isprintable())
    return " ".join(kept.split()) or "?"
