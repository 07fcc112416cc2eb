"""What an export holds beside the sessions: scenarios as played, new readings, disputes.

In the export these are the lists ``scenarios``, ``rescores`` and ``disputes``, each entry a value
as JSON; a list that is empty is left out. A pseudonymous export has none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from deescalate.history import rows
from deescalate.history.disputes import disputes_of, take_in
from deescalate.history.rescores import keep_readings, keep_scenario, kept_scenario, readings_of
from deescalate.model.codec import from_jsonable, to_jsonable
from deescalate.model.dispute import Dispute
from deescalate.model.reading import NewReading
from deescalate.model.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from deescalate.history.connection import Connection

T = TypeVar("T")
_ALL_DIGESTS: Final = "select distinct scenario_digest from session"


def beside(connection: Connection, session_ids: Sequence[str]) -> dict[str, list[Any]]:
    """The lists that belong to these sessions, in their order."""
    digests = dict.fromkeys(_digests(connection, session_ids))
    scenarios = (kept_scenario(connection, digest) for digest in digests)
    found = {
        "scenarios": [to_jsonable(each) for each in scenarios if each is not None],
        "rescores": [to_jsonable(r) for each in session_ids for r in readings_of(connection, each)],
        "disputes": [to_jsonable(d) for each in session_ids for d in disputes_of(connection, each)],
    }
    return {name: values for name, values in found.items() if values}


def take_beside(connection: Connection, data: Mapping[str, Any], problems: list[str]) -> int:
    """Keep what an export holds beside its sessions and is not here yet.

    A dispute that is here is answered if the export has the answer. Entries that cannot be read
    become ``problems``. Returns how many readings and disputes were kept.

    Raises:
        HistoryError: the history cannot be written.
    """
    kept = 0
    wanted = {row["scenario_digest"] for row in connection.rows(_ALL_DIGESTS)}
    for scenario in _read(Scenario, data, "scenarios", problems):
        if scenario.digest in wanted:
            with connection.writing() as sqlite:
                keep_scenario(sqlite, scenario)
    for reading in _read(NewReading, data, "rescores", problems):
        mine = readings_of(connection, reading.session_id)
        if reading.analysis_version not in {each.analysis_version for each in mine}:
            kept += keep_readings(connection, [reading])
    for dispute in _read(Dispute, data, "disputes", problems):
        kept += take_in(connection, dispute)
    return kept


def _digests(connection: Connection, session_ids: Sequence[str]) -> Iterator[str]:
    for session_id in session_ids:
        for row in connection.rows(
            "select scenario_digest from session where id = ?", [rows.storable(session_id)]
        ):
            yield row["scenario_digest"]


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
