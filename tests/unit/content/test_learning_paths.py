"""Learning paths: what a file gives, and how it complains."""

from pathlib import Path

from deescalate.content.learning_paths import read_paths
from deescalate.model.language import Language

PATH = """path: week
lang: en
title: First week
goal: Listen first.
start: true
steps:
  - scenario: easy
    why: It is easy.
  - scenario: hard
    why: It is not.
    reach: 75
"""


def written(root: Path, text: str = PATH) -> Path:
    (root / "en").mkdir(parents=True)
    (root / "en" / "week.yaml").write_text(text, encoding="utf-8")
    return root


def test_a_path_with_its_steps(tmp_path: Path) -> None:
    found = read_paths([written(tmp_path)], ["easy", "hard"])
    assert found.problems == ()
    path = found.start(Language.EN)
    assert path is not None
    assert [(step.scenario, step.reach) for step in path.steps] == [("easy", 50), ("hard", 75)]
    assert found.start(Language.DE) is None
    assert found.find("week") is path


def test_a_step_to_nowhere_is_left_out_and_said(tmp_path: Path) -> None:
    found = read_paths([written(tmp_path)], ["easy", "harder"])
    assert [step.scenario for step in found.paths[0].steps] == ["easy"]
    (problem,) = found.problems
    assert (problem.code, problem.line) == ("L01", 9)
    assert "hard" in problem.message


def test_the_first_folder_wins(tmp_path: Path) -> None:
    own = written(tmp_path / "own", PATH.replace("First week", "Mine"))
    found = read_paths([own, written(tmp_path / "built-in"), tmp_path / "none"])
    assert [path.title for path in found.paths] == ["Mine"]


def test_a_broken_file_is_left_out_and_said(tmp_path: Path) -> None:
    found = read_paths([written(tmp_path, PATH.replace("reach: 75", "reach: 175"))])
    assert found.paths == ()
    assert [problem.code for problem in found.problems] == ["S05"]
