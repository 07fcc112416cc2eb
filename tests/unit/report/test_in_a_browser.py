"""Reports in a real browser: no error, no request, nothing wider than the window, a PDF."""

from __future__ import annotations

import base64
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from deescalate.interface.catalogue import translator
from deescalate.report.forms import Form, progress_text
from tests import browser
from tests.unit.report.test_forms import made, title_of
from tests.unit.report.test_html import whole
from tests.unit.report.test_report import CALM_DOWN, GOOD, played

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from deescalate.model.record import SessionRecord

PROGRAM = browser.found()
pytestmark = pytest.mark.skipif(PROGRAM is None, reason="there is no Chromium on this machine")

HOSTILE = f"<script>document.title = 'caught'</script> {'x' * 400} <img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[browser.Browser]:
    assert PROGRAM is not None
    with browser.browsing(PROGRAM, tmp_path_factory.mktemp("profile")) as found:
        yield found


def long() -> SessionRecord:
    """A session of sixty turns."""
    record = played(CALM_DOWN, GOOD)
    turns = (replace(record.turns[place % 2], index=place) for place in range(60))
    return replace(record, turns=tuple(turns), scenario_digest="another")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    results = made(folder)
    texts = {
        "session": whole(played(CALM_DOWN, GOOD, HOSTILE, hand_over=True), "en"),
        "sitzung": whole(played(CALM_DOWN, GOOD, HOSTILE), "de"),
        "long": whole(long(), "en"),
        "empty": whole(played(), "en"),
        "progress": progress_text(Form.HTML, results, translator("en"), title_of),
        "fortschritt": progress_text(Form.HTML, results, translator("de"), title_of),
    }
    for name, text in texts.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in texts}


ALL = ("session", "sitzung", "long", "empty", "progress", "fortschritt")


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("width", [400, 1200])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_asks_for_nothing_and_complains_of_nothing(
    chromium: browser.Browser, pages: dict[str, Path], name: str, width: int, scheme: str
) -> None:
    chromium.size(width, scheme=scheme)
    before = len(chromium.events)
    chromium.open(pages[name].as_uri())
    wide = "document.documentElement.scrollWidth"
    assert chromium.value(wide) <= width
    chromium.value("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert chromium.value(wide) <= width
    events = chromium.events[before:]
    requests = [
        event["params"]["request"]["url"]
        for event in events
        if event["method"] == "Network.requestWillBeSent"
    ]
    assert requests == [pages[name].as_uri()]
    noise = {"Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"}
    assert [event for event in events if event["method"] in noise] == []
    assert chromium.value("document.title") != "caught"
    shown = "[...document.querySelectorAll('svg')].filter(each => each.clientWidth > 0).length"
    assert chromium.value(shown) == chromium.value("document.querySelectorAll('figure').length")


@pytest.mark.parametrize("name", ALL)
def test_every_text_of_a_chart_is_inside_it(
    chromium: browser.Browser, pages: dict[str, Path], name: str
) -> None:
    for width in (400, 1200):
        chromium.size(width)
        chromium.open(pages[name].as_uri())
        assert chromium.value(OUTSIDE) == []


OUTSIDE = """
[...document.querySelectorAll('svg text')].filter(text => {
  const part = text.getBoundingClientRect();
  const whole = text.ownerSVGElement.getBoundingClientRect();
  return whole.width && (part.left < whole.left - 1 || part.right > whole.right + 1);
}).map(text => text.textContent)
"""


@pytest.mark.parametrize("name", ALL)
def test_text_can_be_read_on_its_ground(
    chromium: browser.Browser, pages: dict[str, Path], name: str
) -> None:
    """Contrast of 4.5 and more (WCAG 2.2 AA) of every text of the page and its charts."""
    for scheme in ("light", "dark"):
        chromium.size(1200, scheme=scheme)
        chromium.open(pages[name].as_uri())
        assert chromium.value(LOW_CONTRAST) == []


LOW_CONTRAST = """
(() => {
  const light = text => {
    const [r, g, b] = text.match(/[\\d.]+/g).slice(0, 3).map(Number).map(part => {
      part /= 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = node => {
    for (; node instanceof Element; node = node.parentElement) {
      const colour = getComputedStyle(node).backgroundColor;
      if (!/, 0\\)$/.test(colour) && colour !== 'transparent') return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const bad = [];
  for (const node of document.querySelectorAll('body *')) {
    const text = [...node.childNodes].some(each => each.nodeType === 3 && each.data.trim());
    if (!text || ['STYLE', 'TITLE', 'DESC', 'title', 'desc'].includes(node.tagName)) continue;
    const style = getComputedStyle(node);
    const ink = node instanceof SVGElement ? style.fill : style.color;
    const [high, low] = [light(ink), light(ground(node))].sort((a, b) => b - a);
    if ((high + 0.05) / (low + 0.05) < 4.5) bad.push(node.outerHTML.slice(0, 80));
  }
  return bad;
})()
"""


def test_it_prints_to_a_pdf(chromium: browser.Browser, pages: dict[str, Path]) -> None:
    for name in ("session", "fortschritt"):
        chromium.size(400)
        chromium.open(pages[name].as_uri())
        data = base64.b64decode(chromium.ask("Page.printToPDF", printBackground=True)["data"])
        assert data.startswith(b"%PDF-")
        assert 1 <= data.count(b"/Type /Page\n") + data.count(b"/Type /Page ") <= 8
