"""Whole conversations in the real program, typed key by key into a real pseudo-terminal."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from deescalate.content.library import Library
from deescalate.model.scenario import Scenario
from deescalate.paths import scenario_roots
from tests.terminal.terminal import Terminal

LIBRARY = Library.load(*scenario_roots())
ENTER, ESCAPE, F4 = "\r", "\x1b", "\x1bOS"


def scenario_of(scenario_id: str) -> Scenario:
    scenario = LIBRARY.find(scenario_id)
    assert scenario is not None
    return scenario


def kept_sessions(home: Path) -> list[dict[str, object]]:
    """What the history holds, read by the command line as a user would."""
    done = subprocess.run(
        [sys.executable, "-m", "deescalate", "history", "export"],
        capture_output=True,
        text=True,
        check=True,
        env={"PATH": "", "DEESCALATE_HOME": str(home), "LANG": "C.UTF-8"},
    )
    sessions = json.loads(done.stdout)["sessions"]
    assert isinstance(sessions, list)
    return sessions


def start(terminal: Terminal, start_words: str, box_words: str) -> None:
    """From the briefing into the conversation, until the customer has spoken."""
    terminal.wait_for(f"s {start_words}")
    terminal.settle()
    terminal.send("s")
    terminal.wait_for(box_words)
    terminal.wait_for("▌")
    terminal.settle()


def say(terminal: Terminal, text: str) -> None:
    """Type a reply in one burst and send it; wait until the customer has answered."""
    terminal.send(" ".join(text.split()))
    terminal.read(0.4)
    terminal.send(ENTER)
    terminal.settle()


@pytest.mark.parametrize(
    ("scenario_id", "language", "start_words", "box_words"),
    [
        ("nobody-but-the-manager", "en_GB.UTF-8", "Start", "Your reply"),
        ("rad-ohne-pedale", "de_AT.UTF-8", "Beginnen", "Ihre Antwort"),
    ],
)
def test_a_conversation_typed_by_key_ends_calmly(
    scenario_id: str, language: str, start_words: str, box_words: str, tmp_path: Path
) -> None:
    scenario = scenario_of(scenario_id)
    with Terminal(
        "practice", scenario_id, "--pace", "0", "--seed", "1",
        home=tmp_path, environment={"LANG": language, "LC_ALL": language},
    ) as terminal:  # fmt: skip
        start(terminal, start_words, box_words)
        for step in scenario.tries.good:
            assert step.say, "this test types replies only"
            say(terminal, step.say)
            assert "Traceback" not in terminal.text
    (session,) = kept_sessions(tmp_path)
    assert session["ending"] == "resolved-calm", terminal.text
    turns = session["turns"]
    assert isinstance(turns, list)
    typed = [" ".join(step.say.split()) for step in scenario.tries.good]
    said = [turn["act"]["text"] for turn in turns if turn["act"]["kind"] == "say"]
    assert said == typed[: len(said)]


def test_a_killed_session_is_offered_again_and_goes_on(tmp_path: Path) -> None:
    first = "Two letters, both no, and not a word why. I would be cross too."
    with Terminal(
        "practice", "nobody-but-the-manager", "--pace", "0", "--seed", "1", home=tmp_path
    ) as terminal:
        start(terminal, "Start", "Your reply")
        say(terminal, first)
        terminal.send("half a reply that was never sent")
        terminal.read(0.3)
        terminal.kill()
    (session,) = kept_sessions(tmp_path)
    assert session["ending"] is None
    with Terminal(home=tmp_path) as terminal:
        terminal.wait_for("Go on with it")
        terminal.settle()
        terminal.send(ENTER)
        terminal.wait_for("I would be cross too")


def test_keys_typed_in_one_burst_keep_their_order(tmp_path: Path) -> None:
    with Terminal(
        "practice", "nobody-but-the-manager", "--pace", "0", "--seed", "1", home=tmp_path
    ) as terminal:
        start(terminal, "Start", "Your reply")
        terminal.send("I am soory\x7f\x7f\x7frry.\nA new line." + ENTER)
        terminal.settle()
        terminal.send(ESCAPE)
        terminal.read(0.5)
    (session,) = kept_sessions(tmp_path)
    turns = session["turns"]
    assert isinstance(turns, list)
    assert turns[0]["act"]["text"] == "I am sorry.\nA new line."


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
def test_a_bare_terminal_without_colours_is_enough(size: tuple[int, int], tmp_path: Path) -> None:
    columns, rows = size
    with Terminal(
        home=tmp_path, columns=columns, rows=rows, environment={"NO_COLOR": "1"}
    ) as terminal:
        terminal.wait_for("F1 Help")
        terminal.settle()
        assert "What next?" in terminal.text
        assert "Choose" in terminal.screen.display[rows - 1]
        assert "Help" in terminal.screen.display[rows - 1]
