"""Blocks for the terminal, with rich. All text goes in as ``Text``, so nothing is interpreted."""

from typing import Final

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from deescalate.report.blocks import (
    Block,
    Facts,
    Figure,
    Heading,
    Message,
    Paragraph,
    Remark,
    Remarks,
    Sign,
    Table,
)

STYLES: Final = {
    Sign.GOOD: "green",
    Sign.BAD: "red",
    Sign.BETTER: "cyan",
    Sign.NONE: "",
}
GAP: Final = (0, 2, 0, 0)


def terminal(blocks: tuple[Block, ...]) -> Group:
    """Something that a rich console prints at any width."""
    return Group(*(_block(block) for block in blocks))


def _block(block: Block) -> RenderableType:
    match block:
        case Heading(text, level):
            style = "bold underline" if level == 1 else "bold"
            return Padding(Text(text, style=style), (0 if level == 1 else 1, 0, 0, 0))
        case Paragraph(text):
            return Text(text)
        case Facts(pairs):
            return _facts(pairs)
        case Table():
            return _table(block)
        case Remarks(lines):
            return Padding(_remarks(lines), (0, 0, 0, 2))
        case Message():
            return _message(block)
        case Figure():
            return _block(block.instead)


def _facts(pairs: tuple[tuple[str, str], ...]) -> Grid:
    grid = Grid.grid(padding=GAP)
    grid.add_column(style="dim")
    grid.add_column(overflow="fold")
    for name, value in pairs:
        grid.add_row(Text(name), Text(value))
    return grid


def _table(table: Table) -> Grid:
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, padding=GAP)
    for index, column in enumerate(table.columns):
        grid.add_column(Text(column), justify="right" if index in table.right else "left")
    for row in table.rows:
        grid.add_row(*(Text(cell) for cell in row))
    return grid


def _remarks(lines: tuple[Remark, ...]) -> Grid:
    grid = Grid.grid(padding=(0, 1, 0, 0))
    grid.add_column()
    grid.add_column(overflow="fold")
    for line in lines:
        style = STYLES[line.sign]
        grid.add_row(Text(line.sign.value, style=style), Text(line.text))
    return grid


def _message(message: Message) -> RenderableType:
    head = Text.assemble((message.who, "bold cyan" if message.own else "bold"), "  ")
    head.append(message.note, style="dim")
    lines = [head]
    if message.text.strip():
        lines.append(Text(message.text.strip(), overflow="fold"))
    return Padding(Group(*lines), (1, 0, 0, 0))
