"""A session through a lens, and a lens by itself, as blocks of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deescalate.interface.move_names import move_word
from deescalate.interface.numbers import plain
from deescalate.report import lens_words as words
from deescalate.report.blocks import (
    Block,
    Facts,
    Heading,
    Paragraph,
    Remark,
    Remarks,
    Sign,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deescalate.interface.catalogue import Translator
    from deescalate.model.lens import Lens
    from deescalate.score.lens import LensReading


def reading_page(t: Translator, reading: LensReading, level: int = 2) -> Iterator[Block]:
    """What the lens shows: the whole, each item with its evidence, what it cannot see.

    ``level`` is that of the heading.
    """
    lens = reading.lens
    name = words.told(t, lens.name)
    yield Heading(t("Through the lens: {name}", name=name), level)
    yield Paragraph(words.told(t, lens.about))
    yield Facts(((t("All in all"), words.total_words(t, reading)),))
    yield Table(
        (t("Item"), t("Fulfilled"), t("Value"), t("Evidence")),
        tuple(
            (
                words.told(t, item.item.name),
                *words.value_words(t, item),
                words.why(t, item),
            )
            for item in reading.items
        ),
        right=frozenset({2}),
    )
    if reading.caps:
        yield Remarks(tuple(Remark(Sign.BAD, words.cap_words(t, cap)) for cap in reading.caps))
    if lens.blind is not None:
        yield Paragraph(words.told(t, lens.blind))


def lens_page(t: Translator, lens: Lens) -> Iterator[Block]:
    """What the lens looks for, item by item."""
    yield Heading(words.told(t, lens.name), 1)
    yield Paragraph(words.told(t, lens.about))
    whole = sum(item.weight for item in lens.items)
    for item in lens.items:
        yield Heading(words.told(t, item.name), 2)
        yield Paragraph(words.told(t, item.look))
        scale = item.scale
        pairs = [(t("Scale"), f"{plain(t, scale.lowest)} … {plain(t, scale.highest)}")]
        if not lens.scorecard:
            pairs.append((t("Weight"), f"{100 * item.weight / whole:.0f} %"))
        yield Facts(tuple(pairs))
        yield Remarks(
            tuple(
                Remark(Sign.GOOD if raises else Sign.BAD, text)
                for raises, text in words.rules_words(t, item)
            )
        )
    if lens.caps:
        yield Heading(t("What caps the score"), 2)
        yield Remarks(
            tuple(
                Remark(Sign.BAD, t("{what}: at most {n} of 100", what=name, n=cap.most))
                for cap in lens.caps
                for name in [words.BETWEEN.join(move_word(t, move) for move in cap.moves)]
            )
        )
    if lens.blind is not None:
        yield Paragraph(words.told(t, lens.blind))
