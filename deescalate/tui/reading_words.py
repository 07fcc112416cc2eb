"""Old and new reading of sessions in words; the command line says the same. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.cells import cell_len

from deescalate.interface.catalogue import N_
from deescalate.interface.judgement_words import in_quotes
from deescalate.interface.labels import label
from deescalate.interface.numbers import as_written, decimal
from deescalate.learning.rescoring import WhyNot
from deescalate.model.moves import Technique
from deescalate.tui import dispute_words
from deescalate.tui.move_words import move_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deescalate.interface.catalogue import Translator
    from deescalate.learning.beside import Beside
    from deescalate.model.analysis import ReplyAnalysis
    from deescalate.score.shifts import (
        LevelShift,
        ReplyShift,
        ScoreShift,
        SessionShift,
        ShiftSummary,
    )

WHY_NOT: Final = {
    WhyNot.UNFINISHED: N_("It is unfinished and may go on, so it is not read again."),
    WhyNot.NO_REPLIES: N_("Nothing was said in it that could be read again."),
    WhyNot.NO_TEXTS: N_("Its texts were taken out, so it cannot be read again."),
    WhyNot.NO_SCENARIO: N_(
        "Its scenario has changed or is gone, and it was played before scenarios were kept, so it"
        " cannot be read again."
    ),
}
REACTIONS: Final = N_(
    "Only the replies were read again. The customer's reactions were real then and are not"
    " replayed."
)
OTHER_RULES: Final = N_(
    "The scorecard or the rules of the score are others than then; scores differ for that reason"
    " too."
)
LONGEST: Final = 60
CLEARLY: Final = 0.5
"""Levels from which a change is called clear."""


def level_words(t: Translator, shift: LevelShift) -> str:
    """How a level differs, in words; "" if it does not."""
    if not shift.shown:
        return ""
    higher = shift.change > 0
    if shift.moved:
        return t("a level or more higher") if higher else t("a level or more lower")
    if abs(shift.change) >= CLEARLY:
        return t("clearly higher") if higher else t("clearly lower")
    return t("a little higher") if higher else t("a little lower")


def level_line(t: Translator, shift: LevelShift) -> str:
    """A level in both readings: ``Empathy 1.0 → 2.2, a level or more higher``."""
    name, words = label(t, shift.technique), level_words(t, shift)
    if not words:
        return f"{name} {decimal(t, shift.old)}"
    return f"{name} {decimal(t, shift.old)} → {decimal(t, shift.new)}, {words}"


def levels_line(t: Translator, analysis: ReplyAnalysis) -> str:
    """The four levels of a reply on one line."""
    return ", ".join(
        f"{label(t, each)} {decimal(t, analysis.levels.of(each))}" for each in Technique
    )


def overall_line(t: Translator, shift: ReplyShift) -> str:
    """The reply's overall value, 0..10, in both readings."""
    name = t("All in all")
    if decimal(t, shift.old) == decimal(t, shift.new):
        return t("{name} {n} of 10", name=name, n=decimal(t, shift.old))
    return t(
        "{name} {old} → {new} of 10",
        name=name,
        old=decimal(t, shift.old),
        new=decimal(t, shift.new),
    )


def reply_lines(t: Translator, shift: ReplyShift) -> Iterator[str]:
    """A new reading of a reply where it differs; a line if it does not."""
    if not shift.differs:
        yield t("New reading: the same.")
        return
    yield t("New reading: {what}", what=overall_line(t, shift))
    for level in shift.levels:
        if level.shown:
            yield level_line(t, level)
    for what, move, quote in heard_lines(t, shift):
        yield f"{what}: {move} {in_quotes(t, quote, LONGEST)}"


def beside_lines(t: Translator, beside: Beside, turn: int) -> Iterator[str]:
    """What disputes and a new reading say of the reply of the turn with this index."""
    for dispute in beside.disputes_of(turn):
        yield from dispute_words.lines(t, dispute)
    shift = beside.replies.get(turn)
    if shift is not None:
        yield from reply_lines(t, shift)


def heard_lines(t: Translator, shift: ReplyShift) -> Iterator[tuple[str, str, str]]:
    """What is heard only now or no longer: words, move, and the unsafe quote."""
    for move, quote in shift.gained:
        yield t("heard only now"), move_word(t, move), quote
    for move, quote in shift.lost:
        yield t("no longer heard"), move_word(t, move), quote


def score_rows(t: Translator, shift: SessionShift) -> Iterator[tuple[str, ScoreShift]]:
    """The scores of a session by name: all in all, techniques, stages."""
    yield t("All in all"), shift.overall
    for technique, scores in shift.techniques.items():
        yield label(t, technique), scores
    for stage, scores in shift.stages.items():
        yield f"{int(stage)} {label(t, stage)}", scores


def score_table(t: Translator, shift: SessionShift, *, whole: bool = True) -> str:
    """The scores of a session, then and now, a line each, with the difference in words.

    Without ``whole`` only those that differ; "" if none is left.
    """
    found = [
        (name, scores)
        for name, scores in score_rows(t, shift)
        if scores.old != scores.new or (whole and scores.old is not None)
    ]
    if not found:
        return ""
    wide = max(cell_len(name) for name, _ in found)
    lines = []
    for name, scores in found:
        padded = name + " " * (wide - cell_len(name))
        numbers = f"{number(scores.old):>3} → {number(scores.new):>3}"
        lines.append(f"{padded}  {numbers}  {score_words(t, scores)}".rstrip())
    return "\n".join(lines)


def score_words(t: Translator, shift: ScoreShift) -> str:
    """How a score differs, in words."""
    if shift.old is None or shift.new is None:
        return "" if shift.old == shift.new else t("only in one reading")
    change = shift.new - shift.old
    if not change:
        return t("the same")
    if change > 0:
        return t("{n} higher", n=change)
    return t("{n} lower", n=-change)


def number(score: int | None) -> str:
    """A score as it stands in a column."""
    return "–" if score is None else str(score)


def change(shift: ScoreShift) -> str:
    """Both scores, ``62 → 70``, or the one if they are the same."""
    old, new = number(shift.old), number(shift.new)
    return old if old == new else f"{old} → {new}"


def summary_lines(t: Translator, found: ShiftSummary, left_out: int) -> Iterator[str]:
    """What many sessions come to, a sentence a line."""
    if found.sessions:
        read = t.plural(
            "{n} conversation read again", "{n} conversations read again", found.sessions
        )
        moved = t(
            "{n} of {all} replies changed by a level or more", n=found.moved, all=found.replies
        )
        yield f"{read}; {moved}."
        yield t("Mean change of a level: {what}", what=", ".join(_means(t, found)))
        if found.overall is not None:
            change = signed(t, found.overall)
            yield t("Mean change of the score all in all: {change} of 100", change=change)
    if left_out:
        yield t.plural(
            "{n} conversation could not be read again.",
            "{n} conversations could not be read again.",
            left_out,
        )


def signed(t: Translator, value: float, digits: int = 2) -> str:
    """A change with its sign; nothing is ``±0``."""
    text = f"{value:+.{digits}f}"
    return "±0" if float(text) == 0 else as_written(t, text)


def _means(t: Translator, found: ShiftSummary) -> Iterator[str]:
    for technique, change in found.levels.items():
        yield f"{label(t, technique)} {signed(t, change)}"
