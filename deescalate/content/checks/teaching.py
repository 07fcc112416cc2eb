"""Whether the conversation teaches what it says."""

from collections.abc import Sequence
from pathlib import PurePath

from deescalate.content.build import PLACEHOLDER, typing_time
from deescalate.content.checks.case import Case, plain, said
from deescalate.content.measure import likely_minutes, words_in
from deescalate.content.schema import FactPart, StepPart
from deescalate.model.analysis import Formality
from deescalate.model.language import Language
from deescalate.model.scenario import CustomerEvent, Told, Verdict

_FILE_SUFFIXES = frozenset({".yaml", ".yml"})


def check_file_name(case: Case) -> None:
    """The file is called by the id. Needs id."""
    file = PurePath(case.source.path)
    if file.suffix in _FILE_SUFFIXES and file.name != f"{case.doc.id}.yaml":
        case.source.report(
            "L80",
            f"the file is called {file.name}, not {case.doc.id}.yaml",
            ("id",),
            advice="rename the file, or change the id",
        )


def check_language(case: Case) -> None:
    """Folder and form of address fit the language. Needs language and persona."""
    language, folder = case.doc.language, PurePath(case.source.path).parent.name
    if folder in set(Language) and folder != language:
        case.source.report(
            "L82",
            f"the file lies in the folder {folder}",
            ("language",),
            advice=f"move it to {language}, or change the language",
        )
    formality = case.doc.persona.formality
    if (language is Language.DE) is (formality is Formality.ANY):
        case.source.report(
            "L83",
            f"the form of address is {formality}",
            ("persona", "formality"),
            advice="write sie or du"
            if language is Language.DE
            else "write any: English has one form",
        )


def check_facts(case: Case) -> None:
    """Facts can be got and told apart. Needs grievance."""
    values: dict[str, str] = {}
    for place, fact in enumerate(case.doc.grievance.facts):
        at = ("grievance", "facts", place)
        if fact.id in case.secret_facts:
            case.source.report(
                "L05",
                f"{fact.id} is told only when asked, but no phrase asks for it",
                (*at, "told"),
                advice="write under ask how an agent asks for it",
            )
        other = values.setdefault(fact.value.lower(), fact.id)
        if other != fact.id:
            case.source.report(
                "L06",
                f"{fact.id} has the same value as {other}",
                (*at, "value"),
                advice="put the two together, or word one differently",
            )


def check_told(case: Case) -> None:
    """The opening tells what it should. Needs grievance and stages."""
    opening = plain(" ".join(burst.text for burst in case.doc.stages.venting.bursts))
    for place, fact in enumerate(case.doc.grievance.facts):
        if fact.told is Told.BURST and not _mentions(opening, fact):
            case.source.report(
                "L07",
                f"no burst seems to mention {fact.id}",
                ("grievance", "facts", place, "told"),
                advice="say it in a burst, add its wording under also, or make it asked or late",
            )


def check_use(case: Case) -> None:
    """What must be asked for matters somewhere.

    Needs grievance, stages, emotion, solutions, escalation, canned and tries.
    """
    named = {
        atom.name
        for placed in (*case.gate_conditions(), *case.escalation_conditions())
        for atom in placed.read.condition.atoms
    }
    named.update(case.doc.escalation.must_say)
    for solution in case.doc.solutions:
        named.update(solution.needs_facts)
    for canned in case.doc.canned:
        named.update(canned.fields, PLACEHOLDER.findall(canned.text))
    good = plain(" ".join(f"{said(step)} {step.summary or ''}" for step in case.doc.tries.good))
    for place, fact in enumerate(case.doc.grievance.facts):
        if fact.told is not Told.ASKED or fact.must_use or fact.id in named:
            continue
        if not any(plain(wording) in good for wording in (fact.value, *fact.also, *fact.ask)):
            case.source.report(
                "L08",
                f"nothing turns on {fact.id}: no condition, solution or reply of the good try"
                " takes it up",
                ("grievance", "facts", place, "id"),
                advice="let something depend on it, ask for it in the good try, or take it out",
            )


