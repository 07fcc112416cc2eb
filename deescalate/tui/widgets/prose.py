"""Plain text on a screen: headings, paragraphs, quotations. Nothing in them is ever markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from deescalate.interface.catalogue import N_
from deescalate.interface.safe import visible

if TYPE_CHECKING:
    from textual.visual import VisualType

MOST_LETTERS: Final = 6_000
"""Longer texts are cut: they are no text for a screen, and wrapping them is slow."""
MOST_ON_A_LINE: Final = 300
"""The same for titles and names."""
_PARAGRAPHS: Final = re.compile(r"\n\s*\n")


def shown(text: str, *, one_line: bool = False) -> str:
    """The text as it may stand on a screen: harmless, and never longer than a screen is read."""
    most = MOST_ON_A_LINE if one_line else MOST_LETTERS
    cut = text if len(text) <= most else text[:most] + "…"
    return visible(cut.strip(), one_line=one_line)


def reflowed(text: str) -> str:
    """A text whose lines were broken by its author, with lines as long as the screen allows.

    Empty lines keep paragraphs apart; lines that begin with a dash or bullet stay lines.
    """
    return "\n\n".join(_joined(part) for part in _PARAGRAPHS.split(shown(text)) if part.strip())


def _joined(paragraph: str) -> str:
    lines: list[str] = []
    for line in paragraph.split("\n"):
        if lines and not line.lstrip().startswith(("-", "•", "*")):
            lines[-1] += " " + line.strip()
        else:
            lines.append(line.strip())
    return "\n".join(lines)


class Title(Static):
    """The title of a part of a screen."""

    DEFAULT_CSS: ClassVar[str] = """
    Title { width: 1fr; color: $key; text-style: bold; margin-top: 1; }
    """

    def __init__(self, text: str, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(Content(text), id=id, classes=classes)


class Prose(Static):
    """A paragraph. A ``str`` is shown letter by letter; anything else is a visual."""

    DEFAULT_CSS: ClassVar[str] = """
    Prose { width: 1fr; max-width: 88; }
    """

    def __init__(
        self,
        text: VisualType = "",
        *,
        id: str | None = None,  # noqa: A002 - textual's name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(_visual(text), id=id, classes=classes)

    def show(self, text: VisualType) -> None:
        """Show another text."""
        self.update(_visual(text))


def _visual(text: VisualType) -> VisualType:
    return Content(text) if isinstance(text, str) else text


class Quote(Prose):
    """Somebody's words, set off by a bar on the left.

    The class of the speaker (``customer``, ``weak``, ``strong``) colours the bar.
    """

    DEFAULT_CSS: ClassVar[str] = """
    Quote {
        height: auto;
        padding: 0 1;
        margin: 0 0 0 1;
        border-left: outer $quiet;
        &.customer { border-left: outer $customer; background: $bubble-customer; }
        &.agent { border-left: outer $agent; background: $bubble-agent; }
        &.weak { border-left: outer $harm; }
        &.strong { border-left: outer $help; }
    }
    """


class Page(VerticalScroll, inherit_bindings=False):
    """A text to scroll through; ← and → stay free for the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_up", N_("Scroll up"), id="page.up", show=False),
        Binding("down", "scroll_down", N_("Scroll down"), id="page.down", show=False),
        Binding("pageup", "page_up", N_("Page up"), id="page.page-up", show=False),
        Binding("pagedown,space", "page_down", N_("Page down"), id="page.page-down", show=False),
        Binding("home", "scroll_home", N_("To the top"), id="page.home", show=False),
        Binding("end", "scroll_end", N_("To the bottom"), id="page.end", show=False),
    ]
    DEFAULT_CSS: ClassVar[str] = """
    Page { padding: 0 0 0 1; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    """
