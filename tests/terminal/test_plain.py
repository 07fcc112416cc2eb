"""``deescalate practice ID --plain`` as a user of a pipe or a screen reader meets it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from deescalate.content.library import Library
from deescalate.model.scenario import Step
from deescalate.paths import scenario_roots


def run(*args: str, home: Path, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command in a home of its own, without a terminal."""
    return subprocess.run(
        [sys.executable, "-m", "deescalate", *args],
        input=typed,
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
        env={"PATH": "", "DEESCALATE_HOME": str(home), "LANG": "en_GB.UTF-8"},
    )


def typed(step: Step) -> str:
    """How a step of a scripted try is typed, on one line."""
    if step.consult:
        return "/consult " + " ".join(step.consult.split())
    if step.hand_over:
        return f"/handover {step.hand_over.value} " + " ".join(step.summary.split())
    return " ".join(step.say.split())


@pytest.mark.parametrize("scenario_id", ["nobody-but-the-manager", "post-vom-inkasso"])
def test_a_good_try_ends_well_and_is_in_the_history(scenario_id: str, tmp_path: Path) -> None:
    scenario = Library.load(*scenario_roots()).find(scenario_id)
    assert scenario is not None
    lines = "\n".join([*(typed(step) for step in scenario.tries.good), "/end", ""])
    done = run(
        "practice", scenario_id, "--plain", "--json", "--pace", "0", "--seed", "3",
        home=tmp_path, typed=lines,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    session = json.loads(done.stdout)
    assert session["ending"] in {"resolved-calm", "handed-over-rightly"}
    assert scenario.persona.name in done.stderr
    listed = run("history", "list", home=tmp_path)
    assert session["id"] in listed.stdout
    shown = run("history", "show", session["id"], "--format", "json", home=tmp_path)
    assert json.loads(shown.stdout)["session"]["turns"] == session["turns"]


def test_the_same_seed_and_replies_give_the_same_session(tmp_path: Path) -> None:
    lines = "That is two letters too many. I will look myself.\nWhat was the train?\n/end\n"
    args = ("practice", "nobody-but-the-manager", "--plain", "--json", "--pace", "0", "--seed", "9")
    first, second = (
        json.loads(run(*args, home=tmp_path / name, typed=lines).stdout) for name in ("a", "b")
    )
    assert first["turns"] == second["turns"]


def test_input_that_ends_early_leaves_a_session_to_resume(tmp_path: Path) -> None:
    done = run(
        "practice", "nobody-but-the-manager", "--plain", "--pace", "0",
        home=tmp_path, typed="I have both letters in front of me.\n",
    )  # fmt: skip
    assert done.returncode == 0
    assert "can be resumed" in done.stdout
    assert "unfinished" in run("history", "list", home=tmp_path).stdout


def test_escape_sequences_in_a_reply_reach_no_terminal(tmp_path: Path) -> None:
    done = run(
        "practice", "nobody-but-the-manager", "--plain", "--pace", "0",
        home=tmp_path, typed="\x1b[2J[bold]hello\x07\n/end\n",
    )  # fmt: skip
    assert done.returncode == 0
    assert "\x1b" not in done.stdout
    assert "\x07" not in done.stdout


def test_without_a_terminal_the_screens_say_so(tmp_path: Path) -> None:
    done = run(home=tmp_path)
    assert done.returncode == 1
    assert "--plain" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unknown_scenario_is_answered_with_the_nearest(tmp_path: Path) -> None:
    done = run("practice", "post-vom-inkaso", "--plain", home=tmp_path)
    assert done.returncode == 1
    assert "did you mean post-vom-inkasso?" in done.stderr
