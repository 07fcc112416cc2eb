"""Before and after in conversations that are kept out of practice."""

from pathlib import Path

from deescalate.content.held_out import read_held_out
from deescalate.history import Store
from deescalate.history.check import Check
from deescalate.model.session import Mode
from tests.unit.history.samples import make_finished, make_score

KEPT = frozenset({"a", "b", "c"})


def play(store: Store, number: int, scenario: str, overall: int, day: int, **more: object) -> None:
    changes: dict[str, object] = {
        "scenario_id": scenario,
        "score": make_score(overall),
        "started_at": f"2026-03-{day:02}T10:00:00+00:00",
        "mode": Mode.EXAM,
        "hints": 0,
    }
    store.begin(make_finished(number, **(changes | more)))


def test_nothing_played_says_nothing(tmp_path: Path) -> None:
    with Store.open(tmp_path / "history.db") as store:
        assert store.check("ada", KEPT) == Check()
        assert store.check("ada", ()) == Check()


def test_the_first_and_the_latest_result_on_two_days_are_a_pair(tmp_path: Path) -> None:
    with Store.open(tmp_path / "history.db") as store:
        play(store, 1, "a", 40, 1)
        play(store, 2, "a", 90, 1)  # the same day: no pair yet
        play(store, 3, "b", 50, 2)
        assert store.check("ada", KEPT).played_once == ("a", "b")
        play(store, 4, "a", 60, 9)
        play(store, 5, "other", 60, 5)
        found = store.check("ada", KEPT)
    (pair,) = found.pairs
    assert (pair.scenario_id, pair.before, pair.after) == ("a", 40, 60)
    assert (pair.first_day, pair.last_day) == ("2026-03-01", "2026-03-09")
    assert (found.played_once, found.practised, found.difference) == (("b",), 1, None)


def test_what_lies_between_is_told_by_the_time_not_the_day(tmp_path: Path) -> None:
    with Store.open(tmp_path / "history.db") as store:
        play(store, 1, "a", 40, 1)
        play(store, 2, "a", 60, 9)
        for number, (day, hour) in enumerate(((1, 9), (1, 11), (9, 9), (9, 11)), start=3):
            begun = f"2026-03-{day:02}T{hour:02}:00:00+00:00"
            play(store, number, "other", 60, day, started_at=begun)
        assert store.check("ada", KEPT).practised == 2


def test_coached_and_hinted_ones_do_not_count(tmp_path: Path) -> None:
    with Store.open(tmp_path / "history.db") as store:
        play(store, 1, "a", 40, 1, mode=Mode.GUIDED)
        play(store, 2, "a", 60, 5, hints=1)
        play(store, 3, "a", 60, 7, learner="bob")
        assert store.check("ada", KEPT) == Check()


def test_three_pairs_have_a_difference(tmp_path: Path) -> None:
    with Store.open(tmp_path / "history.db") as store:
        for place, (scenario, gain) in enumerate((("a", 10), ("b", 20), ("c", 30))):
            play(store, 2 * place, scenario, 40, 1)
            play(store, 2 * place + 1, scenario, 40 + gain, 9)
        found = store.check("ada", KEPT).difference
    assert found is not None
    assert found.mean == 20
    assert found.direction == 0  # three pairs as uneven as these prove nothing


def test_lists_of_several_folders_are_joined(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    (one / "held-out.txt").write_text("# kept\n\na # why\n  b\n", encoding="utf-8")
    (two / "held-out.txt").write_bytes(b"c\n\xff\xfe\n")
    assert {"a", "b", "c"} < read_held_out((one, two, tmp_path / "none"))
    assert read_held_out((tmp_path,)) == frozenset()
