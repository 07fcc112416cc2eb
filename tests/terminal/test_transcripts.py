"""``deescalate score`` and ``evaluate`` as real programs: pipes, Ctrl+C, the bar on a terminal."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from deescalate.paths import phrasebook_root
from tests.terminal.terminal import Terminal

DATA = Path(__file__).parents[1] / "data" / "transcripts"
FEW = 4
COMMAND = [sys.executable, "-m", "deescalate"]


def many(folder: Path, count: int) -> Path:
    """A file of so many small conversations."""
    file = folder / "many.jsonl"
    row = {"lang": "en", "turns": [{"speaker": "agent", "text": "I have found it."}]}
    file.write_text((json.dumps(row) + "\n") * count, encoding="utf-8")
    return file


def few(folder: Path) -> Path:
    """The first conversations of a shipped file."""
    file = phrasebook_root() / "en" / "rated" / "harbour.jsonl"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    short = folder / "few.jsonl"
    short.write_text("".join(lines[:FEW]), encoding="utf-8")
    return short


def environment(home: Path) -> dict[str, str]:
    return {**os.environ, "DEESCALATE_HOME": str(home), "LANG": "en_GB.UTF-8"}


def run(*args: str | Path, home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *map(str, args)],
        capture_output=True, text=True, timeout=55, check=False, env=environment(home),
    )  # fmt: skip


def test_one_and_two_processes_write_the_same(tmp_path: Path) -> None:
    file = few(tmp_path)
    alone = run("score", file, "--workers", "1", home=tmp_path)
    both = run("score", file, "--workers", "2", home=tmp_path)
    assert (alone.returncode, both.returncode) == (0, 0)
    assert alone.stdout == both.stdout
    assert alone.stderr == both.stderr == ""
    rows = [json.loads(line) for line in alone.stdout.splitlines()]
    assert len(rows) == FEW
    assert all(0 <= row["overall"] <= 100 and row["final_stage"] in {1, 2, 3} for row in rows)


def test_a_reader_that_stops_early_ends_it_quietly(tmp_path: Path) -> None:
    for workers in ("1", "2"):
        process = subprocess.Popen(
            [*COMMAND, "score", str(many(tmp_path, 5_000)), "--workers", workers],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(tmp_path),
        )  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b'{"id": "line-1"')
        process.stdout.close()
        assert process.stderr.read() == b""
        process.stderr.close()
        assert process.wait(timeout=60) == 1


def test_ctrl_c_stops_all_processes(tmp_path: Path) -> None:
    """The whole group of processes gets the signal, as it does from a terminal."""
    process = subprocess.Popen(
        [*COMMAND, "score", str(many(tmp_path, 20_000)), "--workers", "2"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(tmp_path),
        start_new_session=True,
    )  # fmt: skip
    assert process.stdout is not None
    process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)
    begun = time.monotonic()
    # Reading ends when the last process that could still write has ended.
    _, said = process.communicate(timeout=60)
    assert time.monotonic() - begun < 20
    assert said == b"deescalate: stopped\n"
    assert process.returncode == 130


def test_on_a_terminal_there_are_a_table_and_a_bar(tmp_path: Path) -> None:
    files = (str(many(tmp_path, 100)), str(DATA / "mixed.jsonl"))
    with Terminal("score", *files, "--workers", "1", home=tmp_path, columns=100) as terminal:
        terminal.wait_for("% ")
        terminal.wait_for("mixed.jsonl:6")
        terminal.process.wait(timeout=60)
        terminal.read(0.5)
        screen = terminal.text
    assert "line-100" in screen
    assert "Venting" in screen or "Solving" in screen or "Building" in screen
    assert "━" not in screen
    assert "mixed.jsonl:4: This line is no conversation" in screen


def test_evaluate_measures_a_shipped_file(tmp_path: Path) -> None:
    done = run("evaluate", few(tmp_path), "--format", "json", home=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    english, everything = json.loads(done.stdout)["groups"]
    assert english["measures"]["spearman_overall"]["judge"] > 0
    assert english["measures"]["spearman_overall"]["length"] is not None
    assert english["rated_replies"] == everything["rated_replies"] > 20
