"""What an export holds beside the sessions: scenarios as played, new readings, disputes.

In the export these are the lists ``scenarios``, ``rescores`` and ``disputes``, each entry a value
as JSON; a list that is empty is left out. A pseudonymous export has none of them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, TypeVar

from deescalate.history import rows
from deescalate.history.disputes import take_dispute
from deescalate.history.rescores import keep_scenario, take_reading
from deescalate.model.codec import from_jsonable, to_jsonable
from deescalate.model.dispute import Dispute
from deescalate.model.reading import NewReading
from deescalate.model.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from deescalate.history.connection import Connection

T = TypeVar("T")
_ALL_DIGESTS: Final = "select distinct scenario_digest from session"
_SCENARIOS: Final = """
    select played_scenario.data from json_each(?) as wanted
    join session on session.id = wanted.value join played_scenario on digest = scenario_digest
    group by digest order by min(wanted.key)
"""
_READINGS: Final = """
    select data from json_each(?) as wanted join rescore on session_id = wanted.value
    order by wanted.key, at, analysis_version
"""
_DISPUTES: Final = """
    select data from json_each(?) as wanted join dispute on session_id = wanted.value
    order by wanted.key, turn, at, dispute.id
"""


def beside(connection: Connection, session_ids: Sequence[str]) -> dict[str, list[Any]]:
    """The lists that belong to these sessions, in their order."""
    wanted = json.dumps([rows.storable(session_id) for session_id in session_ids])

    def kept(kind: type[T], query: str) -> list[Any]:
        found = connection.rows(query, [wanted])
        return [to_jsonable(rows.unpacked(kind, row["data"])) for row in found]

    found = {
        "scenarios": kept(Scenario, _SCENARIOS),
        "rescores": kept(NewReading, _READINGS),
        "disputes": kept(Dispute, _DISPUTES),
    }
    return {name: values for name, values in found.items() if values}


def take_beside(connection: Connection, data: Mapping[str, Any], problems: list[str]) -> int:
    """Keep what an export holds beside its sessions and is not here yet.

    A dispute that is here is answered if the export has the answer. Entries that cannot be read
    become ``problems``. Returns how many readings and disputes were kept.

    Raises:
        HistoryError: the history cannot be written.
    """
    scenarios = list(_read(Scenario, data, "scenarios", problems))
    readings = list(_read(NewReading, data, "rescores", problems))
    disputes = list(_read(Dispute, data, "disputes", problems))
    with connection.writing() as sqlite:
        wanted = {digest for (digest,) in sqlite.execute(_ALL_DIGESTS)}
        for scenario in scenarios:
            if scenario.digest in wanted:
                keep_scenario(sqlite, scenario)
        return sum(take_reading(sqlite, each) for each in readings) + sum(
            take_dispute(sqlite, each) for each in disputes
        )


def _read(kind: type[T], data: Mapping[str, Any], name: str, problems: list[str]) -> Iterator[T]:
    entries = data.get(name, [])
    if not isinstance(entries, list):
        problems.append(f"{name} of the file is no list")
        return
    for number, entry in enumerate(entries, start=1):
        try:
            value = from_jsonable(kind, entry)
            rows.packed(value)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            problems.append(f"entry {number} of {name} cannot be read: {error}")
            continue
        yield value
