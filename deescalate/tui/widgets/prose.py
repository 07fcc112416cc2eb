"""Plain text on a screen: headings, paragraphs, quotations. Nothing in them is ever markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Final

from textual.content import Content
from textual.widgets import Static

from deescalate.interface.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_LETTERS: Final = 6_000
"""Longer texts are cut: they are no text for a screen, and wrapping them is slow."""
_PARAGRAPHS: Final = re.compile(r"\n\s*\n")


def shown(text: str, *, one_line: bool = False) -> str:
    """The text as it may stand on a screen: harmless, and never longer than a screen is read."""
    cut = text if len(text) <= MOST_LETTERS else text[:MOST_LETTERS] + "…"
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


def bullets(texts: Iterable[str], sign: str = "•", style: str = "$quiet") -> Content:
    """One line for each text behind a sign."""
    return Content("\n").join(Content.assemble((f"{sign} ", style), text) for text in texts)


class Heading(Static):
    """The title of a part of a screen."""

    DEFAULT_CSS: ClassVar[str] = """
    Heading { width: 1fr; color: $key; text-style: bold; margin-top: 1; }
    """

    def __init__(self, text: str, *, id: str | None = None, classes: str = "") -> None:  # noqa: A002
        super().__init__(Content(text), id=id, classes=classes)


class Prose(Static):
    """A paragraph; ``text`` is a Content, or plain text that is shown as it is."""

    DEFAULT_CSS: ClassVar[str] = """
    Prose { width: 1fr; max-width: 88; }
    """

    def __init__(
        self,
        text: Content | str = "",
        *,
        id: str | None = None,  # noqa: A002 - textual's name for it
        classes: str = "",
    ) -> None:
        super().__init__(text if isinstance(text, Content) else Content(text), id=id)
        self.add_class(*classes.split())

    def show(self, text: Content | str) -> None:
        """Show another text."""
        self.update(text if isinstance(text, Content) else Content(text))


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
