"""``deescalate next``, ``goal`` and ``drill``: the same as on the screens, line by line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.history import made_scenarios
from benchmarks.made_history import make_history
from deescalate.cli import drill, goal, next, wiring  # noqa: A004 - the command's name
from deescalate.settings import Settings, read_settings, write_settings
from tests.tui.playing import Shelf
from tests.unit.practice.case import FakeAnalyst, analysed

KIND = "No wonder you are angry."


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Kim's home, with a history of thirty sessions that lie some time back."""
    monkeypatch.setenv("DEESCALATE_HOME", str(tmp_path))
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    table = {KIND: analysed("validates", level=3.0, better=("Go on.",))}
    monkeypatch.setattr(wiring, "load_library", lambda: Shelf(made_scenarios()))
    monkeypatch.setattr(wiring, "load_analyst", lambda: FakeAnalyst(table))
    write_settings(tmp_path / "config" / "settings.toml", Settings(learner="Kim", path="none"))
    (tmp_path / "data").mkdir()
    make_history(tmp_path / "data" / "history.db", 30)
    return tmp_path


def test_next_says_what_why_and_how_to_start(home: Path) -> None:
    done = CliRunner().invoke(next.command)
    assert done.exit_code == 0, done.output
    lines = done.output.splitlines()
    assert lines[0].startswith("Practise: ")
    assert "Due again: " in lines[2]
    assert "days ago" in lines[2]
    assert lines[3].startswith("  deescalate practice made-")
    assert "  deescalate drill --skill " in done.output
    assert lines[-1] == "0 of 3 this week"


def test_next_as_json_holds_suggestion_cards_and_weeks(home: Path) -> None:
    found = json.loads(CliRunner().invoke(next.command, ["--json"]).output)
    assert (found["format"], found["next"]["why"]) == (1, "due")
    assert found["next"]["scenario"].startswith("made-")
    card = found["cards"][0]
    assert (card["due"], card["situation"] in {"phone", "chat", "writing"}) == (True, True)
    assert 0 < card["recall"] < 1
    assert found["paused_until"] is None
    assert len(found["weeks"]) == 5


def test_the_goal_is_set_paused_and_taken_up_again(home: Path) -> None:
    def say(*words: str) -> str:
        done = CliRunner().invoke(goal.command, words)
        assert done.exit_code == 0, done.output
        return done.output.strip()

    assert say() == "0 of 3 this week"
    assert say("set", "5") == "0 of 5 this week"
    assert read_settings(home / "config" / "settings.toml").settings.goal == 5
    assert say("pause").startswith("Goal paused until 20")
    assert say("pause", "--days", "40").startswith("Goal paused until 20")
    assert say("resume") == "0 of 5 this week"
    assert say("pause", "--until", "2999-01-02") == "Goal paused until 2999-01-02"
    assert say("resume") == "0 of 5 this week"
    assert say("set", "0") == "There is no weekly goal."


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("pause", "--until", "2020-01-01"), "is over"),
        (("pause", "--days", "2", "--until", "2999-01-01"), "not both"),
        (("set", "15"), "15"),
    ],
)
def test_what_cannot_be_is_said(home: Path, words: tuple[str, ...], part: str) -> None:
    done = CliRunner().invoke(goal.command, words)
    assert done.exit_code == 2
    assert part in done.output


def test_drills_line_by_line(home: Path) -> None:
    arguments = ["--plain", "--skill", "validate", "--count", "3", "--lang", "en"]
    done = CliRunner().invoke(drill.command, arguments, input=f"{KIND}\n\nOK.\n")
    assert done.exit_code == 0, done.output
    assert "1 of 3: Show in one reply: validate the feeling" in done.output
    assert "From the conversation “" in done.output
    assert "= ●●● gold 100  Empathy: specific and credible" in done.output
    assert "= ○○○ below bronze 30  Empathy: general, like a formula" in done.output
    assert "» One good answer: " in done.output
    assert done.output.count("= ") == 2, "the second was skipped"
    assert "again in" in done.output


def test_a_round_ends_with_the_input(home: Path) -> None:
    done = CliRunner().invoke(drill.command, ["--plain", "--count", "2"], input="")
    assert done.exit_code == 0, done.output
    assert "1 of 2: " in done.output
    assert "2 of 2: " not in done.output


def test_an_unknown_skill_is_refused(home: Path) -> None:
    done = CliRunner().invoke(drill.command, ["--plain", "--skill", "juggle"])
    assert done.exit_code == 2
    assert "validate" in done.output
