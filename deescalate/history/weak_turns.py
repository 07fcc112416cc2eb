"""Replies in which a technique came short, for drills."""

from collections.abc import Mapping
from typing import Final

from deescalate.history.connection import Connection
from deescalate.history.rows import storable
from deescalate.model.moves import Technique

LATEST: Final = 40
"""How many of the latest finished sessions are looked at."""


def weak_turns(
    connection: Connection, learner: str, below: float, sessions: int = LATEST
) -> Mapping[str, tuple[int, ...]]:
    """Places of replies in which a technique's level (0..3) lies below ``below``, by session id,
    the newest session first; branches are left out.
    """
    low = " or ".join(f"turn.{technique.value} < ?" for technique in Technique)
    found = connection.rows(
        "select recent.id, turn.position from (select id, started_at from session"  # noqa: S608
        " where learner = ? and ending is not null and parent is null and parent_turn is null"
        " order by started_at desc limit ?) as recent"
        " join turn on turn.session_id = recent.id"
        f" where turn.act = 'say' and ({low})"
        " order by recent.started_at desc, recent.id, turn.position",
        [storable(learner), sessions, *[below] * len(Technique)],
    )
    places: dict[str, list[int]] = {}
    for row in found:
        places.setdefault(row["id"], []).append(row["position"])
    return {session_id: tuple(turns) for session_id, turns in places.items()}
