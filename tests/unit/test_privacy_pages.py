"""The pages for works councils: what they say of files, tables, keys and commands is so."""

import ast
import re
import shlex
import sqlite3
from contextlib import closing
from dataclasses import fields
from pathlib import Path

import pytest
from click.testing import CliRunner

from deescalate.cli import root
from deescalate.history import Store
from deescalate.settings import Settings, write_settings
from tests.unit.history.samples import make_finished

DOCS = Path(__file__).parents[2] / "docs"
PACKAGE = Path(__file__).parents[2] / "deescalate"
PAGES = {name: (DOCS / name).read_text("utf-8") for name in ("works-council.md", "betriebsrat.md")}
NETWORK = {
    *("socket", "ssl", "http", "urllib", "urllib3", "requests", "httpx", "aiohttp"),
    *("ftplib", "smtplib", "imaplib", "poplib", "xmlrpc", "socketserver", "webbrowser"),
}


def commands(page: str) -> list[str]:
    blocks = re.findall(r"^```sh\n(.*?)^```", PAGES[page], flags=re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def rows_of(page: str) -> dict[str, str]:
    """The tables' rows by the code in their first cell."""
    return dict(re.findall(r"^\| `([^`]+)` \| (.+) \|$", PAGES[page], flags=re.MULTILINE))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DEESCALATE_HOME", str(tmp_path))
    write_settings(tmp_path / "config" / "settings.toml", Settings(learner="ada"))
    with Store.open(tmp_path / "data" / "history.db") as store:
        store.begin(make_finished(1))
    return tmp_path


@pytest.mark.parametrize("page", PAGES)
def test_every_table_of_the_history_is_named_and_no_other(page: str, home: Path) -> None:
    with closing(sqlite3.connect(home / "data" / "history.db")) as connection:
        found = connection.execute("select name from sqlite_master where type = 'table'")
        tables = {name for (name,) in found if not name.startswith("sqlite_")}
    assert set(rows_of(page)) - {"history.db", "settings.toml", "drafts/"} == tables


@pytest.mark.parametrize("page", PAGES)
def test_every_key_of_the_settings_is_named_and_no_other(page: str) -> None:
    row = rows_of(page)["settings.toml"]
    assert set(re.findall(r"`(\w+)`", row)) == {item.name for item in fields(Settings)} - {"extra"}


def test_files_are_their_owners(home: Path) -> None:
    for name in ("data/history.db", "config/settings.toml"):
        assert (home / name).stat().st_mode & 0o777 == 0o600


def test_sessions_are_kept_for_ever_unless_somebody_says_otherwise() -> None:
    assert Settings().keep_days == 0


@pytest.mark.parametrize("page", PAGES)
def test_every_command_does_something(page: str, home: Path) -> None:
    assert len(commands(page)) == 6
    for line in commands(page):
        done = CliRunner().invoke(root, shlex.split(line)[1:])
        assert done.exit_code == 0, done.output


def test_both_pages_have_the_same_parts() -> None:
    english, german = PAGES.values()
    for pattern in (r"^## ", r"^- ", r"^\| ", r"^deescalate .*$"):
        assert len(re.findall(pattern, english, flags=re.MULTILINE)) == len(
            re.findall(pattern, german, flags=re.MULTILINE)
        )
    assert set(re.findall(r"`([^`\n]+)`", english)) == set(re.findall(r"`([^`\n]+)`", german))


def test_nothing_in_the_program_opens_a_network_connection() -> None:
    found: list[str] = []
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            found += [f"{path}: {name}" for name in names if name.split(".")[0] in NETWORK]
    assert found == []
