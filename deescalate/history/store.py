"""The history of sessions on this machine."""

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, Self

from deescalate.errors import HistoryError
from deescalate.history import export, rows
from deescalate.history.beside import beside
from deescalate.history.branches import Branch, branches_of, tie
from deescalate.history.check import Check, check_up
from deescalate.history.connection import WAIT, Connection
from deescalate.history.development import Development, Wanted, develop
from deescalate.history.progress import MOST, Progress, trend
from deescalate.history.ratings import put_ratings, rate_self, with_ratings
from deescalate.history.rescores import keep_scenario
from deescalate.history.results import best_scores, put_result
from deescalate.history.sessions import require_session
from deescalate.history.summary import Filter, SessionSummary
from deescalate.model.language import Language
from deescalate.model.moves import Effect, Technique
from deescalate.model.ratings import SelfRating
from deescalate.model.record import SessionRecord
from deescalate.model.scenario import Channel, Difficulty, Scenario
from deescalate.model.score import Score
from deescalate.model.session import Ending, Mode, Reflection, Survey, Turn

EVERYTHING: Final = Filter()

_SUMMARY: Final = """
select session.*,
    (select count(*) from turn where turn.session_id = session.id) as turns,
    exists (select 1 from reflection where reflection.session_id = session.id) as reflected
from session
"""

_HARMS: Final = "select move, count(*) as times from finding where effect = ?"


