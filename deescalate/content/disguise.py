"""Takes personal data out of a real conversation: what identifies somebody becomes invented.

The same thing becomes the same invention everywhere in one conversation, so that facts stay facts.
Names that no title or phrase gives away cannot be found by rule; whoever uses the result reads it.
"""

import re
from dataclasses import dataclass, field
from random import Random
from typing import Final

from deescalate.model.language import Language

_NAMES: Final = {
    Language.EN: ("Porter", "Ashdown", "Kellet", "Marlow", "Finch", "Rowan", "Tully", "Wren"),
    Language.DE: ("Brandt", "Seidel", "Lorenz", "Ahlers", "Wieland", "Thoma", "Kersten", "Voss"),
}
_NAME: Final = r"(?P<name>[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?)"
_TITLED: Final = re.compile(
    rf"\b(?P<title>Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?|Herrn?|Frau|Dear|Hi|Hello|Hallo|Liebe[r]?) {_NAME}"
)
_PRESENTED: Final = re.compile(
    r"\b(?P<title>[Mm]y name is|[Ii]ch heiße|[Mm]ein Name ist|[Rr]egards,?|[Gg]rüßen?,?)\s+"
    rf"{_NAME}(?P<last> [A-ZÄÖÜ][a-zäöüß]+)?"
)
_NOT_NAMES: Final = frozenset(
    [
        "There",
        "Team",
        "All",
        "Everyone",
        "Sir",
        "Madam",
        "Kunde",
        "Kundin",
        "Damen",
        "Herr",
        "Frau",
        "Zusammen",
        "Support",
        "Again",
        "Guten",
        "Thank",
        "Thanks",
        "What",
        "Where",
        "When",
        "How",
        "Can",
        "Could",
        "Please",
        "I'm",
        "Is",
        "The",
        "This",
        "You",
        "Das",
        "Ich",
        "Was",
        "Wo",
        "Wann",
        "Wie",
    ]
)
_MASK: Final = re.compile(r"#[A-Z_]+(?:-\d+)?#|<[A-Z]+>")
_MASKS: Final = {
    "NAME": "name",
    "EMAIL": "mail",
    "NUMBER": "number",
    "ALPHANUMERIC": "number",
    "PHONE": "phone",
    "PHONENUMBER": "phone",
    "ADDRESS": "street",
    "URL": "link",
}
_LINK: Final = r"(?P<link>(?:https?://|www\.)\S+)"
_MAIL: Final = r"(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
_ACCOUNT: Final = r"(?P<account>\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b)"
_STREET: Final = (
    r"(?P<street>\b[A-ZÄÖÜ][\wäöüß-]*(?:straße|strasse|str\.|weg|gasse|platz|allee)\s+\d+\s?[a-z]?\b"
    r"|\b\d+[a-z]?\s+[A-Z][\w-]+(?: [A-Z][\w-]+)? (?:Street|Road|Lane|Avenue|Drive|Close|Way)\b)"
)
_PHONE: Final = r"(?P<phone>(?<!\w)(?:\+|00?)\d[\d /()-]{6,}\d\b)"
_NUMBER: Final = r"(?P<number>\b(?=[A-Z0-9-]*\d[A-Z0-9-]*\d)[A-Z]{0,4}-?\d[\d-]{2,}\d?\b)"

PERSONAL: Final = re.compile("|".join((_MAIL, _ACCOUNT, _STREET, _PHONE)))
"""What leads to a person by its form: an address, an account, a number to call."""

_TELLING: Final = re.compile("|".join((_LINK, _MAIL, _ACCOUNT, _STREET, _PHONE, _NUMBER)))
"""What identifies somebody by its form, each kind under its name; one pass, so that no invention
is replaced again.
"""


@dataclass
class Disguise:
    """Replaces what identifies somebody, the same thing by the same invention."""

    language: Language
    _known: dict[tuple[str, str], str] = field(default_factory=dict)
    _chance: Random = field(default_factory=lambda: Random(7))  # noqa: S311 - must repeat

    @property
    def numbers(self) -> tuple[str, ...]:
        """The invented numbers, in the order in which they came up."""
        return tuple(new for (kind, _), new in self._known.items() if kind == "number")

    def of(self, text: str) -> str:
        """The text without what identifies somebody."""
        text = _TELLING.sub(self._telling, text)
        for pattern in (_TITLED, _PRESENTED):
            text = pattern.sub(self._named, text)
        return _MASK.sub(self._unmasked, text)

    def _telling(self, found: re.Match[str]) -> str:
        return self._instead(found.lastgroup or "word", found.group())

    def _named(self, found: re.Match[str]) -> str:
        name = found["name"]
        if name in _NOT_NAMES:
            return found.group()
        return f"{found['title']} {self._instead('name', name)}"

    def _unmasked(self, found: re.Match[str]) -> str:
        word = found.group().strip("#<>").split("-")[0].split("_")[0]
        return self._instead(_MASKS.get(word, "word"), found.group())

    def _instead(self, kind: str, old: str) -> str:
        new = self._known.get((kind, old))
        if new is None:
            new = self._known[kind, old] = self._invented(kind, old)
        return new

    def _invented(self, kind: str, old: str) -> str:
        if kind == "name":
            names = _NAMES[self.language]
            return names[sum(known == "name" for known, _ in self._known) % len(names)]
        if kind == "number":
            shape = old if any(letter.isdigit() for letter in old) else "0000"
            return "".join(
                str(self._chance.randint(1, 9)) if letter.isdigit() else letter for letter in shape
            )
        fixed = {
            "mail": "name@example.com",
            "link": "https://example.com",
            "account": "XX00",
            "phone": "01632 960123" if self.language is Language.EN else "030 23125 017",
            "street": "12 Mill Lane" if self.language is Language.EN else "Mühlweg 12",
        }
        return fixed.get(kind, "...")
