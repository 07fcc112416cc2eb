"""A page for every code: why it matters and what to do.

``codes.md`` beside this module holds the pages in English, ``codes.de.md`` what they say in German;
the examples, pieces of files, are the same.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from deescalate.content.codes import CODES
from deescalate.content.problems import Severity
from deescalate.content.source import did_you_mean
from deescalate.errors import ContentError
from deescalate.interface.catalogue import N_, InterfaceLanguage, Translator

SEVERITIES: Final[Mapping[Severity, str]] = {
    Severity.ERROR: N_("error"),
    Severity.WARNING: N_("warning"),
    Severity.HINT: N_("hint"),
}
_EXAMPLE: Final = re.compile(r"^(?: {4}.*\n?)+", re.MULTILINE)
_MARKS: Final = {"# bad": "# schlecht", "# good": "# gut"}
"""Notes in the examples and what they are in German."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a code means in a line, and the page about it with an example."""

    meaning: str
    text: str


@cache
def pages(language: InterfaceLanguage = "en") -> dict[str, Page]:
    """The pages by code, in their order."""
    english = _sections("codes.md")
    if language == "en":
        return {code: Page(CODES[code].meaning, text) for code, text in english.items()}
    german = _sections("codes.de.md")
    found: dict[str, Page] = {}
    for code, text in english.items():
        meaning, _, about = german[code].partition("\n")
        example = "".join(_EXAMPLE.findall(text + "\n"))
        for note, words in _MARKS.items():
            example = example.replace(note, words)
        found[code] = Page(meaning.strip(), f"{about.strip()}\n{example.rstrip()}")
    return found


def overview(t: Translator) -> str:
    """A line for every code: how grave it is and what it means, in the order of the pages."""
    width = max(len(t(word)) for word in SEVERITIES.values())
    return "".join(
        f"{code}  {t(SEVERITIES[CODES[code].severity]):<{width}}  {page.meaning}\n"
        for code, page in pages(t.language).items()
    )


def page(code: str, t: Translator) -> str:
    """What a code means, how grave it is, why it matters, and an example.

    Raises:
        ContentError: there is no such code.
    """
    wanted = code.strip().upper()
    if wanted not in CODES:
        near = did_you_mean(wanted, CODES)
        if near is None:
            all_of_them = "deescalate scenario explain"
            raise ContentError(
                t("there is no code {code}; {command} lists them", code=code, command=all_of_them)
            )
        raise ContentError(t("there is no code {code}; did you mean {near}?", code=code, near=near))
    found = pages(t.language)[wanted]
    severity = t(SEVERITIES[CODES[wanted].severity])
    return f"{wanted} ({severity}): {found.meaning}\n\n{found.text}\n"


def _sections(name: str) -> dict[str, str]:
    text = files("deescalate.content").joinpath(name).read_text(encoding="utf-8")
    found = re.findall(r"^## (\S+)\n(.*?)(?=^## |\Z)", text, flags=re.MULTILINE | re.DOTALL)
    return {code: section.strip() for code, section in found}
