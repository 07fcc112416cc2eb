"""Every reason as one sentence to the agent, in English or German.

``sentence(Reason("helped", "no wonder", {"move": "names-feeling"}), Language.EN)`` is
``You named the feeling: “no wonder”.``
"""

from collections.abc import Mapping
from typing import Final

from deescalate.interface.condition_words import condition_words
from deescalate.interface.move_sentences import MOVE_CLAUSES
from deescalate.interface.reason_texts import REASON_TEXTS
from deescalate.model.analysis import ReplyAnalysis
from deescalate.model.language import Language
from deescalate.model.session import Reason

QUOTES: Final = {Language.EN: ("“", "”"), Language.DE: ("„", "“")}
_INSTEAD: Final = {Language.EN: "say", Language.DE: "besser"}
CAUSED_BY_MOVE: Final = frozenset({"helped", "harmed"})
"""Codes whose sentence is the move's, named in the detail ``move``."""


class _Details(dict[str, str]):
    """Details for a text; what is not there leaves no trace."""

    def __missing__(self, key: str) -> str:
        return ""


def sentence(reason: Reason, language: Language | str) -> str:
    """One sentence for a reason, with its quoted words and details.

    The code of a reason may also be a move's id. An unknown code is shown as it is.
    """
    speech = Language(language)
    move = reason.details.get("move", "") if reason.code in CAUSED_BY_MOVE else reason.code
    clauses = MOVE_CLAUSES.get(move)
    if clauses is not None:
        return _with_quote(clauses[speech], reason.quote, speech)
    texts = REASON_TEXTS.get(reason.code)
    if texts is None:
        return _with_quote(reason.code, reason.quote, speech)
    details = _details(reason.details, speech)
    details["quote"] = _quoted(reason.quote, speech)
    details.setdefault("offer", details["quote"])
    if details.get("say"):
        details["say"] = f"{_INSTEAD[speech]} {_quoted(details['say'], speech)}."
    return _closed(texts[speech].format_map(details))


def brand_reasons(analysis: ReplyAnalysis) -> tuple[Reason, ...]:
    """A reason for every word of a reply that the team's brand avoids."""
    return tuple(
        Reason("brand-avoid", note.quote, {"say": note.say, "why": note.why})
        for note in analysis.brand
        if not note.wanted
    )


def _details(details: Mapping[str, str], language: Language) -> _Details:
    shown = _Details({key: str(value).strip() for key, value in details.items()})
    if "condition" in shown:
        shown["condition"] = condition_words(shown["condition"], language)
    if "move" in shown:
        clauses = MOVE_CLAUSES.get(shown["move"])
        shown["move"] = f"{clauses[language]}." if clauses else ""
    return shown


def _with_quote(clause: str, quote: str, language: Language) -> str:
    return f"{clause}: {_quoted(quote, language)}." if quote else f"{clause}."


def _quoted(quote: str, language: Language) -> str:
    before, after = QUOTES[language]
    return f"{before}{quote}{after}" if quote else ""


def _closed(text: str) -> str:
    """The text without the colon or blank that a missing quote leaves, closed by a full stop."""
    tidy = " ".join(text.split()).removesuffix(":").replace("..", ".").replace("?.", "?")
    return tidy if tidy.endswith((".", "?", "!")) else f"{tidy}."
