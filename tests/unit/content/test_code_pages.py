"""A page for every code, and no page without one."""

import re

import pytest
from click.testing import CliRunner

from deescalate.cli import root
from deescalate.content.code_pages import page, pages
from deescalate.content.codes import CODES
from deescalate.errors import ContentError


def test_every_code_has_its_page() -> None:
    assert list(pages()) == sorted(CODES, key=lambda code: ("YSLPT".index(code[0]), code))


@pytest.mark.parametrize("code", CODES)
def test_a_page_says_why_and_shows_how(code: str) -> None:
    text = page(code)
    assert text.startswith(f"{code} ({CODES[code].severity}): {CODES[code].meaning}\n")
    assert len(re.findall(r"\w+", pages()[code])) >= 15
    assert re.search(r"^    \S", text, flags=re.MULTILINE)


def test_the_command_prints_it_in_any_case() -> None:
    assert CliRunner().invoke(root, ["scenario", "explain", "l24"]).output == page("L24")


def test_without_a_code_there_is_a_line_for_each() -> None:
    result = CliRunner().invoke(root, ["scenario", "explain"])
    lines = result.output.splitlines()
    assert result.exit_code == 0
    assert [line.split()[0] for line in lines] == list(pages())
    assert all(line.endswith(CODES[line.split()[0]].meaning) for line in lines)


def test_another_code_is_said() -> None:
    with pytest.raises(ContentError, match="there is no code L2X; did you mean"):
        page("L2X")
