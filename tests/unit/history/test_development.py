"""How results develop: what is counted of a session, how it is summed up, what is made of it."""

import sqlite3
import tempfile
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.made_history import LEARNER, make_history
from deescalate.history import Period, Store, Wanted, development
from deescalate.history.development import Unit, cut
from deescalate.model.language import Language
from deescalate.model.record import SessionRecord
from deescalate.model.scenario import Channel, Difficulty
from deescalate.model.session import ActKind, AgentAct, Ending, Turn
from tests.unit.history.samples import (
    make_analysis,
    make_finished,
    make_record,
    make_score,
    make_turn,
)

TODAY = date(2026, 3, 20)
ADA = Wanted("ada", TODAY)


def said(index: int, move: str = "", *, tension: int = 60, interrupted: bool = False) -> Turn:
    turn = make_turn(index, act=AgentAct(ActKind.SAY, 30.0 * (index + 1), "words"))
    state = replace(turn.reaction.state, tension=tension)
    return replace(
        turn,
        analysis=make_analysis("words", move) if move else None,
        reaction=replace(turn.reaction, state=state),
        interrupted=interrupted,
    )


def row_of(store: Store, record: SessionRecord) -> dict[str, object]:
    store.begin(record)
    (found,) = store.connection.rows("select * from result where session_id = ?", [record.id])
    return dict(found)


def test_what_a_session_came_to(tmp_path: Path) -> None:
    turns = (
        said(0, "calm-down", interrupted=True),
        replace(said(1), act=AgentAct(ActKind.CONSULT, 50.0, "may I?")),
        said(2, "validates"),
        said(3, tension=39, interrupted=True),
    )
    with Store.open(tmp_path / "history.db") as store:
        row = row_of(store, make_finished(1, turns=turns))
    assert row["overall"] == 60
    assert (row["listening"], row["venting"], row["trust"]) == (70, 55, None)
    assert (row["replies"], row["harms"], row["interruptions"]) == (3, 1, 2)
    assert (row["validated_reply"], row["validated_after"], row["calm_reply"]) == (2, 90, 3)
    assert (row["handed_rightly"], row["left_early"]) == (None, 0)


def test_what_never_happened_is_not_a_number(tmp_path: Path) -> None:
    with Store.open(tmp_path / "history.db") as store:
        row = row_of(store, make_finished(1, turns=(said(0),), ending=Ending.HANDED_OVER_WRONGLY))
    assert (row["validated_reply"], row["calm_reply"], row["handed_rightly"]) == (None, None, 0)


def test_a_session_counts_when_it_ends(tmp_path: Path) -> None:
    with Store.open(tmp_path / "history.db") as store:
        record = make_record(1)
        store.begin(record)
        store.append(record.id, said(0))
        assert store.development(ADA).sessions == 0
        store.finish(record.id, Ending.RESOLVED_CALM, None, make_score(), 0)
        assert store.development(ADA).sessions == 1
        assert store.development(ADA).replies == 1
        assert store.bests("ada") == store.bests() == {record.scenario_id: 60}
        assert store.development(Wanted("bob", TODAY)).sessions == 0


def test_a_branch_of_a_session_does_not_count(tmp_path: Path) -> None:
    with Store.open(tmp_path / "history.db") as store:
        store.begin(make_finished(1))
        store.begin(make_finished(2, parent=make_finished(1).id, parent_turn=0))
        assert store.development(ADA).sessions == 1


def test_filters_and_periods(tmp_path: Path) -> None:
    with Store.open(tmp_path / "history.db") as store:
        store.begin(make_finished(1, started_at="2025-01-01T10:00:00+00:00", language=Language.DE))
        store.begin(make_finished(2, started_at="2026-02-22T23:59:59+00:00"))
        store.begin(make_finished(3, started_at="2026-02-23T00:00:00+00:00", channel=Channel.EMAIL))
        count = {
            period: store.development(replace(ADA, period=period)).sessions for period in Period
        }
        assert count == {
            Period.MONTH: 1, Period.QUARTER: 2, Period.YEAR: 2, Period.ALL: 3
        }  # fmt: skip
        assert store.development(replace(ADA, language=Language.DE)).last_day == "2025-01-01"
        assert store.development(replace(ADA, channel=Channel.EMAIL)).first_day == "2026-02-23"
        assert store.development(ADA).calendar == {"2026-02-22": 1, "2026-02-23": 1}


def test_a_period_begins_on_a_monday() -> None:
    assert replace(ADA, period=Period.MONTH).since == "2026-02-23"
    assert replace(ADA, period=Period.MONTH, today=date(2026, 3, 22)).since == "2026-02-23"
    assert replace(ADA, period=Period.MONTH, today=date(2026, 3, 23)).since == "2026-03-02"
    assert ADA.since == ""


def test_harms_are_counted_per_hundred_replies(tmp_path: Path) -> None:
    with Store.open(tmp_path / "history.db") as store:
        store.begin(make_finished(1, turns=(said(0, "calm-down"), said(1, "calm-down"))))
        store.begin(make_finished(2, turns=(said(0, "shouting"), *(said(i) for i in range(1, 8)))))
        harms = store.development(ADA).harms
    assert [(each.move, each.times, each.rate, each.lately) for each in harms] == [
        ("calm-down", 2, 20.0, 20.0)
    ]


def test_the_best_of_every_difficulty(tmp_path: Path) -> None:
    with Store.open(tmp_path / "history.db") as store:
        for number, (level, overall) in enumerate(
            [(Difficulty.HARD, 40), (Difficulty.HARD, 70), (Difficulty.STARTER, 90)]
        ):
            store.begin(
                make_finished(
                    number,
                    difficulty=level,
                    score=make_score(overall),
                    scenario_id=f"case-{overall}",
                )
            )
        bests = store.development(ADA).bests
    assert [(best.difficulty.value, best.overall, best.scenario_id) for best in bests] == [
        ("starter", 90, "case-90"),
        ("hard", 70, "case-70"),
    ]


