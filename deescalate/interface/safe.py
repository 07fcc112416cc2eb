"""Makes hostile text harmless to look at.

Scenario texts, names and replies are stored as they were typed. Before one is shown, on any door
(screen, plain lines, report), it goes through ``visible``: a terminal then gets no control
character, no escape sequence and no direction override from it.

Markup of rich and textual (``[bold]``, ``[@click=...]``) is a different matter: it is harmless as
long as the text is handed over as text, that is in a ``rich.text.Text`` or a textual ``Content``,
or to a widget with ``markup=False``; never as a string that the library parses.
"""

import re
from typing import Final

NEWLINE: Final = "↵"
DIRECTION: Final = "⇄"
INVISIBLE: Final = "␢"
UNKNOWN: Final = "�"

_UNSAFE: Final = re.compile(
    "["
    "\x00-\x09\x0b-\x1f\x7f-\x9f"  # control characters, all but the line feed
    "\u2028\u2029"  # line and paragraph separator
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks and overrides of direction
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f"
    "\u3164\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff"  # characters without a glyph
    "\ud800-\udfff"  # halves of surrogate pairs, which no terminal can be sent
    "]"
)


def visible(text: str, *, one_line: bool = False) -> str:
    """The text with every control, escape, direction and invisible character as a symbol.

    The result has exactly as many characters as the text, so spans of findings fit both. Line
    feeds stay, or become ``↵`` if ``one_line``. Tabs and the carriage returns before line feeds
    become spaces. Letters of all scripts, emoji and the joiners inside them stay as they are.
    """
    shown = _UNSAFE.sub(_symbol, text)
    return shown.replace("\n", NEWLINE) if one_line else shown


def cell(value: object) -> object:
    """A value as a cell of a CSV file that may be opened in a terminal or a spreadsheet.

    Texts become one visible line, and what a spreadsheet would take for a formula begins with an
    apostrophe; other values stay as they are.
    """
    if not isinstance(value, str):
        return value
    text = visible(value, one_line=True)
    return f"'{text}" if text.lstrip().startswith(("=", "+", "-", "@")) else text


def _symbol(match: re.Match[str]) -> str:
    character = match.group()
    code = ord(character)
    if character == "\t" or (character == "\r" and match.string.startswith("\n", match.end())):
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if character in "\u2028\u2029":
        return NEWLINE
    if character in "\u061c\u200e\u200f" or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069:
        return DIRECTION
    if 0x80 <= code <= 0x9F or 0xD800 <= code <= 0xDFFF:
        return UNKNOWN
    return INVISIBLE
