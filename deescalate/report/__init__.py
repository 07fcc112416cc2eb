"""The debrief of a session to read: Markdown, JSON and rich. ``forms`` has what is passed on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from deescalate.interface.catalogue import Translator, translator
from deescalate.model.codec import to_jsonable
from deescalate.report.page import page
from deescalate.score import debrief

if TYPE_CHECKING:
    from rich.console import Group

    from deescalate.model.record import SessionRecord
    from deescalate.model.scenario import Scenario

FORMAT: Final = 1


def as_json(record: SessionRecord) -> str:
    """``{"format": 1, "session": ..., "debrief": ...}``: every text exactly as it was, in ASCII."""
    return json.dumps(
        {"format": FORMAT, "session": to_jsonable(record), "debrief": to_jsonable(debrief(record))},
        indent=1,
    )


def as_markdown(
    record: SessionRecord, scenario: Scenario | None = None, t: Translator | None = None
) -> str:
    """The debrief as a Markdown document.

    Args:
        record: the session, finished or not.
        scenario: its scenario; without it the customer has no name and no opening.
        t: the language of the headings; English if None.
    """
    from deescalate.report.markdown import markdown  # noqa: PLC0415 - only one form is needed

    return markdown(page(record, scenario, t or translator(None)))


def as_rich(
    record: SessionRecord, scenario: Scenario | None = None, t: Translator | None = None
) -> Group:
    """The debrief for a rich console; arguments as for ``as_markdown``."""
    from deescalate.report.terminal import terminal  # noqa: PLC0415 - rich is slow to import

    return terminal(page(record, scenario, t or translator(None)))
