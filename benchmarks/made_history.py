"""Histories that nobody played, as large as wanted, for benchmarks and tests.

One learner practises several times a day and gets slowly better. Rows are written as the program
writes them; what is kept whole (``data``) is shorter than in real turns, since no list or chart
reads it.
"""

import json
import math
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from deescalate.history.connection import Connection
from deescalate.history.ids import new_id
from deescalate.history.progress_tables import fill_harm, fill_result
from deescalate.model.moves import MOVE_KINDS, Effect

LEARNER: Final = "Kim"
LAST: Final = datetime(2026, 3, 20, 18, tzinfo=UTC)
TURNS: Final = 10
YEARS: Final = 3
"""Over how many years a history is spread, at most; short ones are one to three a day."""
HARMS: Final = tuple(name for name, kind in MOVE_KINDS.items() if kind.effect is Effect.HARMS)
HELPS: Final = ("names-feeling", "validates", "restates-fact", "concrete-step", "courteous")
SCENARIOS: Final = tuple(f"made-{number}" for number in range(40))
CHANNELS: Final = ("phone", "live-chat", "email", "social", "portal")
LEVELS: Final = ("starter", "standard", "hard")
BATCH: Final = 2_000

COLUMNS: Final = {
    "session": "id, learner, scenario_id, scenario_version, scenario_digest, title, language,"
    " channel, difficulty, mode, started_at, analysis_version, phrasebook_version, app_version,"
    " hints, ending, overall, csat, score, survey, data",
    "turn": "session_id, position, act, text, at, waited, interrupted, stage, tension_before,"
    " tension_after, connection_before, connection_after, listening, empathy, tone, solution,"
    " overall, analysis_version, data",
    "finding": "session_id, turn, position, move, technique, effect, quote, subject, confidence",
}

Row = tuple[object, ...]


def make_history(path: Path, sessions: int, seed: int = 1) -> None:
    """Fill a new history file with finished sessions of ten turns each."""
    connection = Connection(path)
    try:
        with connection.writing() as sqlite:
            sqlite.execute("insert into learner values (?)", [LEARNER])
        chance = random.Random(seed)  # noqa: S311 - made up, and the same every time
        for first in range(0, sessions, BATCH):
            numbers = range(first, min(first + BATCH, sessions))
            made = [_session(chance, number, sessions) for number in numbers]
            with connection.writing() as sqlite:
                for place, (table, columns) in enumerate(COLUMNS.items()):
                    rows = [row for parts in made for row in parts[place]]
                    marks = ", ".join("?" * len(rows[0]))
                    sqlite.executemany(
                        f"insert into {table} ({columns}) values ({marks})",  # noqa: S608
                        rows,
                    )
        with connection.writing() as sqlite:
            sqlite.execute(fill_result())
            sqlite.execute(fill_harm())
            sqlite.execute("analyze")
    finally:
        connection.close()


def _session(
    chance: random.Random, number: int, sessions: int
) -> tuple[list[Row], list[Row], list[Row]]:
    days = min(YEARS * 365.0, sessions / 2)
    begun = LAST - timedelta(days=days * (1 - (number + 1) / sessions))
    session_id = new_id(begun, chance.randbytes(10))
    skill = 45 + 30 * (1 - math.exp(-3 * number / sessions))
    mark = {name: _score(chance, skill) for name in ("listening", "empathy", "tone", "solution")}
    stages = {name: _score(chance, skill) for name in ("venting", "trust", "solution")}
    overall = _score(chance, skill)
    score = {"overall": overall, "techniques": mark, "stages": stages, "critical": []}
    session: Row = (
        session_id, LEARNER, chance.choice(SCENARIOS), 1, "0123abcd", "A made conversation",
        chance.choice(("en", "de")), chance.choice(CHANNELS), chance.choice(LEVELS), "guided",
        begun.isoformat(timespec="seconds"), "ear-1", "book-1", "0.1.0", 0,
        "resolved-calm" if overall >= 50 else "customer-left", overall, 3, json.dumps(score), None,
        json.dumps({"id": session_id, "learner": LEARNER, "title": "A made conversation"}),
    )  # fmt: skip
    turns = list(_turns(chance, session_id, skill))
    return [session], turns, list(_findings(chance, session_id, skill))


def _turns(chance: random.Random, session_id: str, skill: float) -> Iterator[Row]:
    tension = 75
    for place in range(TURNS):
        after = min(max(tension - round(chance.gauss(skill / 10, 4)), 0), 100)
        text = f"You have waited since Tuesday, I see that. Reply number {place}."
        yield (
            session_id, place, "say", text, 40.0 * (place + 1), 9.0,
            int(chance.random() < 0.05), min(place // 4 + 1, 3), tension, after, 20, 30,
            1.5, 1.5, 1.5, 1.5, 5.0, "ear-1", json.dumps({"index": place, "text": text}),
        )  # fmt: skip
        tension = after


def _findings(chance: random.Random, session_id: str, skill: float) -> Iterator[Row]:
    for place in range(TURNS):
        harms = chance.random() * 100 > skill + 15
        move = chance.choice(HARMS if harms else HELPS)
        kind = MOVE_KINDS[move]
        yield (
            session_id, place, 0, move, kind.technique.value, kind.effect.value, "words", None, 1.0
        )  # fmt: skip


def _score(chance: random.Random, skill: float) -> int:
    return min(max(round(chance.gauss(skill, 12)), 0), 100)
