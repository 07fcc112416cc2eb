"""The way from a public place to a private one, in the words of those who lead there."""
# ruff: noqa: E501 - an expression reads best on one line

import re
from typing import Final

from deescalate.model.language import Language

_PRIVATE: Final = {
    Language.EN: re.compile(
        r"\b(?:dms?|pms?|dm'd|direct[ -]?messages?|private (?:messages?|chat)|privately|in private|inbox"
        r"|(?:by|via|over|on) (?:e-?mail|(?:the )?phone)|(?:call|ring|phone|e-?mail) (?:us|me|you))\b",
        re.IGNORECASE,
    ),
    Language.DE: re.compile(
        r"\b(?:dms?|pns?|(?:direkt|privat)nachricht\w*|private[nrs]? (?:nachricht\w*|chats?)|privat|nicht[ -]öffentlich\w*"
        r"|(?:per|via|am) (?:e-?mail|mail|telefon)|(?:ruf|rufe|rufen|schreib|schreiben) (?:Sie )?(?:mich|uns|mir|Sie|dich)(?: bitte)? (?:an|per|privat))\b",
        re.IGNORECASE,
    ),
}
_NOT: Final = re.compile(
    r"\b(?:not|don't|do not|never|no need|without|nicht|kein\w*|niemals|ohne|statt)\b[^.!?]*\Z",
    re.IGNORECASE,
)
_LONGEST: Final = 5000


def leads_to_private(text: str, language: Language) -> bool:
    """Whether a reply asks the customer to go on by private message, mail or phone."""
    text = text[:_LONGEST]
    return any(
        not _NOT.search(text[: found.start()]) for found in _PRIVATE[language].finditer(text)
    )
