"""The first-scenario pages: every command runs in the order shown, and prints what is shown.

A ``diff`` block is applied to the file, ``>`` begins what is typed, ``…`` stands for anything, and
numbers may differ by ``CLOSE``: the ear learns, the pages need not follow every point.
"""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from deescalate.cli import root

DOCS = Path(__file__).parents[2] / "docs"
CLOSE = 8
BLOCK = re.compile(r"^```(sh|diff|text)\n(.*?)^```", re.MULTILINE | re.DOTALL)
PAGES = [("en", "first-scenario.md", "en_GB.UTF-8"), ("de", "erstes-szenario.md", "de_DE.UTF-8")]


def fits(shown: str, printed: str) -> bool:
    """Whether a line of the page is one that was printed."""
    pieces = re.split(r"(…|\d+)", " ".join(shown.split()))
    pattern = "".join(
        ".*" if piece == "…" else r"(\d+)" if piece.isdigit() else re.escape(piece)
        for piece in pieces
    )
    found = re.fullmatch(pattern, " ".join(printed.split()))
    numbers = [int(piece) for piece in pieces if piece.isdigit()]
    return found is not None and all(
        abs(number - int(other)) <= CLOSE
        for number, other in zip(numbers, found.groups(), strict=True)
    )


def missing(shown: list[str], printed: str) -> list[str]:
    """The lines of a page that were not printed in this order."""
    lines = iter(printed.splitlines())
    return [line for line in shown if line != "…" and not any(fits(line, each) for each in lines)]


def changed(text: str, diff: str) -> str:
    """The file after a change that a page asks for."""
    lines = diff.splitlines(keepends=True)
    before = "".join(line[1:] for line in lines if line[0] != "+")
    assert text.count(before) == 1, before
    return text.replace(before, "".join(line[1:] for line in lines if line[0] != "-"))


def steps(page: str) -> Iterator[tuple[str, str, list[str]]]:
    """Kind, content, and what a command is shown to print."""
    blocks = BLOCK.findall(page)
    for place, (kind, content) in enumerate(blocks):
        after = blocks[place + 1] if place + 1 < len(blocks) else ("", "")
        if kind != "text":
            yield kind, content, after[1].splitlines() if after[0] == "text" else []


def test_the_comparison_can_fail() -> None:
    assert missing(["a 10", "…", "b … c"], "a 12\nx\nb and c\n") == []
    assert missing(["a 10"], "a 30\n") == ["a 10"]
    assert missing(["b", "a"], "a\nb\n") == ["a"]


@pytest.mark.parametrize(("folder", "name", "locale"), PAGES, ids=["en", "de"])
def test_every_step_works_as_shown(
    folder: str, name: str, locale: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "DEESCALATE_TEAM", "DEESCALATE_DATA"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", locale)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("DEESCALATE_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    file = Path()
    for kind, content, shown in steps((DOCS / folder / name).read_text(encoding="utf-8")):
        if kind == "diff":
            text = file.read_text(encoding="utf-8")
            file.write_text(changed(text, content), encoding="utf-8")
            continue
        program, *words = shlex.split(content.replace("\\\n", " "))
        if program == "cd":
            assert words[0].endswith("/scenarios/" + folder)
            monkeypatch.chdir(file.parent)
            continue
        assert program == "deescalate"
        if "install" in words:
            monkeypatch.setenv("DEESCALATE_HOME", str(tmp_path / "colleague"))
        typed = "".join(line[2:] + "\n" for line in shown if line.startswith("> "))
        done = CliRunner().invoke(root, words, input=typed)
        printed = [line for line in shown if not line.startswith("> ")]
        assert missing(printed, done.output) == [], done.output
        assert done.exit_code == (1 if "1 errors" in done.output else 0), done.output
        if "new" in words:
            file = Path(done.output.splitlines()[0])