def test_few_sessions_have_points_and_no_verdict(tmp_path: Path) -> None:
    with Store.open(tmp_path / "history.db") as store:
        for number in range(5):
            store.begin(make_finished(number, score=make_score(50 + number)))
        series = store.development(ADA).series
    assert series is not None
    overall = series["overall"]
    assert [block.value.mean for block in overall.blocks] == [50, 51, 52, 53, 54]
    assert all(block.value.low is None for block in overall.blocks)
    assert overall.change is None


def test_six_sessions_make_a_band_and_a_change(tmp_path: Path) -> None:
    with Store.open(tmp_path / "history.db") as store:
        for number, overall in enumerate([40, 42, 41, 70, 72, 71]):
            store.begin(make_finished(number, score=make_score(overall)))
        series = store.development(ADA).series
    assert series is not None
    found = series["overall"]
    assert [(block.value.n, block.value.mean) for block in found.blocks] == [(3, 41), (3, 71)]
    assert found.blocks[0].value.low is not None
    assert found.change is not None
    assert (found.change.mean, found.change.direction) == (30, 1)


UNITS = st.lists(st.integers(1, 9), min_size=1, max_size=60).map(
    lambda sizes: [Unit(f"{place:04}", size, ()) for place, size in enumerate(sizes)]
)


@given(UNITS, st.integers(1, 12))
def test_parts_keep_order_and_every_session(units: list[Unit], parts: int) -> None:
    made = cut(units, parts)
    assert [unit for part in made for unit in part] == units
    assert len(made) <= parts
    if all(unit.sessions == 1 for unit in units) and len(units) >= parts:
        sizes = [len(part) for part in made]
        assert max(sizes) - min(sizes) <= 1


PLAYED = st.lists(
    st.tuples(st.integers(0, 11), st.sampled_from(["add", "drop"])), min_size=1, max_size=25
)


@settings(max_examples=20, deadline=None)
@given(PLAYED)
def test_sums_stay_in_step_with_sessions(steps: list[tuple[int, str]]) -> None:
    """Whatever is added and deleted, the sums are those of the sessions that are left."""
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "h.db") as store:
        kept: set[int] = set()
        for number, step in steps:
            record = make_finished(
                number,
                started_at=f"2026-0{1 + number % 3}-0{1 + number % 5}T10:00:00+00:00",
                score=make_score(10 * number),
                language=Language.DE if number % 2 else Language.EN,
                turns=tuple(said(i, "calm-down" if i < number else "thanks") for i in range(2)),
            )
            if step == "add" and number not in kept:
                store.begin(record)
                kept.add(number)
            elif step == "drop" and number in kept:
                with store.connection.writing() as sqlite:
                    sqlite.execute("delete from session where id = ?", [record.id])
                kept.remove(number)
        rows = store.connection.rows
        assert rows("select coalesce(sum(sessions), 0) from result_day")[0][0] == len(kept)
        sums, anew = (
            [tuple(row) for row in rows(query)]
            for query in (
                (
                    "select week, sum(sessions), sum(s_overall), sum(q_overall), sum(n_trust)"
                    " from result_week group by week"
                ),
                (
                    "select date(substr(started_at, 1, 10), 'weekday 0', '-6 days') as week,"
                    " count(*), sum(overall), sum(overall * overall), count(trust)"
                    " from result group by week"
                ),
            )
        )
        assert sums == anew
        assert rows("select coalesce(sum(times), 0) from harm_week")[0][0] == sum(
            min(number, 2) for number in kept
        )
        best = max((10 * number for number in kept), default=None)
        assert max(store.bests().values(), default=None) == best


def test_a_large_history_tells_the_same_as_a_small_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_history(tmp_path / "history.db", 200)
    wanted = Wanted(LEARNER, TODAY)
    with Store.open(tmp_path / "history.db") as store:
        by_session = store.development(wanted)
        monkeypatch.setattr(development, "BY_SESSION", 0)
        by_week = store.development(wanted)
    assert by_session.sessions == by_week.sessions == 200
    assert by_session.replies == by_week.replies == 2000
    assert by_session.harms == by_week.harms
    assert by_session.series is not None
    assert by_week.series is not None
    for name, series in by_session.series.items():
        weekly = by_week.series[name]
        assert len(weekly.blocks) == len(series.blocks) == 12
        assert (weekly.change is None) == (series.change is None)
        if series.change is not None and weekly.change is not None:
            assert abs(series.change.mean - weekly.change.mean) < 2


def test_old_sessions_count_too(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    script = Path(__file__).parents[2] / "data" / "history" / "m001.sql"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script.read_text(encoding="utf-8"))
    with Store.open(path) as store:
        found = store.development(ADA)
        assert (found.sessions, found.bests[0].overall) == (1, 60)


def test_a_half_of_two_says_nothing_about_a_trend(tmp_path: Path) -> None:
    """Two values that happen to lie apart would give an interval of some hundred points."""
    with Store.open(tmp_path / "history.db") as store:
        for number in range(8):
            score = make_score(60)
            if number < 2:
                stages = {name: value for name, value in score.stages.items() if name != "venting"}
                score = replace(score, stages=stages)
            store.begin(make_finished(number, score=score))
        series = store.development(replace(ADA, today=date(2027, 1, 1))).series
    assert series is not None
    assert series["overall"].change is not None
    assert series["venting"].change is None
