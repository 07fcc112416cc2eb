"""New readings and played scenarios in the history."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from deescalate.history import Store
from deescalate.history.forgetting import forget, forget_texts
from deescalate.history.rescores import (
    keep_readings,
    keep_scenario,
    kept_scenario,
    latest_overall,
    latest_reading,
    readings_of,
)
from deescalate.model.codec import from_jsonable, to_jsonable
from deescalate.model.reading import NewReading, TurnReading
from deescalate.model.scenario import Scenario
from tests.unit.history.samples import HOSTILE, make_analysis, make_finished, make_score
from tests.unit.practice.case import make_scenario

TYPED = "what the learner wrote"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "history.db") as opened:
        yield opened


def reading(session_id: str, text: str = "x", version: str = "ear-2", **more: object) -> NewReading:
    turns = (
        TurnReading(0, make_score(overall=66), make_analysis(text)),
        TurnReading(1, make_score()),
    )
    made = NewReading(session_id, version, "2026-04-01T08:00:00+00:00", "house", True, turns)
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:20])
def test_a_reading_comes_back_whole_and_the_result_stays(store: Store, text: str) -> None:
    record = make_finished()
    store.begin(record)
    assert keep_readings(store.connection, [reading(record.id, text)]) == 1
    assert readings_of(store.connection, record.id) == (reading(record.id, text),)
    assert store.load(record.id) == record
    assert latest_overall(store.connection, [record.id, "nobody"]) == {
        record.id: make_score().overall
    }
    assert latest_overall(store.connection, []) == {}


def test_one_reading_an_analysis_version(store: Store) -> None:
    record = make_finished()
    store.begin(record)
    first, later = reading(record.id), reading(record.id, at="2026-05-01T08:00:00+00:00")
    other = reading(record.id, version="ear-3", at="2026-04-15T08:00:00+00:00")
    keep_readings(store.connection, [first, other, later])
    assert readings_of(store.connection, record.id) == (other, later)
    assert latest_reading(store.connection, record.id) == later
    assert latest_reading(store.connection, "nobody") is None


def test_a_reading_of_a_session_that_is_gone_is_left_out(store: Store) -> None:
    assert keep_readings(store.connection, [reading("nobody")]) == 0


def test_forgetting_takes_readings_and_scenarios_that_nobody_needs(store: Store) -> None:
    scenario = make_scenario()
    records = [make_finished(n, scenario_digest=scenario.digest) for n in (1, 2)]
    for record in records:
        store.begin(record, scenario)
        keep_readings(store.connection, [reading(record.id)])
    forget(store.connection, [records[0].id])
    assert readings_of(store.connection, records[0].id) == ()
    assert kept_scenario(store.connection, scenario.digest) == scenario
    forget(store.connection, [records[1].id])
    assert kept_scenario(store.connection, scenario.digest) is None
    assert store.connection.rows("select * from rescore") == []


def test_without_texts_a_reading_keeps_its_numbers_only(store: Store, tmp_path: Path) -> None:
    record = make_finished()
    store.begin(record)
    keep_readings(store.connection, [reading(record.id, TYPED)])
    forget_texts(store.connection, [record.id])
    (bare,) = readings_of(store.connection, record.id)
    whole = reading(record.id, TYPED)
    assert (bare.at, bare.session_id, bare.scorecard) == (whole.at, whole.session_id, "house")
    assert bare.score.overall == whole.score.overall
    assert bare.turns[0].analysis is not None
    assert bare.turns[0].analysis.levels == make_analysis(TYPED).levels
    store.close()
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert TYPED.encode() not in kept


def test_a_scenario_is_kept_once_as_it_was(store: Store) -> None:
    first = make_scenario()
    with store.connection.writing() as sqlite:
        keep_scenario(sqlite, first)
        keep_scenario(sqlite, replace(first, title="another", digest="d2"))
        keep_scenario(sqlite, first)
    assert kept_scenario(store.connection, "d1") == first
    assert kept_scenario(store.connection, "d3") is None


def test_every_shipped_scenario_can_be_kept() -> None:
    from deescalate.cli.wiring import load_library  # noqa: PLC0415

    scenarios = load_library().scenarios
    assert scenarios
    for scenario in scenarios:
        assert from_jsonable(Scenario, to_jsonable(scenario)) == scenario
