"""Tables that make the progress screens quick: one row a finished session, and sums a week.

``result`` holds what a session came to; triggers keep the sums in step with it, whatever is
added or deleted. All of this text belongs to the migration m003_progress: a later change is a
later step, never a change here.

- ``result`` (not of branches): scores 0..100 (null where there is none), replies, harmful moves,
  interruptions, ``validated_reply`` (number, from 1, of the first reply that named the feeling,
  called it understandable or took the customer's side), ``validated_after`` (seconds of the
  practice clock until then), ``calm_reply`` (number of the first reply after which the tension
  was below ``CALM``).
- ``harm``: how often a harmful move was heard in a session.
- ``result_day``: sessions per learner, language, channel and day (UTC).
- ``result_week``: the same per week (its Monday) and, for every measure, how many sessions have
  one (``n_``), the sum (``s_``) and the sum of squares (``q_``).
- ``harm_week``: harmful moves per learner, language, channel and week.
- ``best``: the best overall per learner and scenario.
"""

from typing import Final

CALM: Final = 40
"""Scenarios call a customer calm below 33 to 42; stored sessions do not say where, so that one
line is drawn for all."""

SCORES: Final = (
    "overall",
    "listening",
    "empathy",
    "tone",
    "solution",
    "venting",
    "trust",
    "solving",
)
"""Columns of scores 0..100; ``solving`` is the third stage, apart from the technique."""
COUNTS: Final = (
    "replies",
    "harms",
    "interruptions",
    "validated_reply",
    "validated_after",
    "calm_reply",
    "handed_rightly",
    "left_early",
)
"""``handed_rightly`` is 1 or 0 after a hand-over, else null; ``left_early`` 1 if the customer
left or the agent gave up, else 0."""
MEASURES: Final = (*SCORES, *COUNTS)

_SUMS: Final = tuple(f"{part}_{name}" for name in MEASURES for part in "nsq")
_WEEK: Final = "coalesce(date(substr({}, 1, 10), 'weekday 0', '-6 days'), '')"
"""The Monday of a time's week."""

_TABLES: Final = (
    f"""
    create table result (
        session_id text primary key references session (id) on delete cascade,
        learner text not null,
        started_at text not null,
        scenario_id text not null,
        language text not null,
        channel text not null,
        difficulty text not null,
        {", ".join(f"{name} real" for name in MEASURES)}
    )""",
    "create index result_time on result (learner, started_at)",
    "create index result_scenario on result (learner, scenario_id, overall)",
    """
    create table harm (
        session_id text not null references result (session_id) on delete cascade,
        move text not null,
        learner text not null,
        language text not null,
        channel text not null,
        week text not null,
        times integer not null,
        primary key (session_id, move)
    )""",
    """
    create table result_day (
        learner text not null,
        day text not null,
        language text not null,
        channel text not null,
        sessions integer not null,
        primary key (learner, day, language, channel)
    ) without rowid""",
    f"""
    create table result_week (
        learner text not null,
        week text not null,
        language text not null,
        channel text not null,
        sessions integer not null,
        {", ".join(f"{column} real not null" for column in _SUMS)},
        primary key (learner, week, language, channel)
    ) without rowid""",
    """
    create table harm_week (
        learner text not null,
        week text not null,
        language text not null,
        channel text not null,
        move text not null,
        times integer not null,
        primary key (learner, week, language, channel, move)
    ) without rowid""",
    """
    create table best (
        learner text not null,
        scenario_id text not null,
        language text not null,
        channel text not null,
        difficulty text not null,
        overall real not null,
        primary key (learner, scenario_id, language, channel, difficulty)
    ) without rowid""",
    "create index session_learner_time on session (learner, started_at)",
    "create index session_unfinished on session (learner, started_at) where ending is null",
)


