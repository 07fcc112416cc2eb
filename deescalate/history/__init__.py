"""Sessions that were played, in a SQLite file on this machine."""

from deescalate.history.development import Development, Period, Wanted
from deescalate.history.ids import new_id
from deescalate.history.progress import Progress, Trend
from deescalate.history.store import Store
from deescalate.history.summary import Filter, SessionSummary

__all__ = [
    "Development",
    "Filter",
    "Period",
    "Progress",
    "SessionSummary",
    "Store",
    "Trend",
    "Wanted",
    "new_id",
]
