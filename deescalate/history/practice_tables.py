"""Tables of what to practise next. All of this text belongs to the migration m004_practice_next: a
later change is a later step, never a change here.

- ``review``: how a skill went on one occasion, the truth that cards are worked out from. Those of a
  session go with it; those of a day's drills are one a card and day.
- ``card``: what the reviews of a card come to (``history.schedule``). A card whose reviews change
  is deleted and worked out anew when it is read.
- ``rated``: sessions whose reviews were made, if any.
- ``drill``: results of drills, without any text. ``moment`` names the moment that was drilled.
- ``pause``: days (first and last, included) without a weekly goal, without a reason.
"""

from typing import Final

STATEMENTS: Final = (
    """
    create table review (
        id text primary key,
        learner text not null,
        skill text not null,
        situation text not null,
        at text not null,
        grade integer not null,
        score integer not null,
        session_id text references session (id) on delete cascade
    )""",
    "create index review_card on review (learner, skill, situation, at)",
    "create index review_session on review (session_id)",
    """
    create table card (
        id integer primary key,
        learner text not null,
        skill text not null,
        situation text not null,
        due text not null,
        last text not null,
        stability real not null,
        difficulty real not null,
        grade integer not null,
        score integer not null,
        reviews integer not null,
        unique (learner, skill, situation)
    )""",
    """
    create table rated (
        session_id text primary key references session (id) on delete cascade
    ) without rowid""",
    """
    create table drill (
        id text primary key,
        learner text not null,
        at text not null,
        skill text not null,
        situation text not null,
        moment text not null,
        score integer not null,
        seconds real not null
    )""",
    "create index drill_time on drill (learner, at)",
    """
    create table pause (
        id integer primary key,
        learner text not null,
        first_day text not null,
        last_day text not null
    )""",
    "create index pause_learner on pause (learner, last_day)",
    *(
        f"""
        create trigger review_{event} after {kind} on review begin
            delete from card where learner = {row}.learner and skill = {row}.skill
            and situation = {row}.situation;
        end"""  # noqa: S608 - fixed names
        for event, kind, row in (
            ("added", "insert", "new"),
            ("changed", "update", "new"),
            ("removed", "delete", "old"),
        )
    ),
)
