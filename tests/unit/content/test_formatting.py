"""House style: nothing lost, nothing said differently, and nothing to do the second time."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from deescalate.cli import root
from deescalate.content.formatting import house_style
from deescalate.content.yaml_reader import read_yaml
from deescalate.paths import scenario_roots

SHIPPED = sorted(path for folder in scenario_roots() for path in folder.rglob("*.yaml"))
UNTIDY = """\
# a note on top
format:   1
id: x   # why x

brief: |
    Four blanks deep.
      And deeper, with # no comment.
tags:
- one
-   two  # the second



# a note to the list
skills: [listen,   solve]
value: "00123"
time: 12:30
"""
TIDY = """\
# a note on top
format: 1
id: x   # why x

brief: |
  Four blanks deep.
    And deeper, with # no comment.
tags:
  - one
  - two  # the second

# a note to the list
skills: [listen, solve]
value: "00123"
time: 12:30
"""


def formatted(text: str) -> str:
    result = house_style(text.encode(), "x.yaml")
    assert result.content is not None, result.problems
    return result.content.decode()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_files_are_in_house_style(path: Path) -> None:
    content = path.read_bytes()
    assert house_style(content, str(path)).content == content


def test_an_untidy_file_becomes_tidy_and_stays_so() -> None:
    assert formatted(UNTIDY) == TIDY
    assert formatted(TIDY) == TIDY


def test_windows_line_ends_and_a_mark_go() -> None:
    content = b"\xef\xbb\xbf" + UNTIDY.replace("\n", "\r\n").encode()
    assert house_style(content, "x.yaml").content == TIDY.encode()


@pytest.mark.parametrize("text", ["a: [1", "a: 1\na: 2\n", "", "- 1\n", "a: &x 1\n"])
def test_a_file_that_cannot_be_read_is_left_alone(text: str) -> None:
    result = house_style(text.encode(), "x.yaml")
    assert result.content is None
    assert result.problems


@settings(deadline=None, max_examples=60)
@given(
    st.dictionaries(
        st.from_regex(r"[a-z]{1,6}", fullmatch=True),
        st.one_of(
            st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=30),
            st.lists(st.integers(0, 99), max_size=3),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_what_a_file_says_stays(data: dict[str, object]) -> None:
    lines = []
    for key, value in data.items():
        if isinstance(value, str):
            lines += [f"{key}: |", f"    {value}", "# a note"]
        else:
            lines += [f"{key}:   {value}"]
    text = "\n".join(lines)
    result = house_style(text.encode(), "x.yaml")
    if result.content is not None:
        assert read_yaml(result.content, "x").data == read_yaml(text.encode(), "x").data
        assert house_style(result.content, "x.yaml").content == result.content


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(root, ["scenario", "fmt", *map(str, arguments)])


def test_the_command_writes_and_the_check_does_not(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(UNTIDY)
    checked = run("--check", tmp_path)
    assert checked.exit_code == 1
    assert f"would change: {path}" in checked.output
    assert path.read_text() == UNTIDY
    assert run(path).exit_code == 0
    assert path.read_text() == TIDY
    assert "0 changed" in run(path).output
    assert list(tmp_path.iterdir()) == [path]


def test_the_command_names_what_it_cannot_format(tmp_path: Path) -> None:
    done = run(tmp_path / "missing.yaml")
    assert done.exit_code == 1
    assert "Y12" in done.stderr
