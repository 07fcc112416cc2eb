"""The README's promises: every command in it really runs, every picture in it is there."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL)
COMMANDS = [line for block in BLOCKS for line in block.splitlines() if line.strip()]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def run_by_the_gate(line: str) -> bool:
    """Whether ``make test`` runs this command itself, as a step of its own."""
    return f"$(BIN)/{line.split('#', maxsplit=1)[0].strip()}\n" in MAKEFILE


RUNNABLE = [
    line for line in COMMANDS if line.startswith("deescalate ") and not run_by_the_gate(line)
]


def test_make_practice_and_make_test_come_first() -> None:
    assert COMMANDS[:2] == ["make practice", "make test"]
    for command in COMMANDS:
        if command.startswith("make "):
            assert f"\n{command.split()[1]}:" in MAKEFILE


@pytest.mark.parametrize("line", RUNNABLE)
def test_every_command_runs(line: str, tmp_path: Path) -> None:
    """Commands with a pipe get their left side as input; screens are opened elsewhere."""
    environment = {**os.environ, "DEESCALATE_HOME": str(tmp_path), "LANG": "en_GB.UTF-8"}
    words = shlex.split(line.split("#", maxsplit=1)[0])
    screen = words == ["deescalate", "practice"]
    done = subprocess.run(
        [sys.executable, "-m", "deescalate", *words[1:]],
        input="I have read it. You are right to be angry.\n/end\n",
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
        env=environment,
        cwd=ROOT,
    )
    assert done.returncode == (1 if screen else 0), done.stderr + done.stdout
    assert "Traceback" not in done.stderr


def test_every_picture_and_page_is_there() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target
