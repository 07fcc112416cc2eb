"""Tables of new readings and disputes. All of this text belongs to the migration
m006_disputes_and_rescores: a later change is a later step, never a change here.

- ``played_scenario``: scenarios as they were played, by digest, so that sessions can be heard again
  after their file has changed; one that no session needs goes with the last that did.
- ``rescore``: a session as a later analysis hears it, one for each analysis version; the result in
  ``session`` and ``turn`` stays. ``overall`` is 0..100.
- ``dispute``: what a learner says is wrong about a reply's analysis, and the answer to it. A row in
  the state ``draft`` is being written.
"""

from typing import Final

STATEMENTS: Final = (
    """
    create table played_scenario (
        digest text primary key,
        data text not null
    )""",
    """
    create table rescore (
        session_id text not null references session (id) on delete cascade,
        analysis_version text not null,
        at text not null,
        overall integer not null,
        data text not null,
        primary key (session_id, analysis_version)
    )""",
    """
    create table dispute (
        id text primary key,
        session_id text not null references session (id) on delete cascade,
        turn integer not null,
        state text not null,
        at text not null,
        data text not null
    )""",
    "create index dispute_session on dispute (session_id, turn)",
    "create index dispute_state on dispute (state, at)",
    """
    create trigger played_scenario_unused after delete on session begin
        delete from played_scenario where digest = old.scenario_digest
        and not exists (select 1 from session where scenario_digest = old.scenario_digest);
    end""",
)
