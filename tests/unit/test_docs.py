"""The pages for trainers: one of each kind in each language, and every link leads somewhere."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from deescalate.cli import root

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = {
    "first-scenario": "erstes-szenario",
    "reference": "referenz",
    "phrasebook": "phrasenbuch",
    "scoring": "wertung",
    "lenses": "blickwinkel",
    "glossary": "glossar",
}
ALL = sorted(DOCS.rglob("*.md"))


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as code hosts make them."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}


def test_every_page_is_there_in_both_languages() -> None:
    assert {page.stem for page in (DOCS / "en").glob("*.md")} == set(PAGES)
    assert {page.stem for page in (DOCS / "de").glob("*.md")} == set(PAGES.values())


def test_the_entrance_leads_to_every_page() -> None:
    text = (DOCS / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\]\(((?:en|de)/[^)]+)\)", text)) == {
        *(f"en/{page}.md" for page in PAGES),
        *(f"de/{page}.md" for page in PAGES.values()),
    }


@pytest.mark.parametrize("page", ALL, ids=lambda page: str(page.relative_to(DOCS)))
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if "://" in target:
            continue
        file, _, anchor = target.partition("#")
        there = page.parent / file if file else page
        assert there.exists(), target
        assert not anchor or anchor in anchors(there), target


def test_where_names_the_folders_that_the_pages_speak_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEESCALATE_HOME", str(tmp_path))
    monkeypatch.delenv("DEESCALATE_TEAM", raising=False)
    printed = CliRunner().invoke(root, ["where"]).output
    for name in ("scenarios", "paths", "lenses", "team"):
        assert re.search(
            rf"^your {name} +{re.escape(str(tmp_path / 'data' / name))}$", printed, re.MULTILINE
        )
