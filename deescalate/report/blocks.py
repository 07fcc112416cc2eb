"""What a report consists of, before it takes a form.

All texts in blocks are harmless already (``interface.safe.visible``), but they are text: a form
escapes whatever would mean something to it.
"""

from dataclasses import dataclass
from enum import Enum

from deescalate.report.drawings import Drawing


class Sign(Enum):
    """The mark before a remark."""

    GOOD = "✓"
    BAD = "✗"
    BETTER = "→"
    NONE = "·"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the report's own."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; several lines are set as they stand, in letters of one width."""

    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of a name and a value."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Columns of short texts; the columns in ``right`` hold numbers."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Remark:
    """A line with a sign, belonging to what stands before it."""

    sign: Sign
    text: str


@dataclass(frozen=True, slots=True)
class Remarks:
    """Remarks in order."""

    lines: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """Something that was said: by whom, when or how, and the words, which may have many lines."""

    who: str
    note: str
    text: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart with its title and what is to be seen in one sentence.

    Forms that cannot draw show ``instead``; beside the chart stands ``table`` (``instead`` if there
    is none), the same in words and numbers.
    """

    title: str
    summary: str
    drawing: Drawing
    instead: Table | Paragraph
    table: Table | None = None


Block = Heading | Paragraph | Facts | Table | Remarks | Message | Figure
