"""Blocks as one HTML page: no script, no link to anywhere else, charts drawn inside it.

Every text is escaped. A content security policy forbids scripts and requests, should one slip in.
"""

from __future__ import annotations

from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from deescalate.interface.catalogue import N_
from deescalate.report.blocks import (
    Block,
    Facts,
    Figure,
    Heading,
    Message,
    Paragraph,
    Remarks,
    Sign,
    Table,
)
from deescalate.report.svg import NARROW, WIDE, svg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deescalate.interface.catalogue import Translator

POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
SIGNS: Final = {
    Sign.GOOD: ("good", N_("good")),
    Sign.BAD: ("bad", N_("bad")),
    Sign.BETTER: ("better", N_("better")),
    Sign.NONE: ("none", ""),
}
MANY: Final = 4
"""Tables with as many columns are set row by row where there is little room."""


def html(blocks: tuple[Block, ...], t: Translator, kind: str) -> str:
    """A whole page that ends with a line feed.

    Args:
        blocks: what it consists of; the first heading of level 1 is its title.
        t: the language of the page.
        kind: what kind of report it is, above the title.
    """
    title = next((block.text for block in blocks if isinstance(block, Heading)), kind)
    style = files("deescalate.report").joinpath("page.css").read_text(encoding="utf-8")
    body = "\n".join(_Page(t, kind).parts(blocks))
    return (
        f'<!doctype html>\n<html lang="{t.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{_flat(title)} – {_flat(kind)}</title>\n<style>\n{style}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _flat(text: str) -> str:
    """Text, escaped."""
    return escape(text, quote=True)


class _Page:
    """Numbers headings and charts, so that they can be linked to."""

    def __init__(self, t: Translator, kind: str) -> None:
        self._t = t
        self._kind = kind
        self._figures = 0
        self._sections = 0

    def parts(self, blocks: tuple[Block, ...]) -> Iterator[str]:
        """The page's parts in order: the head with title and facts, contents, the rest."""
        sections = [at for at, block in enumerate(blocks) if _section(block)]
        first = sections[0] if sections else len(blocks)
        yield f'<header class="head">\n<p class="kind">{_flat(self._kind)}</p>'
        yield from (self._block(block) for block in blocks[:first])
        yield "</header>"
        names = [name for block in blocks if (name := _section(block))]
        if len(names) > 2:
            entries = "".join(
                f'<li><a href="#part-{number}">{_flat(name)}</a></li>'
                for number, name in enumerate(names, start=1)
            )
            yield f'<nav aria-label="{_flat(self._t("Contents"))}"><ol>{entries}</ol></nav>'
        yield from (self._block(block) for block in blocks[first:])

    def _block(self, block: Block) -> str:
        match block:
            case Heading(text, level):
                return self._heading(text, level)
            case Paragraph(text):
                return _paragraph(text)
            case Facts(pairs):
                entries = "".join(
                    f"<div><dt>{_flat(name)}</dt><dd>{_flat(value)}</dd></div>"
                    if self._sections == 0
                    else f"<dt>{_flat(name)}</dt><dd>{_flat(value)}</dd>"
                    for name, value in pairs
                )
                return f"<dl>{entries}</dl>"
            case Table():
                return _table(block)
            case Remarks():
                return self._remarks(block)
            case Message():
                return _message(block)
            case Figure():
                return self._figure(block)

    def _heading(self, text: str, level: int) -> str:
        if level != 2:
            return f"<h{level}>{_flat(text)}</h{level}>"
        self._sections += 1
        return f'<h2 id="part-{self._sections}">{_flat(text)}</h2>'

    def _remarks(self, remarks: Remarks) -> str:
        entries = []
        for line in remarks.lines:
            kind, word = SIGNS[line.sign]
            spoken = (
                f'role="img" aria-label="{_flat(self._t(word))}"' if word else "aria-hidden=true"
            )
            sign = f'<span class="sign {kind}" {spoken}>{_flat(line.sign.value)}</span>'
            entries.append(f"<li>{sign}{_flat(line.text)}</li>")
        return f'<ul class="remarks">{"".join(entries)}</ul>'

    def _figure(self, figure: Figure) -> str:
        self._figures += 1
        charts = "".join(
            svg(figure, f"chart-{self._figures}-{width}", width) for width in (WIDE, NARROW)
        )
        words = figure.table or figure.instead
        instead = _table(words) if isinstance(words, Table) else _paragraph(words.text)
        return (
            f"<figure><figcaption><strong>{_flat(figure.title)}</strong>"
            f"<span>{_flat(figure.summary)}</span></figcaption>\n{charts}\n"
            f"<details><summary>{_flat(self._t('The same in words and numbers'))}</summary>"
            f"{instead}</details></figure>"
        )


def _section(block: Block) -> str:
    """The name of the section that a block begins; empty for any other block."""
    return block.text if isinstance(block, Heading) and block.level == 2 else ""


def _paragraph(text: str) -> str:
    return f"<pre>{_flat(text)}</pre>" if "\n" in text else f"<p>{_flat(text)}</p>"


def _table(table: Table) -> str:
    kinds = [' class="n"' if place in table.right else "" for place in range(len(table.columns))]
    head = "".join(
        f'<th scope="col"{kind}>{_flat(name)}</th>'
        for kind, name in zip(kinds, table.columns, strict=True)
    )
    rows = "".join(
        "<tr>"
        + "".join(
            f'<td{kind} data-name="{_flat(name)}">{_flat(cell)}</td>'
            for kind, name, cell in zip(kinds, table.columns, row, strict=True)
        )
        + "</tr>"
        for row in table.rows
    )
    many = ' class="many"' if len(table.columns) >= MANY else ""
    return (
        f'<div class="scroll"><table{many}><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _message(message: Message) -> str:
    own = " own" if message.own else ""
    who = f'<div class="who"><b>{_flat(message.who)}</b> {_flat(message.note)}</div>'
    text = message.text.strip()
    said = f"<blockquote>{_flat(text)}</blockquote>" if text else ""
    return f'<div class="said{own}">{who}{said}</div>'
