"""Meaning checks: what a well-formed scenario file may still get wrong."""

from collections.abc import Callable
from typing import Final

from deescalate.content.checks import hearing, names, play, policy, social, teaching, texts, wording
from deescalate.content.checks.case import Case
from deescalate.content.schema import ScenarioPart
from deescalate.content.source import Source

_WORLD: Final = "stages emotion grievance solutions escalation"
_SPOKEN: Final = f"{_WORLD} closing waiting"

_CHECKS: Final[tuple[tuple[Callable[[Case], None], str], ...]] = (
    (names.check_ids, "grievance solutions canned"),
    (names.check_gate_names, "stages grievance solutions"),
    (names.check_escalation_names, "escalation grievance solutions"),
    (names.check_solution_names, "solutions grievance"),
    (names.check_offers, "policy solutions"),
    (names.check_moves, "emotion"),
    (names.check_fields, "canned grievance"),
    (names.check_consult, "solutions escalation tries"),
    (play.check_thresholds, "emotion"),
    (play.check_blows, "emotion"),
    (play.check_bands, "stages"),
    (play.check_gates, _WORLD),
    (play.check_escalation_conditions, _WORLD),
    (policy.check_costs, "policy solutions"),
    (policy.check_verdicts, "policy solutions"),
    (policy.check_needs, "solutions grievance"),
    (policy.check_good_end, _WORLD),
    (policy.check_plan, "escalation"),
    (policy.check_times, "sla"),
    (policy.check_opening_times, "sla stages channel persona"),
    (policy.check_demands, f"policy {_SPOKEN}"),
    (texts.check_left_overs, ""),
    (texts.check_repeats, _SPOKEN),
    (texts.check_variants, "stages"),
    (texts.check_channel, f"channel {_SPOKEN}"),
    (texts.check_warning, "stages warning"),
    (social.check_private_way, "channel"),
    (social.check_public_opening, "channel stages"),
    (social.check_public_requests, "channel language canned tries"),
    (wording.check_readable, f"language brief {_SPOKEN}"),
    (wording.check_one_language, "language"),
    (wording.check_fields_elsewhere, ""),
    (wording.check_slights, "language"),
    (wording.check_form_of_address, "language persona grievance solutions canned tries"),
    (teaching.check_file_name, "id"),
    (teaching.check_language, "language persona"),
    (teaching.check_facts, "grievance"),
    (teaching.check_told, "grievance stages"),
    (teaching.check_use, f"canned tries {_WORLD}"),
    (teaching.check_brief, "brief grievance"),
    (teaching.check_debrief, "debrief"),
    (teaching.check_skills, "skills grievance stages escalation solutions"),
    (teaching.check_tries, "tries"),
    (hearing.check_questions, "grievance tries"),
    (hearing.check_words, "language grievance solutions"),
    (teaching.check_length, "minutes tries stages channel persona"),
)
"""Each check with the top-level keys that it looks at."""


def check_scenario(source: Source, doc: ScenarioPart, usable: frozenset[str]) -> None:
    """Report every problem of meaning in ``source``.

    ``usable`` are the top-level keys whose values fit the schema; a check that needs another one
    is left out, so that one mistake is not reported again as a consequence of itself.
    """
    case = Case(source, doc)
    for check, needs in _CHECKS:
        if usable.issuperset(needs.split()):
            check(case)
