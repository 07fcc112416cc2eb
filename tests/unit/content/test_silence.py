"""Notes that let a warning stand, and the summary of a scenario."""

from pathlib import Path

import pytest

from deescalate.content.measure import size_of
from deescalate.content.scenarios import read_scenario, read_scenario_text
from deescalate.content.silence import notes
from tests.unit.practice.case import make_scenario

BAD = Path(__file__).parents[2] / "data" / "scenarios" / "bad"


def codes(text: str) -> list[str]:
    return [problem.code for problem in read_scenario_text(text.encode(), "x.yaml").problems]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["a: 1  # check: ok L53"], {1: {"L53"}}),
        (["# check: ok L53, L18", "a: 1"], {2: {"L53", "L18"}}),
        (["a: |  # check: ok L53", "  text"], {1: {"L53"}, 2: {"L53"}}),
        (["a: 1 # checked: ok L53", "b: '#check: okay'"], {}),
    ],
)
def test_which_lines_a_note_speaks_of(lines: list[str], found: dict[int, set[str]]) -> None:
    assert notes(lines) == found


def silenced(name: str, code: str) -> list[str]:
    """Codes of a bad file after a note behind the line of its problem ``code``."""
    text = (BAD / f"{name}.yaml").read_text()
    line = next(each.line for each in read_scenario(BAD / f"{name}.yaml").problems
                if each.code == code)  # fmt: skip
    lines = text.split("\n")
    lines[line - 1] += f"  # check: ok {code}"
    return codes("\n".join(lines))


def test_a_note_silences_its_own_code_and_no_error() -> None:
    assert "L18" not in silenced("one-line-only", "L18")
    assert "S02" in silenced("one-line-only", "L18")
    assert "S03" in silenced("no-such-word", "S03")


def test_the_size_of_a_scenario() -> None:
    size = size_of(make_scenario())
    assert (size.stages, size.facts, size.solutions) == (3, 5, 4)
    assert size.lines == 33
    assert size.words > size.lines
    assert size.minutes == 1
    assert str(size).startswith("3 stages, 33 lines, ")
