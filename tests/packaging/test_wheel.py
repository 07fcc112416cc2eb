"""What users install: the wheel in a new environment, and the unpacked source distribution."""

import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REPLIES = "Two letters, both no, no reason. I would be cross too.\n/end\n"
pytestmark = [pytest.mark.xdist_group("packaging"), pytest.mark.timeout(280)]


def run(command: list[str], cwd: Path, typed: str = "") -> str:
    """Run a command outside the source tree; its output, or its complaint as a failure."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"PYTHONPATH", "VIRTUAL_ENV", "DEESCALATE_DATA"}
    }
    done = subprocess.run(
        command,
        input=typed,
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
        env={**environment, "DEESCALATE_HOME": str(cwd / "home"), "LANG": "en_GB.UTF-8"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one wheel and one source distribution."""
    folder = tmp_path_factory.mktemp("dist")
    run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        folder,
    )
    return folder


def test_the_wheel_plays_a_scenario_in_a_new_environment(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    run([sys.executable, "-m", "venv", "env"], tmp_path)
    python = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"
    run(
        [
            str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
            "--constraint", str(ROOT / "constraints.txt"), str(wheel),
        ],
        tmp_path,
    )  # fmt: skip
    where = run([str(python), "-m", "deescalate", "where"], tmp_path)
    assert str(tmp_path / "env") in where
    assert "erste-woche" in run([str(python), "-m", "deescalate", "path", "list"], tmp_path)
    output = run(
        [
            str(python), "-m", "deescalate", "practice", "nobody-but-the-manager",
            "--plain", "--json", "--pace", "0", "--seed", "1",
        ],
        tmp_path,
        REPLIES,
    )  # fmt: skip
    session = json.loads(output)
    assert session["turns"][0]["analysis"]["findings"]
    assert session["ending"]


def test_the_source_distribution_finds_its_own_content(built: Path, tmp_path: Path) -> None:
    (source,) = built.glob("*.tar.gz")
    with tarfile.open(source) as archive:
        archive.extractall(tmp_path, filter="data")
    (unpacked,) = [path for path in tmp_path.iterdir() if path.is_dir()]
    where = run([sys.executable, "-m", "deescalate", "where"], unpacked)
    assert str(unpacked / "scenarios") in where
    listed = run([sys.executable, "-m", "deescalate", "scenario", "list"], unpacked)
    assert "post-vom-inkasso" in listed
    assert "first-week" in run([sys.executable, "-m", "deescalate", "path", "list"], unpacked)
