"""Packs: what is shared arrives, and nothing hostile gets a file written."""

import io
import stat
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from deescalate import paths
from deescalate.cli import root
from deescalate.content.library import Library
from deescalate.content.packs import MOST_FILES, read_pack
from deescalate.errors import ContentError
from deescalate.paths import scenario_roots

FROG = scenario_roots()[0] / "en" / "whose-frog-is-this.yaml"
HEAD = 'name: a-pack\nversion: 2\nauthor: "T"\nlicence: "CC0"\nlanguages: [en]\n'
MEMBER = "scenarios/en/whose-frog-is-this.yaml"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DEESCALATE_HOME", str(tmp_path / "home"))
    return tmp_path


def run(*arguments: str | Path, said: str = "") -> Result:
    return CliRunner().invoke(root, ["scenario", *map(str, arguments)], input=said)


def packed(folder: Path, *names: str, version: int = 1) -> Path:
    out = folder / f"pack-{version}.zip"
    files = [FROG.parent / f"{name}.yaml" for name in names or (FROG.stem,)]
    about = ("--name", "a-pack", "--version", str(version), "--author", 'T "x"', "--licence", "CC0")
    done = run("pack", *files, *about, "--out", out)
    assert done.exit_code == 0, done.output
    return out


def zipped(folder: Path, *members: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    out = folder / "made.zip"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members:
            archive.writestr(name, content)
    out.write_bytes(buffer.getvalue())
    return out


def error_of(path: Path) -> str:
    with pytest.raises(ContentError) as caught:
        read_pack(path)
    return str(caught.value)


def test_a_pack_holds_what_was_packed(home: Path) -> None:
    pack = read_pack(packed(home, FROG.stem, "declined-at-desk-four"))
    assert (pack.head.name, pack.head.version, pack.head.author) == ("a-pack", 1, 'T "x"')
    assert [scenario.id for scenario in pack.scenarios] == [FROG.stem, "declined-at-desk-four"]
    assert pack.files[MEMBER] == FROG.read_bytes()


def test_the_same_files_make_the_same_pack(home: Path) -> None:
    first = packed(home).read_bytes()
    (home / "pack-1.zip").unlink()
    assert packed(home).read_bytes() == first


def test_a_pack_is_never_written_over(home: Path) -> None:
    out = packed(home)
    about = ("--name", "a-pack", "--author", "T", "--licence", "CC0")
    done = run("pack", FROG, *about, "--out", out)
    assert done.exit_code == 1
    assert "is there already" in str(done.exception) + done.output


def test_install_asks_before_it_replaces_and_remove_removes(home: Path) -> None:
    assert "1 scenarios installed" in run("install", packed(home)).output
    folder = paths.packs_dir() / "a-pack"
    assert (folder / "en" / f"{FROG.stem}.yaml").read_bytes() == FROG.read_bytes()
    second = packed(home, FROG.stem, "declined-at-desk-four", version=2)
    kept = run("install", second, said="n\n")
    assert kept.exit_code == 1
    assert "version 1 is installed; replace it by 2?" in kept.output
    assert "Nothing was changed." in kept.output
    assert run("install", second, "--yes").exit_code == 0
    assert len(list(folder.rglob("*.yaml"))) == 3
    assert "no pack other" in str(run("remove", "other").exception)
    assert run("remove", "a-pack", said="y\n").exit_code == 0
    assert not folder.exists()
    assert list(paths.packs_dir().iterdir()) == []


def test_a_pack_wins_over_the_built_in_visibly(home: Path) -> None:
    changed = home / f"{FROG.stem}.yaml"
    changed.write_text(FROG.read_text().replace("Whose frog is this?", "My own frog"))
    about = ("--name", "mine", "--author", "T", "--licence", "CC0", "--out", home / "m.zip")
    run("pack", changed, *about)
    run("install", home / "m.zip")
    library = Library.load(*scenario_roots(), user_roots=paths.user_scenario_roots())
    found = library.find(FROG.stem)
    assert found is not None
    assert found.title == "My own frog"
    assert library.broken == ()
    shown = [summary for summary in library.summaries() if summary.id == FROG.stem]
    assert [summary.own for summary in shown] == [True]


def test_an_id_of_ones_own_is_asked_about(home: Path) -> None:
    own = paths.user_scenario_roots()[0] / "en"
    own.mkdir(parents=True)
    (own / FROG.name).write_bytes(FROG.read_bytes())
    done = run("install", packed(home), said="n\n")
    assert f"You already have {FROG.stem} elsewhere" in done.output
    assert not (paths.packs_dir() / "a-pack").exists()


def test_ones_own_file_wins_over_the_pack_and_that_is_said(home: Path) -> None:
    own = paths.user_scenario_roots()[0] / "en"
    own.mkdir(parents=True)
    mine = own / FROG.name
    mine.write_text(FROG.read_text().replace("Whose frog is this?", "My own frog"))
    done = run("install", packed(home), "--yes")
    theirs = paths.packs_dir() / "a-pack" / "en" / FROG.name
    shown = f"{FROG.stem}: {mine} wins, {theirs} is hidden"
    assert shown in done.output.splitlines()
    library = Library.load(*scenario_roots(), user_roots=paths.user_scenario_roots())
    assert library.broken == ()
    found = library.find(FROG.stem)
    assert found is not None
    assert found.title == "My own frog"
    assert [each.title for each in library.summaries() if each.id == FROG.stem] == ["My own frog"]
    listed = run("list").output.splitlines()
    assert next(line for line in listed if FROG.stem in line and "wins" not in line).endswith(
        "My own frog"
    )
    assert f"hidden: {theirs}: {mine} has the same id and wins" in listed
    assert not [line for line in listed if line.startswith("broken")]


@pytest.mark.parametrize(
    "name",
    [
        "../evil.yaml",
        "/etc/evil.yaml",
        "scenarios/en/../../evil.yaml",
        "scenarios\\en\\evil.yaml",
        "scenarios/en/evil.py",
        "scenarios/evil.yaml",
        "scenarios/en/sub/evil.yaml",
        ".hidden.yaml",
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(name: str, home: Path) -> None:
    path = zipped(home, ("pack.yaml", HEAD.encode()), (name, FROG.read_bytes()))
    assert "has no place in a pack" in error_of(path)
    assert run("install", path).exit_code == 1
    assert not paths.packs_dir().exists()


def test_a_link_is_refused(home: Path) -> None:
    link = zipfile.ZipInfo(MEMBER)
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert "is a link" in error_of(zipped(home, ("pack.yaml", HEAD.encode()), (link, b"/etc")))


def test_too_much_is_refused(home: Path) -> None:
    many = [(f"scenarios/en/s{number}.yaml", b"x") for number in range(MOST_FILES + 1)]
    assert "more than" in error_of(zipped(home, *many))
    large = zipped(home, ("pack.yaml", HEAD.encode()), (MEMBER, b"a: 1\n" * 200_000))
    assert "too large" in error_of(large)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_what_is_not_a_pack_is_said(home: Path) -> None:
    frog = (MEMBER, FROG.read_bytes())
    assert "no pack.yaml" in error_of(zipped(home, frog))
    assert "no scenario" in error_of(zipped(home, ("pack.yaml", HEAD.encode())))
    assert "does not say what it is" in error_of(zipped(home, ("pack.yaml", b"name: X\n"), frog))
    head = ("pack.yaml", HEAD.encode())
    assert "does not pass the check" in error_of(zipped(home, head, (MEMBER, b"format: 1\n")))
    other = ("scenarios/de/whose-frog-is-this.yaml", FROG.read_bytes())
    assert "is called otherwise inside" in error_of(zipped(home, head, other))
    assert "twice" in error_of(zipped(home, head, frog, frog))
    (home / "no.zip").write_bytes(b"not a zip")
    assert "no pack that can be read" in error_of(home / "no.zip")
    assert "no pack that can be read" in error_of(home / "missing.zip")
