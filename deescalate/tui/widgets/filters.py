"""A row of filters above a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.containers import Horizontal
from textual.widgets import Select

Options = Sequence[tuple[str, Any]]


class Filters(Horizontal):
    """One choice box a filter; where nothing is chosen, nothing is left out."""

    DEFAULT_CSS: ClassVar[str] = """
    Filters {
        height: 1;
        margin: 0 2;
        Select { width: 1fr; margin-right: 1; }
        Select:last-child { margin-right: 0; }
        SelectCurrent #label, SelectCurrent .arrow { color: $quiet; }
        SelectCurrent.-has-value #label { color: $foreground; }
    }
    """

    def __init__(self, **filters: tuple[str, Options]) -> None:
        """``filters`` are name and options (words, value) by the key of the filter."""
        super().__init__(
            *(
                Select(options, prompt=name, id=key, compact=True)
                for key, (name, options) in filters.items()
            ),
            id="filters",
        )

    def chosen(self, key: str) -> Any:
        """The value that is chosen; None if nothing is."""
        value = self.query_one(f"#{key}", Select).value
        return None if value is Select.NULL else value

    @property
    def narrowed(self) -> bool:
        """Whether anything is chosen."""
        return any(select.value is not Select.NULL for select in self.query(Select))

    def clear(self) -> None:
        """Forget what was chosen."""
        for select in self.query(Select):
            select.clear()
