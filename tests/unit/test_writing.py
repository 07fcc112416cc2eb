"""Files are written whole or not at all."""

from pathlib import Path

import pytest

from deescalate.errors import SetupError
from deescalate.writing import PRIVATE, write_whole


def test_a_new_file_can_be_read_by_all_a_private_one_by_its_owner(tmp_path: Path) -> None:
    write_whole(tmp_path / "open", b"a")
    write_whole(tmp_path / "own", b"b", PRIVATE)
    assert (tmp_path / "open").stat().st_mode & 0o777 == 0o644
    assert (tmp_path / "own").stat().st_mode & 0o777 == 0o600


def test_an_old_file_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(SetupError, match="cannot be written"):
        write_whole(tmp_path / "folder", b"new")
    with pytest.raises(SetupError, match="cannot be written"):
        write_whole(tmp_path / "missing" / "file", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]
