"""A list to choose from: entries of a title and quieter details, the chosen one marked with ▸."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.visual import Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from deescalate.interface.catalogue import N_
from deescalate.tui.widgets.hanging import Hanging

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.css.styles import RulesMap
    from textual.strip import Strip
    from textual.style import Style
    from textual.visual import RenderOptions

MARK: Final = "▸ "
INDENT: Final = " " * len(MARK)


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry. ``id`` is what the list's messages carry."""

    id: str
    title: Content
    details: Content = field(default_factory=Content.empty)
    disabled: bool = False


class _Row(Visual):
    """An entry laid out: the mark, the title, the details below it, wrapped lines indented.

    The style sheet makes exactly the chosen entry bold; that is how a row knows itself chosen.
    """

    def __init__(self, choice: Choice) -> None:
        parts = [part for part in (choice.title, choice.details) if part.plain]
        text = Content("\n").join(parts)
        self._marked = Hanging([(Content.styled(MARK, "$key"), text)])
        self._plain = Hanging([(Content(INDENT), text)])

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The rows of cells."""
        layout = self._marked if style.bold else self._plain
        return layout.render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Width without wrapping."""
        return self._plain.get_optimal_width(rules, container_width)

    def get_minimal_width(self, rules: RulesMap) -> int:
        """Width of the longest word."""
        return self._plain.get_minimal_width(rules)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Lines needed at ``width``."""
        return self._plain.get_height(rules, width)


class Choices(OptionList):
    """A list of choices; keeps its place when the choices change."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", N_("Choose"), id="list.choose"),
    ]
    DEFAULT_CSS: ClassVar[str] = """
    Choices {
        width: 100%;
        height: auto;
        border: none;
        padding: 0;
        background: transparent;
        scrollbar-size-vertical: 1;
        & > .option-list--option { padding: 0; }
        & > .option-list--option-highlighted {
            background: transparent; color: $foreground; text-style: none;
        }
        & > .option-list--option-hover { background: $panel; }
        & > .option-list--option-disabled { color: $quiet; }
        &:focus {
            border: none;
            background-tint: $foreground 0%;
            & > .option-list--option-highlighted {
                background: $panel; color: $foreground; text-style: bold;
            }
        }
    }
    """

    def __init__(self, choices: Iterable[Choice] = (), *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(*(_option(choice) for choice in choices), id=id, markup=False)

    def show(self, choices: Iterable[Choice]) -> None:
        """Show other choices; the highlight stays on the same id, else on the first."""
        before = self.highlighted_option
        self.set_options([_option(choice) for choice in choices])
        ids = [option.id for option in self.options]
        kept = before.id if before is not None else None
        if kept in ids:
            self.highlighted = ids.index(kept)
        elif ids:
            self.action_first()

    @property
    def chosen_id(self) -> str | None:
        """Id of the highlighted choice."""
        option = self.highlighted_option
        return None if option is None else option.id


def _option(choice: Choice) -> Option:
    return Option(_Row(choice), id=choice.id, disabled=choice.disabled)
