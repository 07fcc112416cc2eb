"""Tables from nothing and from every older version."""

import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

from sqlite_utils import Database

from deescalate.history import Store
from deescalate.history.migrations import migrations
from deescalate.history.schema import APPLICATION_ID, STEPS
from tests.unit.history.samples import make_finished, make_record, make_turn

OLD_SCHEMAS = Path(__file__).parents[2] / "data" / "history"


def schema(path: Path) -> dict[str, str]:
    connection = sqlite3.connect(path)
    found = dict(connection.execute("select name, sql from sqlite_master where sql is not null"))
    connection.close()
    return found


def from_script(path: Path, name: str) -> Path:
    connection = sqlite3.connect(path)
    connection.executescript((OLD_SCHEMAS / name).read_text(encoding="utf-8"))
    connection.close()
    return path


def test_the_names_of_the_steps_are_those_of_the_migrations() -> None:
    with Database(sqlite3.connect(":memory:"), execute_plugins=False) as empty:
        assert tuple(step.name for step in migrations.pending(empty)) == STEPS


def test_an_empty_file_gets_all_tables(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    path.touch()
    Store.open(path).close()
    assert {"learner", "session", "turn", "finding", "stage_change", "reflection"} <= set(
        schema(path)
    )
    connection = sqlite3.connect(path)
    assert connection.execute("pragma application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("pragma journal_mode").fetchone() == ("wal",)
    connection.close()


def test_an_old_history_has_the_same_tables_as_a_new_one_and_is_read(tmp_path: Path) -> None:
    old, new = from_script(tmp_path / "old.db", "m001.sql"), tmp_path / "new.db"
    Store.open(new).close()
    with Store.open(old) as store:
        (summary,) = store.sessions()
        wanted = make_finished(1, turns=(make_turn(0, "I am sorry, Ms Keller."),))
        assert store.load(summary.id) == wanted
        store.begin(make_record(2))
        store.append(make_record(2).id, make_turn(0))
    assert schema(old) == schema(new)


def test_an_old_history_before_any_step_is_brought_up_to_date(tmp_path: Path) -> None:
    """A program that stopped before its first step leaves a header and no tables."""
    path = tmp_path / "history.db"
    connection = sqlite3.connect(path)
    connection.execute("pragma journal_mode = wal")
    connection.close()
    with Store.open(path) as store:
        assert store.sessions() == ()


def test_programs_that_start_at_once_make_the_tables_once(tmp_path: Path) -> None:
    failures: list[BaseException] = []

    def start() -> None:
        try:
            Store.open(tmp_path / "history.db").close()
        except BaseException as error:  # noqa: BLE001 - handed to the test
            failures.append(error)

    threads = [threading.Thread(target=start) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    Store.open(tmp_path / "history.db").close()


def test_an_up_to_date_history_opens_without_sqlite_utils(tmp_path: Path) -> None:
    Store.open(tmp_path / "history.db").close()
    code = (
        "import sys; from pathlib import Path; from deescalate.history import Store;"
        "Store.open(Path(sys.argv[1])).close(); sys.exit('sqlite_utils' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path / "history.db")], check=False)
    assert done.returncode == 0
