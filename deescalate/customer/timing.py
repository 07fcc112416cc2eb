"""What the clock says about an act of the agent."""

from dataclasses import dataclass

from deescalate.model.session import Line


@dataclass(frozen=True, slots=True)
class Timing:
    """The clock at one act; all in seconds of the practice clock.

    ``waited`` is the time since the customer's last line, ``sla`` the time promised for it,
    ``previous`` the time of the act before (0 at first). ``unsaid`` are the lines that the
    customer had not said yet when the act came.
    """

    at: float
    waited: float = 0.0
    sla: float = float("inf")
    previous: float = 0.0
    interrupted: bool = False
    unsaid: tuple[Line, ...] = ()
