"""What two lines of one conversation have in common and where they differ, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from deescalate.interface.labels import label
from deescalate.interface.numbers import decimal
from deescalate.model.analysis import Speaker
from deescalate.model.moves import Technique
from deescalate.tui.dates import day_words
from deescalate.tui.debrief_words import GOOD_ENDINGS
from deescalate.tui.replay_words import gauges_moved, in_pairs, mark_words
from deescalate.tui.widgets.prose import reflowed, shown
from deescalate.tui.widgets.score_bars import band_words

if TYPE_CHECKING:
    from datetime import date

    from deescalate.interface.catalogue import Translator
    from deescalate.model.record import SessionRecord
    from deescalate.model.session import Turn
    from deescalate.tui.retrospect import Retrospect

Part = Content | str | tuple[str, str]


def titles(
    t: Translator, former: SessionRecord, branch: SessionRecord, today: date
) -> tuple[str, str]:
    """What the two lines are called."""
    first = t("The first time, {day}", day=day_words(t, former.started_at, today))
    place = (branch.parent_turn or 0) + 1
    day = day_words(t, branch.started_at, today)
    return first, t("Again from turn {n}, {day}", n=place, day=day)


def outcome(t: Translator, record: SessionRecord) -> Content:
    """How a line ended, its score, and the four techniques."""
    if record.ending is None:
        head: Part = (t("Not finished yet"), "bold $customer")
    else:
        good = record.ending in GOOD_ENDINGS
        head = (label(t, record.ending), "bold $help" if good else "bold $harm")
    if record.score is None:
        return Content.assemble(head)
    score = f"{band_words(t, record.score.overall)} {record.score.overall}"
    known = record.score.techniques
    cells = [
        Content(f"{label(t, technique)} {known.get(technique.value, '–')}")
        for technique in Technique
    ]
    return Content.assemble(head, "\n", score, "\n", in_pairs(cells).stylize("$quiet"))


def turn_words(t: Translator, line: Retrospect, place: int) -> Content:
    """One turn of a line: mark, gauges, levels, reply, the customer's answer."""
    turns = line.record.turns
    if place >= len(turns):
        return Content.styled(t("This line was over by then."), "$quiet")
    turn = turns[place]
    mark = line.marks.get(place)
    head: list[Part] = [(t("Turn {n}", n=place + 1), "bold $key")]
    if mark is not None:
        head += ["  ", mark_words(t, mark.judgement)]
    rows = [Content.assemble(*head), gauges_moved(t, turn)]
    if turn.analysis is not None:
        rows.append(_levels(t, turn))
    text = turn.act.text.strip()
    rows.append(Content.styled(reflowed(text) if text else label(t, turn.act.kind), "$agent"))
    said = [each.text for each in turn.reaction.lines if each.speaker is Speaker.CUSTOMER]
    if said:
        rows.append(Content.styled("❯ " + shown("\n  ".join(said)), "$customer"))
    return Content("\n").join(rows)


def _levels(t: Translator, turn: Turn) -> Content:
    analysis = turn.analysis
    if analysis is None:
        return Content("")
    cells = [
        Content(f"{label(t, technique)} {decimal(t, analysis.levels.of(technique))}")
        for technique in Technique
    ]
    return in_pairs(cells).stylize("$quiet")
