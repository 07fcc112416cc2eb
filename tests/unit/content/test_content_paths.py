"""Where the program's files are, and which environment variables move them."""

from pathlib import Path

import pytest

from deescalate import paths
from deescalate.errors import SetupError

VARIABLES = ("DEESCALATE_DATA", "DEESCALATE_HOME", "NO_COLOR", "LANGUAGE", "LC_ALL", "LC_MESSAGES")


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*VARIABLES, "LANG"):
        monkeypatch.delenv(name, raising=False)


def test_the_source_tree_is_found() -> None:
    (root,) = paths.scenario_roots()
    assert sorted(each.name for each in root.iterdir() if each.is_dir()) == ["de", "en"]
    assert (paths.phrasebook_root() / "en").is_dir()


def test_the_wheels_own_data_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "deescalate"
    for folder in ("scenarios", "phrasebook"):
        (package / "_data" / folder).mkdir(parents=True)
        (tmp_path / folder).mkdir()
    monkeypatch.setattr(paths, "__file__", str(package / "paths.py"))
    assert paths.content_root() == package / "_data"


def test_content_can_be_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEESCALATE_DATA", str(tmp_path))
    assert paths.scenario_roots() == (tmp_path / "scenarios",)
    assert paths.phrasebook_root() == tmp_path / "phrasebook"


def test_a_replacement_that_is_no_folder_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEESCALATE_DATA", str(tmp_path / "none"))
    with pytest.raises(SetupError, match=r"DEESCALATE_DATA names .*none, which is not a folder"):
        paths.scenario_roots()


def test_missing_content_is_one_clear_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "deescalate" / "paths.py"))
    with pytest.raises(SetupError, match="install the program again"):
        paths.content_root()


def test_one_variable_moves_everything_personal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEESCALATE_HOME", str(tmp_path))
    personal = (
        paths.data_dir(),
        paths.config_file(),
        paths.history_file(),
        *paths.user_scenario_roots(),
    )
    assert len(set(personal)) == 4
    assert all(path.is_relative_to(tmp_path) for path in personal)
    assert list(tmp_path.iterdir()) == []


def test_the_platform_decides_otherwise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert paths.data_dir().name == "deescalate"
    assert paths.history_file() == paths.data_dir() / "history.db"
    assert paths.user_scenario_roots() == (paths.data_dir() / "scenarios",)
    assert paths.config_file().name == "settings.toml"


def test_languages_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    assert paths.locale_names() == ()
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("LC_MESSAGES", "de_DE.UTF-8")
    monkeypatch.setenv("LANGUAGE", "de:en_GB.UTF-8")
    assert paths.locale_names() == ("de", "en_GB.UTF-8", "de_DE.UTF-8")


@pytest.mark.parametrize(("value", "wanted"), [(None, False), ("", False), ("1", True)])
def test_no_color(value: str | None, wanted: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if value is not None:
        monkeypatch.setenv("NO_COLOR", value)
    assert paths.no_color() is wanted
