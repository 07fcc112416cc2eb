"""Blocks as Markdown (CommonMark with the tables of GitHub). All text stays text."""

import re
from typing import Final

from deescalate.report.blocks import (
    Block,
    Facts,
    Figure,
    Heading,
    Message,
    Paragraph,
    Remarks,
    Table,
)

_ANYWHERE: Final = re.compile(r"[\\`*_\[\]<>#|~&$@]")
_LINE_START: Final = re.compile(r"^([-+=]|\d{1,9}[.)](?=\s|$))")
_LINKS: Final = re.compile(r"(?i)(://|\bwww\.)")


def markdown(blocks: tuple[Block, ...]) -> str:
    """A Markdown document that ends with a line feed."""
    return "\n\n".join(_block(block) for block in blocks) + "\n"


def escaped(text: str) -> str:
    """One line of text with everything disarmed that Markdown or HTML would read as markup."""
    bare = _ANYWHERE.sub(r"\\\g<0>", text.strip())
    return _LINE_START.sub(_disarmed, _LINKS.sub(_disarmed, bare))


def _disarmed(match: re.Match[str]) -> str:
    """The match with a backslash before its last character, which is a punctuation mark."""
    return f"{match.group()[:-1]}\\{match.group()[-1]}"


def _block(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"{'#' * level} {escaped(text)}"
        case Paragraph(text):
            return f"```text\n{text}\n```" if "\n" in text else escaped(text)
        case Facts(pairs):
            return "\n".join(f"- **{escaped(name)}:** {escaped(value)}" for name, value in pairs)
        case Table():
            return _table(block)
        case Remarks(lines):
            return "\n".join(f"- {line.sign.value} {escaped(line.text)}" for line in lines)
        case Message():
            return _message(block)
        case Figure():
            return _block(block.instead)


def _table(table: Table) -> str:
    rules = ["---:" if index in table.right else "---" for index in range(len(table.columns))]
    rows = [
        [escaped(cell) for cell in table.columns],
        rules,
        *[[escaped(cell) for cell in row] for row in table.rows],
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _message(message: Message) -> str:
    lines = [f"**{escaped(message.who)}** ({escaped(message.note)})"]
    if message.text.strip():
        lines += ["", *_paragraphs(message.text)]
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _paragraphs(text: str) -> list[str]:
    """Lines with hard breaks between those that follow one another."""
    lines = [escaped(line) for line in text.strip().split("\n")]
    return [
        f"{line}\\" if line and following else line
        for line, following in zip(lines, [*lines[1:], ""], strict=True)
    ]
