"""``deescalate evaluate`` on a tiny rated file, every figure worked out by hand.

The raters' means, the stub judge's verdict, VADER's compound and the length of the four rated
English replies of ``rated.jsonl`` (the German one stands apart, one more is unrated):

=========  =====  =====  =====  =====
listening  0      1      3      2      judge 0 1 2 3
empathy    0      1      2      3      judge 1 1 2 3
tone       2      2      2      2      judge 2 2 2 2
solution   0      1      2      3      judge 3 2 1 0
overall    1.5    5      8      7      judge 2 4 6 8
compound   -.53   0      .44    .62
length     23     18     14     29
=========  =====  =====  =====  =====
"""

import itertools
import json
import math
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from deescalate.cli import root
from deescalate.model.analysis import HARMS, Flag
from tests.unit.cli.stub import load_stub

DATA = Path(__file__).parents[2] / "data" / "transcripts"
RATED = DATA / "rated.jsonl"
TIED = 4.5 / math.sqrt(22.5)


@pytest.fixture(autouse=True)
def stub(monkeypatch: pytest.MonkeyPatch) -> None:
    """The stub judge, and a clock on which every conversation takes six milliseconds."""
    clock = itertools.count()
    monkeypatch.setattr("deescalate.cli.wiring.load_judge", load_stub)
    monkeypatch.setattr("deescalate.cli.evaluating.perf_counter", lambda: next(clock) * 0.006)


def evaluate(*args: str | Path) -> Result:
    return CliRunner().invoke(root, ["evaluate", *map(str, args)])


def groups(*args: str | Path) -> dict[str, Any]:
    result = evaluate(*args, "--format", "json")
    assert result.exit_code == 0, result.stderr
    return {group["lang"]: group for group in json.loads(result.stdout)["groups"]}


def row(judge: float | None, vader: float | None = None, length: float | None = None) -> object:
    """The three figures of a measure."""
    figures = {"judge": judge, "vader": vader, "length": length}
    return {name: figure and pytest.approx(figure, abs=5e-5) for name, figure in figures.items()}


def test_english_figures_are_exact() -> None:
    group = groups(RATED)["en"]
    assert (group["conversations"], group["rated_replies"]) == (2, 4)
    assert group["measures"] == {
        "spearman_listening": row(0.8, 0.8, -0.4),
        "spearman_empathy": row(TIED, 1.0, 0.2),
        "spearman_tone": row(None),
        "spearman_solution": row(-1.0, 1.0, 0.2),
        "spearman_overall": row(0.8, 0.8, -0.4),
        "error_levels": row((0.5 + 0.25 + 0 + 2) / 4),
        "error_listening": row(0.5),
        "error_empathy": row(0.25),
        "error_tone": row(0.0),
        "error_solution": row(2.0),
        "spearman_conversation": row(None),
        "stages_right": row(1.0),
        "spearman_anger": row(1.0, 1.0, 0.5),
        "flags_f1": row(4 / 5),
        "good_replies_flagged": row(1 / 3),
        "milliseconds_p50": row(2.0),
        "milliseconds_p95": row(3.0),
    }


def test_german_has_too_few_values_and_no_anger() -> None:
    group = groups(RATED)["de"]
    assert (group["conversations"], group["rated_replies"]) == (1, 1)
    told = {name: figures["judge"] for name, figures in group["measures"].items()}
    assert told == {
        **dict.fromkeys(told),
        "error_levels": 0.5,
        "error_listening": 0.0,
        "error_empathy": 1.0,
        "error_tone": 0.0,
        "error_solution": 1.0,
        "stages_right": 0.0,
        "flags_f1": 0.0,
        "milliseconds_p50": 6.0,
        "milliseconds_p95": 6.0,
    }


def test_all_takes_both_languages_together() -> None:
    found = groups(RATED)
    assert list(found) == ["en", "de", "all"]
    group = found["all"]
    assert (group["conversations"], group["rated_replies"]) == (3, 5)
    measures = group["measures"]
    # Raters 40, 90, 20; judge 30, 80, 20; compound -.26, .36, 0; length 20.5, 20.3, 9.
    assert measures["spearman_conversation"] == row(1.0, 0.5, 0.5)
    assert measures["stages_right"] == row(2 / 3)
    assert measures["flags_f1"] == row(4 / 6)
    assert measures["error_levels"] == row((2 + 1 + 0 + 8 + 2) / 20)
    # Six replies: two of 3 ms, three of 2 ms, one of 6 ms.
    assert measures["milliseconds_p50"] == row(2.5)
    assert measures["milliseconds_p95"] == row(5.25)


def test_the_version_of_the_analysis_is_told() -> None:
    result = evaluate(RATED, "--format", "json")
    assert json.loads(result.stdout)["analysis_version"] == "stub-1"


def test_the_table_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    result = evaluate(RATED)
    assert result.exit_code == 0
    lines = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert "en: 2 conversations, 4 rated replies" in lines
    assert "all: 3 conversations, 5 rated replies" in lines
    for line in (
        "measure ear VADER length",
        "listening, Spearman per reply 0.800 0.800 -0.400",
        "tone, Spearman per reply - - -",
        "solution 0-3, mean absolute error 2.000 - -",
        "final stages right, share 0.667 - -",
        "milliseconds per reply, median 2.0 - -",
    ):
        assert line in lines
    assert max(map(len, result.stdout.splitlines())) <= 80
    assert all(line.count(" ") < 16 for line in lines)


def test_bad_lines_and_files_are_reported() -> None:
    result = evaluate(DATA / "mixed.jsonl", DATA / "none.jsonl", "--format", "json")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 4
    told = json.loads(result.stdout)["groups"][-1]
    assert (told["conversations"], told["rated_replies"]) == (2, 0)
    assert told["measures"]["flags_f1"] == row(None)


def test_nothing_at_all_gives_nothing(tmp_path: Path) -> None:
    file = tmp_path / "empty.jsonl"
    file.touch()
    (only,) = groups(file).values()
    assert only["lang"] == "all"
    assert {figures["judge"] for figures in only["measures"].values()} == {None}
    assert evaluate(file).exit_code == 0


def test_a_handover_done_well_harms_nobody() -> None:
    assert {flag for flag in Flag if flag not in HARMS} == {Flag.WARM_HANDOVER}
