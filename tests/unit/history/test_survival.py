"""Turns that were acknowledged survive whatever happens to the program."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from deescalate.history import Store
from tests.unit.history.samples import make_record

ROOT = Path(__file__).parents[3]


def appender(path: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.unit.history.appender", str(path), *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def saved(lines: list[str]) -> list[int]:
    return [int(line.split()[1]) for line in lines if line.startswith("saved ")]


@pytest.mark.parametrize("after", [0, 1, 7, 40])
def test_every_acknowledged_turn_survives_kill_9(tmp_path: Path, after: int) -> None:
    path = tmp_path / "history.db"
    with appender(path) as child:
        assert child.stdout is not None
        lines = [child.stdout.readline() for _ in range(after + 1)]
        child.kill()
        lines += child.stdout.readlines()
    assert child.returncode == -9
    acknowledged = saved(lines)
    assert len(acknowledged) > after
    with Store.open(path) as store:
        (summary,) = store.unfinished()
        kept = [turn.index for turn in store.load(summary.id).turns]
        assert kept[: len(acknowledged)] == acknowledged
        # The turn that was being saved may be there as well, whole.
        assert len(kept) - len(acknowledged) in {0, 1}
        store.discard(summary.id)
    assert integrity(path) == "ok"


@pytest.mark.parametrize("limit", [4_096, 400_000, 1_000_000])
def test_a_disk_that_takes_no_more_loses_nothing(tmp_path: Path, limit: int) -> None:
    path = tmp_path / "history.db"
    with appender(path, str(limit)) as child:
        assert child.stdout is not None
        lines = child.stdout.readlines()
    assert child.returncode == 0
    assert "safe" in lines[-1]
    assert str(path) in lines[-1]
    acknowledged = saved(lines)
    assert bool(acknowledged) == (limit > 50_000)
    with Store.open(path) as store:
        kept = [turn.index for record in store.unfinished() for turn in store.load(record.id).turns]
    assert kept == acknowledged
    assert integrity(path) == "ok"


def test_histories_of_two_machines_merge_without_clashes(tmp_path: Path) -> None:
    one, two = tmp_path / "one.db", tmp_path / "two.db"
    with Store.open(one) as first, Store.open(two) as second:
        # The same scenario begun in the same millisecond on both.
        first.begin(make_record(1))
        second.begin(make_record(1, id=make_record(2).id))
        first.begin(make_record(3))
    with sqlite3.connect(one) as merged:
        merged.execute("attach database ? as other", [str(two)])
        for table in ("learner", "session", "turn", "finding", "stage_change", "reflection"):
            merged.execute(f"insert or ignore into {table} select * from other.{table}")  # noqa: S608
    merged.close()
    with Store.open(one) as store:
        assert len(store.sessions()) == 3
        assert store.load(make_record(2).id).learner == "ada"


def integrity(path: Path) -> str:
    connection = sqlite3.connect(path)
    (found,) = connection.execute("pragma integrity_check").fetchone()
    assert connection.execute("pragma foreign_key_check").fetchall() == []
    connection.close()
    return str(found)
