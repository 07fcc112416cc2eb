"""How the tables came to be, step by step. A released step is never changed; add a new one.

Imported only when a step is due: sqlite-utils takes about 0.2 seconds to import.
"""

from typing import Final

from sqlite_utils import Database, Migrations

from deescalate.history import practice_tables, rating_tables, rescore_tables
from deescalate.history.progress_tables import STATEMENTS, fill_harm, fill_result
from deescalate.history.schema import APPLICATION_ID, MIGRATION_SET

migrations: Final = Migrations(MIGRATION_SET)

FIRST_TABLES: Final = """
create table learner (
    name text primary key
);
create table session (
    id text primary key,
    learner text not null references learner (name),
    scenario_id text not null,
    scenario_version integer not null,
    scenario_digest text not null,
    title text not null,
    language text not null,
    channel text not null,
    difficulty text not null,
    mode text not null,
    started_at text not null,
    analysis_version text not null,
    phrasebook_version text not null,
    app_version text not null,
    hints integer not null default 0,
    ending text,
    overall integer,
    csat integer,
    score text,
    survey text,
    data text not null
);
create index session_started_at on session (started_at);
create index session_scenario on session (scenario_id);
create table turn (
    session_id text not null references session (id) on delete cascade,
    position integer not null,
    act text not null,
    text text not null,
    at real not null,
    waited real not null,
    interrupted integer not null,
    stage integer not null,
    tension_before integer not null,
    tension_after integer not null,
    connection_before integer not null,
    connection_after integer not null,
    listening real,
    empathy real,
    tone real,
    solution real,
    overall real,
    analysis_version text,
    data text not null,
    primary key (session_id, position)
);
create table finding (
    session_id text not null,
    turn integer not null,
    position integer not null,
    move text not null,
    technique text not null,
    effect text not null,
    quote text not null,
    subject text,
    confidence real not null,
    primary key (session_id, turn, position),
    foreign key (session_id, turn) references turn (session_id, position) on delete cascade
);
create index finding_move on finding (move);
create table stage_change (
    session_id text not null,
    turn integer not null,
    stage_before integer not null,
    stage_after integer not null,
    reason text not null,
    quote text not null,
    primary key (session_id, turn),
    foreign key (session_id, turn) references turn (session_id, position) on delete cascade
);
create table reflection (
    session_id text primary key references session (id) on delete cascade,
    data text not null
);
"""


@migrations()
def m001_sessions_and_turns(db: Database) -> None:
    """Sessions with their turns; ``data`` holds each value whole, as JSON."""
    for statement in FIRST_TABLES.split(";\n"):
        if statement.strip():
            db.execute(statement)
    db.execute(f"pragma application_id = {APPLICATION_ID}")


@migrations()
def m002_branches(db: Database) -> None:
    """Sessions that go on from a turn of another one; they hold its texts and go when it goes."""
    db.execute(
        "alter table session add column parent text references session (id) on delete cascade"
    )
    db.execute("alter table session add column parent_turn integer")
    db.execute("create index session_parent on session (parent)")


@migrations()
def m003_progress(db: Database) -> None:
    """Results of finished sessions and their sums a day, for the old sessions too."""
    for statement in (*STATEMENTS, fill_result(), fill_harm()):
        db.execute(statement)


@migrations()
def m004_practice_next(db: Database) -> None:
    """Cards, reviews, drill results and pauses: what to practise next."""
    for statement in practice_tables.STATEMENTS:
        db.execute(statement)


@migrations()
def m005_ratings(db: Database) -> None:
    """What learners say of themselves and trainers of sessions; self-ratings leave reflections."""
    for statement in rating_tables.STATEMENTS:
        db.execute(statement)


@migrations()
def m006_disputes_and_rescores(db: Database) -> None:
    """New readings beside results, the scenarios that they need, and disputes."""
    for statement in rescore_tables.STATEMENTS:
        db.execute(statement)
