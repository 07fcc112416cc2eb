"""Scores as lines: name, band in a word and a symbol, bar, number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from deescalate.model.score import Band
from deescalate.score import band
from deescalate.tui.words import EMPTY, FULL, band_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deescalate.interface.catalogue import Translator

__all__ = ["BAND_STYLES", "ScoreBars", "ScoreRow", "band_words"]

BAND_STYLES: Final = {
    Band.BELOW: "$quiet",
    Band.BRONZE: "$customer",
    Band.SILVER: "$agent",
    Band.GOLD: "bold $help",
}
GAP: Final = "  "
LEAST_BAR: Final = 10
MOST_BAR: Final = 40
NUMBER: Final = 3


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One score, 0..100, or None if there is nothing to score; ``own`` is the learner's rating,
    0..100, marked on the bar.
    """

    name: str
    value: int | None
    own: float | None = None


class ScoreBars(Widget):
    """A table of scores that gives up its bars before it gives up a word."""

    DEFAULT_CSS: ClassVar[str] = """
    ScoreBars { height: auto; width: 1fr; }
    """

    rows: reactive[tuple[ScoreRow, ...]] = reactive((), layout=True)
    """What is shown, from top to bottom."""

    def __init__(
        self,
        t: Translator,
        rows: Sequence[ScoreRow] = (),
        *,
        names: int = 0,
        id: str | None = None,  # noqa: A002 - textual's name for it
    ) -> None:
        """``names`` is the least width of the names, for tables that stand in line."""
        super().__init__(id=id)
        self._t = t
        self._names = names
        self.set_reactive(ScoreBars.rows, tuple(rows))

    def render(self) -> Content:
        """A line for each row."""
        if not self.rows:
            return Content("")
        names = max(self._names, *(cell_len(row.name) for row in self.rows))
        bands = max(cell_len(band_words(self._t, value)) for value in (0, 50, 75, 90))
        fixed = names + bands + NUMBER + 3 * len(GAP)
        bar = min(self.content_size.width - fixed, MOST_BAR)
        return Content("\n").join(
            self._line(row, names, bands, bar if bar >= LEAST_BAR else 0) for row in self.rows
        )

    def _line(self, row: ScoreRow, names: int, bands: int, bar: int) -> Content:
        parts: list[str | tuple[str, str]] = [_padded(row.name, names), GAP]
        if row.value is None:
            return Content.assemble(*parts, (self._t("not reached"), "$quiet"))
        style = BAND_STYLES[band(row.value)]
        parts += [(_padded(band_words(self._t, row.value), bands), style), GAP]
        if bar:
            full = round(row.value * bar / 100)
            line = FULL * full + EMPTY * (bar - full)
            mark = None if row.own is None else min(round(row.own * bar / 100), bar - 1)
            parts += _bar_parts(line, full, mark, style)
            parts.append(GAP)
        parts.append((f"{row.value:>{NUMBER}}", "bold"))
        return Content.assemble(*parts)


def _bar_parts(line: str, full: int, mark: int | None, style: str) -> list[str | tuple[str, str]]:
    """The bar in its two halves, with ◇ where the learner saw themselves."""
    if mark is None:
        return [(line[:full], style), (line[full:], "$quiet")]
    left, right = line[:mark], line[mark + 1 :]
    split = min(full, len(left))
    return [
        (left[:split], style),
        (left[split:], "$quiet"),
        ("◇", "bold"),
        (right[: max(full - mark - 1, 0)], style),
        (right[max(full - mark - 1, 0) :], "$quiet"),
    ]


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))
