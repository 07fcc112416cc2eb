"""What is wrong with the file, problem by problem."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from deescalate.content.problems import Problem, Severity
from deescalate.interface.catalogue import N_
from deescalate.tui.widgets.choices import Choice, Choices
from deescalate.tui.widgets.prose import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.widgets import OptionList

    from deescalate.interface.catalogue import Translator

SIGNS: Final = {
    Severity.ERROR: ("✗", "bold $harm"),
    Severity.WARNING: ("!", "bold $customer"),
    Severity.HINT: ("·", "bold $quiet"),
}
NAMES: Final = {
    Severity.ERROR: N_("Error"),
    Severity.WARNING: N_("Warning"),
    Severity.HINT: N_("Hint"),
}


def count_words(t: Translator, problems: Sequence[Problem]) -> str:
    """How many problems of each kind there are: ``2 errors, 1 warning``; without any, a word."""
    number = {
        severity: sum(problem.severity is severity for problem in problems) for severity in Severity
    }
    parts = [
        t.plural("{n} error", "{n} errors", number[Severity.ERROR]),
        t.plural("{n} warning", "{n} warnings", number[Severity.WARNING]),
        t.plural("{n} hint", "{n} hints", number[Severity.HINT]),
    ]
    found = [part for part, severity in zip(parts, Severity, strict=True) if number[severity]]
    return ", ".join(found) or t("none")


def problem_words(t: Translator, problem: Problem) -> tuple[Content, Content]:
    """A problem's first line, and what is wrong and what to do."""
    sign, style = SIGNS[problem.severity]
    place = t("line {line}, column {column}", line=problem.line, column=problem.column)
    title = Content.assemble(
        (f"{sign} {t(NAMES[problem.severity])}", style),
        (f"  {place}", ""),
        (f"  {problem.code}", "$quiet"),
    )
    parts: list[str | tuple[str, str]] = [shown(problem.message)]
    if problem.help:
        parts.append((f"\n→ {shown(problem.help)}", "$quiet"))
    return title, Content.assemble(*parts)


class ProblemList(Choices):
    """The problems, errors first; Enter goes to the place, Space says why it matters."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", N_("Go there"), id="problems.go"),
        Binding("space", "why", N_("Why"), id="problems.why"),
    ]
    DEFAULT_CSS: ClassVar[str] = """
    ProblemList { height: 1fr; padding: 0 1; scrollbar-gutter: stable; }
    """

    @dataclass
    class Chosen(Message):
        """Somebody wants to go to a problem, or to read ``why`` it is one."""

        problem: Problem
        why: bool

    def __init__(self, t: Translator) -> None:
        super().__init__(id="problems")
        self._t = t
        self._problems: tuple[Problem, ...] = ()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show these from now on."""
        order = list(Severity)
        self._problems = tuple(sorted(problems, key=lambda each: order.index(each.severity)))
        choices = [
            Choice(str(number), *problem_words(self._t, problem))
            for number, problem in enumerate(self._problems)
        ]
        if not choices:
            title = Content.assemble(("✓ ", "$help"), self._t("The check finds nothing."))
            choices = [Choice("none", title, disabled=True)]
        self.show(choices)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the problem."""
        event.stop()
        self._choose(why=False)

    def action_why(self) -> None:
        """Read why the problem is one."""
        self._choose(why=True)

    def _choose(self, *, why: bool) -> None:
        place = self.highlighted
        if place is not None and place < len(self._problems):
            self.post_message(self.Chosen(self._problems[place], why))
