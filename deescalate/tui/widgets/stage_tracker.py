"""Where the customer is on the way through the three stages, and what the next step needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.content import Content
from textual.widgets import Static

from deescalate.customer import gate_status
from deescalate.interface.labels import label
from deescalate.model.conditions import Subject
from deescalate.model.scenario import Stage
from deescalate.tui.move_words import atom_words
from deescalate.tui.widgets.hanging import Hanging

if TYPE_CHECKING:
    from deescalate.interface.catalogue import Translator
    from deescalate.model.conditions import Atom
    from deescalate.model.scenario import Scenario
    from deescalate.model.session import CustomerState

DONE: Final = "✓"
HERE: Final = "●"
AHEAD: Final = "○"
MOST_LINES: Final = 3
GAUGES: Final = frozenset({Subject.TENSION, Subject.CONNECTION})


def way_on(t: Translator, scenario: Scenario, state: CustomerState) -> tuple[str, ...]:
    """What still keeps the customer from moving on: what is missing on the shortest way, and
    other ways that lack one thing only. Ways that only patience opens come last.
    """
    ways = sorted((status.missing for status in gate_status(scenario, state)), key=_length)
    if not ways or not ways[0]:
        return ()
    first, *others = ways
    texts = [atom_words(t, atom) for atom in first]
    # Waiting is no advice, and of several bounds of one gauge the first named is enough.
    passive = {Subject.AFTER_TURNS} | {atom.subject for atom in first if atom.subject in GAUGES}
    for way in others:
        if len(way) == 1 and way[0].subject not in passive and way[0] not in first:
            texts.append(t("or: {what}", what=atom_words(t, way[0])))
            passive |= {way[0].subject} & GAUGES
    return tuple(dict.fromkeys(texts))[:MOST_LINES]


def _length(way: tuple[Atom, ...]) -> tuple[bool, int]:
    return any(atom.subject is Subject.AFTER_TURNS for atom in way), len(way)


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
        entries: list[tuple[Content, Content]] = []
        for stage in Stage:
            entries.append(self._entry(stage, state.stage))
            if helps and stage is state.stage:
                entries += self._needs(way_on(self._t, scenario, state))
        self.update(Hanging(entries))

    def _entry(self, stage: Stage, present: Stage) -> tuple[Content, Content]:
        words = f"{int(stage)} {label(self._t, stage)}"
        if stage is present:
            return Content.styled(f"{HERE} ", "$bond"), Content.styled(words, "bold")
        if stage < present:
            return Content.styled(f"{DONE} ", "$help"), Content(words)
        return Content.styled(f"{AHEAD} ", "$quiet"), Content.styled(words, "$quiet")

    def _needs(self, ways: tuple[str, ...]) -> list[tuple[Content, Content]]:
        return [(Content(""), Content.styled(f"· {way}", "$quiet")) for way in ways]


def stage_line(t: Translator, present: Stage) -> Content:
    """The stage in one short line, for narrow screens."""
    dots = "".join(HERE if stage <= present else AHEAD for stage in Stage)
    return Content.assemble((dots, "$bond"), " ", (label(t, present), "bold"))
