"""What a session looks like through a lens, in words before numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from deescalate.interface.catalogue import N_
from deescalate.interface.labels import label
from deescalate.interface.move_names import move_word
from deescalate.interface.numbers import decimal, plain
from deescalate.model.analysis import Flag
from deescalate.model.language import Language
from deescalate.model.lens import Evidence, Occasion
from deescalate.model.moves import MOVE_KINDS, Technique
from deescalate.model.scenario import Stage
from deescalate.model.scorecard import BRAND_AVOID, DATA_IN_PUBLIC, OFFER_NOT_ALLOWED
from deescalate.model.session import ActKind, Ending
from deescalate.report.words import line, signed
from deescalate.score.lens import WhyNot
from deescalate.score.lens_evidence import TOP_LEVEL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from deescalate.interface.catalogue import Translator
    from deescalate.model.lens import LensItem, Rule, Words
    from deescalate.score.lens import CapReading, Found, ItemReading, LensReading

HOW_FAR: Final = (
    (85, N_("fully")),
    (65, N_("largely")),
    (40, N_("in part")),
    (15, N_("a little")),
    (0, N_("not yet")),
)
"""A share of the scale belongs to the first word whose bound it reaches."""
CUSTOMER: Final = {
    "calmer": N_("the customer grew calmer"),
    "connected": N_("trust grew"),
    "accepted": N_("the customer agreed"),
    "facts-used": N_("facts taken up"),
    "relapsed": N_("the customer fell back"),
    "interrupted": N_("interrupted the customer"),
    "late": N_("replied late"),
    "asked-again": N_("the customer had to ask again"),
}
NO_OCCASION: Final = {
    Occasion.REPLY: N_("Does not apply: nothing was replied."),
    Occasion.TRUST: N_("Does not apply: the customer did not come out of venting."),
    Occasion.SOLUTION: N_("Does not apply: the conversation did not get to a solution."),
    Occasion.QUESTION: N_("Does not apply: the customer asked nothing."),
    Occasion.HAND_OVER: N_("Does not apply: nothing was handed over."),
    Occasion.ENDING: N_("Does not apply: the conversation did not come to an end."),
}
CODES: Final = {
    OFFER_NOT_ALLOWED: N_("Offer that is not allowed"),
    DATA_IN_PUBLIC: N_("Private data in public"),
    BRAND_AVOID: N_("Word that the house avoids"),
}
SCORED: Final = frozenset({Evidence.SCORE, Evidence.RESULT})
MOST_TURNS: Final = 6
BETWEEN: Final = " · "
"""Between names, of which some hold commas."""


def told(t: Translator, words: Words) -> str:
    """A lens's own text in the translator's language."""
    return line(words[Language(t.language)])


def value_words(t: Translator, reading: ItemReading) -> tuple[str, str]:
    """How far an item is fulfilled, and its value; dashes if it does not apply."""
    if reading.value is None or reading.share is None:
        return "–", "–"
    scale = reading.item.scale
    value = t("{value} of {most}", value=plain(t, reading.value), most=plain(t, scale.highest))
    return how_far(t, reading.share), value


def how_far(t: Translator, share: float) -> str:
    """A share 0..100 of a scale as a word."""
    return t(next(word for bound, word in HOW_FAR if round(share) >= bound))


def why(t: Translator, reading: ItemReading) -> str:
    """The evidence in a sentence or two, with what each gave or took (hundredths of the scale)."""
    if reading.why_not is WhyNot.UNKNOWN:
        return t("Cannot be said: the scenario's file has changed or is not there.")
    if reading.why_not is not None:
        return t(NO_OCCASION[reading.item.occasions[0]])
    as_scored = next((each for each in reading.found if each.rule.evidence in SCORED), None)
    if as_scored is not None:
        return _as_scored(t, as_scored)
    good = "; ".join(found_words(t, found) for found in reading.found if found.points > 0)
    bad = "; ".join(found_words(t, found) for found in reading.found if found.points < 0)
    parts = [t("For it: {evidence}.", evidence=good) if good else t("Nothing speaks for it.")]
    if bad:
        parts.append(t("Against it: {evidence}.", evidence=bad))
    return " ".join(parts)


def _as_scored(t: Translator, found: Found) -> str:
    """What an item says that repeats the session's own score."""
    score = round(100 * found.measure.amount)
    if found.rule.evidence is Evidence.SCORE:
        return t("This session was scored {n} of 100 for it.", n=score)
    ending = found.measure.names
    how = label(t, Ending(ending[0])) if ending else t("not finished")
    return t("{ending}: {n} of 100.", ending=how, n=score)


def found_words(t: Translator, found: Found) -> str:
    """One kind of evidence: what, in which turns, how many points."""
    words = _evidence(t, found)
    turns = found.measure.turns
    if found.rule.first is not None:
        words += f", {_first(t, found.rule.first)}"
    if turns and found.rule.evidence not in {Evidence.LEVEL, Evidence.FREE_OF}:
        words += f", {turns_words(t, turns)}"
    return f"{words} ({signed(round(found.points))})"


def turns_words(t: Translator, turns: Sequence[int]) -> str:
    """Turns as they are counted on the screen, from 1."""
    shown = ", ".join(str(turn + 1) for turn in turns[:MOST_TURNS])
    more = ", …" if len(turns) > MOST_TURNS else ""
    return t.plural("turn {turns}", "turns {turns}", len(turns), turns=shown + more)


