"""The simulated customer: pure functions from (scenario, seed, state, act) to a reaction."""

from deescalate.customer.begin import opening
from deescalate.customer.reaction import react
from deescalate.customer.timing import Timing

__all__ = ["Timing", "opening", "react"]
