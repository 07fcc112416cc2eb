"""Help for the present screen, made from what the keys do there at this moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from textual.content import Content

from deescalate.interface.catalogue import N_
from deescalate.tui.dialogs.reading import Block, Page, ReadingDialog
from deescalate.tui.keys import active_hints

if TYPE_CHECKING:
    from textual.screen import Screen

    from deescalate.interface.catalogue import Translator
    from deescalate.tui.keys import KeyHint

MOST_KEYS: Final = 2
"""Keys that are named for one action."""

GENERAL = N_(
    "The mouse works too. To copy text, mark it with the mouse and press Ctrl+C; where that does"
    " nothing, hold Shift while marking."
)


def help_dialog(t: Translator, screen: Screen[object]) -> ReadingDialog:
    """The help of a screen: its own words and its keys."""
    hints = [hint for hint in active_hints(screen, t) if hint.own and hint.enabled]
    words = [screen.HELP, GENERAL]
    texts = [key_table(hints), *(Content(t(text)) for text in words if text)]
    return ReadingDialog(t, (Page(t("Help"), tuple(Block(text) for text in texts)),))


def key_table(hints: list[KeyHint]) -> Content:
    """The keys in one column, what they do in the other."""
    labels = [", ".join(hint.keys[:MOST_KEYS]) for hint in hints]
    width = max((cell_len(text) for text in labels), default=0)
    lines = [
        Content.assemble((text, "bold $key"), " " * (width - cell_len(text) + 2), hint.description)
        for text, hint in zip(labels, hints, strict=True)
    ]
    return Content("\n").join(lines)
