"""What the replay shows of one turn: what was said, and beside it what it did and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deescalate.customer import opening
from deescalate.model.analysis import Speaker
from deescalate.practice.transcript import heard_by
from deescalate.tui import dispute_words, reading_words
from deescalate.tui import replay_words as words
from deescalate.tui.coaching import details
from deescalate.tui.widgets.annotated import Names, said
from deescalate.tui.widgets.highlighted_reply import HighlightedReply, explained
from deescalate.tui.widgets.prose import Prose, Title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.widget import Widget

    from deescalate.interface.catalogue import Translator
    from deescalate.model.session import Line, Turn
    from deescalate.tui.retrospect import Retrospect
    from deescalate.tui.widgets.highlighted_reply import Letters


def said_there(t: Translator, past: Retrospect, place: int, letters: Letters) -> Iterator[Widget]:
    """The reply with its marked words, and what the customer answered; at -1 the opening."""
    turn, names = past.turn(place), Names(t, past.scenario)
    if turn is None:
        yield Prose(t("Opening"), classes="head")
    else:
        before = [line for line in _lines(past, place - 1) if line.speaker is Speaker.CUSTOMER]
        yield from said(names, before[-1:])
        yield Prose(words.replay_head(t, turn, past.marks.get(place)), classes="head")
        if turn.act.text.strip():
            findings = turn.analysis.findings if turn.analysis is not None else ()
            yield HighlightedReply(turn.act.text, findings, letters)
    yield from said(names, _lines(past, place))


def _lines(past: Retrospect, place: int) -> tuple[Line, ...]:
    """What was said after the turn at a place, before the next act."""
    turns = past.record.turns
    cut = turns[place + 1].act.at if place + 1 < len(turns) else float("inf")
    turn = past.turn(place)
    if turn is not None:
        return heard_by(turn.reaction.lines, cut)
    if past.scenario is None:
        return ()
    return heard_by(opening(past.scenario, past.record.seed)[1], cut)


def why_there(t: Translator, past: Retrospect, place: int, letters: Letters) -> Iterator[Widget]:
    """The mark and its reasons, the coaching, the moves, the levels, room for a rated example."""
    turn = past.turn(place)
    if turn is None:
        keys = t("← and → go through the conversation, n to the next slip.")
        yield Prose(keys, classes="quiet")
        return
    mark = past.marks.get(place)
    if mark is not None:
        yield Prose(words.verdict(t, mark))
    yield Prose(words.gauges_moved(t, turn))
    yield from beside_there(t, past, turn)
    if turn.analysis is not None or turn.reaction.changes or turn.reaction.notes:
        yield Title(t("What it did"))
        yield Prose(details(t, turn, past.record.language))
    if turn.analysis is None:
        return
    if turn.analysis.findings:
        good = mark is not None and not mark.judgement.is_slip
        yield Title(t("Why it worked") if good else t("What was heard"))
        yield Prose(explained(t, turn.analysis.findings, letters))
    yield Title(t("Levels, 0 to 3"))
    yield Prose(words.levels(t, turn.analysis))
    yield Title(t("A rated reply that sounds like it"))
    yield Prose(id="example", classes="quiet")


def beside_there(t: Translator, past: Retrospect, turn: Turn) -> Iterator[Widget]:
    """What the learner has flagged about a reply, and how it is read now."""
    flagged = past.beside.disputes_of(turn.index)
    if flagged:
        yield Title(t("Flagged"))
        for dispute in flagged:
            yield Prose("\n".join(dispute_words.lines(t, dispute)), classes="flagged")
    shift = past.beside.replies.get(turn.index)
    if shift is not None:
        yield Title(t("Read again, beside the result"))
        yield Prose("\n".join(reading_words.reply_lines(t, shift)))
