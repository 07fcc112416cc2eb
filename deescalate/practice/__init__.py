"""One practice session, from the customer's first message to the survey. Pure: no clock, no files.

It needs an ``Analyst`` (see ``model.analysis``) and knows nothing of what is behind it.
"""

from deescalate.model.record import SessionRecord
from deescalate.practice.hints import Hint
from deescalate.practice.session import Session, replay

__all__ = ["Hint", "Session", "SessionRecord", "replay"]