class Store:
    """Sessions, each saved turn by turn.

    Every method raises ``HistoryError``, with one sentence for the user, if the database cannot
    be read or written; what was saved before stays as it was. May be used from any thread.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def connection(self) -> Connection:
        """The open file, for the other modules of this room."""
        return self._connection

    @classmethod
    def open(cls, path: Path, *, wait: float = WAIT) -> Self:
        """Open the database, creating it or bringing its tables up to date as needed.

        Args:
            path: the database file.
            wait: seconds to wait for another program that is writing.
        """
        return cls(Connection(path, wait))

    def close(self) -> None:
        """Close the database; a second time does nothing."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # --- writing -------------------------------------------------------------------------

    def begin(self, record: SessionRecord, scenario: Scenario | None = None) -> None:
        """Keep a session that begins, with the turns that it may have already, and the scenario as
        it is played.
        """
        if self._connection.rows("select 1 from session where id = ?", [record.id]):
            raise HistoryError(f"session {record.id} is in the history already")
        with self._connection.writing() as sqlite:
            sqlite.execute(
                "insert into learner (name) values (?) on conflict do nothing",
                [rows.storable(record.learner)],
            )
            rows.insert(sqlite, "session", [rows.session_row(record)])
            tie(sqlite, record)
            for turn in record.turns:
                _insert_turn(sqlite, record.id, turn)
            if record.reflection is not None:
                _put_reflection(sqlite, record.id, record.reflection)
            put_ratings(sqlite, record)
            put_result(sqlite, record.id)
            if scenario is not None:
                keep_scenario(sqlite, scenario)

    def append(self, session_id: str, turn: Turn, *, hints: int | None = None) -> None:
        """Keep a turn; when this returns it survives the end of the process.

        The same turn a second time does nothing, so that a failed append may be repeated. A turn
        that ends the session ends it here too. ``hints`` is the number used so far.
        """
        require_session(self._connection, session_id)
        with self._connection.writing() as sqlite:
            if not _is_known(sqlite, session_id, turn):
                _insert_turn(sqlite, session_id, turn)
            if hints is not None:
                sqlite.execute("update session set hints = ? where id = ?", [hints, session_id])
            if turn.reaction.ending is not None:
                sqlite.execute(
                    "update session set ending = ?, overall = ?, score = ? where id = ?",
                    [
                        turn.reaction.ending.value,
                        turn.score.overall,
                        rows.packed(turn.score),
                        session_id,
                    ],
                )
                put_result(sqlite, session_id)

    def finish(
        self, session_id: str, ending: Ending, survey: Survey | None, score: Score, hints: int
    ) -> None:
        """Keep how a session ended."""
        require_session(self._connection, session_id)
        row = rows.outcome_row(ending, survey, score, hints)
        with self._connection.writing() as sqlite:
            sqlite.execute(
                "update session set hints = :hints, ending = :ending, overall = :overall,"
                " csat = :csat, score = :score, survey = :survey where id = :id",
                {"id": session_id} | {key: rows.storable(value) for key, value in row.items()},
            )
            put_result(sqlite, session_id)

    def reflect(self, session_id: str, reflection: Reflection) -> None:
        """Keep a learner's reflection; a later one takes an earlier one's place."""
        require_session(self._connection, session_id)
        with self._connection.writing() as sqlite:
            _put_reflection(sqlite, session_id, reflection)

    def rate_self(self, session_id: str, rating: SelfRating) -> None:
        """Keep how a learner saw a session; a later rating takes an earlier one's place."""
        rate_self(self._connection, session_id, rating)

    def discard(self, session_id: str) -> None:
        """Delete an unfinished session.

        Raises:
            HistoryError: the session is finished, or not known.
        """
        if require_session(self._connection, session_id)["ending"] is not None:
            raise HistoryError(f"session {session_id} is finished and cannot be discarded")
        with self._connection.writing() as sqlite:
            sqlite.execute("delete from session where id = ? and ending is null", [session_id])

    # --- reading -------------------------------------------------------------------------

    def sessions(
        self, filters: Filter = EVERYTHING, *, limit: int | None = None
    ) -> tuple[SessionSummary, ...]:
        """Sessions that pass the filters, newest first."""
        clauses, values = _conditions(filters)
        where = f"where {' and '.join(clauses)}" if clauses else ""
        found = self._connection.rows(
            f"{_SUMMARY} {where} order by started_at desc, id desc limit ?",
            [*values, -1 if limit is None else limit],
        )
        return tuple(_summary(row) for row in found)

    def unfinished(self, learner: str | None = None) -> tuple[SessionSummary, ...]:
        """Sessions without an ending, newest first: to be resumed or discarded."""
        return self.sessions(Filter(learner=learner, finished=False))

    def resolve(self, beginning: str) -> str:
        """The id of the one session whose id begins so.

        Raises:
            HistoryError: there is none, or more than one.
        """
        found = self._connection.rows(
            "select id from session where substr(id, 1, ?) = ? order by id limit 2",
            [len(beginning), rows.storable(beginning)],
        )
        if not found:
            raise HistoryError(
                f"there is no session {beginning!r}; deescalate history list shows them all"
            )
        if len(found) > 1:
            raise HistoryError(f"more than one session begins with {beginning!r}; write more of it")
        return str(found[0]["id"])

    def load(self, session_id: str) -> SessionRecord:
        """A session whole, as it was kept.

        Raises:
            HistoryError: there is no such session.
        """
        session = require_session(self._connection, session_id)
        turns = self._connection.rows(
            "select data from turn where session_id = ? order by position", [session_id]
        )
        reflection = self._connection.rows(
            "select data from reflection where session_id = ?", [session_id]
        )
        record = rows.record_from(
            session,
            tuple(rows.unpacked(Turn, row["data"]) for row in turns),
            rows.unpacked(Reflection, reflection[0]["data"]) if reflection else None,
        )
        return with_ratings(self._connection, record)

    def branches(self, session_id: str) -> tuple[Branch, ...]:
        """The sessions that go on from a turn of this one."""
        return branches_of(self._connection, session_id)

    def find(self, session_id: str) -> SessionRecord | None:
        """A session whole, None if there is no such session."""
        found = self._connection.rows(
            "select 1 from session where id = ?", [rows.storable(session_id)]
        )
        return self.load(session_id) if found else None

    def progress(self, filters: Filter = EVERYTHING) -> Progress:
        """Trends over the latest finished sessions that pass the filters, ``MOST`` at most."""
        found = self.sessions(replace(filters, finished=True, branches=False), limit=MOST)[::-1]
        overall = [session.overall for session in found if session.overall is not None]
        return Progress(
            sessions=len(found),
            overall=trend(overall),
            techniques={
                technique: trend(
                    [
                        session.techniques[technique]
                        for session in found
                        if technique in session.techniques
                    ]
                )
                for technique in Technique
            },
            harms=self._harms([session.id for session in found]),
        )

    def development(self, wanted: Wanted) -> Development:
        """How a learner's finished sessions develop."""
        return develop(self._connection, wanted)

    def check(self, learner: str, held_out: Collection[str]) -> Check:
        """Before and after in the conversations that are kept out of practice."""
        return check_up(self._connection, learner, held_out)

    def bests(self, learner: str | None = None) -> dict[str, int]:
        """The best overall score (0..100) by scenario id, of one learner or of everybody."""
        return best_scores(self._connection, learner)

    def export_json(self, filters: Filter = EVERYTHING) -> str:
        """Every session with all its texts, oldest first, and what belongs to them."""
        ids = [found.id for found in self.sessions(filters)[::-1]]
        return export.as_json(map(self.load, ids), beside(self._connection, ids))

    def export_csv(self, filters: Filter = EVERYTHING) -> str:
        """One line a session, oldest first, without texts of the conversation."""
        return export.as_csv(self.sessions(filters)[::-1])

    def _harms(self, session_ids: Sequence[str]) -> tuple[tuple[str, int], ...]:
        marks = ", ".join("?" * len(session_ids))
        found = self._connection.rows(
            f"{_HARMS} and session_id in ({marks}) group by move order by times desc, move",
            [Effect.HARMS.value, *session_ids],
        )
        return tuple((row["move"], row["times"]) for row in found)


