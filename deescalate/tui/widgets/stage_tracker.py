"""Where the customer is on the way through the three stages, and what the next step needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.content import Content
from textual.widgets import Static

from deescalate.customer import gate_status
from deescalate.interface.labels import label
from deescalate.model.scenario import Stage
from deescalate.tui.move_words import atom_words

if TYPE_CHECKING:
    from deescalate.interface.catalogue import Translator
    from deescalate.model.scenario import Scenario
    from deescalate.model.session import CustomerState

DONE: Final = "✓"
HERE: Final = "●"
AHEAD: Final = "○"
MOST_WAYS: Final = 2


def way_on(t: Translator, scenario: Scenario, state: CustomerState) -> tuple[str, ...]:
    """What still keeps the customer from moving on: the shortest ways, each as one line."""
    statuses = sorted(gate_status(scenario, state), key=lambda status: len(status.missing))
    ways = (", ".join(atom_words(t, atom) for atom in status.missing) for status in statuses)
    return tuple(dict.fromkeys(way for way in ways if way))[:MOST_WAYS]


class StageTracker(Static):
    """The three stages as a list; with ``helps`` the way on is written under the present one."""

    DEFAULT_CSS: ClassVar[str] = """
    StageTracker { height: auto; }
    """

    def __init__(self, t: Translator) -> None:
        super().__init__()
        self._t = t

    def show(self, scenario: Scenario, state: CustomerState, *, helps: bool) -> None:
        """Show where the customer is."""
        lines: list[Content] = []
        for stage in Stage:
            lines.append(self._line(stage, state.stage))
            if helps and stage is state.stage:
                lines.extend(self._ways(way_on(self._t, scenario, state)))
        self.update(Content("\n").join(lines))

    def _line(self, stage: Stage, present: Stage) -> Content:
        words = f"{int(stage)} {label(self._t, stage)}"
        if stage is present:
            return Content.assemble((f"{HERE} ", "$bond"), (words, "bold"))
        if stage < present:
            return Content.assemble((f"{DONE} ", "$help"), words)
        return Content.assemble((f"{AHEAD} {words}", "$quiet"))

    def _ways(self, ways: tuple[str, ...]) -> list[Content]:
        lead = (self._t("needs: {what}", what="\0"), self._t("or: {what}", what="\0"))
        return [
            Content.assemble(("  " + words.replace("\0", way), "$quiet"))
            for words, way in zip(lead, ways, strict=False)
        ]


def stage_line(t: Translator, present: Stage) -> Content:
    """The stage in one short line, for narrow screens."""
    dots = "".join(HERE if stage <= present else AHEAD for stage in Stage)
    return Content.assemble((dots, "$bond"), " ", (label(t, present), "bold"))
