"""What may be offered, what it costs, and when the case belongs to somebody else."""

from deescalate.content.build import typing_time
from deescalate.content.checks.case import Case, plain
from deescalate.content.checks.possible import obstacle
from deescalate.content.source import NodePath, quote
from deescalate.model.scenario import Verdict


def check_costs(case: Case) -> None:
    """What may be offered stays within the limit. Needs policy and solutions."""
    limit = case.doc.policy.goodwill_limit
    offered = set(case.doc.policy.may_offer)
    for place, solution in enumerate(case.doc.solutions):
        costs = solution.costs
        if costs is None or not costs.amount:
            continue
        at: NodePath = ("solutions", place, "costs")
        if limit is None:
            if solution.id in offered:
                case.source.report(
                    "L28",
                    f"{solution.id} costs {costs}, but there is no goodwill limit",
                    at,
                    advice="write goodwill_limit under policy",
                )
        elif costs.currency != limit.currency:
            case.source.report(
                "L21",
                f"{solution.id} costs {costs}, the goodwill limit is {limit}",
                at,
                advice=f"write the amount in {limit.currency}",
            )
        elif solution.id in offered and costs.amount > limit.amount:
            case.source.report(
                "L20",
                f"{solution.id} costs {costs}, above the goodwill limit of {limit}",
                at,
                advice="take it off may_offer, or raise the limit",
            )


def check_verdicts(case: Case) -> None:
    """Verdicts and the list of offers agree. Needs policy and solutions."""
    offered = case.doc.policy.may_offer
    refused = {solution.id for _place, solution in case.solutions_of(Verdict.NOT_ALLOWED)}
    for number, name in enumerate(offered):
        if name in refused:
            case.source.report(
                "L23",
                f"{name} may be offered here, but its verdict is not-allowed",
                ("policy", "may_offer", number),
                advice="take it off the list, or change its verdict",
            )
    for place, solution in case.solutions_of(Verdict.NOT_ALLOWED):
        if not solution.why:
            case.source.report(
                "L22",
                f"{solution.id} is not allowed, but nobody learns why",
                ("solutions", place, "verdict"),
                advice="write why below it",
            )
    for place, solution in case.solutions_of(Verdict.BEST, Verdict.ACCEPTABLE):
        # What a colleague must grant first is theirs to offer.
        if solution.id not in offered and not solution.needs_consult:
            case.source.report(
                "L24",
                f"{solution.id} is {solution.verdict}, but does not stand under may_offer",
                ("solutions", place, "verdict"),
                advice="add it to may_offer, or make it not-allowed",
            )


def check_needs(case: Case) -> None:
    """The best solution can be reached. Needs solutions and grievance."""
    for place, solution in case.solutions_of(Verdict.BEST):
        for number, name in enumerate(solution.needs_facts):
            if name in case.secret_facts:
                case.source.report(
                    "L26",
                    f"the best solution needs {name}, which nobody can get",
                    ("solutions", place, "needs_facts", number),
                    advice="write under ask how an agent asks for it",
                )


def check_good_end(case: Case) -> None:
    """There is a good end. Needs stages, emotion, grievance, solutions and escalation."""
    right = any(
        not obstacle(case, read.condition, None)
        for _level, path in case.paths
        for read in path.right_when
    )
    if not right and not any(case.solutions_of(Verdict.BEST)):
        case.source.report_key(
            "L25",
            "there is no best solution, and no escalation is ever right",
            ("solutions",),
            advice="give one solution verdict: best, or an escalation a right_when",
        )


def check_plan(case: Case) -> None:
    """The escalation plan does not contradict itself. Needs escalation."""
    for level, path in case.paths:
        right = {read.condition.atoms for read in path.right_when}
        for number, read in enumerate(path.wrong_when):
            if read.condition.atoms in right:
                case.source.report(
                    "L32",
                    "the same condition stands under right_when",
                    ("escalation", level.value, "wrong_when", number),
                    advice="it can only be one of the two",
                )
    plan = case.doc.escalation
    if not plan.must_say and any(path.right_when for _level, path in case.paths):
        case.source.report_key(
            "L33",
            "a hand-over can be right, but must_say names nothing",
            ("escalation", "must_say"),
            advice="list the facts that a warm hand-over passes on",
        )


def check_demands(case: Case) -> None:
    """Whoever takes up the customer's own words promises nothing that is not allowed.

    Needs policy, solutions, stages, emotion, grievance and escalation.
    """
    promises: list[tuple[NodePath, str]] = [
        (("policy", "never", number), text) for number, text in enumerate(case.doc.policy.never)
    ]
    for place, solution in case.solutions_of(Verdict.NOT_ALLOWED):
        promises += (
            (("solutions", place, "phrases", number), text)
            for number, text in enumerate(solution.phrases)
        )
    lines = [(at, plain(text)) for at, text in case.spoken() if at[0] != "solutions"]
    for at, phrase in promises:
        spoken = next((line for line, text in lines if plain(phrase) in text), None)
        if spoken is not None:
            case.source.report(
                "L19",
                f"the customer says '{quote(phrase)}' too, on line {case.source.line_of(spoken)}:"
                " an agent who takes it up would be heard to promise it",
                at,
                advice="choose words that only an agent would use, or take it out",
            )


def check_opening_times(case: Case) -> None:
    """Who waits until the customer has finished is not late.

    Needs sla, stages, channel and persona.
    """
    sla, opening, persona = case.doc.sla, case.doc.stages.venting, case.doc.persona
    quiet = opening.finished_after
    seconds = [
        typing_time(burst.text, persona.typing_wpm, case.doc.channel)
        if burst.typing is None
        else burst.typing
        for burst in opening.bursts
    ]
    for key, limit, needed in (
        ("first_reply", sla.first_reply, quiet),
        ("resolve", sla.resolve, sum(seconds) + quiet),
    ):
        if needed >= limit:
            case.source.report(
                "L36",
                f"{key} has passed before the customer has finished ({needed:g} s)",
                ("sla", key),
                advice="raise it, or lower finished_after or the typing times of the opening",
            )
    for place, burst in enumerate(opening.bursts):
        if burst.typing is not None and burst.typing > sla.first_reply:
            case.source.report(
                "L37",
                f"the customer types for {burst.typing:g} s, longer than an agent may"
                f" take for the first reply ({sla.first_reply:g} s)",
                ("stages", "venting", "bursts", place, "typing"),
                advice="shorten the pause, or cut the message in two",
            )


def check_times(case: Case) -> None:
    """A reply takes no longer than the case. Needs sla."""
    sla = case.doc.sla
    for key, seconds in (("first_reply", sla.first_reply), ("next_reply", sla.next_reply)):
        if seconds > sla.resolve:
            case.source.report(
                "L35",
                f"{key} is longer than resolve",
                ("sla", key),
                advice="a reply is promised earlier than the whole solution",
            )
