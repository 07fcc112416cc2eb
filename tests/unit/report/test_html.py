"""Reports as HTML: everything escaped, nothing from elsewhere, charts that can be read aloud."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from deescalate import report
from deescalate.content.lenses import read_lenses
from deescalate.interface.catalogue import translator
from deescalate.paths import content_root
from deescalate.report.blocks import Facts, Figure, Heading, Paragraph, Table
from deescalate.report.drawings import Bar, Bars, Calendar, Curves, Levels, Line, Point, Trend
from deescalate.report.forms import Form, session_text
from deescalate.report.html import html
from deescalate.report.page import Extras
from deescalate.score.lens import read_through
from deescalate.workshop.judging import judged
from tests.unit.history.samples import HOSTILE
from tests.unit.practice.case import make_scenario
from tests.unit.report.test_report import CALM_DOWN, GOOD, played

if TYPE_CHECKING:
    from deescalate.model.record import SessionRecord

VOID = {"meta", "link", "br", "img", "circle", "line", "rect", "polyline", "polygon"}


class Reader(HTMLParser):
    """Takes a page apart, and complains of tags that are not closed in their order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def whole(record: SessionRecord, lang: str = "en") -> str:
    """The report with everything that it may hold."""
    scenario = make_scenario()
    lenses = read_lenses([content_root() / "lenses"]).lenses
    readings = tuple(read_through(lens, record, scenario) for lens in lenses)
    extras = Extras(judged(scenario, record.seed, record.turns), readings)
    return session_text(Form.HTML, record, scenario, translator(lang), extras)


def test_the_page_tells_what_the_debrief_tells() -> None:
    text = whole(played(CALM_DOWN, GOOD, hand_over=True))
    page = Reader(text)
    assert text.startswith('<!doctype html>\n<html lang="en">')
    assert "<title>The machine – Report of a conversation</title>" in text
    wanted = (
        "The machine", "Wrongly handed over", "Scores", "To work on", "What went well",
        "Tension and connection", "Through the lens: HEARD", "The conversation", CALM_DOWN,
    )  # fmt: skip
    for words in wanted:
        assert words in page.text, words


def test_it_speaks_german() -> None:
    text = whole(played(CALM_DOWN, GOOD), "de")
    assert '<html lang="de">' in text
    page = Reader(text)
    for words in ("Bericht über ein Gespräch", "Dasselbe in Worten und Zahlen", "Blickwinkel:"):
        assert words in page.text


@pytest.mark.parametrize("text", [*HOSTILE[:-1], "<script>alert(1)</script>", '"><img src=x>'])
def test_whatever_was_said_stays_text(text: str) -> None:
    record = played(CALM_DOWN, GOOD)
    turn = record.turns[0]
    lines = tuple(replace(line, text=text) for line in turn.reaction.lines)
    said = replace(
        turn, act=replace(turn.act, text=text), reaction=replace(turn.reaction, lines=lines)
    )
    hostile = replace(record, title=text or "-", learner=text, turns=(said, *record.turns[1:]))
    plain, page = whole(record), whole(hostile)
    assert [tag for tag, _ in Reader(page).tags] == [tag for tag, _ in Reader(plain).tags] or (
        "\n" in text
    )
    assert "<script" not in page
    assert "<img" not in page
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", page)
    if "<" in text:
        assert text in Reader(page).text


def test_nothing_is_fetched_from_anywhere_and_nothing_runs() -> None:
    page = Reader(whole(played(CALM_DOWN, GOOD)))
    assert not {"script", "link", "img", "iframe", "object", "form"} & {tag for tag, _ in page.tags}
    for _tag, attributes in page.tags:
        assert not {name for name in attributes if name.startswith("on")}
        assert "src" not in attributes
        assert (attributes.get("href") or "#").startswith("#")
    policy = next(each for each in page.all("meta") if each.get("http-equiv"))
    assert policy["content"] == "default-src 'none'; style-src 'unsafe-inline'"
    style = (Path(report.__file__).parent / "page.css").read_text(encoding="utf-8")
    assert "url(" not in style
    assert "@import" not in style


def test_every_chart_can_be_read_aloud_and_every_link_leads_somewhere() -> None:
    page = Reader(whole(played(CALM_DOWN, GOOD)))
    ids = [attributes["id"] for _tag, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    charts = page.all("svg")
    assert len(charts) == 8
    for chart in charts:
        assert chart["role"] == "img"
        names = (chart["aria-labelledby"] or "").split()
        assert len(names) == 2
        assert set(names) <= set(ids)
    figures = len(page.all("figure"))
    assert figures == len(page.all("details")) == 4
    for link in page.all("a"):
        assert (link["href"] or "").removeprefix("#") in ids


def test_marks_stand_below_their_turns_in_the_chart() -> None:
    text = whole(played(CALM_DOWN, GOOD))
    assert re.search(r'<text [^>]*class="sign bad"[^>]*>\?\??</text>', text)
    assert re.search(r'<text [^>]*class="sign good"[^>]*>!!?</text>', text)


@pytest.mark.parametrize(
    "drawing",
    [
        Curves((Line("<a>", (5,)), Line("b", (5,), second=True))),
        Curves((Line("a", tuple(range(100))), Line("b", tuple(range(100)), second=True))),
        Bars((Bar("<a>", 100, "<b>"), Bar("none", None))),
        Levels((("<a>", ()),), ()),
        Levels((("<a>", (0.0, 3.0)),), (1, 2)),
        Trend(()),
        Trend((Point(50, None, None, "2026-01-01", "2026-01-02"),)),
        Trend((Point(50, 10, 90, "2026-01-01", "2026-01-02"),)),
        Calendar({"2026-01-01": 9}, date(2026, 1, 3), 26, ("<m>",) * 12, ("<d>",) * 7),
    ],
    ids=lambda drawing: type(drawing).__name__,
)
def test_charts_of_little_and_of_much_stay_inside_their_frame(
    drawing: Curves | Bars | Levels | Trend | Calendar,
) -> None:
    figure = Figure("<title>", "<summary>", drawing, Table(("a",), (("b",),)))
    text = html((Heading("x", 1), figure), translator("en"), "kind")
    page = Reader(text)
    box: tuple[float, float] = (0, 0)
    for tag, attributes in page.tags:
        if tag == "svg":
            _x, _y, width, height = map(float, (attributes["viewbox"] or "").split())
            box = (width, height)
        for x, y in (("x", "y"), ("x1", "y1"), ("x2", "y2"), ("cx", "cy")):
            if x in attributes:
                assert -1 <= float(attributes[x] or 0) <= box[0] + 1
                assert -1 <= float(attributes[y] or 0) <= box[1] + 1


def test_facts_and_paragraphs_of_several_lines_keep_their_shape() -> None:
    text = html(
        (Heading("x", 1), Facts((("a", "<b>"),)), Paragraph("one\n  two")), translator("en"), "k"
    )
    assert "<dt>a</dt><dd>&lt;b&gt;</dd>" in text
    assert "<pre>one\n  two</pre>" in text
