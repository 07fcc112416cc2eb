"""Texts behind a sign whose wrapped lines stay clear of the sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.visual import Visual

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.css.styles import RulesMap
    from textual.strip import Strip
    from textual.style import Style
    from textual.visual import RenderOptions


class Hanging(Visual):
    """Entries of a sign and a text, one below the other; the signs form a column."""

    def __init__(self, entries: Iterable[tuple[Content, Content]]) -> None:
        self._entries: Sequence[tuple[Content, Content]] = tuple(entries)
        self._indent = max((sign.cell_length for sign, _text in self._entries), default=0)

    @property
    def plain(self) -> str:
        """The text without styles and wrapping."""
        return "\n".join(f"{sign.plain}{text.plain}" for sign, text in self._entries)

    def laid_out(self, width: int) -> Content:
        """The lines at a width."""
        room = max(width - self._indent, 1)
        lines: list[Content] = []
        for sign, text in self._entries:
            starts = sign.pad_right(self._indent - sign.cell_length)
            for line in text.wrap(room):
                lines.append(starts + line.rstrip())
                starts = Content(" " * self._indent)
        return Content("\n").join(lines)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The rows of cells."""
        return self.laid_out(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002
        """Width without wrapping."""
        lines = [line for _sign, text in self._entries for line in text.plain.split("\n")]
        return self._indent + max(map(cell_len, lines), default=0)

    def get_minimal_width(self, rules: RulesMap) -> int:
        """Width of the longest word."""
        widths = [text.get_minimal_width(rules) for _sign, text in self._entries]
        return self._indent + max(widths, default=0)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Lines needed at a width."""
        return self.laid_out(width).get_height(rules, width)


def bullets(texts: Iterable[Content | str], sign: str = "•", style: str = "$quiet") -> Hanging:
    """One entry for each text behind the same sign."""
    lead = Content.styled(f"{sign} ", style)
    return Hanging((lead, text if isinstance(text, Content) else Content(text)) for text in texts)
