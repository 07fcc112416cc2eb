"""The simulated customer: pure functions from (scenario, seed, state, act) to a reaction."""

from deescalate.customer.begin import opening
from deescalate.customer.conditions import ConditionStatus, atom_text, gate_status
from deescalate.customer.reaction import react
from deescalate.customer.survey import survey
from deescalate.customer.timing import Timing

__all__ = [
    "ConditionStatus",
    "Timing",
    "atom_text",
    "gate_status",
    "opening",
    "react",
    "survey",
]
