"""What the customer has told so far."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.content import Content
from textual.widgets import Static

from deescalate.interface.safe import visible
from deescalate.tui.move_words import name_of
from deescalate.tui.widgets.hanging import Hanging

if TYPE_CHECKING:
    from collections.abc import Iterable

    from deescalate.interface.catalogue import Translator
    from deescalate.model.scenario import Fact

LONGEST: Final = 80


class FactsHeard(Static):
    """The facts as a list; ``✓`` are those that the agent has taken up."""

    DEFAULT_CSS: ClassVar[str] = """
    FactsHeard { height: auto; }
    """

    def __init__(self, t: Translator) -> None:
        super().__init__()
        self._t = t

    def show(self, facts: Iterable[Fact], used: Iterable[str]) -> None:
        """Show these facts; ``used`` are ids of those taken up."""
        taken = set(used)
        entries = [
            (
                Content.styled("✓ ", "$help")
                if fact.id in taken
                else Content.styled("· ", "$quiet"),
                Content.assemble(
                    (name_of(fact.id), "$quiet"), "  ", visible(fact.value[:LONGEST], one_line=True)
                ),
            )
            for fact in facts
        ]
        nothing = Content.styled(self._t("nothing yet"), "$quiet")
        self.update(Hanging(entries) if entries else nothing)
