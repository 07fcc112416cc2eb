"""What a lens must keep to beyond its format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from deescalate.model.analysis import HARMS as FLAGGED_HARMS
from deescalate.model.analysis import Flag
from deescalate.model.lens import GOOD_OF_CUSTOMER, HARMS, Evidence
from deescalate.model.session import ActKind

if TYPE_CHECKING:
    from deescalate.content.lens_schema import ItemPart, LensPart, RulePart, ScalePart, WordsPart
    from deescalate.content.source import NodePath, Source

ONLY_RAISE: Final = frozenset({Evidence.FREE_OF, Evidence.REACHED, Evidence.SCORE, Evidence.RESULT})
SCOPED: Final = frozenset(
    {Evidence.MOVES, Evidence.FLAGS, Evidence.ACTS, Evidence.LEVEL, Evidence.FREE_OF}
)
"""Evidence that may be looked for in some stages or in the first replies only."""
GOOD_ACTS: Final = frozenset({ActKind.CONSULT, ActKind.HAND_OVER})


def check_words(source: Source, part: WordsPart | None, at: NodePath) -> None:
    """A text needs at least one language."""
    if part is not None and part.en is None and part.de is None:
        source.report_key(
            "T10", "the text is there in no language", at, advice="write en:, de: or both below it"
        )


def check_scale(source: Source, part: ScalePart | None, at: NodePath) -> None:
    """A scale goes up, in whole steps."""
    if part is None:
        return
    width = part.highest - part.lowest
    if width <= 0:
        source.report(
            "T11", "highest is not above lowest", (*at, "highest"), advice="write a larger number"
        )
    elif abs(width / part.step - round(width / part.step)) > 1e-6 or part.step > width:
        source.report(
            "T11",
            f"steps of {part.step:g} do not lead from {part.lowest:g} to {part.highest:g}",
            (*at, "step") if "step" in part.model_fields_set else at,
            advice="choose a step that fits in without a rest",
        )


def check_items(source: Source, part: LensPart) -> None:
    """Every item with its rules, and that ids are given once."""
    seen: set[str] = set()
    for place, item in enumerate(part.items):
        at: NodePath = ("items", place)
        if item.item in seen:
            source.report(
                "L02", f"{item.item} is given twice", (*at, "item"), advice="choose another id"
            )
        seen.add(item.item)
        check_words(source, item.name, (*at, "name"))
        check_words(source, item.look, (*at, "look"))
        check_scale(source, item.scale, (*at, "scale"))
        _check_item(source, item, at, scorecard=part.scorecard)
    for place, cap in enumerate(part.caps):
        for number, move in enumerate(cap.moves):
            if move not in HARMS:
                _wrong_side(source, f"{move} helps", ("caps", place, "moves", number))


def _check_item(source: Source, item: ItemPart, at: NodePath, *, scorecard: bool) -> None:
    for name, rules in (("raises", item.raises), ("lowers", item.lowers)):
        for place, rule in enumerate(rules):
            _check_rule(source, rule, (*at, name, place), raises=name == "raises")
    if source.broken:
        return
    if scorecard and (len(item.raises) > 1 or item.lowers or not _repeats(item.raises[0])):
        source.report_key(
            "T15",
            "a lens of the scorecard repeats the session's own score",
            (*at, "raises"),
            advice="give each item one rule with score: TECHNIQUE or result: true, worth: 100",
        )
    reach = sum(rule.in_all for rule in item.raises)
    if reach < 100:
        source.report_key(
            "T14",
            f"the item reaches {reach} hundredths of its scale at most",
            (*at, "raises"),
            advice="raise most or worth, or add a rule",
        )


def _check_rule(source: Source, rule: RulePart, at: NodePath, *, raises: bool) -> None:
    kinds = rule.kinds
    if len(kinds) != 1:
        found = " and ".join(kinds) if kinds else "no evidence"
        source.report_key(
            "T12",
            f"the rule names {found}",
            at,
            advice=f"name one of {', '.join(Evidence)}",
        )
        return
    _check_side(source, rule, kinds[0], at, raises=raises)
    _check_bounds(source, rule, kinds[0], at)


def _check_side(
    source: Source, rule: RulePart, kind: Evidence, at: NodePath, *, raises: bool
) -> None:
    """Good raises and bad lowers, so that a harm never does any good."""
    where: NodePath = (*at, kind.value)
    if kind in ONLY_RAISE and not raises:
        _wrong_side(source, f"{kind} can only raise", where)
    value = getattr(rule, kind.name.lower())
    names = value if isinstance(value, list) else [value]
    for place, name in enumerate(names):
        good = _is_good(kind, str(name))
        wanted = False if kind is Evidence.FREE_OF else raises
        if good is not None and good is not wanted:
            spot = (*where, place) if isinstance(value, list) else where
            _wrong_side(source, f"{name} {'helps' if good else 'harms'}", spot)


def _is_good(kind: Evidence, name: str) -> bool | None:
    """Whether a piece of evidence speaks for the agent; None if it may do either."""
    match kind:
        case Evidence.MOVES | Evidence.FREE_OF:
            return name not in HARMS
        case Evidence.FLAGS:
            return Flag(name) not in FLAGGED_HARMS
        case Evidence.HAND_OVER:
            return name == "warm"
        case Evidence.CUSTOMER:
            return name in GOOD_OF_CUSTOMER
        case Evidence.ACTS:
            return None if ActKind(name) in GOOD_ACTS else False
        case _:
            return None


def _wrong_side(source: Source, what: str, at: NodePath) -> None:
    source.report(
        "T13",
        f"{what}, so it does not belong here",
        at,
        advice="helping things stand under raises, harming ones under lowers, caps and free-of",
    )


def _check_bounds(source: Source, rule: RulePart, kind: Evidence, at: NodePath) -> None:
    """Bounds that the kind of evidence does not know."""
    wrong = [
        name
        for name, fits in (
            ("least", kind is Evidence.LEVEL and rule.below is None and at[-2] == "raises"),
            ("below", kind is Evidence.LEVEL and at[-2] == "lowers"),
            ("stages", kind in SCOPED),
            ("first", kind in SCOPED),
        )
        if getattr(rule, name) is not None and not fits
    ]
    for name in wrong:
        source.report_key(
            "T16", f"{name} says nothing about {kind} here", (*at, name), advice="take it out"
        )
    if kind is Evidence.LEVEL and at[-2] == "lowers" and rule.below is None:
        source.report_key(
            "T16",
            "a level lowers only below a bound",
            (*at, "level"),
            advice="write for example below: 1",
        )
    if kind is Evidence.RESULT and rule.result is False:
        source.report("T16", "result: false says nothing", (*at, "result"), advice="write true")


def _repeats(rule: RulePart) -> bool:
    return (rule.score is not None or bool(rule.result)) and rule.worth == 100
