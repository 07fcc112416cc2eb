"""Texts with a unit in scenario files: times, amounts of money and bands of tension."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final

from pydantic_core import PydanticCustomError

from deescalate.content.source import quote
from deescalate.model.scenario import Band, Money

_SECONDS: Final = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_LONGEST: Final = 30 * 86400
_TIME: Final = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,3})?)\s?([smhd])\Z")
_MONEY: Final = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,2})?)\s([A-Z]{3})\Z")
_BAND: Final = re.compile(
    r"(?:(?P<any>any)|above (?P<above>[0-9]{1,3})|below (?P<below>[0-9]{1,3})"
    r"|(?P<low>[0-9]{1,3}) to (?P<high>[0-9]{1,3}))\Z"
)
_CURRENCIES: Final = {
    "€": "EUR",
    "euro": "EUR",
    "euros": "EUR",
    "eur": "EUR",
    "$": "USD",
    "dollar": "USD",
    "dollars": "USD",
    "usd": "USD",
    "£": "GBP",
    "pound": "GBP",
    "pounds": "GBP",
    "gbp": "GBP",
    "chf": "CHF",
    "franken": "CHF",
    "francs": "CHF",
}


def complaint(code: str, message: str, advice: str = "", offset: int = 0) -> PydanticCustomError:
    """An error that the schema's reader turns into a problem with that code."""
    return PydanticCustomError(
        "complaint",
        "{message}",
        {"code": code, "message": message, "advice": advice, "offset": offset},
    )


def shown(value: object) -> str:
    """A wrong value as it is quoted in a message."""
    if value is None:
        return "nothing"
    if value == "":
        return "an empty text"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (str, int, float)):
        return quote(str(value))
    return "a list" if isinstance(value, list) else "keys and values"


def either(options: Iterable[str]) -> str:
    """The options in words: ``a, b or c``."""
    known = list(options)
    return known[0] if len(known) == 1 else f"{', '.join(known[:-1])} or {known[-1]}"


def read_time(value: Any) -> float:
    """Seconds of ``45s``, ``10m``, ``1.5h`` or ``2d``."""
    found = _TIME.match(value.strip()) if isinstance(value, str) else None
    if found is None:
        raise complaint(
            "S06",
            f"{shown(value)} is not a time",
            "write a number with s, m, h or d, such as 45s, 10m or 1.5h",
        )
    seconds = float(found[1]) * _SECONDS[found[2]]
    if seconds > _LONGEST:
        raise complaint("S05", f"{shown(value)} is longer than 30 days", "write a shorter time")
    return seconds


def read_time_text(value: Any) -> str:
    """A time that is only shown: checked like any other, kept as it is written."""
    read_time(value)
    return str(value).strip()


def read_money(value: Any) -> Money:
    """An amount such as ``30 EUR`` or ``29.90 EUR``."""
    text = value.strip() if isinstance(value, str) else ""
    found = _MONEY.match(text)
    if found is None:
        raise complaint("S07", f"{shown(value)} is not an amount", _money_help(text))
    return Money(Decimal(found[1]), found[2])


def _money_help(text: str) -> str:
    loose = re.match(r"([$€£]?)\s*([0-9]{1,9})(?:[.,]([0-9]{1,2}))?\s*([^\s0-9]*)\Z", text)
    if loose:
        word = loose[1] or loose[4]
        currency = _CURRENCIES.get(word.lower(), word if word.isupper() and len(word) == 3 else "")
        if currency.isascii() and currency:
            cents = f".{loose[3]}" if loose[3] else ""
            return f"did you mean {loose[2]}{cents} {currency}?"
    return "write a number and three capital letters, such as 30 EUR or 29.90 EUR"


def read_band(value: Any) -> Band:
    """A band of tension: ``any``, ``above 60``, ``below 40`` or ``40 to 60`` (ends included)."""
    advice = "write any, above N, below N or N to M, such as above 60"
    text = re.sub(r"\s+", " ", value.strip()) if isinstance(value, str) else ""
    found = _BAND.match(text)
    if found is None:
        raise complaint("S08", f"{shown(value)} is not a band of tension", advice)
    if found["any"]:
        return Band()
    if found["above"]:
        band = Band(int(found["above"]) + 1, 100)
    elif found["below"]:
        band = Band(0, int(found["below"]) - 1)
    else:
        band = Band(int(found["low"]), int(found["high"]))
    if band.low > band.high or band.high > 100:
        raise complaint("S08", f"no tension lies in {quote(text)}", "tension runs from 0 to 100")
    return band
