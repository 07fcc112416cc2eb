"""The trainers' reference says what the schema says: keys, words, grammar, codes."""

import re
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

import pytest

from deescalate.content import schema
from deescalate.content.codes import CODES
from deescalate.content.conditions import read_condition
from deescalate.content.problems import render
from deescalate.content.scenarios import read_scenario_text
from deescalate.content.schema_types import Part
from deescalate.model.conditions import Subject
from tools.schema import HEADINGS as SECTIONS

DOCUMENT = Path(__file__).parents[3] / "docs" / "scenario-format.md"
TEXT = DOCUMENT.read_text(encoding="utf-8")

HEADINGS: dict[str, type[Part]] = {**SECTIONS, "step": schema.StepPart}


def section(heading: str) -> str:
    """The text below a heading, up to the next one."""
    found = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#|\Z)", TEXT, re.MULTILINE | re.DOTALL)
    assert found, heading
    return found[1]


def rows(heading: str) -> Iterator[list[str]]:
    """The rows of a section's table, without its head."""
    lines = [line for line in section(heading).splitlines() if line.startswith("|")]
    for line in lines[2:]:
        yield [cell.strip() for cell in line.strip("|").split("|")]


def parts() -> Iterator[type[Part]]:
    """All classes of the schema that are not only a common base or a helper."""
    for value in vars(schema).values():
        if isinstance(value, type) and issubclass(value, Part):
            yield value


@pytest.mark.parametrize("heading", HEADINGS)
def test_every_key_is_described(heading: str) -> None:
    part = HEADINGS[heading]
    inherited = schema.StagePart.model_fields if part is schema.VentingPart else {}
    expected = {
        name: "yes" if field.is_required() else "no"
        for name, field in part.model_fields.items()
        if name not in inherited
    }
    assert {row[0].strip("`"): row[1] for row in rows(heading)} == expected
    assert all(row[2] for row in rows(heading))


@pytest.mark.parametrize("heading", HEADINGS)
def test_every_word_of_a_choice_is_named(heading: str) -> None:
    for row in rows(heading):
        kind = HEADINGS[heading].model_fields[row[0].strip("`")].annotation
        if isinstance(kind, type) and issubclass(kind, Enum):
            words = {str(getattr(member, "key", member.value)) for member in kind}
            assert words <= set(re.findall(r"`([^`]+)`", row[2])), row[0]


def test_every_part_of_the_schema_has_a_heading() -> None:
    assert set(parts()) - {Part, schema.SayStep} == set(HEADINGS.values())


def test_skills_are_listed() -> None:
    assert tuple(re.findall(r"`([^`]+)`", section("Skills"))) == schema.SKILLS


def test_links_lead_to_headings() -> None:
    headings = re.findall(r"^#+ (.*)$", TEXT, re.MULTILINE)
    anchors = {heading.lower().replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", TEXT)) <= anchors


def test_examples_of_conditions_can_be_read_and_show_every_subject() -> None:
    shown = [
        atom.subject
        for row in rows("Conditions")
        for atom in read_condition(row[2].strip("`")).condition.atoms
    ]
    assert set(shown) == set(Subject)


def test_the_whole_file_is_one_without_problems() -> None:
    (text,) = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
    file = read_scenario_text(text.encode(), "wrong-door.yaml")
    assert "\n".join(map(render, file.problems)) == ""
    assert file.scenario is not None


def test_every_code_is_listed() -> None:
    assert {row[0]: (row[1], row[2]) for row in rows("Codes")} == {
        name: (code.severity.value, code.meaning) for name, code in CODES.items()
    }
