"""Sessions that go on from a turn of another one, and what becomes of them."""

from pathlib import Path

from deescalate.history import Filter, Store
from tests.unit.history.samples import make_finished, make_record, make_score, make_turn


def test_branches_are_found_by_the_turn_they_begin_with(tmp_path: Path) -> None:
    parent = make_finished(1)
    late = make_finished(2, parent=parent.id, parent_turn=1)
    early = make_record(3, parent=parent.id, parent_turn=0, turns=(make_turn(0),))
    with Store.open(tmp_path / "history.db") as store:
        for record in (parent, late, early, make_finished(4)):
            store.begin(record)
        found = store.branches(parent.id)
        assert [(each.id, each.parent_turn, each.turns) for each in found] == [
            (early.id, 0, 1),
            (late.id, 1, 2),
        ]
        assert (found[0].ending, found[0].overall) == (None, None)
        assert (found[1].ending, found[1].overall) == (late.ending, 60)
        assert store.branches(late.id) == ()
        assert store.load(late.id) == late


def test_branches_are_told_apart_and_do_not_count_as_progress(tmp_path: Path) -> None:
    parent = make_finished(1)
    with Store.open(tmp_path / "history.db") as store:
        store.begin(parent)
        store.begin(make_finished(2, parent=parent.id, parent_turn=1, score=make_score(95)))
        assert [each.parent_turn for each in store.sessions()] == [1, None]
        assert [each.id for each in store.sessions(Filter(branches=False))] == [parent.id]
        assert store.progress().sessions == 1
        assert store.bests() == {parent.scenario_id: 60}


def test_branches_go_with_their_parent(tmp_path: Path) -> None:
    """They hold its texts: whoever deletes a conversation deletes what was said in it."""
    parent = make_record(1, turns=(make_turn(0),))
    branch = make_finished(2, parent=parent.id, parent_turn=1)
    twig = make_finished(3, parent=branch.id, parent_turn=1)
    with Store.open(tmp_path / "history.db") as store:
        for record in (parent, branch, twig):
            store.begin(record)
        store.discard(parent.id)
        assert store.sessions() == ()


def test_a_branch_whose_parent_is_not_here_stands_alone(tmp_path: Path) -> None:
    orphan = make_finished(2, parent="not-here", parent_turn=1)
    with Store.open(tmp_path / "history.db") as store:
        store.begin(orphan)
        assert store.load(orphan.id) == orphan
        assert store.branches("not-here") == ()
        assert store.bests() == {}
