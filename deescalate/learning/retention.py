"""Deletes what is older than the learner wants to keep; may be called in a thread."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from deescalate.errors import HistoryError

if TYPE_CHECKING:
    from datetime import date

    from deescalate.history import Store
    from deescalate.interface.catalogue import Translator


def forget_old(t: Translator, store: Store, days: int, today: date) -> str:
    """Delete sessions that began more than so many days ago; a sentence if there were any.

    Whatever goes wrong is that sentence: an old session must not keep the history shut.
    """
    from deescalate.history.forgetting import Span, forget, sessions_of  # noqa: PLC0415

    try:
        span = Span(before=today - timedelta(days=days))
        old = sessions_of(store.connection, span)
        if not old:
            return ""
        done = forget(store.connection, old)
    except (HistoryError, OverflowError) as error:
        return str(error)
    return t.plural(
        "{n} conversation older than {days} days was deleted, as the settings say.",
        "{n} conversations older than {days} days were deleted, as the settings say.",
        done.sessions,
        days=days,
    )