def _insert_turn(sqlite: sqlite3.Connection, session_id: str, turn: Turn) -> None:
    rows.insert(sqlite, "turn", [rows.turn_row(session_id, turn)])
    rows.insert(sqlite, "finding", rows.finding_rows(session_id, turn))
    rows.insert(sqlite, "stage_change", rows.stage_change_rows(session_id, turn))


def _is_known(sqlite: sqlite3.Connection, session_id: str, turn: Turn) -> bool:
    found = sqlite.execute(
        "select data from turn where session_id = ? and position = ?", [session_id, turn.index]
    ).fetchone()
    if found is not None and found["data"] != rows.packed(turn):
        raise HistoryError(
            f"turn {turn.index} of session {session_id} is in the history already and differs;"
            " the session is open somewhere else: end it there"
        )
    return found is not None


def _put_reflection(sqlite: sqlite3.Connection, session_id: str, reflection: Reflection) -> None:
    sqlite.execute(
        "insert into reflection (session_id, data) values (?, ?)"
        " on conflict (session_id) do update set data = excluded.data",
        [session_id, rows.packed(reflection)],
    )


def _conditions(filters: Filter) -> tuple[list[str], list[object]]:
    wanted: Iterator[tuple[str, object]] = (
        (clause, rows.storable(value))
        for clause, value in (
            ("learner = ?", filters.learner),
            ("language = ?", filters.language),
            ("channel = ?", filters.channel),
            ("scenario_id = ?", filters.scenario),
            ("started_at >= ?", filters.since),
        )
        if value is not None
    )
    pairs = list(wanted)
    clauses, values = [clause for clause, _ in pairs], [value for _, value in pairs]
    if not filters.branches:
        clauses.append("parent_turn is null")
    if filters.finished is not None:
        clauses.append(f"ending is {'not ' if filters.finished else ''}null")
    if filters.text:
        clauses.append(
            "(instr(folded(title), ?) or instr(folded(scenario_id), ?) or exists (select 1 from"
            " turn where turn.session_id = session.id and instr(folded(turn.text), ?)))"
        )
        values.extend([rows.storable(filters.text.casefold())] * 3)
    return clauses, values


def _summary(row: sqlite3.Row) -> SessionSummary:
    try:
        return _read_summary(row)
    except ValueError as error:
        raise HistoryError(
            f"session {row['id']} holds a value that this version does not know ({error});"
            " nothing was changed: update deescalate to read it"
        ) from error


def _read_summary(row: sqlite3.Row) -> SessionSummary:
    score = rows.unpacked(Score, row["score"]) if row["score"] else Score(0)
    names = {technique.value for technique in Technique}
    return SessionSummary(
        id=row["id"],
        learner=row["learner"],
        scenario_id=row["scenario_id"],
        title=row["title"],
        language=Language(row["language"]),
        channel=Channel(row["channel"]),
        difficulty=Difficulty(row["difficulty"]),
        mode=Mode(row["mode"]),
        started_at=row["started_at"],
        turns=row["turns"],
        hints=row["hints"],
        ending=Ending(row["ending"]) if row["ending"] else None,
        overall=row["overall"],
        csat=row["csat"],
        techniques={
            Technique(name): value for name, value in score.techniques.items() if name in names
        },
        reflected=bool(row["reflected"]),
        parent_turn=row["parent_turn"],
    )
