"""The customer's tension and connection over a session, with the stages below."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar, Final

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from deescalate.interface.catalogue import N_
from deescalate.interface.labels import label
from deescalate.model.session import Gauge
from deescalate.tui.widgets.plot import Cell, Curve, column_owner, plot

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events
    from textual.style import Style

    from deescalate.interface.catalogue import Translator
    from deescalate.model.record import SessionRecord
    from deescalate.model.scenario import Stage

MARGIN: Final = 5
"""Cells left of the plot: the scale and the axis."""
FRAME_ROWS: Final = 4
"""Rows that are not the plot: legend, axis, numbers, stages."""
SCALE: Final = (100, 50, 0)


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """The gauges (0..100) and the stage after one act; the first point is the opening."""

    tension: int
    connection: int
    stage: Stage


class Curves(Widget, can_focus=True):
    """Two step curves; ←/→ or a click choose the act whose words the screen shows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", N_("Earlier"), id="curves.earlier"),
        Binding("right", "step(1)", N_("Later"), id="curves.later"),
        Binding("home", "choose(0)", N_("Opening"), id="curves.first", show=False),
        Binding("end", "choose(-1)", N_("Ending"), id="curves.last", show=False),
    ]
    HELP: ClassVar[str] = N_("Tension and connection after each of your replies.")
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "curves--tension",
        "curves--connection",
        "curves--both",
        "curves--axis",
        "curves--chosen",
    }
    DEFAULT_CSS: ClassVar[str] = """
    Curves {
        height: 13;
        color: $foreground;
        & > .curves--tension { color: $tense; text-style: bold; }
        & > .curves--connection { color: $bond; }
        & > .curves--both { color: $foreground; text-style: bold; }
        & > .curves--axis { color: $quiet; }
        & > .curves--chosen { background: $panel; text-style: bold; }
        &:focus > .curves--chosen { background: $quiet 30%; text-style: bold; }
    }
    """

    points: reactive[tuple[CurvePoint, ...]] = reactive(())
    """The opening and every act after it."""
    chosen: reactive[int] = reactive(0)
    """Index of the point that is looked at."""

    class Chosen(Message):
        """The user looks at another point."""

        def __init__(self, curves: Curves, index: int) -> None:
            super().__init__()
            self.curves = curves
            self.index = index

        @property
        def control(self) -> Curves:
            """The sender."""
            return self.curves

    def __init__(
        self,
        t: Translator,
        points: Sequence[CurvePoint] = (),
        *,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self._t = t
        self.signs: Mapping[int, str] = {}
        self.set_reactive(Curves.points, tuple(points))
        self.set_reactive(Curves.chosen, max(len(points) - 1, 0))

    def mark(self, signs: Mapping[int, str]) -> None:
        """Put signs behind the numbers of these points."""
        self.signs = signs
        self.refresh()

    def validate_chosen(self, index: int) -> int:
        """Keep the choice within the points."""
        return min(max(index, 0), max(len(self.points) - 1, 0))

    def watch_chosen(self, before: int, index: int) -> None:
        """Tell the screen."""
        if before != index:
            self.post_message(self.Chosen(self, index))

    def action_step(self, by: int) -> None:
        """Look at a neighbour."""
        self.chosen += by

    def action_choose(self, index: int) -> None:
        """Look at the first (0) or the last (-1) point."""
        self.chosen = index if index >= 0 else len(self.points) - 1

    def on_click(self, event: events.Click) -> None:
        """Look at the point under the mouse."""
        offset = event.get_content_offset(self)
        width = self._plot_width
        if offset is None or not self.points or offset.x < MARGIN or width < 1:
            return
        self.chosen = column_owner(offset.x - MARGIN, width, len(self.points))

    @property
    def _plot_width(self) -> int:
        return max(self.content_size.width - MARGIN, 0)

    def render(self) -> Content:
        """Legend, plot, axis, numbers of the replies, stages."""
        width, height = self._plot_width, self.content_size.height - FRAME_ROWS
        if not self.points or width < 1 or height < 1:
            return Content("")
        grid = plot(
            [point.tension for point in self.points],
            [point.connection for point in self.points],
            width,
            height,
        )
        rows = [self._legend(), *(self._row(cells, y, height) for y, cells in enumerate(grid))]
        rows += [self._axis(width), self._numbers(width), self._stages(width)]
        return Content("\n").join(rows)

    def _style(self, name: str, *, chosen: bool = False) -> Style:
        names = [f"curves--{name}", "curves--chosen"] if chosen else [f"curves--{name}"]
        return self.get_visual_style(*names)

    def _owner(self, column: int) -> int:
        return column_owner(column, self._plot_width, len(self.points))

    def _legend(self) -> Content:
        first, last = self.points[0], self.points[-1]
        tension = f"{first.tension} → {last.tension}"
        connection = f"{first.connection} → {last.connection}"
        named = Content.assemble(
            " " * MARGIN,
            (f"━━ {label(self._t, Gauge.TENSION)} {tension}", self._style("tension")),
            "   ",
            (f"── {label(self._t, Gauge.CONNECTION)} {connection}", self._style("connection")),
        )
        if named.cell_length <= self.content_size.width:
            return named
        return Content.assemble(
            (f"━━ {tension}", self._style("tension")),
            "  ",
            (f"── {connection}", self._style("connection")),
        )

    def _row(self, cells: Sequence[Cell], y: int, height: int) -> Content:
        scale = {round((100 - value) * (height - 1) / 100): value for value in SCALE}
        value = scale.get(y)
        margin = "    │" if value is None else f"{value:>3} ┤"
        parts: list[tuple[str, Style]] = [(margin, self._style("axis"))]
        looks = [(cell, self._owner(x) == self.chosen) for x, cell in enumerate(cells)]
        for (curves, chosen), run in groupby(looks, key=lambda look: (look[0].curves, look[1])):
            text = "".join(cell.text for cell, _chosen in run)
            parts.append((text, self._style(_CURVE_STYLES[curves], chosen=chosen)))
        return Content.assemble(*parts)

    def _starts(self, width: int) -> dict[int, int]:
        """First column of every point that has one."""
        starts: dict[int, int] = {}
        for column in range(width):
            starts.setdefault(self._owner(column), column)
        return starts

    def _axis(self, width: int) -> Content:
        ticks = set(self._starts(width).values()) if width >= 2 * len(self.points) else set()
        line = "".join("┴" if column in ticks else "─" for column in range(width))
        return Content.styled("    └" + line, self._style("axis"))

    def _numbers(self, width: int) -> Content:
        """The numbers of the acts under their columns; the chosen one in brackets, always."""
        starts = self._starts(width)
        line = [" "] * width
        place = min(starts.get(self.chosen, 0), max(width - len(self._number(self.chosen)) - 2, 0))
        mark = f"[{self._number(self.chosen)}]"[:width]
        line[place : place + len(mark)] = mark
        for index, column in starts.items():
            name = self._number(index)
            around = line[max(column - 1, 0) : column + len(name) + 1]
            fits = column + len(name) <= width and not "".join(around).strip()
            if fits and index != self.chosen:
                line[column : column + len(name)] = name
        text = "".join(line)
        end = place + len(mark)
        return Content.assemble(
            (" " * MARGIN + text[:place], self._style("axis")),
            (text[place:end], self._style("both", chosen=True)),
            (text[end:], self._style("axis")),
        )

    def _number(self, index: int) -> str:
        return self._t("start") if index == 0 else f"{index}{self.signs.get(index, '')}"

    def _stages(self, width: int) -> Content:
        """A strip with a segment for every stretch in one stage; ↩ marks a relapse."""
        parts: list[tuple[str, Style]] = [(" " * MARGIN, self._style("axis"))]
        before: Stage | None = None
        stages = (self.points[self._owner(column)].stage for column in range(width))
        for stage, run in groupby(stages):
            space = len(list(run))
            edge = "│" if before is not None else ""
            mark = "↩ " if before is not None and stage < before else ""
            texts = (f"{mark}{int(stage)} {label(self._t, stage)}", f"{mark}{int(stage)}", "")
            room = space - len(edge)
            text = next(text for text in texts if cell_len(text) <= room)
            filled = edge + text + " " * (room - cell_len(text))
            parts.append((filled, self._style("axis")))
            before = stage
        return Content.assemble(*parts)


def curve_points(record: SessionRecord) -> tuple[CurvePoint, ...]:
    """The opening and the state after each turn."""
    if not record.turns:
        return ()
    first = record.turns[0]
    start = CurvePoint(first.tension_before, first.connection_before, first.stage)
    states = (turn.reaction.state for turn in record.turns)
    return (start, *(CurvePoint(each.tension, each.connection, each.stage) for each in states))


_CURVE_STYLES: Final = {
    Curve.NONE: "axis",
    Curve.HEAVY: "tension",
    Curve.LIGHT: "connection",
    Curve.HEAVY | Curve.LIGHT: "both",
}
