"""Before and after, in conversations that are kept out of practice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from deescalate.history.estimates import Difference, paired
from deescalate.history.rows import storable
from deescalate.model.session import Mode

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from deescalate.history.connection import Connection

DAY: Final = len("2026-03-20")
LEAST_PAIRS: Final = 3
"""With fewer conversations played twice nothing is said about the difference."""


@dataclass(frozen=True, slots=True)
class CheckPair:
    """A conversation kept for the check: the first result (0..100) and the latest, days in UTC."""

    scenario_id: str
    before: int
    after: int
    first_day: str
    last_day: str


@dataclass(frozen=True, slots=True)
class Check:
    """What the check conversations say.

    ``played_once`` wait for their second time, on another day; ``practised`` counts the other
    finished sessions between the first check and the last. ``difference`` is None as long as
    there are fewer than ``LEAST_PAIRS`` pairs.
    """

    pairs: tuple[CheckPair, ...] = ()
    played_once: tuple[str, ...] = ()
    practised: int = 0
    difference: Difference | None = None


def check_up(connection: Connection, learner: str, held_out: Collection[str]) -> Check:
    """Compare the first and the latest result of every conversation that was kept out of practice.

    Only exams count, since a check has no hints and no coaching. Before and after lie on different
    days (UTC). The difference is that of pairs (``estimates.paired``).
    """
    marks = ", ".join("?" * len(held_out))
    found = connection.rows(
        "select result.scenario_id, result.overall, result.started_at from result"  # noqa: S608
        " join session on session.id = result.session_id"
        f" where result.learner = ? and result.scenario_id in ({marks})"
        " and result.overall is not null and session.mode = ? and session.hints = 0"
        " order by result.started_at, result.session_id",
        [storable(learner), *map(storable, sorted(held_out)), Mode.EXAM.value],
    )
    played: dict[str, list[tuple[str, int]]] = {}
    for row in found:
        result = row["started_at"], round(row["overall"])
        played.setdefault(row["scenario_id"], []).append(result)
    twice = {
        scenario_id: (results[0], results[-1])
        for scenario_id, results in played.items()
        if results[0][0][:DAY] != results[-1][0][:DAY]
    }
    pairs = tuple(
        CheckPair(scenario_id, before, after, first[:DAY], last[:DAY])
        for scenario_id, ((first, before), (last, after)) in twice.items()
    )
    times = [time for results in twice.values() for time, _ in results]
    enough = len(pairs) >= LEAST_PAIRS
    return Check(
        pairs,
        tuple(scenario_id for scenario_id in played if scenario_id not in twice),
        _practised(connection, learner, held_out, times),
        paired([(pair.before, pair.after) for pair in pairs]) if enough else None,
    )


def _practised(
    connection: Connection, learner: str, held_out: Collection[str], times: Sequence[str]
) -> int:
    if not times:
        return 0
    marks = ", ".join("?" * len(held_out))
    (row,) = connection.rows(
        "select count(*) as n from result where learner = ? and started_at > ?"  # noqa: S608
        f" and started_at < ? and scenario_id not in ({marks})",
        [storable(learner), min(times), max(times), *map(storable, sorted(held_out))],
    )
    return int(row["n"])
