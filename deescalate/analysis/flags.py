"""The rubric's flags, from the moves heard."""

from typing import Final

from deescalate.analysis.evidence import Evidence
from deescalate.model.analysis import Flag

_SHOWN_BY: Final = (
    (Flag.DEFENSIVE, frozenset({"blames-customer", "blames-others", "policy-shield"})),
    (Flag.PATRONISING, frozenset({"calm-down", "lectures", "denies-feeling", "impatience"})),
    (Flag.SARCASTIC, frozenset({"sarcasm"})),
    (Flag.OVERPROMISE, frozenset({"impossible-promise"})),
    (Flag.TEMPLATE, frozenset({"unfilled-template"})),
    (Flag.COLD_TRANSFER, frozenset({"cold-transfer"})),
    (Flag.WARM_HANDOVER, frozenset({"warm-handover"})),
)


def flags(evidence: Evidence) -> tuple[Flag, ...]:
    """Flags in the rubric's order. A paste that does not fit counts as a template too."""
    shown = [flag for flag, moves in _SHOWN_BY if evidence.moves & moves]
    hollow = evidence.has("hollow-formula") and evidence.has("asks-known", "ignores-question")
    if hollow and evidence.substance < 4 and Flag.TEMPLATE not in shown:
        shown.append(Flag.TEMPLATE)
    return tuple(flag for flag in Flag if flag in shown)
