"""A page for every code: why it matters and what to do (``codes.md`` beside this module)."""

import re
from functools import cache
from importlib.resources import files

from deescalate.content.codes import CODES
from deescalate.content.source import suggestion
from deescalate.errors import ContentError


@cache
def pages() -> dict[str, str]:
    """The pages' texts by code."""
    text = files("deescalate.content").joinpath("codes.md").read_text(encoding="utf-8")
    found = re.findall(r"^## (\S+)\n(.*?)(?=^## |\Z)", text, flags=re.MULTILINE | re.DOTALL)
    return {code: page.strip() for code, page in found}


def overview() -> str:
    """A line for every code: how grave it is and what it means, in the order of the pages."""
    return "".join(
        f"{code}  {CODES[code].severity:<7}  {CODES[code].meaning}\n" for code in pages()
    )


def page(code: str) -> str:
    """What a code means, how grave it is, why it matters, and an example.

    Raises:
        ContentError: there is no such code.
    """
    wanted = code.strip().upper()
    if wanted not in CODES:
        raise ContentError(f"there is no code {code}; {suggestion(wanted, CODES, 'codes')}")
    known = CODES[wanted]
    return f"{wanted} ({known.severity}): {known.meaning}\n\n{pages()[wanted]}\n"
