"""The trainers' reference says what the schema says, in both languages: keys, words, codes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import pytest
from pydantic import ValidationError

from deescalate.content import schema
from deescalate.content.codes import CODES
from deescalate.content.conditions import read_condition
from deescalate.content.problems import render
from deescalate.content.scenarios import read_scenario_text
from deescalate.content.schema_types import Part
from deescalate.content.yaml_reader import read_yaml
from deescalate.model.conditions import Subject
from tools.schema import HEADINGS as SECTIONS

DOCS = Path(__file__).parents[3] / "docs"
HEADINGS: dict[str, type[Part]] = {**SECTIONS, "step": schema.StepPart}


@dataclass(frozen=True)
class Reference:
    """One language's page; ``names`` are its own headings and ``words`` its own table words."""

    text: str
    names: dict[str, str]
    words: dict[str, str]

    def section(self, heading: str) -> str:
        """The text below a heading, up to the next one."""
        name = re.escape(self.names.get(heading, heading))
        found = re.search(rf"^#+ {name}\n(.*?)(?=^#|\Z)", self.text, re.MULTILINE | re.DOTALL)
        assert found, heading
        return found[1]

    def rows(self, heading: str) -> Iterator[list[str]]:
        """The rows of a section's table, without its head."""
        lines = [line for line in self.section(heading).splitlines() if line.startswith("|")]
        for line in lines[2:]:
            yield [cell.strip() for cell in line.strip("|").split(" | ")]


def page(*parts: str) -> str:
    return DOCS.joinpath(*parts).read_text(encoding="utf-8")


ENGLISH = Reference(page("en", "reference.md"), {}, {})
GERMAN = Reference(
    page("de", "referenz.md"),
    {
        "Keys of the file": "Schlüssel der Datei",
        "Skills": "Fertigkeiten",
        "Conditions": "Bedingungen",
    },
    {"ja": "yes", "nein": "no", "Fehler": "error", "Warnung": "warning", "Hinweis": "hint"},
)
BOTH = pytest.mark.parametrize("reference", [ENGLISH, GERMAN], ids=["en", "de"])


def parts() -> Iterator[type[Part]]:
    """All classes of the schema that are not only a common base or a helper."""
    for value in vars(schema).values():
        if isinstance(value, type) and issubclass(value, Part):
            yield value


@BOTH
@pytest.mark.parametrize("heading", HEADINGS)
def test_every_key_is_described(heading: str, reference: Reference) -> None:
    part = HEADINGS[heading]
    inherited = schema.StagePart.model_fields if part is schema.VentingPart else {}
    expected = {
        name: "yes" if field.is_required() else "no"
        for name, field in part.model_fields.items()
        if name not in inherited
    }
    found = list(reference.rows(heading))
    assert {row[0].strip("`"): reference.words.get(row[1], row[1]) for row in found} == expected
    assert all(row[2] and row[3] for row in found)


@BOTH
@pytest.mark.parametrize("heading", HEADINGS)
def test_every_word_of_a_choice_is_named(heading: str, reference: Reference) -> None:
    for row in reference.rows(heading):
        kind = HEADINGS[heading].model_fields[row[0].strip("`")].annotation
        if isinstance(kind, type) and issubclass(kind, Enum):
            words = {str(getattr(member, "key", member.value)) for member in kind}
            assert words <= set(re.findall(r"`([^`]+)`", row[2])), row[0]


@BOTH
@pytest.mark.parametrize("heading", HEADINGS)
def test_every_default_is_named(heading: str, reference: Reference) -> None:
    """A word, a number or a yes-or-no that holds when the key is left out."""
    for row in reference.rows(heading):
        value = HEADINGS[heading].model_fields[row[0].strip("`")].get_default()
        if isinstance(value, bool):
            assert f"`{str(value).lower()}`" in row[2], row[0]
        elif isinstance(value, (Enum, int)):
            assert str(value) in row[2], row[0]


@BOTH
@pytest.mark.parametrize("heading", HEADINGS)
def test_every_example_is_one_that_the_reader_takes(heading: str, reference: Reference) -> None:
    for row in reference.rows(heading):
        name, example = row[0].strip("`"), row[3]
        if example.startswith("["):
            continue
        data = read_yaml(f"{name}: {example.strip('`')}\n".encode(), "example.yaml").data
        assert data is not None, name
        try:
            HEADINGS[heading].model_validate(data)
        except ValidationError as error:
            wrong = [each for each in error.errors() if each["loc"][0] == name]
            assert wrong == [], example


def test_every_part_of_the_schema_has_a_heading() -> None:
    assert set(parts()) - {Part, schema.SayStep} == set(HEADINGS.values())


@BOTH
def test_skills_are_listed(reference: Reference) -> None:
    assert tuple(re.findall(r"`([^`]+)`", reference.section("Skills"))) == schema.SKILLS


@BOTH
def test_examples_of_conditions_can_be_read_and_show_every_subject(reference: Reference) -> None:
    shown = [
        atom.subject
        for row in reference.rows("Conditions")
        for atom in read_condition(row[2].strip("`")).condition.atoms
    ]
    assert set(shown) == set(Subject)


@BOTH
def test_the_whole_file_is_one_without_problems(reference: Reference) -> None:
    (text,) = re.findall(r"```yaml\n(.*?)```", reference.text, re.DOTALL)
    found = re.search(r"^id: (.*)$", text, re.MULTILINE)
    assert found
    file = read_scenario_text(text.encode(), f"{found[1]}.yaml")
    assert "\n".join(map(render, file.problems)) == ""
    assert file.scenario is not None


@BOTH
def test_every_code_is_listed(reference: Reference) -> None:
    listed = {
        row[0]: (reference.words.get(row[1], row[1]), row[2]) for row in reference.rows("Codes")
    }
    assert {name: found[0] for name, found in listed.items()} == {
        name: code.severity.value for name, code in CODES.items()
    }
    assert all(meaning for _severity, meaning in listed.values())
    if reference is ENGLISH:
        assert {name: found[1] for name, found in listed.items()} == {
            name: code.meaning for name, code in CODES.items()
        }
