"""What is said in public: a social channel has readers, and a private way beside it."""
# ruff: noqa: E501 - an expression reads best on one line

import re
from collections.abc import Iterator
from typing import Final

from deescalate.content.checks.case import Case, said
from deescalate.content.disguise import PERSONAL
from deescalate.content.source import NodePath, quote
from deescalate.content.text_paths import Kind
from deescalate.model.language import Language
from deescalate.model.scenario import Channel, Stage

_PRIVATE: Final = re.compile(
    r"\b(?:privat\w*|private\w*|privacy|dms?|dm'd|pns?|pm|direct(?: |-)?messages?|direktnachricht\w*|nicht[ -]öffentlich\w*|inbox|postfach)\b",
    re.IGNORECASE,
)
_SECRET: Final = {
    Language.EN: re.compile(
        r"\b(?:(?:phone|mobile|account|card|booking|customer|order|tracking) (?:number|reference)|(?:e-?mail |home |postal )?address|postcode|date of birth|full name|bank details|passport)\b",
        re.IGNORECASE,
    ),
    Language.DE: re.compile(
        r"\b(?:(?:telefon|handy|mobil|konto|karten|buchungs|kunden|bestell|auftrags|vertrags|sendungs)nummer|(?:e-?mail-?)?adresse|anschrift|postleitzahl|geburtsdatum|vollständige[rn]? name|bankverbindung|iban)\b",
        re.IGNORECASE,
    ),
}
_ASKS: Final = {
    Language.EN: re.compile(
        r"\?|\b(?:send|give|tell|post|share|message|dm|let) (?:us|me)\b|\bplease (?:send|give|provide|confirm|share|post)\b|\bI(?:'ll| will)? need your\b",
        re.IGNORECASE,
    ),
    Language.DE: re.compile(
        r"\?|\b(?:schick|schreib|nenn|gib|geb|sende?|teil|verrat)\w* (?:Sie )?(?:mir|uns)\b|\bbrauche (?:ich )?(?:noch )?(?:Ihre|deine)\b",
        re.IGNORECASE,
    ),
}
_SENTENCE: Final = re.compile(r"[^.!?\n]+[.!?]?")


def check_private_way(case: Case) -> None:
    """The file says what belongs into a private message. Needs channel."""
    if case.doc.channel is Channel.SOCIAL and not any(
        _PRIVATE.search(text) for _at, text in case.written(Kind.TEXT)
    ):
        case.source.report(
            "L56",
            "nothing says what is public here and how to go on in private",
            ("channel",),
            advice="say in the brief who reads along, and what belongs into a private message",
        )


def check_public_opening(case: Case) -> None:
    """The public opening holds nobody's personal data. Needs channel and stages."""
    if case.doc.channel is not Channel.SOCIAL:
        return
    for place, burst in enumerate(case.doc.stages.venting.bursts):
        found = PERSONAL.search(burst.text)
        if found:
            case.source.report_word(
                "L57",
                f"everybody can read '{quote(found[0])}'",
                ("stages", "venting", "bursts", place, "text"),
                found[0],
                advice="let the customer tell it when asked in private",
            )


def check_public_requests(case: Case) -> None:
    """Nobody who does well asks for personal data in public.

    Needs channel, language, canned and tries.
    """
    if case.doc.channel is not Channel.SOCIAL:
        return
    secret, asks = _SECRET[case.doc.language], _ASKS[case.doc.language]
    for at, text in _public_replies(case):
        for sentence in _SENTENCE.findall(text):
            found = secret.search(sentence)
            if found and asks.search(sentence):
                case.source.report_word(
                    "L58",
                    f"'{found[0]}' is asked for where everybody reads along",
                    at,
                    found[0],
                    advice="ask for it by private message, and say so in the reply",
                )
                break


def _public_replies(case: Case) -> Iterator[tuple[NodePath, str]]:
    """Replies before the good try goes private, and snippets that do not."""
    for place, step in enumerate(case.doc.tries.good):
        if _PRIVATE.search(said(step)):
            break
        yield ("tries", "good", place), said(step)
    for place, canned in enumerate(case.doc.canned):
        if set(canned.bad_in) != set(Stage) and not _PRIVATE.search(canned.text):
            yield ("canned", place, "text"), canned.text
