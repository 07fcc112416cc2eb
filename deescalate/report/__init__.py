"""The debrief of a session to read and to pass on: Markdown, HTML, JSON and rich."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from deescalate.interface.catalogue import Translator, translator
from deescalate.model.codec import to_jsonable
from deescalate.report.page import NOTHING_MORE, Extras, page
from deescalate.score import debrief

if TYPE_CHECKING:
    from rich.console import Group

    from deescalate.model.record import SessionRecord
    from deescalate.model.scenario import Scenario

FORMAT: Final = 1

__all__ = ["Extras", "as_html", "as_json", "as_markdown", "as_rich"]


def as_json(record: SessionRecord) -> str:
    """``{"format": 1, "session": ..., "debrief": ...}``: every text exactly as it was, in ASCII."""
    return json.dumps(
        {"format": FORMAT, "session": to_jsonable(record), "debrief": to_jsonable(debrief(record))},
        indent=1,
    )


def as_markdown(
    record: SessionRecord,
    scenario: Scenario | None = None,
    t: Translator | None = None,
    extras: Extras = NOTHING_MORE,
) -> str:
    """The debrief as a Markdown document.

    Args:
        record: the session, finished or not.
        scenario: its scenario; without it the customer has no name and no opening.
        t: the language of the headings; English if None.
        extras: marks of replies and readings through lenses.
    """
    from deescalate.report.markdown import markdown  # noqa: PLC0415 - only one form is needed

    return markdown(page(record, scenario, t or translator(None), extras))


def as_html(
    record: SessionRecord,
    scenario: Scenario | None = None,
    t: Translator | None = None,
    extras: Extras = NOTHING_MORE,
) -> str:
    """The debrief as an HTML page with charts; arguments as for ``as_markdown``.

    ``extras`` are marks of replies and readings through lenses.
    """
    from deescalate.report.html import html  # noqa: PLC0415 - only one form is needed

    t = t or translator(None)
    return html(page(record, scenario, t, extras), t, t("Report of a conversation"))


def as_rich(
    record: SessionRecord, scenario: Scenario | None = None, t: Translator | None = None
) -> Group:
    """The debrief for a rich console; arguments as for ``as_markdown``."""
    from deescalate.report.terminal import terminal  # noqa: PLC0415 - rich is slow to import

    return terminal(page(record, scenario, t or translator(None)))
