"""Sessions that were played, in a SQLite file on this machine."""

from deescalate.history.ids import new_id
from deescalate.history.progress import Progress, Trend
from deescalate.history.store import Store
from deescalate.history.summary import Filter, SessionSummary

__all__ = ["Filter", "Progress", "SessionSummary", "Store", "Trend", "new_id"]