def _mentions(opening: str, fact: FactPart) -> bool:
    """Whether a long word of the value, or its number, occurs in the opening."""
    words = {word for text in (fact.value, *fact.also) for word in plain(text).split()}
    telling = {word for word in words if len(word) > 3 or word.isdigit()} or words
    return any(f" {word[:6]}" in opening for word in telling)


def check_brief(case: Case) -> None:
    """The brief does not tell what is to be found out. Needs brief and grievance."""
    brief = plain(case.doc.brief)
    for fact in case.doc.grievance.facts:
        if fact.told is not Told.BURST and len(fact.value) > 3 and plain(fact.value) in brief:
            case.source.report_word(
                "L63",
                f"the brief gives away {fact.id}, which the agent should find out",
                ("brief",),
                fact.value,
                advice="leave it out",
            )


def check_debrief(case: Case) -> None:
    """The debrief has two to four points. Needs debrief."""
    points = len(case.doc.debrief)
    if not 2 <= points <= 4:
        case.source.report_key(
            "L61",
            f"the debrief has {points} point{'' if points == 1 else 's'}",
            ("debrief",),
            advice="write 2 to 4 that are particular to this case",
        )


def check_skills(case: Case) -> None:
    """Listed skills can be shown. Needs skills, grievance, stages, escalation and solutions."""
    plan = case.doc.escalation
    lacking = {
        "escalate": not any(path.right_when for _level, path in case.paths)
        and "no escalation is ever right",
        "consult": plan.consult is None and "there is no colleague to ask",
        "boundary": not case.events & {CustomerEvent.INSULTS, CustomerEvent.THREATENS}
        and "the customer neither insults nor threatens",
        "gather-facts": all(fact.told is Told.BURST for fact in case.doc.grievance.facts)
        and "every fact is told in the opening",
        "stay-in-policy": not any(case.solutions_of(Verdict.NOT_ALLOWED))
        and "no solution is not-allowed",
    }
    for number, skill in enumerate(case.doc.skills):
        reason = lacking.get(skill)
        if reason:
            case.source.report(
                "L64",
                f"{skill} is listed, but {reason}",
                ("skills", number),
                advice="take the skill off the list, or give it an occasion",
            )


def check_tries(case: Case) -> None:
    """The three tries differ. Needs tries."""
    tries = case.doc.tries
    scripts = {"good": tries.good, "average": tries.average, "bad": tries.bad}
    seen: dict[tuple[str, ...], str] = {}
    for name, script in scripts.items():
        other = seen.setdefault(_words(script), name)
        if other != name:
            case.source.report_key(
                "L72",
                f"{name} is the same as {other}",
                ("tries", name),
                advice="the three must fall in score",
            )


def _words(script: Sequence[StepPart]) -> tuple[str, ...]:
    return tuple(
        " ".join(f"{said(step)} {step.consult} {step.hand_over} {step.summary}".lower().split())
        for step in script
    )


def check_length(case: Case) -> None:
    """The stated minutes are about what the good try takes.

    Needs minutes, tries, stages, channel and persona.
    """
    wpm, channel = case.doc.persona.typing_wpm, case.doc.channel
    seconds = sum(
        typing_time(burst.text, wpm, channel) if burst.typing is None else burst.typing
        for burst in case.doc.stages.venting.bursts
    )
    likely = likely_minutes(
        seconds,
        [
            words_in(f"{said(step)} {step.consult or ''} {step.summary or ''}")
            for step in case.doc.tries.good
        ],
    )
    if not likely / 2 <= case.doc.minutes <= likely * 3 + 1:
        case.source.report(
            "L66",
            f"the good try takes about {likely} min, not {case.doc.minutes}",
            ("minutes",),
            advice="change minutes; typing and reading are counted",
        )