def cap_words(t: Translator, cap: CapReading) -> str:
    """A harm that holds the whole down."""
    name = t(CODES[cap.move]) if cap.move in CODES else move_word(t, cap.move)
    return t("At most {n} of 100: {why}, turn {turn}", n=cap.most, why=name, turn=cap.turn + 1)


def total_words(t: Translator, reading: LensReading) -> str:
    """The whole in words and as a number of 100."""
    if reading.total is None:
        return t("nothing to be said yet")
    value = t("{value} of {most}", value=round(reading.total), most=100)
    return f"{how_far(t, reading.total)}, {value}"


def _evidence(t: Translator, found: Found) -> str:
    rule, amount = found.rule, found.measure.amount
    names = found.measure.names
    match rule.evidence:
        case Evidence.LEVEL:
            return _level(t, rule, amount, found.measure.turns)
        case Evidence.FREE_OF:
            turns = len(found.measure.turns)
            many = round(turns / amount)
            return t("{n} of {many} replies without such faults", n=turns, many=many)
        case Evidence.REACHED:
            return _reached(t, names[0])
        case Evidence.CUSTOMER:
            return _customer(t, rule.names[0], amount)
        case _:
            return BETWEEN.join(name_words(t, rule.evidence, name) for name in names)


def _level(t: Translator, rule: Rule, amount: float, turns: Sequence[int]) -> str:
    bounded = _bounded(t, rule)
    if bounded:
        return f"{bounded}, {turns_words(t, turns)}"
    name, mean = label(t, Technique(rule.names[0])), decimal(t, TOP_LEVEL * amount)
    return t("{technique} {level} of 3 on average", technique=name, level=mean)


def _bounded(t: Translator, rule: Rule) -> str:
    """A level with the bound that it is to keep; empty if it has none."""
    name = label(t, Technique(rule.names[0]))
    if rule.below is not None:
        return t("{technique} below {level} of 3", technique=name, level=plain(t, rule.below))
    if rule.least is not None:
        return t("{technique} at least {level} of 3", technique=name, level=plain(t, rule.least))
    return ""


def _reached(t: Translator, key: str) -> str:
    stage = next(stage for stage in Stage if stage.key == key)
    return t("stage reached: {stage}", stage=label(t, stage))


def _customer(t: Translator, name: str, amount: float) -> str:
    words = t(CUSTOMER[name])
    if name in {"calmer", "connected"}:
        return t("{what} ({n} % of the way)", what=words, n=round(100 * amount))
    return f"{words} ×{round(amount)}" if amount > 1 else words


def name_words(t: Translator, evidence: Evidence, name: str) -> str:
    """What a move, flag, act, ending and the like is called."""
    if name in MOVE_KINDS:
        return move_word(t, name)
    if evidence is Evidence.HAND_OVER:
        return label(t, Flag.WARM_HANDOVER if name == "warm" else Flag.COLD_TRANSFER)
    kinds: dict[Evidence, type[Flag | ActKind | Ending]] = {
        Evidence.FLAGS: Flag,
        Evidence.ACTS: ActKind,
        Evidence.ENDINGS: Ending,
    }
    return label(t, kinds[evidence](name))


# --- a lens by itself --------------------------------------------------------------------


def rules_words(t: Translator, item: LensItem) -> Iterator[tuple[bool, str]]:
    """What an item looks for, a line a rule: whether it raises, and the words."""
    for raises, rules in ((True, item.raises), (False, item.lowers)):
        for rule in rules:
            yield raises, rule_words(t, rule)


def rule_words(t: Translator, rule: Rule) -> str:
    """One rule: the evidence, where it is looked for, what it is worth."""
    words = [_looked_for(t, rule)]
    if rule.stages:
        stages = ", ".join(label(t, stage) for stage in sorted(rule.stages))
        words.append(t("while: {stages}", stages=stages))
    if rule.first is not None:
        words.append(_first(t, rule.first))
    worth = t("{n} points", n=rule.worth)
    if rule.most != rule.worth:
        worth = t("{n} points each, at most {most}", n=rule.worth, most=rule.most)
    return f"{', '.join(words)}: {worth}"


def _first(t: Translator, many: int) -> str:
    return t.plural("in the first reply", "in the first {n} replies", many)


def _looked_for(t: Translator, rule: Rule) -> str:
    names = rule.names
    match rule.evidence:
        case Evidence.RESULT:
            return t("what came of it, as the session was scored")
        case Evidence.SCORE:
            name = label(t, Technique(names[0]))
            return t("{technique}, as the session was scored", technique=name)
        case Evidence.CUSTOMER:
            return t(CUSTOMER[names[0]])
        case Evidence.REACHED:
            return _reached(t, names[0])
        case Evidence.LEVEL:
            name = label(t, Technique(names[0]))
            return _bounded(t, rule) or t("{technique}, mean level of the replies", technique=name)
        case Evidence.FREE_OF:
            faults = BETWEEN.join(move_word(t, name) for name in names)
            return t("share of replies without: {faults}", faults=faults)
        case _:
            return BETWEEN.join(name_words(t, rule.evidence, name) for name in names)
