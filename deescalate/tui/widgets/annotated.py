"""A finished conversation to read again: what was said, with the agent's words marked."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.content import Content

from deescalate.customer import opening
from deescalate.interface.labels import label
from deescalate.model.analysis import Speaker
from deescalate.model.session import ActKind
from deescalate.practice.transcript import heard_by
from deescalate.tui.coaching import headline
from deescalate.tui.debrief_words import turn_head
from deescalate.tui.widgets.hanging import Hanging
from deescalate.tui.widgets.highlighted_reply import (
    HighlightedReply,
    explained,
    legend,
    technique_letters,
)
from deescalate.tui.widgets.prose import Prose, Quote, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.widget import Widget

    from deescalate.interface.catalogue import Translator
    from deescalate.model.record import SessionRecord
    from deescalate.model.scenario import Scenario
    from deescalate.model.session import Line, Turn
    from deescalate.tui.widgets.highlighted_reply import Letters


def turn_id(index: int) -> str:
    """The id of a turn's block."""
    return f"turn-{index}"


def annotated(t: Translator, record: SessionRecord, scenario: Scenario | None) -> Iterator[Widget]:
    """The widgets of a conversation; without its scenario the opening cannot be shown."""
    letters = technique_letters(t)
    told: set[str] = set()
    yield Prose(legend(t, letters), classes="legend")
    acts = [turn.act.at for turn in record.turns]
    cuts = [*acts, float("inf")]
    names = Names(t, scenario)
    if scenario is None:
        yield Prose(t("The scenario has changed since; its opening is not shown."), classes="quiet")
    else:
        _state, lines = opening(scenario, record.seed)
        yield from said(names, heard_by(lines, cuts[0]))
    for turn, cut in zip(record.turns, cuts[1:], strict=True):
        yield Vertical(*_turn(t, turn, letters, told), id=turn_id(turn.index), classes="turn")
        yield from said(names, heard_by(turn.reaction.lines, cut))


class Names:
    """What the speakers are called."""

    def __init__(self, t: Translator, scenario: Scenario | None) -> None:
        self._t = t
        self._customer = "" if scenario is None else scenario.persona.name
        consult = None if scenario is None else scenario.escalation.consult
        self._colleague = "" if consult is None else consult.colleague

    def of(self, speaker: Speaker) -> str:
        """The name of a speaker."""
        names = {Speaker.CUSTOMER: self._customer, Speaker.COLLEAGUE: self._colleague}
        return shown(names.get(speaker, ""), one_line=True) or label(self._t, speaker)


def said(names: Names, lines: Iterable[Line]) -> Iterator[Widget]:
    """Lines as they were said, those of one speaker together."""
    for speaker, run in groupby(lines, key=lambda line: line.speaker):
        yield Prose(names.of(speaker), classes="speaker")
        yield Quote("\n".join(shown(line.text) for line in run), classes=speaker.value)


def _turn(t: Translator, turn: Turn, letters: Letters, told: set[str]) -> Iterator[Widget]:
    findings = turn.analysis.findings if turn.analysis is not None else ()
    yield Prose(turn_head(t, turn), classes="head")
    if turn.act.text.strip():
        yield HighlightedReply(turn.act.text, findings, letters)
    if findings:
        yield Prose(explained(t, findings, letters, told), classes="why")
    if turn.reaction.changes or turn.act.kind is ActKind.SAY:
        sign, words = headline(t, turn)
        yield Prose(Hanging([(sign, words)]), classes="why")


def curve_words(t: Translator) -> Content:
    """What to look at in the curves."""
    return Content.styled(t("← and → go through the conversation, Enter reads it."), "$quiet")
