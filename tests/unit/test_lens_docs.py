"""The pages about lenses say what the code says: keys, words, numbers and their worked example."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import BaseModel

from deescalate.content import lens_schema as schema
from deescalate.content.lenses import read_lens, read_lenses
from deescalate.model.lens import CUSTOMER_WORDS, Evidence, Lens, Occasion
from deescalate.model.scenario import Stage
from deescalate.paths import content_root
from deescalate.score.lens import read_through
from deescalate.score.lens_evidence import CALM
from deescalate.score.result import FULL_BOND
from tests.unit.score.test_lens import session, turn

DOCS = Path(__file__).parents[2] / "docs"
PAGES = [
    (DOCS / "en" / "lenses.md").read_text(encoding="utf-8"),
    (DOCS / "de" / "blickwinkel.md").read_text(encoding="utf-8"),
]
BOTH = pytest.mark.parametrize("page", PAGES, ids=["en", "de"])
PARTS: dict[str, type[BaseModel]] = {
    "lens": schema.LensPart,
    "scale": schema.ScalePart,
    "item": schema.ItemPart,
    "rule": schema.RulePart,
    "cap": schema.CapPart,
}
YES = {"yes": True, "no": False, "ja": True, "nein": False}


def rows(page: str, *headings: str) -> list[list[str]]:
    """The rows of the first table below one of the headings, without its head."""
    pattern = rf"^#+ (?:{'|'.join(headings)})\n.*?((?:^\|[^\n]*\n)+)"
    (table,) = re.findall(pattern, page, re.MULTILINE | re.DOTALL)[:1]
    lines = [line.strip().strip("|").split("|") for line in table.splitlines()]
    return [[cell.strip() for cell in row] for row in lines[2:]]


def keys(found: list[list[str]]) -> list[str]:
    return [row[0].strip("`") for row in found]


@BOTH
@pytest.mark.parametrize("name", PARTS)
def test_every_key_is_listed_with_whether_it_must_be(page: str, name: str) -> None:
    found = rows(page, name)
    fields = {
        field.alias or key: field.is_required()
        for key, field in PARTS[name].model_fields.items()
        if name != "rule" or (field.alias or key) not in set(Evidence)
    }
    assert {row[0].strip("`"): YES[row[1]] for row in found} == fields


@BOTH
def test_evidence_customer_and_occasions_are_listed(page: str) -> None:
    assert keys(rows(page, "Evidence", "Anhaltspunkte")) == list(Evidence)
    customer = rows(page, "The customer", "Der Kunde")
    assert keys(customer) == list(CUSTOMER_WORDS)
    assert str(CALM) in customer[0][1]
    assert f"{FULL_BOND:g}" in customer[1][1]
    assert keys(rows(page, "Occasions", "Gelegenheiten")) == list(Occasion)


@BOTH
def test_the_shipped_lenses_are_listed(page: str) -> None:
    shipped = read_lenses([content_root() / "lenses"]).lenses
    assert set(keys(rows(page, "Lenses", "Blickwinkel"))) == {lens.id for lens in shipped}


def example(page: str, tmp_path: Path) -> Lens:
    """The lens of a page."""
    (text,) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    file = tmp_path / "example.yaml"
    file.write_text(text, encoding="utf-8")
    read = read_lens(file)
    assert read.problems == ()
    assert read.lens is not None
    return read.lens


@BOTH
def test_the_example_comes_out_as_the_page_says(page: str, tmp_path: Path) -> None:
    page = re.sub(r"(?<=\d),(?=\d)", ".", page)
    lens = example(page, tmp_path)
    turns = []
    for number, heard, listening, solution in rows(page, "Worked out", "Vorgerechnet"):
        level = (float(listening), 0.0, 0.0, float(solution))
        stage = Stage.SOLUTION if number == "3" else Stage.VENTING
        index = int(number) - 1
        turns.append(turn(index, *re.findall(r"`([^`]+)`", heard), level=level, stage=stage))
    reading = read_through(lens, session(*turns))
    told = re.findall(r"^\| (.+?) \| .*: ([\d.]+) \| (\d) (?:of|von) (\d) \|$", page, re.MULTILINE)
    assert len(told) == len(reading.items) == 2
    for item, (name, points, value, most) in zip(reading.items, told, strict=True):
        assert name in item.item.name.values()
        assert item.share == pytest.approx(float(points), abs=0.05)
        assert (item.value, item.item.scale.highest) == (int(value), int(most))
    ((mean, total),) = re.findall(r"= ([\d.]+), (?:so|also) (\d+) (?:of|von) 100", page)
    assert reading.total == pytest.approx(float(mean), abs=0.05)
    assert round(reading.total or 0) == int(total)


@BOTH
def test_the_example_is_capped_and_waits_for_its_occasion(page: str, tmp_path: Path) -> None:
    lens = example(page, tmp_path)
    insulted = session(turn(0, "restates-fact", "insult", level=(3, 0, 0, 0)))
    reading = read_through(lens, insulted)
    assert [item.value is None for item in reading.items] == [False, True]
    assert reading.total == 10
    assert replace(reading, caps=()).items == reading.items
