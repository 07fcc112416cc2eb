"""Something to read, in pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from deescalate.interface.catalogue import N_
from deescalate.interface.safe import visible
from deescalate.tui.dialogs.base import Dialog

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.visual import Visual

    from deescalate.interface.catalogue import Translator


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a page under a heading of its own, which may be empty."""

    words: Visual
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A titled text."""

    title: str
    blocks: tuple[Block, ...]


class Text(VerticalScroll, inherit_bindings=False):
    """What is read. It leaves the left and right keys to the dialog."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_up", N_("Scroll up"), show=False, id="text.up"),
        Binding("down", "scroll_down", N_("Scroll down"), show=False, id="text.down"),
        Binding("pageup", "page_up", N_("Page up"), show=False, id="text.page-up"),
        Binding("pagedown,space", "page_down", N_("Page down"), show=False, id="text.page-down"),
        Binding("home", "scroll_home", N_("To the top"), show=False, id="text.top"),
        Binding("end", "scroll_end", N_("To the end"), show=False, id="text.end"),
    ]


class ReadingDialog(Dialog[None]):
    """Shows pages; the arrow keys turn them and scroll."""

    DEFAULT_CSS: ClassVar[str] = """
    ReadingDialog {
        .frame { height: auto; }
        Text { height: auto; max-height: 100%; scrollbar-size-vertical: 1; }
        Text > Static { height: auto; padding-right: 1; margin-bottom: 1; }
        Text > .heading { margin-bottom: 0; color: $key; text-style: bold; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", N_("Previous"), id="reading.previous"),
        Binding("right", "turn(1)", N_("Next"), id="reading.next"),
    ]

    def __init__(self, t: Translator, pages: tuple[Page, ...], at: int = 0) -> None:
        super().__init__(t, pages[at].title)
        self._pages = pages
        self._at = at

    def body(self) -> ComposeResult:
        """The present page."""
        with Text():
            yield from self._statics()

    def _statics(self) -> Iterator[Static]:
        for block in self._pages[self._at].blocks:
            if block.heading:
                yield Static(Content(visible(block.heading, one_line=True)), classes="heading")
            yield Static(block.words)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Pages can be turned only where there is another one."""
        if action == "turn":
            return parameters[0] in self._steps()
        return super().check_action(action, parameters)

    async def action_turn(self, step: int) -> None:
        """Go to the page before (-1) or after (1)."""
        if step in self._steps():
            self._at += step
            title = visible(self._pages[self._at].title, one_line=True)
            self.query_one(".frame").border_title = Content(title)
            text = self.query_one(Text)
            await text.remove_children()
            await text.mount(*self._statics())
            text.scroll_home(animate=False)
            self.refresh_bindings()

    def _steps(self) -> set[object]:
        steps: set[object] = set()
        if self._at > 0:
            steps.add(-1)
        if self._at < len(self._pages) - 1:
            steps.add(1)
        return steps
