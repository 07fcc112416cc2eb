"""Names that are used must exist, and be given once."""

import re
from collections.abc import Iterable, Sequence

from deescalate.content.build import PLACEHOLDER
from deescalate.content.checks.case import Case, PlacedCondition
from deescalate.content.schema import EffectsPart
from deescalate.content.source import NodePath, suggestion
from deescalate.model.conditions import Atom, Subject
from deescalate.model.moves import MOVE_KINDS, Effect
from deescalate.model.scenario import Level, Verdict

_ALWAYS_FILLED = ("customer", "agent")


def check_ids(case: Case) -> None:
    """The same id is not given twice. Needs facts, solutions and canned replies."""
    for at, ids in (
        (("grievance", "facts"), case.fact_ids),
        (("solutions",), case.solution_ids),
        (("canned",), tuple(canned.id for canned in case.doc.canned)),
    ):
        _report_repeats(case, at, "id", ids, "L02")


def check_gate_names(case: Case) -> None:
    """Conditions of gates name what exists. Needs stages, grievance and solutions."""
    for placed in case.gate_conditions():
        _check_condition(case, placed)


def check_escalation_names(case: Case) -> None:
    """The escalation plan names what exists. Needs escalation, grievance and solutions."""
    for placed in case.escalation_conditions():
        _check_condition(case, placed)
    _check_facts(case, ("escalation", "must_say"), case.doc.escalation.must_say)


def check_solution_names(case: Case) -> None:
    """Needed facts exist. Needs solutions and grievance."""
    for place, solution in enumerate(case.doc.solutions):
        _check_facts(case, ("solutions", place, "needs_facts"), solution.needs_facts)


def check_offers(case: Case) -> None:
    """What may be offered is a solution. Needs policy and solutions."""
    for number, name in enumerate(case.doc.policy.may_offer):
        if name not in case.solution_ids:
            at = ("policy", "may_offer", number)
            _report_name(case, at, f"solution {name}", case.solution_ids)


def check_moves(case: Case) -> None:
    """Moves of the emotion part exist, each once and on its side. Needs emotion."""
    emotion = case.doc.emotion
    _check_effects(case, "lowers", emotion.lowers, Effect.HELPS)
    _check_effects(case, "raises", emotion.raises, Effect.HARMS)


def check_fields(case: Case) -> None:
    """Fields of canned replies are listed and used. Needs canned and grievance."""
    free = (*_ALWAYS_FILLED, *case.fact_ids)
    for place, canned in enumerate(case.doc.canned):
        at: NodePath = ("canned", place, "text")
        used = PLACEHOLDER.findall(canned.text)
        known = (*canned.fields, *free)
        for field in dict.fromkeys(used):
            if field not in known:
                case.source.report_word(
                    "L40",
                    f"{{{field}}} is not known",
                    at,
                    f"{{{field}}}",
                    advice=suggestion(field, known, "known") + " - or list it under fields",
                )
        for number, field in enumerate(canned.fields):
            if field not in used:
                case.source.report(
                    "L41",
                    f"the text has no {{{field}}}",
                    ("canned", place, "fields", number),
                    advice="use it in the text, or take it off the list",
                )
        loose = re.search(r"[{}]", PLACEHOLDER.sub("", canned.text))
        if loose:
            case.source.report(
                "L42",
                f"{loose[0]} does not belong to a field",
                at,
                advice="write fields as {day} or {order-number}: small letters, digits and dashes",
            )


def check_consult(case: Case) -> None:
    """Whoever must be asked can be asked. Needs solutions, escalation and tries."""
    if case.doc.escalation.consult is None:
        for place, solution in enumerate(case.doc.solutions):
            if solution.needs_consult:
                _report_consult(case, ("solutions", place, "needs_consult"))
    levels = {level for level, _path in case.paths}
    for name in ("good", "average", "bad"):
        for place, step in enumerate(getattr(case.doc.tries, name)):
            at = ("tries", name, place)
            if step.consult and case.doc.escalation.consult is None:
                _report_consult(case, at)
            if step.hand_over is not None and step.hand_over not in levels:
                _report_level(case, (*at, "hand_over"), step.hand_over, levels)


def _report_level(case: Case, at: NodePath, level: Level, levels: Iterable[Level]) -> None:
    others = ", ".join(each.value for each in levels)
    case.source.report(
        "L71",
        f"the escalation plan has no {level.value} path",
        at,
        advice=f"the plan has: {others}" if others else "write one under escalation",
    )


def _report_consult(case: Case, at: NodePath) -> None:
    case.source.report(
        "L27",
        "there is no colleague to ask",
        at,
        advice="write consult under escalation: who it is, how long it takes, what they answer",
    )


def _check_condition(case: Case, placed: PlacedCondition) -> None:
    for atom, offset in zip(placed.read.condition.atoms, placed.read.offsets, strict=True):
        what, known = _universe(case, atom)
        if what and atom.name not in known:
            _report_name(case, placed.at, f"{what} {atom.name}", known, offset)


def _universe(case: Case, atom: Atom) -> tuple[str, Sequence[str]]:
    """What kind of name an atom holds, and which there are; empty if its words are fixed."""
    if atom.subject in {Subject.FACT_KNOWN, Subject.FACT_USED}:
        return "fact", case.fact_ids
    if atom.subject is Subject.MOVE:
        return "move", tuple(MOVE_KINDS)
    if atom.subject is Subject.OFFERED:
        return "solution", (*case.solution_ids, *(verdict.value for verdict in Verdict))
    return "", ()


def _check_facts(case: Case, at: NodePath, names: Sequence[str]) -> None:
    for number, name in enumerate(names):
        if name not in case.fact_ids:
            _report_name(case, (*at, number), f"fact {name}", case.fact_ids)


def _check_effects(case: Case, key: str, effects: Sequence[EffectsPart], wanted: Effect) -> None:
    other = "raises" if key == "lowers" else "lowers"
    for place, part in enumerate(effects):
        at: NodePath = ("emotion", key, place, "move")
        if part.move not in MOVE_KINDS:
            right = [name for name, kind in MOVE_KINDS.items() if kind.effect is wanted]
            _report_name(case, at, f"move {part.move}", right)
        elif MOVE_KINDS[part.move].effect is not wanted:
            case.source.report(
                "L03",
                f"{part.move} {MOVE_KINDS[part.move].effect}: it does not belong under {key}",
                at,
                advice=f"write it under {other}",
            )
    _report_repeats(case, ("emotion", key), "move", tuple(part.move for part in effects), "L04")


def _report_repeats(case: Case, at: NodePath, key: str, names: Sequence[str], code: str) -> None:
    for place, name in enumerate(names):
        first = names.index(name)
        if first != place:
            line = case.source.line_of((*at, first, key))
            case.source.report(
                code,
                f"{name} stands here twice; first on line {line}",
                (*at, place, key),
                advice="give it another name" if code == "L02" else "put the two together",
            )


def _report_name(
    case: Case, at: NodePath, named: str, known: Sequence[str], offset: int = 0
) -> None:
    """Report a kind and name, such as ``fact order-number``, that does not exist."""
    name = named.partition(" ")[2]
    case.source.report(
        "L01",
        f"{named} does not exist",
        at,
        advice=suggestion(name, known, "known"),
        offset=offset,
    )
