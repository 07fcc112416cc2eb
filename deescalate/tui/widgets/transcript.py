"""The conversation as a chat. It never takes the focus, so that typing is never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import HorizontalGroup, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from deescalate.interface.safe import visible
from deescalate.model.analysis import Speaker
from deescalate.tui.words import clock_text

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Bubble(HorizontalGroup):
    """One message. ``header`` is left out where the same speaker goes on."""

    def __init__(self, speaker: Speaker, name: str, text: str, at: float, *, header: bool) -> None:
        super().__init__(classes=f"-{speaker.value}")
        self._speaker_name = visible(name, one_line=True)
        self._text = visible(text.strip())
        self._at = at
        self._header = header
        self.set_class(header, "-header")

    def compose(self) -> ComposeResult:
        """Who, when and what."""
        if not self._header:
            yield Static(Content(self._text), classes="words")
            return
        head = Content.assemble(
            (self._speaker_name, "bold"), "  ", (clock_text(self._at), "$quiet")
        )
        yield Static(Content("\n").join([head, Content(self._text)]), classes="words")


class Notice(Static):
    """A remark between the messages: something that happened, not something that was said."""

    def __init__(self, text: str) -> None:
        super().__init__(Content(visible(text.strip())), classes="notice")


class Transcript(VerticalScroll, can_focus=False):
    """Messages and notices, the newest at the bottom and in view."""

    DEFAULT_CSS: ClassVar[str] = """
    Transcript {
        height: 1fr;
        padding: 0 1;
        scrollbar-size-vertical: 1;
        Bubble {
            height: auto;
            &.-header { margin-top: 1; }
            .words { width: 86%; padding: 0 1; }
            &.-customer .words { border-left: outer $customer; background: $bubble-customer; }
            &.-colleague .words { border-left: outer $bond; background: $surface; }
            &.-system .words { border-left: outer $quiet; background: $surface; }
            &.-agent { align-horizontal: right; }
            &.-agent .words { border-right: outer $agent; background: $bubble-agent; }
        }
        .notice {
            margin-top: 1;
            padding: 0 2;
            color: $quiet;
            text-align: center;
        }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._last: Speaker | None = None

    def on_mount(self) -> None:
        """Stay at the newest message until the user scrolls up."""
        self.anchor()

    def add(self, speaker: Speaker, name: str, text: str, at: float) -> None:
        """Add a message that was said at ``at`` seconds of the practice clock."""
        self.mount(Bubble(speaker, name, text, at, header=speaker is not self._last))
        self._last = speaker

    def add_notice(self, text: str) -> None:
        """Add a remark."""
        self.mount(Notice(text))
        self._last = None

    def turn_page(self, direction: int) -> None:
        """Scroll a page up (-1) or down (1)."""
        self.scroll_relative(y=direction * max(self.size.height - 2, 1), animate=False)
