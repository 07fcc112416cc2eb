"""What the replay says about a turn, words before numbers. Pure: values in, contents out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from textual.content import Content

from deescalate.interface import judgement_words
from deescalate.interface.labels import label
from deescalate.interface.numbers import decimal
from deescalate.model.judgement import Judgement
from deescalate.model.moves import Effect, Technique
from deescalate.model.session import Gauge
from deescalate.tui.coaching import shortened
from deescalate.tui.debrief_words import quoted, remarks
from deescalate.tui.widgets.hanging import Hanging
from deescalate.tui.widgets.highlighted_reply import MARKS, SIGNS
from deescalate.tui.widgets.prose import reflowed
from deescalate.tui.words import change_text, clock_text, is_relief

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deescalate.interface.catalogue import Translator
    from deescalate.model.analysis import ReplyAnalysis
    from deescalate.model.judgement import Judged
    from deescalate.model.language import Language
    from deescalate.model.rated import RatedTurn
    from deescalate.model.session import Turn
    from deescalate.tui.widgets.highlighted_reply import Letters

STYLES: Final = {
    Judgement.EXCELLENT: "bold $help",
    Judgement.GOOD: "$help",
    Judgement.INACCURACY: "bold $customer",
    Judgement.MISTAKE: "$harm",
    Judgement.BLUNDER: "bold $harm",
}
LONGEST_EXAMPLE: Final = 300

Part = Content | str | tuple[str, str]


def mark_words(t: Translator, judgement: Judgement) -> Content:
    """Sign and name of a mark, such as ``?! Inaccuracy``."""
    return Content.styled(f"{judgement.sign} {label(t, judgement)}", STYLES[judgement])


def marks_legend(t: Translator) -> Content:
    """All marks with their signs, in one line."""
    parts: list[Part] = []
    for judgement in Judgement:
        parts += [mark_words(t, judgement), "  "]
    return Content.assemble(*parts[:-1])


def techniques_legend(t: Translator, letters: Letters) -> Content:
    """The letters of the techniques and the two signs, in one line."""
    parts: list[Part] = []
    for technique in Technique:
        parts += [(letters[technique], "bold $key"), f" {label(t, technique)}  "]
    for effect in (Effect.HELPS, Effect.HARMS):
        parts += [(SIGNS[effect], MARKS[effect]), f" {label(t, effect)}  "]
    return Content.assemble(*parts)


def replay_head(t: Translator, turn: Turn, mark: Judged | None) -> Content:
    """Which turn it was, its mark, and what was special about it."""
    words = [label(t, turn.act.kind), clock_text(turn.act.at), *remarks(t, turn)]
    parts: list[Part] = [(t("Turn {n}", n=turn.index + 1), "bold $key"), "  "]
    if mark is not None:
        parts += [mark_words(t, mark.judgement), "  "]
    return Content.assemble(*parts, (" · ".join(words), "$quiet"))


def verdict(t: Translator, mark: Judged) -> Hanging:
    """The mark in a sentence, with the points behind it, and what would have won most."""
    sign = Content.styled(f"{mark.judgement.sign} ", STYLES[mark.judgement])
    sentence = Content.assemble(
        (judgement_words.verdict(t, mark), "bold"),
        "  ",
        (judgement_words.points(t, mark), "$quiet"),
    )
    entries = [(sign, sentence)]
    if judgement_words.worth_telling(mark):
        most = judgement_words.most_to_win(t, mark.best)
        words = Content.assemble((t("Most to win:"), "bold $key"), " ", most)
        entries.append((Content.styled("» ", "$key"), words))
    return Hanging(entries)


def levels(t: Translator, analysis: ReplyAnalysis) -> Hanging:
    """The four levels, each with the sentence why."""
    reasons = {reason.technique: reason.text for reason in analysis.reasons}
    width = max(len(label(t, technique)) for technique in Technique)
    entries = []
    for technique in Technique:
        name = label(t, technique).ljust(width)
        sign = Content.assemble((name, "bold"), f" {decimal(t, analysis.levels.of(technique))}  ")
        entries.append((sign, Content.styled(reflowed(reasons.get(technique, "")), "$quiet")))
    return Hanging(entries)


def example_words(t: Translator, found: RatedTurn | None, language: Language) -> Content:
    """A rated reply that sounds like this one, and how raters saw it; or that there is none."""
    rating = found.rating if found is not None else None
    if found is None or rating is None:
        return Content(t("None is near enough."))
    text = shortened(found.text, LONGEST_EXAMPLE)
    marks = ", ".join(
        f"{label(t, technique)} {decimal(t, level)}"
        for technique, level in zip(Technique, rating.levels, strict=True)
    )
    overall = t("{n} of 10", n=decimal(t, rating.overall))
    given = t("Raters gave it {overall}.", overall=overall)
    return Content.assemble(quoted(text, language), (f"\n{given} {marks}", "$quiet"))


def gauges_moved(t: Translator, turn: Turn) -> Content:
    """Both gauges before and after a turn, a line each: ``Tension 72 → 80 ▲8``."""
    state = turn.reaction.state
    rows = (
        (Gauge.TENSION, turn.tension_before, state.tension),
        (Gauge.CONNECTION, turn.connection_before, state.connection),
    )
    width = max(cell_len(label(t, gauge)) for gauge in Gauge)
    lines = []
    for gauge, before, after in rows:
        amount = after - before
        style = "$quiet" if not amount else "$help" if is_relief(gauge, amount) else "$harm"
        name = label(t, gauge).ljust(width)
        lines.append(
            Content.assemble(f"{name}  {before:>3} → {after:<3}  ", (change_text(amount), style))
        )
    return Content("\n").join(lines)


def in_pairs(cells: Sequence[Content]) -> Content:
    """Four entries in two lines, the second ones below each other."""
    width = max(cell.cell_length for cell in cells[::2]) if cells else 0
    lines = []
    for left, right in zip(cells[::2], cells[1::2], strict=True):
        lines.append(left + Content(" " * (width - left.cell_length + 3)) + right)
    return Content("\n").join(lines)
