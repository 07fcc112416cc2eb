"""``scenario simulate``, ``prove`` and ``graph`` as commands."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from deescalate.cli import root
from deescalate.paths import scenario_roots
from tests.unit.practice.case import FakeAnalyst


@pytest.fixture(autouse=True)
def _fake_ear(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deescalate.cli.wiring.load_analyst", lambda *_languages: FakeAnalyst())


def run(*arguments: str) -> Result:
    return CliRunner().invoke(root, ["scenario", *arguments])


def test_simulate_shows_players_faults_and_lines_never_reached() -> None:
    """With an ear that hears nothing the good try cannot end calm; that is said."""
    done = run("simulate", "whose-frog-is-this", "--plays", "3")
    assert done.exit_code == 1
    assert "keyword stuffer" in done.output
    assert "fault: the good try does not end calm" in done.output
    assert "never reached:" in done.output
    assert "whose-frog-is-this.yaml:" in done.output


def test_simulate_keeps_and_compares(tmp_path: Path) -> None:
    kept = tmp_path / "run.json"
    run("simulate", "whose-frog-is-this", "--plays", "0", "--keep", str(kept))
    run_before = json.loads(kept.read_text())
    scores = run_before["scenarios"]["whose-frog-is-this"]["scores"]
    scores["good"] = 99
    kept.write_text(json.dumps(run_before))
    done = run("simulate", "whose-frog-is-this", "--plays", "0", "--compare", str(kept))
    good = next(line for line in done.output.splitlines() if line.strip().startswith("good"))
    assert "99" in good


def test_simulate_as_json() -> None:
    done = run("simulate", "whose-frog-is-this", "--plays", "2", "--json")
    shown = json.loads(done.stdout)
    assert shown["analysis_version"] == "fake"
    one = shown["scenarios"]["whose-frog-is-this"]
    assert one["random"]["plays"] == 2
    assert one["faults"]


def test_too_little_coverage_is_a_fault() -> None:
    done = run("simulate", "whose-frog-is-this", "--plays", "0", "--min-coverage", "100")
    assert "reached, less than 100 %" in done.stderr


@pytest.mark.parametrize("text", ["", "[]", '{"scenarios": {"a": 1}}'])
def test_a_run_that_cannot_be_read_is_named(text: str, tmp_path: Path) -> None:
    kept = tmp_path / "run.json"
    kept.write_text(text)
    done = run("simulate", "whose-frog-is-this", "--plays", "0", "--compare", str(kept))
    assert done.exit_code == 1
    assert "no run kept with --keep" in str(done.exception) + done.output


def test_an_unknown_name_is_said() -> None:
    done = run("prove", "nobody-knows-this")
    assert done.exit_code == 1
    assert (
        "there is no scenario and no file 'nobody-knows-this'" in str(done.exception) + done.output
    )


def test_a_broken_file_shows_its_problems(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("format: 1\nid: broken\n")
    done = run("graph", str(broken))
    assert done.exit_code == 1
    assert "S02" in done.stderr


def test_prove_says_what_holds() -> None:
    done = run("prove", "whose-frog-is-this", "--states", "40")
    assert "proved  an agent that only harms never ends calm" in done.output
    assert "states explored" in done.output


def test_prove_as_json() -> None:
    shown = json.loads(run("prove", "whose-frog-is-this", "--states", "40", "--json").stdout)
    names = [each["name"] for each in shown["whose-frog-is-this"]["theorems"]]
    assert "stage solution is reached" in names


def test_the_graph_is_mermaid() -> None:
    done = run("graph", "whose-frog-is-this")
    assert done.exit_code == 0
    assert done.output.startswith("flowchart LR\n")
    assert "venting -->|" in done.output


FROG = scenario_roots()[0] / "en" / "whose-frog-is-this.yaml"


def test_check_takes_ids_and_paths() -> None:
    by_id, by_path = run("check", FROG.stem), run("check", str(FROG))
    assert by_id.output == by_path.output
    assert "1 file checked: 0 errors" in by_id.output
    assert run("fmt", "--check", FROG.stem).exit_code == 0


def test_an_id_that_is_nearly_one_is_suggested() -> None:
    done = run("check", "whose-frog-is-that")
    assert f"did you mean {FROG.stem}?" in str(done.exception) + done.output
    missing = run("check", "not-here.yaml")
    assert "Y12" in missing.output
    assert missing.exit_code == 1


def test_practice_takes_ids_and_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEESCALATE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("deescalate.cli.practice.load_analyst", lambda *_: FakeAnalyst())
    copied = tmp_path / FROG.name
    copied.write_text(FROG.read_text().replace("Whose frog is this?", "Somebody's frog"))
    for name, title in ((FROG.stem, "Whose frog is this?"), (str(copied), "Somebody's frog")):
        options = ["practice", name, "--plain", "--json", "--pace", "0", "--seed", "1"]
        done = CliRunner().invoke(root, options, input="/quit\n")
        assert done.exit_code == 0, done.output
        assert json.loads(done.stdout)["title"] == title


def test_a_broken_file_cannot_be_practised(tmp_path: Path) -> None:
    broken = tmp_path / FROG.name
    broken.write_text(FROG.read_text().replace("patience:", "patients:"))
    done = CliRunner().invoke(root, ["practice", str(broken), "--plain"])
    assert "has errors and cannot be played" in str(done.exception) + done.output


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    monkeypatch.setenv("DEESCALATE_HOME", str(tmp_path))


@pytest.mark.usefixtures("german")
def test_simulate_and_prove_speak_german() -> None:
    played = run("simulate", "whose-frog-is-this", "--plays", "3")
    for words in ("wer spielt", "Papagei", "Kunde gegangen", "nie erreicht:"):
        assert words in played.output
    assert "Fehler: der gute Versuch endet nicht ruhig: " in played.output
    assert not re.search(r"\b(?:reached|fault|customer-left|score)\b", played.output)
    proved = run("prove", "whose-frog-is-this", "--states", "20")
    assert "bewiesen  die Stufe trust wird erreicht" in proved.output
    assert not re.search(r"\b(?:proved|replies|explored|harms)\b", proved.output)
