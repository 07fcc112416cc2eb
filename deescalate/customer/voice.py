"""The customer's mouth: fresh lines, decided by the seed, in the customer's way of speaking."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from deescalate.customer.chance import pick
from deescalate.customer.house import common_lines, house_lines
from deescalate.customer.manners import mannered_lines, own_lines
from deescalate.customer.pacing import typing_time
from deescalate.model.analysis import Speaker
from deescalate.model.scenario import CustomerEvent, Lines, Scenario, Style
from deescalate.model.session import CustomerState, Line, LineKind

MOST_LINES: Final = {Style.WORDY: 3, Style.TANGENT: 3, Style.RESERVED: 2}
"""Messages in one reaction, what was left unsaid not counted; others send up to 3."""


@dataclass
class Voice:
    """Collects what the customer says in one reaction and never says a line twice while
    others are left.
    """

    scenario: Scenario
    seed: int
    state: CustomerState
    lines: list[Line] = field(default_factory=list)
    events: list[CustomerEvent] = field(default_factory=list)

    @property
    def beat(self) -> str:
        """Which act of the session this is; part of every choice."""
        state = self.state
        return f"{state.turns}.{state.consults}.{state.silences}"

    @property
    def full(self) -> bool:
        """Whether the customer has said as much as this style ever says at once."""
        return len(self.lines) >= MOST_LINES.get(self.scenario.persona.style, 3)

    def said(self) -> set[str]:
        """Everything said so far, this reaction included."""
        return {*self.state.said, *(line.text for line in self.lines)}

    def fresh(self, options: Iterable[str]) -> list[str]:
        """The options not said yet."""
        said = self.said()
        return [text for text in options if text not in said]

    def say(
        self,
        text: str,
        kind: LineKind,
        *,
        fact: str | None = None,
        event: CustomerEvent | None = None,
    ) -> None:
        """Add one message."""
        if event is not None:
            self.events.append(event)
        typing = typing_time(self.scenario, text)
        self.lines.append(Line(Speaker.CUSTOMER, text, 0.0, typing, kind, fact, event))

    def say_one(self, options: Sequence[str], kind: LineKind) -> bool:
        """Add a fresh one of the options; False if none is left."""
        left = self.fresh(options)
        if not left:
            return False
        self.say(pick(left, self.seed, self.beat, kind), kind)
        return True

    def say_house(self, key: str, kind: LineKind) -> bool:
        """Add a fresh line of the scenario's own for this, else of the house; False if none is
        left.
        """
        own = own_lines(self.scenario, key)
        return self.say_one(own, kind) or self.say_one(self._of_the_house(key), kind)

    def say_house_anyway(self, key: str, kind: LineKind) -> None:
        """Add a line of the scenario's own for this, else of the house, an old one if there is no
        fresh one.
        """
        options = own_lines(self.scenario, key) or self._of_the_house(key)
        self.say(pick(self.fresh(options) or options, self.seed, self.beat, kind), kind)

    def say_question(self, key: str, question: str, kind: LineKind) -> None:
        """Add a house line that repeats a question."""
        options = [text.format(question=question) for text in house_lines(self.scenario, key)]
        self.say(pick(self.fresh(options) or options, self.seed, self.beat, kind), kind)

    def say_from(self, groups: Iterable[Lines], tension: int) -> Lines | None:
        """Add a line of the first group of this tension with a fresh one; that group."""
        for group in groups:
            left = self.fresh(group.any_of) if tension in group.band else []
            if left:
                text = pick(left, self.seed, self.beat, "line")
                self.say(text, LineKind.REPLY, event=group.event)
                return group
        return None

    def _of_the_house(self, key: str) -> tuple[str, ...]:
        """The house's lines; of those that are the same for everybody, reserved customers prefer
        the shorter, wordy ones the longer.
        """
        mannered = mannered_lines(self.scenario, key)
        if mannered:
            return mannered
        options = common_lines(self.scenario, key)
        style = self.scenario.persona.style
        left = self.fresh(options)
        if len(left) < 2 or style not in {Style.RESERVED, Style.WORDY}:
            return options
        ordered = sorted(left, key=len, reverse=style is Style.WORDY)
        return tuple(ordered[: (len(ordered) + 1) // 2])
