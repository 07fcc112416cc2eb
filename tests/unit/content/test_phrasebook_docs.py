"""The phrasebook pages: every key is there, every example can be used and is heard as shown."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from deescalate.cli import root
from deescalate.content.learning_paths import read_paths
from deescalate.content.library import Library
from deescalate.content.path_schema import PathPart, StepPart
from deescalate.content.phrase_schema import MovePart
from deescalate.content.problems import Problem
from deescalate.content.schema_types import Part
from deescalate.content.team import read_team_file
from deescalate.content.team_schema import (
    BrandPart,
    BrandWordPart,
    CriticalPart,
    OverlayPart,
    ScorecardPart,
)
from deescalate.model.moves import MOVE_KINDS
from deescalate.model.scorecard import HOUSE
from deescalate.paths import scenario_roots
from tests.unit.test_first_scenario import missing

DOCS = Path(__file__).parents[3] / "docs"
PAGES = {
    "en": (DOCS / "en" / "phrasebook.md").read_text(encoding="utf-8"),
    "de": (DOCS / "de" / "phrasenbuch.md").read_text(encoding="utf-8"),
}
HEADINGS: dict[str, type[Part]] = {
    "move": MovePart,
    "extends": OverlayPart,
    "brand": BrandPart,
    "avoid": BrandWordPart,
    "scorecard": ScorecardPart,
    "critical": CriticalPart,
    "path": PathPart,
    "steps": StepPart,
}
WORDS = {"ja": "yes", "nein": "no"}
BOTH = pytest.mark.parametrize("language", ["en", "de"])


def rows(page: str, heading: str) -> Iterator[list[str]]:
    found = re.search(rf"^### {heading}\n(.*?)(?=^#|\Z)", page, re.MULTILINE | re.DOTALL)
    assert found, heading
    for line in [line for line in found[1].splitlines() if line.startswith("|")][2:]:
        yield [cell.strip() for cell in line.strip("|").split(" | ")]


def examples(page: str) -> list[str]:
    return re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)


@BOTH
@pytest.mark.parametrize("heading", HEADINGS)
def test_every_key_is_described(heading: str, language: str) -> None:
    expected = {
        field.alias or name: "yes" if field.is_required() else "no"
        for name, field in HEADINGS[heading].model_fields.items()
    }
    found = list(rows(PAGES[language], heading))
    assert {row[0].strip("`"): WORDS.get(row[1], row[1]) for row in found} == expected
    for row, field in zip(found, HEADINGS[heading].model_fields.values(), strict=True):
        value = field.get_default()
        if isinstance(value, (int, float)):
            assert str(value).lower() in row[2], row[0]


@BOTH
def test_the_numbers_are_the_codes(language: str) -> None:
    assert f" {len(MOVE_KINDS)}" in PAGES[language]
    (process,) = [row for row in rows(PAGES[language], "scorecard") if row[0] == "`process`"]
    assert f"{round(100 * HOUSE.process)}" in process[2]


@BOTH
def test_every_example_file_can_be_used(language: str, tmp_path: Path) -> None:
    known = [scenario.id for scenario in Library.load(*scenario_roots()).scenarios]
    found = examples(PAGES[language])
    assert len(found) == 4
    for place, text in enumerate(found):
        file = tmp_path / str(place) / language / "example.yaml"
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
        problems: tuple[Problem, ...]
        if text.startswith("path:"):
            read = read_paths([tmp_path / str(place)], known)
            assert read.paths
            problems = read.problems
        else:
            problems = read_team_file(file).problems
        assert problems == ()


@BOTH
def test_the_reply_is_heard_as_shown(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the team's file, and with it; certainties and levels may move with the ear."""
    page = PAGES[language]
    (command,) = re.findall(r"^deescalate (phrasebook explain .*)$", page, re.MULTILINE)
    before, after = re.findall(r"```text\n(.*?)```", page, re.DOTALL)
    monkeypatch.setenv("COLUMNS", "150")
    monkeypatch.setenv("DEESCALATE_TEAM", str(tmp_path))
    assert missing(before.splitlines(), CliRunner().invoke(root, shlex.split(command)).output) == []
    (tmp_path / "own.yaml").write_text(examples(page)[0], encoding="utf-8")
    assert missing(after.splitlines(), CliRunner().invoke(root, shlex.split(command)).output) == []
