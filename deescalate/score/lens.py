"""Reads a session through a lens.

An item::

    share  = sum over raises of min(worth * amount, most)
             - sum over lowers of min(worth * amount, most), held between 0 and 100
    value  = the step of the item's scale nearest to lowest + share * (highest - lowest)

``amount`` is a count of turns, or a share 0..1 of what is measured (see ``lens_evidence``). Nothing
found that raises: the lowest value. An item without an occasion, in which nothing was found either,
does not apply and has no value. One more harm never raises an item: harms only lower, or break the
share of replies that are free of them.

The whole is the mean of the shares of the items that apply, by weight, at most what a cap leaves.
Through a lens with ``scorecard`` it is the session's overall score: the weight of what was done is
shared out among the techniques that had an occasion, and the caps are the score's critical fails.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from deescalate.model.lens import Evidence
from deescalate.model.moves import Technique
from deescalate.model.scorecard import HOUSE
from deescalate.score.lens_evidence import Measure, has_occasion, measure, moves_of
from deescalate.score.marks import clamp

if TYPE_CHECKING:
    from collections.abc import Mapping

    from deescalate.model.lens import Lens, LensItem, Rule
    from deescalate.model.record import SessionRecord
    from deescalate.model.scenario import Scenario
    from deescalate.model.scorecard import Scorecard


class WhyNot(StrEnum):
    """Why an item has no value: nothing called for it, or the scenario's file is missing."""

    NO_OCCASION = "no-occasion"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Found:
    """Evidence that counted: what there was, and the points (hundredths of the scale, signed) that
    it gave or took.
    """

    rule: Rule
    measure: Measure
    points: float


@dataclass(frozen=True, slots=True)
class ItemReading:
    """An item's ``value`` on its scale and its ``share`` 0..100 of it, with the evidence; both are
    None, with a reason, if it does not apply. ``weight`` is what it counts in the whole.
    """

    item: LensItem
    value: float | None
    share: float | None
    weight: float
    found: tuple[Found, ...] = ()
    why_not: WhyNot | None = None

    @property
    def turns(self) -> tuple[int, ...]:
        """The turns (from 0) that are the evidence, in order."""
        return tuple(sorted({turn for found in self.found for turn in found.measure.turns}))


@dataclass(frozen=True, slots=True)
class CapReading:
    """A harm that holds the whole down: its move or code, the turn (from 0), what is left."""

    move: str
    turn: int
    most: int


@dataclass(frozen=True, slots=True)
class LensReading:
    """A session through a lens. ``total`` (0..100) is None if no item applies."""

    lens: Lens
    items: tuple[ItemReading, ...]
    total: float | None
    caps: tuple[CapReading, ...] = ()


def read_through(
    lens: Lens, record: SessionRecord, scenario: Scenario | None = None, card: Scorecard = HOUSE
) -> LensReading:
    """What a session looks like through a lens.

    Args:
        lens: the lens.
        record: the session, finished or not.
        scenario: its scenario as it was played; without it nobody knows what came of it.
        card: the scorecard in use, for lenses that take their weights from it.
    """
    items = tuple(_item(item, record, scenario) for item in lens.items)
    if lens.scorecard:
        items = _weighed(items, card)
    caps = _caps(lens, record)
    weight = sum(item.weight for item in items if item.share is not None)
    if not weight:
        return LensReading(lens, items, None, caps)
    total = sum(item.weight * item.share for item in items if item.share is not None) / weight
    return LensReading(lens, items, min([total, *(float(cap.most) for cap in caps)]), caps)


def _item(item: LensItem, record: SessionRecord, scenario: Scenario | None) -> ItemReading:
    raised = [_found(rule, record, scenario, 1) for rule in item.raises]
    if all(found is None for found in raised):
        return ItemReading(item, None, None, item.weight, why_not=_why(item, record))
    lowered = [_found(rule, record, scenario, -1) for rule in item.lowers]
    found = tuple(each for each in (*raised, *lowered) if each is not None and each.points)
    if not found and not has_occasion(record, item.occasions):
        return ItemReading(item, None, None, item.weight, why_not=WhyNot.NO_OCCASION)
    share = clamp(sum(each.points for each in found))
    return ItemReading(item, item.scale.value(share), share, item.weight, found)


def _why(item: LensItem, record: SessionRecord) -> WhyNot:
    """Why nothing that could raise an item can be told."""
    hidden = any(rule.evidence is Evidence.RESULT for rule in item.raises) and record.turns
    return WhyNot.UNKNOWN if hidden else WhyNot.NO_OCCASION


def _found(rule: Rule, record: SessionRecord, scenario: Scenario | None, sign: int) -> Found | None:
    there = measure(rule, record, scenario)
    if there is None:
        return None
    return Found(rule, there, sign * min(rule.worth * there.amount, float(rule.most)))


def _weighed(items: tuple[ItemReading, ...], card: Scorecard) -> tuple[ItemReading, ...]:
    """The items with the scorecard's weights."""
    weights = {
        item.item.id: card.techniques[technique]
        for item in items
        if item.share is not None and (technique := _technique(item)) is not None
    }
    whole = sum(weights.values())
    return tuple(_with_weight(item, card, weights, whole) for item in items)


def _with_weight(
    item: ItemReading, card: Scorecard, weights: Mapping[str, float], whole: float
) -> ItemReading:
    if _technique(item) is None:
        weight = 1 - card.process
    else:
        weight = card.process * weights.get(item.item.id, 0.0) / whole if whole else 0.0
    return ItemReading(item.item, item.value, item.share, 100 * weight, item.found, item.why_not)


def _technique(item: ItemReading) -> Technique | None:
    """The technique whose score an item repeats."""
    rule = item.item.raises[0]
    return Technique(rule.names[0]) if rule.evidence is Evidence.SCORE else None


def _caps(lens: Lens, record: SessionRecord) -> tuple[CapReading, ...]:
    if lens.scorecard:
        score = record.score or (record.turns[-1].score if record.turns else None)
        fails = score.critical if score is not None else ()
        return tuple(CapReading(fail.code, fail.turn, fail.cap) for fail in fails)
    found: dict[str, CapReading] = {}
    for turn in record.turns:
        for move in moves_of(turn):
            for cap in lens.caps:
                if move in cap.moves:
                    found.setdefault(move, CapReading(move, turn.index, cap.most))
    return tuple(found.values())
