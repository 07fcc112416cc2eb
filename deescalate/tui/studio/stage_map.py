"""The map of a scenario: its stages as boxes, between them what leads on, back and out."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.content import Content
from textual.widgets import Static

from deescalate.interface.labels import label
from deescalate.interface.safe import visible
from deescalate.tui.move_words import atom_words
from deescalate.tui.widgets.hanging import Hanging
from deescalate.tui.widgets.prose import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.app import ComposeResult

    from deescalate.interface.catalogue import Translator
    from deescalate.model.conditions import Condition
    from deescalate.model.scenario import Scenario, Stage, StagePlan

ON: Final = "▼"
BACK: Final = "↩"
OUT: Final = "→"

Entry = tuple[Content, Content]


class StageMap(Page):
    """The map; the stage in which the conversation is now stands out and says so."""

    DEFAULT_CSS: ClassVar[str] = """
    StageMap {
        padding: 0 1;
        .box {
            height: auto;
            padding: 0 1;
            border: round $quiet;
            border-title-color: $foreground;
            border-title-style: bold;
            border-subtitle-color: $key;
            &.-here { border: heavy $key; border-title-color: $key; }
        }
        .ways { height: auto; margin: 0 0 0 3; }
    }
    """

    def __init__(self, t: Translator) -> None:
        super().__init__(id="map")
        self._t = t
        self._scenario: Scenario | None = None
        self._here: Stage | None = None

    def show(self, scenario: Scenario, here: Stage | None) -> None:
        """Show this scenario, and where the conversation is."""
        if (scenario, here) != (self._scenario, self._here):
            self._scenario, self._here = scenario, here
            self.refresh(recompose=True)

    def compose(self) -> ComposeResult:
        """Stages from top to bottom, then how it can end."""
        scenario = self._scenario
        if scenario is None:
            yield Static(Content(self._t("The map is drawn as soon as the file has no errors.")))
            return
        for plan in scenario.stages:
            yield self._box(plan)
            yield Static(Hanging(self._ways(plan)), classes="ways")
        ends = Static(Hanging(self._ends(scenario)), classes="box")
        ends.border_title = Content(self._t("How it can end"))
        yield ends

    def _box(self, plan: StagePlan) -> Static:
        goal = Content(visible(" ".join(plan.goal.split())))
        box = Static(goal, classes="box")
        box.border_title = Content(f"{int(plan.stage)} {label(self._t, plan.stage)}")
        if plan.stage is self._here:
            box.add_class("-here")
            box.border_subtitle = Content(f"● {self._t('the conversation is here')}")
        return box

    def _ways(self, plan: StagePlan) -> Iterator[Entry]:
        """Where it goes from a stage; several gates to one stage are one way."""
        targets = dict.fromkeys(gate.to for gate in plan.gates)
        # What leads on stands right below the box, what leads back after it.
        for target in sorted(targets, key=lambda to: to < plan.stage):
            back = target < plan.stage
            sign = Content.styled(f"{BACK if back else ON} ", "$harm" if back else "$help")
            yield sign, Content.styled(self._direction(target, back=back), "bold")
            yield from self._conditions(
                condition for gate in plan.gates if gate.to is target for condition in gate.when
            )

    def _direction(self, target: Stage, *, back: bool) -> str:
        name = f"{int(target)} {label(self._t, target)}"
        if back:
            return self._t("back to {stage}", stage=name)
        return self._t("on to {stage}", stage=name)

    def _conditions(self, when: Iterable[Condition]) -> Iterator[Entry]:
        for number, condition in enumerate(when):
            words = self._condition(condition)
            lead = self._t("or: {what}", what=words) if number else words
            yield Content(""), Content.styled(lead, "$quiet")

    def _condition(self, condition: Condition) -> str:
        return " + ".join(atom_words(self._t, atom) for atom in condition.atoms)

    def _ends(self, scenario: Scenario) -> Iterator[Entry]:
        t, emotion = self._t, scenario.emotion
        calm = t("Calm: tension below {n}, a solution accepted", n=emotion.calm_below)
        yield Content.styled("✓ ", "$help"), Content(calm)
        leaves = t(
            "The customer leaves: tension {tension}, or not calm after {n} replies",
            tension=emotion.leaves_at,
            n=emotion.patience,
        )
        yield Content.styled("✗ ", "$harm"), Content(leaves)
        for path in scenario.escalation.paths:
            whom = visible(path.to, one_line=True)
            words = t("Handed over to {whom}: right if", whom=whom)
            if not path.right_when:
                words = t("Handed over to {whom}: never right", whom=whom)
            yield Content.styled(f"{OUT} ", "$bond"), Content(words)
            yield from self._conditions(path.right_when)
