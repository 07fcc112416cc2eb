"""Problems as they are printed: place, source line, caret and help, whatever the file holds."""

from pathlib import Path

import pytest

from deescalate.content.problems import SHOWN_WIDTH, Problem, Severity, render, safe
from deescalate.content.scenarios import read_scenario

DATA = Path(__file__).parents[2] / "data" / "scenarios"
GOLDEN = DATA / "rendered.txt"
RENDERED = (
    "colon-in-text",
    "control-character",
    "dangling-fact-in-gate",
    "duplicate-key",
    "empty-file",
    "field-not-listed",
    "hash-in-brackets",
    "hole-in-bands",
    "lost-behind-hash",
    "money-in-words",
    "one-line-only",
    "stage-behind-closed-gate",
    "tab-indent",
)


def problem(line: str, column: int, *, advice: str = "") -> Problem:
    return Problem("a.yaml", 7, column, "S01", Severity.ERROR, "wrong", advice, line)


def test_rendered_problems_read_as_they_should() -> None:
    shown = []
    for name in RENDERED:
        file = DATA / "bad" / f"{name}.yaml"
        shown += [
            render(each).replace(str(file), file.name)
            for each in read_scenario(file).problems
            if each.code != "S02"
        ]
    assert "\n".join(shown) + "\n" == GOLDEN.read_text(encoding="utf-8")


def test_the_caret_stands_below_the_column() -> None:
    assert render(problem("name: Jo", 7)).splitlines()[1:] == [
        "     7 | name: Jo",
        "       |       ^",
    ]


def test_help_stands_in_a_line_of_its_own() -> None:
    assert render(problem("x", 1, advice="mend it")).splitlines()[-1] == "       = mend it"


def test_wide_letters_move_the_caret_by_two_columns() -> None:
    _place, line, caret = render(problem("名前: x", 5)).splitlines()
    assert line == "     7 | 名前: x"
    assert caret == "       |       ^"


def test_combining_letters_do_not_move_the_caret() -> None:
    caret = render(problem("e\u0301: x", 4)).splitlines()[2]
    assert caret == "       |   ^"


@pytest.mark.parametrize("column", [1, 50, 5_000, 9_999, 10_000])
def test_long_lines_are_cropped_around_the_caret(column: int) -> None:
    letters = "".join(chr(ord("a") + place % 26) for place in range(10_000))
    _place, line, caret = render(problem(letters, column)).splitlines()
    assert len(line) <= SHOWN_WIDTH + 11
    assert line[caret.index("^")] == letters[column - 1]


def test_a_column_behind_the_line_points_at_its_end() -> None:
    caret = render(problem("abc", 99)).splitlines()[2]
    assert caret == "       |    ^"


@pytest.mark.parametrize(
    "hostile",
    ["\x1b[2J", "\x07", "\x9b31m", "\u202eevil", "\u2066x", "a\rb", "a\nb", "\u200b", "\x7f"],
)
def test_nothing_that_steers_a_terminal_is_printed(hostile: str) -> None:
    for text in (safe(hostile), render(problem(hostile, 1)), render(problem("x", 1))):
        assert all(sign.isprintable() or sign == "\n" for sign in text)
    assert "\n" not in safe(hostile)


def test_the_path_is_made_safe() -> None:
    shown = Problem("a\x1b[31m.yaml", 1, 1, "S01", Severity.HINT, "m")
    assert render(shown) == "a␛[31m.yaml:1:1: hint S01: m"


def test_plain_values_are_ready_for_json() -> None:
    assert problem("\x1b[0m: 1", 1, advice="h").to_dict() == {
        "path": "a.yaml",
        "line": 7,
        "column": 1,
        "code": "S01",
        "severity": "error",
        "message": "wrong",
        "help": "h",
        "source_line": "␛[0m: 1",
    }


def test_messages_quote_hostile_values_safely(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text('"\\e[31m\\u202e": 1\ntitle: 1\n', encoding="utf-8")
    for each in read_scenario(file).problems:
        assert each.message.isprintable()
        assert each.help.isprintable()
