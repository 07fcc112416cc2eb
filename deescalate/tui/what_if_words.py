"""What another wording would have done, in words. Pure: values in, contents out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content

from deescalate.interface.catalogue import N_
from deescalate.interface.judgement_words import in_quotes
from deescalate.interface.labels import label
from deescalate.interface.numbers import decimal
from deescalate.model.analysis import Speaker
from deescalate.model.moves import Technique
from deescalate.tui.replay_words import gauges_moved, in_pairs, mark_words
from deescalate.tui.widgets.prose import shown
from deescalate.tui.words import DOWN, UP
from deescalate.workshop.edits import EditKind

if TYPE_CHECKING:
    from deescalate.interface.catalogue import Translator
    from deescalate.model.judgement import Judged
    from deescalate.model.session import Turn
    from deescalate.workshop.edits import Edit

EDITS: Final = {
    EditKind.DROP: N_("leave out: {out}"),
    EditKind.ADD_FIRST: N_("begin with: {into}"),
    EditKind.ADD_LAST: N_("end with: {into}"),
    EditKind.REPLACE: N_("instead of {out} say: {into}"),
}
LEVEL_STEP: Final = 0.05
"""Differences of levels below this do not show."""

Part = Content | str | tuple[str, str]


def side(t: Translator, turn: Turn, mark: Judged, was: Turn) -> Content:
    """One side: mark, gauges, levels (with their change against ``was``), stage, answer."""
    lines = [mark_words(t, mark.judgement), gauges_moved(t, turn), _levels(t, turn, was)]
    state = turn.reaction.state
    stage = f"{t('Stage')} {int(state.stage)}: {label(t, state.stage)}"
    lines.append(Content(stage))
    if turn.reaction.ending is not None:
        lines.append(Content.styled(label(t, turn.reaction.ending), "bold"))
    said = [line.text for line in turn.reaction.lines if line.speaker is Speaker.CUSTOMER]
    if said:
        lines.append(Content.styled("❯ " + shown("\n  ".join(said)), "$customer"))
    return Content("\n").join(lines)


def _levels(t: Translator, turn: Turn, was: Turn) -> Content:
    """The four levels, two a line, each with an arrow where it differs."""
    if turn.analysis is None:
        return Content("")
    cells = []
    for technique in Technique:
        level = turn.analysis.levels.of(technique)
        before = was.analysis.levels.of(technique) if was.analysis is not None else level
        arrow: Part = ""
        if abs(level - before) >= LEVEL_STEP:
            arrow = (f" {UP}", "$help") if level > before else (f" {DOWN}", "$harm")
        cells.append(Content.assemble(f"{label(t, technique)} {decimal(t, level)}", arrow))
    return in_pairs(cells)


def edit_words(t: Translator, edit: Edit | None, was: Turn, turn: Turn | None) -> Content:
    """The smallest edit that would have moved the customer, and how far."""
    title = (t("Smallest edit that moves the customer:"), "bold $key")
    if edit is None or turn is None:
        words = t("none of a sentence's size; it takes another reply.")
        good = was.reaction.state.tension < was.tension_before
        return Content.assemble(
            title, " ", t("none needed, nothing that small would do more.") if good else words
        )
    template = EDITS[edit.kind]
    fields = {"out": in_quotes(t, edit.out, 80), "into": in_quotes(t, edit.into, 120)}
    named = {name: value for name, value in fields.items() if f"{{{name}}}" in template}
    return Content.assemble(title, " ", t(template, **named), "  ", (t("(F3)"), "$quiet"))