def _triggers() -> tuple[str, ...]:
    first = [
        value
        for name in MEASURES
        for value in (
            f"new.{name} is not null",
            f"coalesce(new.{name}, 0)",
            f"coalesce(new.{name} * new.{name}, 0)",
        )
    ]
    more = ", ".join(f"{name} = {name} + excluded.{name}" for name in _SUMS)
    less = ", ".join(
        f"n_{name} = n_{name} - (old.{name} is not null),"
        f" s_{name} = s_{name} - coalesce(old.{name}, 0),"
        f" q_{name} = q_{name} - coalesce(old.{name} * old.{name}, 0)"
        for name in MEASURES
    )
    same_day = (
        "learner = old.learner and day = substr(old.started_at, 1, 10)"
        " and language = old.language and channel = old.channel"
    )
    same_week = (
        f"learner = old.learner and week = {_WEEK.format('old.started_at')}"
        " and language = old.language and channel = old.channel"
    )
    same_harm = (
        "learner = old.learner and week = old.week and language = old.language"
        " and channel = old.channel and move = old.move"
    )
    same_best = (
        "learner = old.learner and scenario_id = old.scenario_id and language = old.language"
        " and channel = old.channel and difficulty = old.difficulty"
    )
    return (
        f"""
        create trigger result_added after insert on result begin
            insert into result_day
            values (new.learner, substr(new.started_at, 1, 10), new.language, new.channel, 1)
            on conflict do update set sessions = sessions + 1;
            insert into result_week (learner, week, language, channel, sessions,
                {", ".join(_SUMS)})
            values (new.learner, {_WEEK.format("new.started_at")}, new.language, new.channel, 1,
                {", ".join(first)})
            on conflict do update set sessions = sessions + 1, {more};
            insert into best select new.learner, new.scenario_id, new.language, new.channel,
                new.difficulty, new.overall where new.overall is not null
            on conflict do update set overall = max(overall, excluded.overall);
        end""",  # noqa: S608 - fixed names
        f"""
        create trigger result_removed after delete on result begin
            update result_day set sessions = sessions - 1 where {same_day};
            delete from result_day where sessions = 0 and {same_day};
            update result_week set sessions = sessions - 1, {less} where {same_week};
            delete from result_week where sessions = 0 and {same_week};
            delete from best where {same_best};
            insert into best select old.learner, old.scenario_id, old.language, old.channel,
                old.difficulty, max(overall) from result where {same_best}
            having max(overall) is not null;
        end""",  # noqa: S608 - fixed names
        """
        create trigger harm_added after insert on harm begin
            insert into harm_week values (
                new.learner, new.week, new.language, new.channel, new.move, new.times)
            on conflict do update set times = times + excluded.times;
        end""",
        f"""
        create trigger harm_removed after delete on harm begin
            update harm_week set times = times - old.times where {same_harm};
            delete from harm_week where times = 0 and {same_harm};
        end""",  # noqa: S608 - fixed names
    )


STATEMENTS: Final = (*_TABLES, *_triggers())

_TECHNIQUES: Final = ", ".join(
    f"json_extract(found.score, '$.techniques.{name}')"
    for name in ("listening", "empathy", "tone", "solution")
)
_STAGES: Final = ", ".join(
    f"json_extract(found.score, '$.stages.{name}')" for name in ("venting", "trust", "solution")
)


def fill_result(which: str = "") -> str:
    """The statement that puts results of finished sessions into ``result``; ``which`` is a further
    condition on ``session``, beginning with ``and``. Branches are second tries at something known
    and have no result.
    """
    return f"""
    insert into result (session_id, learner, started_at, scenario_id, language, channel,
        difficulty, {", ".join(MEASURES)})
    select id, learner, started_at, scenario_id, language, channel, difficulty, overall,
        {_TECHNIQUES}, {_STAGES},
        (select count(*) from turn where session_id = id and act = 'say'),
        (select count(*) from finding where session_id = id and effect = 'harms'),
        (select coalesce(sum(interrupted), 0) from turn where session_id = id),
        case when validated is not null then (
            select count(*) from turn
            where session_id = id and act = 'say' and position <= validated) end,
        (select at from turn where session_id = id and position = validated),
        case when calmed is not null then (
            select count(*) from turn
            where session_id = id and act = 'say' and position <= calmed) end,
        case ending when 'handed-over-rightly' then 1 when 'handed-over-wrongly' then 0 end,
        ending in ('customer-left', 'agent-gave-up')
    from (
        select *, (
            select min(turn) from finding where session_id = id
            and move in ('names-feeling', 'validates', 'takes-perspective')
        ) as validated, (
            select min(position) from turn where session_id = id and tension_after < {CALM}
        ) as calmed
        from session where ending is not null and parent_turn is null and json_valid(score) {which}
    ) as found
    """  # noqa: S608 - fixed names


def fill_harm(which: str = "") -> str:
    """The statement that puts harmful moves of the sessions in ``result`` into ``harm``; ``which``
    is a further condition on ``result``, beginning with ``and``.
    """
    return f"""
    insert into harm (session_id, move, learner, language, channel, week, times)
    select result.session_id, move, learner, language, channel, {_WEEK.format("started_at")},
        count(*)
    from result join finding on finding.session_id = result.session_id
    where effect = 'harms' {which} group by result.session_id, move
    """  # noqa: S608 - fixed names
