"""Trends over sessions."""

from pathlib import Path

from deescalate.history import Filter, Store, Trend
from deescalate.history.progress import trend
from deescalate.model.language import Language
from deescalate.model.moves import Technique
from tests.unit.history.samples import (
    make_analysis,
    make_finished,
    make_record,
    make_score,
    make_turn,
)


def test_no_scores_no_trend() -> None:
    assert trend([]) == Trend((), None, None)


def test_few_scores_have_a_mean_and_no_change() -> None:
    assert trend([40, 60]) == Trend((40, 60), 50.0, None)


def test_the_last_five_are_compared_with_the_five_before() -> None:
    assert trend([1000, 10, 10, 10, 10, 10, 20, 20, 20, 20, 70]).change == 20.0
    assert trend([30, 50, 50, 50, 50, 50]).change == 20.0


def test_progress_counts_finished_sessions_in_order_of_time(tmp_path: Path) -> None:
    with Store.open(tmp_path / "history.db") as store:
        assert store.progress().weakest is None
        for number, (overall, empathy) in enumerate([(70, 90), (30, 20), (50, 1)]):
            store.begin(make_finished(9 - number, score=make_score(overall, 95, empathy)))
        store.begin(make_record(20))
        progress = store.progress()
        assert progress.sessions == 3
        assert progress.overall.scores == (50, 30, 70)
        assert progress.techniques[Technique.EMPATHY].scores == (1, 20, 90)
        assert progress.techniques[Technique.EMPATHY].recent == 37.0
        assert progress.weakest is Technique.EMPATHY
        assert store.progress(Filter(language=Language.DE)).sessions == 0


def test_harms_are_counted_in_finished_sessions(tmp_path: Path) -> None:
    calm_down = make_turn(0, analysis=make_analysis("Calm down", "calm-down"))
    again = make_turn(1, analysis=make_analysis("Calm down now", "calm-down"))
    with Store.open(tmp_path / "history.db") as store:
        store.begin(make_finished(1, turns=(calm_down, again)))
        store.begin(make_finished(2, turns=(make_turn(0),)))
        store.begin(make_record(3, turns=(calm_down,)))
        assert store.progress().harms == (("calm-down", 2),)
