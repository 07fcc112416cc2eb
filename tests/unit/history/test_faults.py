"""Whatever is wrong with the file: one clear sentence, and nothing lost."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from deescalate.errors import HistoryError
from deescalate.history import Store
from tests.unit.history.samples import make_finished, make_record, make_turn

ROOT = Path(__file__).parents[3]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A history with sessions in it, closed."""
    path = tmp_path / "history.db"
    with Store.open(path) as store:
        for number in range(20):
            store.begin(make_finished(number))
    return path


def refused(path: Path) -> str:
    """The sentence with which the history refuses to be read, the file being left as it is."""
    before = path.read_bytes()
    with pytest.raises(HistoryError) as caught, Store.open(path, wait=0.1) as store:
        store.export_json()
    assert path.read_bytes() == before
    sentence = str(caught.value)
    assert str(path) in sentence
    assert "\n" not in sentence
    return sentence


def test_a_history_that_another_program_writes_is_waited_for_and_then_named(path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("begin immediate")
    with Store.open(path, wait=0.3) as store:
        assert len(store.sessions()) == 20
        begun = time.monotonic()
        with pytest.raises(HistoryError, match=r"is in use by another program .* close that"):
            store.begin(make_record(50))
        assert 0.25 < time.monotonic() - begun < 5
        other.execute("commit")
        store.begin(make_record(50))
        assert len(store.sessions()) == 21
    other.close()


def test_a_short_lock_is_waited_out(path: Path) -> None:
    code = (
        "import sqlite3, sys, time\n"
        "other = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "other.execute('begin immediate')\n"
        "print('locked', flush=True)\n"
        "time.sleep(0.5)\n"
        "other.execute('commit')\n"
        "other.close()\n"
    )
    with (
        Store.open(path) as store,
        subprocess.Popen(
            [sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True
        ) as child,
    ):
        assert child.stdout is not None
        assert child.stdout.readline() == "locked\n"
        store.begin(make_record(50))
        assert len(store.sessions()) == 21


def test_a_new_history_that_another_program_is_making_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("begin exclusive")
    assert "is in use by another program" in refused(path)
    other.close()


def test_a_damaged_history_is_named_and_left_alone(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xde\xad\xbe\xef" * 4096)
    sentence = refused(path)
    assert "is damaged and was left as it is; move it away" in sentence


def test_a_history_cut_short_is_named_and_left_alone(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)
    assert "is damaged and was left as it is" in refused(path)


@pytest.mark.parametrize(
    "content",
    [b"Dear diary, today I practised.\n" * 200, b"PK\x03\x04" + bytes(5000), b"short"],
    ids=["text", "archive", "short"],
)
def test_a_file_of_another_kind_is_named_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "history.db"
    path.write_bytes(content)
    assert "is not a history database and was left as it is" in refused(path)


def test_another_programs_database_gets_no_tables(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    with sqlite3.connect(path) as other:
        other.execute("create table session (id text)")
    other.close()
    assert "is a database of another program" in refused(path)


def test_a_newer_history_is_not_opened(path: Path) -> None:
    with sqlite3.connect(path) as newer:
        newer.execute(
            "insert into _sqlite_migrations (migration_set, name) values"
            " ('deescalate', 'm099_from_the_future')"
        )
    newer.close()
    sentence = refused(path)
    assert "written by a newer version of deescalate (it knows m099_from_the_future)" in sentence
    assert "update deescalate" in sentence


def test_a_full_disk_is_named_and_what_was_saved_stays(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = sqlite3.connect

    def on_a_full_disk(*args: object, **options: object) -> sqlite3.Connection:
        connection = connect(*args, **options)  # type: ignore[call-overload]
        assert isinstance(connection, sqlite3.Connection)
        connection.execute("pragma max_page_count = 1")
        return connection

    with monkeypatch.context() as patch:
        patch.setattr(sqlite3, "connect", on_a_full_disk)
        with Store.open(path) as store:
            big = make_record(50, turns=(make_turn(0, "x" * 50_000),))
            with pytest.raises(HistoryError, match=r"disk with the history .* is full; what was"):
                store.begin(big)
            assert len(store.sessions()) == 20
    with Store.open(path) as store:
        assert len(store.sessions()) == 20
        assert store.load(make_finished(7).id) == make_finished(7)


def test_a_folder_in_place_of_the_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "history.db").mkdir()
    with pytest.raises(HistoryError, match=r"is a folder, not a history database"):
        Store.open(tmp_path / "history.db")


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(HistoryError, match=r"cannot be opened: .*set DEESCALATE_HOME"):
        Store.open(tmp_path / "data" / "history.db")


def test_one_unreadable_turn_names_itself_and_spares_the_rest(path: Path) -> None:
    with sqlite3.connect(path) as careless:
        careless.execute("update turn set data = '{' where session_id = ?", [make_finished(3).id])
    careless.close()
    with Store.open(path) as store:
        with pytest.raises(HistoryError, match="a stored turn cannot be read"):
            store.load(make_finished(3).id)
        assert store.load(make_finished(4).id) == make_finished(4)
        assert len(store.sessions()) == 20


def test_a_session_with_a_word_of_a_later_version_is_named(path: Path) -> None:
    with sqlite3.connect(path) as newer:
        newer.execute("update session set channel = 'hologram' where id = ?", [make_finished(3).id])
    newer.close()
    with Store.open(path) as store, pytest.raises(HistoryError, match=r"hologram.*update"):
        store.sessions()


# --- what permissions forbid: a user without privileges has to try ------------------------

ATTEMPT = """
import os
import sys
from pathlib import Path
from deescalate.errors import HistoryError
from deescalate.history import Store
from tests.unit.history.samples import make_record
if os.geteuid() == 0:
    os.setegid(65534)
    os.seteuid(65534)
try:
    with Store.open(Path(sys.argv[1])) as store:
        print(len(store.sessions()))
        store.begin(make_record(50))
        print("written")
except HistoryError as error:
    print(error)
"""


@pytest.fixture
def public(path: Path) -> Iterator[Path]:
    """The history in a folder that every user can look into."""
    folder = Path(tempfile.mkdtemp(prefix="history-"))
    shutil.copy(path, folder / "history.db")
    folder.chmod(0o755)
    (folder / "history.db").chmod(0o444)
    yield folder / "history.db"
    folder.chmod(0o755)
    shutil.rmtree(folder)


def attempt(path: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-B", "-c", ATTEMPT, str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_a_read_only_file_is_named_when_something_is_to_be_saved(public: Path) -> None:
    before = public.read_bytes()
    *_, sentence = attempt(public)
    assert f"the history {public} is read-only; make the file" in sentence
    assert public.read_bytes() == before


def test_a_read_only_folder_is_named(public: Path) -> None:
    public.parent.chmod(0o555)
    *_, sentence = attempt(public)
    assert str(public) in sentence
    assert "writable" in sentence or "may be written to" in sentence


def test_a_folder_that_takes_no_new_file_is_named(public: Path) -> None:
    public.parent.chmod(0o555)
    (sentence,) = attempt(public.with_name("new.db"))
    assert "cannot be opened: Permission denied; make its folder writable" in sentence


def test_an_unreadable_file_is_named(public: Path) -> None:
    public.chmod(0o000)
    (sentence,) = attempt(public)
    assert "cannot be opened: Permission denied" in sentence
