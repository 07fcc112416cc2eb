"""The conversation in a report: what was said, what it did and why."""

from collections.abc import Iterator

from deescalate.customer import opening
from deescalate.interface.catalogue import Translator
from deescalate.interface.labels import label
from deescalate.interface.safe import visible
from deescalate.model.analysis import Speaker
from deescalate.model.language import Language
from deescalate.model.moves import Effect
from deescalate.model.record import SessionRecord
from deescalate.model.scenario import Scenario
from deescalate.model.session import ActKind, Gauge, GaugeChange, Line, Reason, Turn
from deescalate.report.blocks import Block, Message, Paragraph, Remark, Remarks, Sign
from deescalate.report.words import clock, line, reason_sentence, signed
from deescalate.score import TurnMark

SAYING = frozenset({ActKind.SAY, ActKind.CONSULT, ActKind.HAND_OVER})


def conversation(
    t: Translator,
    record: SessionRecord,
    scenario: Scenario | None,
    marks: tuple[TurnMark, ...],
) -> Iterator[Block]:
    """The messages in order, each of the agent's acts with remarks below.

    What the customer said before the first act is not stored; it is played again from the
    scenario, provided that this is still the file of the session.
    """
    customer = line(scenario.persona.name) if scenario else label(t, Speaker.CUSTOMER)
    if scenario is not None and scenario.digest == record.scenario_digest:
        _state, lines = opening(scenario, record.seed)
        for said in lines:
            yield _message(t, said, customer)
    else:
        yield Paragraph(
            t("The opening is missing: the scenario's file has changed or is not there.")
        )
    for turn, mark in zip(record.turns, marks, strict=True):
        yield Message(
            label(t, Speaker.AGENT),
            _note(t, turn, mark),
            visible(turn.act.text) if turn.act.kind in SAYING else "",
            own=True,
        )
        remarks = tuple(_remarks(t, turn, record.language))
        if remarks:
            yield Remarks(remarks)
        for said in turn.reaction.lines:
            yield _message(t, said, customer)


def _message(t: Translator, said: Line, customer: str) -> Message:
    who = customer if said.speaker is Speaker.CUSTOMER else label(t, said.speaker)
    return Message(who, clock(said.at), visible(said.text))


def _note(t: Translator, turn: Turn, mark: TurnMark) -> str:
    """When, what kind of act, how good, and what else is to know about it."""
    parts = [clock(turn.act.at), t("Turn {n}", n=turn.index + 1)]
    if turn.act.kind is not ActKind.SAY:
        parts.append(label(t, turn.act.kind))
    if turn.act.level is not None:
        parts.append(label(t, turn.act.level))
    if mark.mark is not None:
        parts.append(f"{mark.mark.value} ({label(t, mark.mark.band)})")
    if mark.interrupted:
        parts.append(t("interrupted the customer"))
    if mark.late:
        parts.append(t("late"))
    if turn.analysis is not None:
        parts.extend(label(t, flag) for flag in turn.analysis.flags)
    return ", ".join(parts)


def _remarks(t: Translator, turn: Turn, language: Language) -> Iterator[Remark]:
    told: set[str] = set()
    for reason, changes in _by_reason(turn.reaction.changes):
        told.add(reason.details.get("move", reason.code))
        moved = ", ".join(f"{label(t, change.gauge)} {signed(change.amount)}" for change in changes)
        sign = Sign.GOOD if all(_relief(change) for change in changes) else Sign.BAD
        yield Remark(sign, f"{reason_sentence(reason, language)} ({moved})")
    for finding in turn.analysis.findings if turn.analysis else ():
        if finding.move not in told:
            told.add(finding.move)
            sign = Sign.GOOD if finding.effect is Effect.HELPS else Sign.BAD
            yield Remark(sign, reason_sentence(Reason(finding.move, finding.quote), language))
    change = turn.reaction.stage_change
    if change is not None:
        stage = label(t, change.after)
        words = (
            t("Back to: {stage}.", stage=stage)
            if change.relapse
            else t("Next stage: {stage}.", stage=stage)
        )
        sign = Sign.BAD if change.relapse else Sign.GOOD
        yield Remark(sign, f"{words} {reason_sentence(change.reason, language)}")
    if turn.analysis is not None and turn.analysis.better:
        yield Remark(Sign.BETTER, t("Better: {wording}", wording=line(turn.analysis.better[0])))


def _by_reason(
    changes: tuple[GaugeChange, ...],
) -> list[tuple[Reason, list[GaugeChange]]]:
    """Changes with the same reason stand together, in order of appearance."""
    groups: list[tuple[Reason, list[GaugeChange]]] = []
    for change in changes:
        group = next((group for reason, group in groups if reason == change.reason), None)
        if group is None:
            groups.append((change.reason, [change]))
        else:
            group.append(change)
    return groups


def _relief(change: GaugeChange) -> bool:
    return change.amount <= 0 if change.gauge is Gauge.TENSION else change.amount >= 0
