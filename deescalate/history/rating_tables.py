"""Tables of ratings by people. All of this text belongs to the migration m005_ratings: a later
change is a later step, never a change here.

- ``self_rating``: how the learner saw a conversation before its score was shown. Levels 0..3 of the
  techniques, null where there is no answer; older ones, given in five steps, lie between.
- ``trainer_rating``: a session rated blind by somebody, finished or not: ``done_at`` is null as
  long as the program's own levels are hidden. ``overall`` is 0..100.
- ``trainer_reply``: the levels 0..3 and the overall 0..10 of one reply in it, null where not rated.
"""

from typing import Final

TECHNIQUES: Final = ("listening", "empathy", "tone", "solution")
_MOVED: Final = ", ".join(
    f"json_extract(data, '$.self_rating.{name}') * 3 / 100.0" for name in TECHNIQUES
)

STATEMENTS: Final = (
    """
    create table self_rating (
        session_id text primary key references session (id) on delete cascade,
        listening real,
        empathy real,
        tone real,
        solution real
    )""",
    """
    create table trainer_rating (
        session_id text not null references session (id) on delete cascade,
        rater text not null,
        done_at text,
        overall integer,
        primary key (session_id, rater)
    )""",
    "create index trainer_rating_rater on trainer_rating (rater, done_at)",
    """
    create table trainer_reply (
        session_id text not null,
        rater text not null,
        turn integer not null,
        listening integer,
        empathy integer,
        tone integer,
        solution integer,
        overall integer,
        primary key (session_id, rater, turn),
        foreign key (session_id, rater)
            references trainer_rating (session_id, rater) on delete cascade
    )""",
    # Until this step the learner's own rating, 0..100, was part of the reflection.
    f"""
    insert into self_rating (session_id, {", ".join(TECHNIQUES)})
    select session_id, {_MOVED} from reflection
    where json_valid(data) and json_extract(data, '$.self_rating') <> '{{}}'""",  # noqa: S608 - fixed
    """
    update reflection set data = json_remove(data, '$.self_rating') where json_valid(data)""",
)
