"""A page for every code, and no page without one."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from deescalate.cli import root
from deescalate.content.code_pages import page, pages
from deescalate.content.codes import CODES
from deescalate.errors import ContentError
from deescalate.interface.catalogue import translator

ENGLISH, GERMAN = translator("en"), translator("de")
REFERENCE = Path(__file__).parents[3] / "docs" / "de" / "referenz.md"
EXAMPLE = re.compile(r"^ {4}.*$", re.MULTILINE)


def test_every_code_has_its_page() -> None:
    assert list(pages("de")) == list(pages())
    assert list(pages()) == sorted(CODES, key=lambda code: ("YSLPT".index(code[0]), code))


@pytest.mark.parametrize("code", CODES)
def test_a_page_says_why_and_shows_how(code: str) -> None:
    text = page(code, ENGLISH)
    assert text.startswith(f"{code} ({CODES[code].severity}): {CODES[code].meaning}\n")
    assert len(re.findall(r"\w+", pages()[code].text)) >= 15
    assert re.search(r"^    \S", text, flags=re.MULTILINE)


@pytest.mark.parametrize("code", CODES)
def test_a_german_page_says_the_same_in_german(code: str) -> None:
    text = page(code, GERMAN)
    severity = {"error": "Fehler", "warning": "Warnung", "hint": "Hinweis"}[CODES[code].severity]
    assert text.startswith(f"{code} ({severity}): {pages('de')[code].meaning}\n")
    about, example = text.split("\n    ", 1)
    assert len(re.findall(r"\w+", about)) >= 12
    assert re.search(r"[äöüß]|\b(?:der|die|das|ein|und|nicht|es|ist)\b", about)
    assert len(example.splitlines()) == len(EXAMPLE.findall(pages()[code].text))
    assert not re.search(r"# (?:bad|good)\b", example)


def test_german_meanings_are_those_of_the_reference() -> None:
    reference = REFERENCE.read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| ([A-Z]\d\d) \| \w+ \| (.*) \|$", reference, re.MULTILINE))
    assert {code: each.meaning for code, each in pages("de").items()} == rows


def test_the_command_prints_it_in_any_case() -> None:
    assert CliRunner().invoke(root, ["scenario", "explain", "l24"]).output == page("L24", ENGLISH)


def test_without_a_code_there_is_a_line_for_each() -> None:
    result = CliRunner().invoke(root, ["scenario", "explain"])
    lines = result.output.splitlines()
    assert result.exit_code == 0
    assert [line.split()[0] for line in lines] == list(pages())
    assert all(line.endswith(CODES[line.split()[0]].meaning) for line in lines)


def test_another_code_is_said() -> None:
    with pytest.raises(ContentError, match="there is no code L2X; did you mean"):
        page("L2X", ENGLISH)
    with pytest.raises(ContentError, match="Den Code L2X gibt es nicht; meinten Sie L"):
        page("L2X", GERMAN)
    with pytest.raises(ContentError, match="deescalate scenario explain"):
        page("?" * 80, ENGLISH)


def test_the_command_speaks_the_interfaces_language(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    output = CliRunner().invoke(root, ["scenario", "explain"]).output
    assert "L24  Warnung  Eine gute Lösung" in output
    assert CliRunner().invoke(root, ["scenario", "explain", "l24"]).output == page("L24", GERMAN)
