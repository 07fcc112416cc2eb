"""The debrief of a session as Markdown, JSON and for the terminal."""

import io
import json
import time
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt
from rich.console import Console

from deescalate import report
from deescalate.interface.catalogue import translator
from deescalate.model.codec import from_jsonable
from deescalate.model.language import Language
from deescalate.model.ratings import SelfRating
from deescalate.model.record import SessionRecord
from deescalate.model.scenario import Level
from deescalate.model.session import Ending, Mode, Reflection
from deescalate.practice import Session
from tests.unit.history.samples import HOSTILE
from tests.unit.practice.case import FakeAnalyst, analysed, make_scenario

GOOD = "Ms Keller, a morning off and nobody came. I'd be furious too."
CALM_DOWN = "Please calm down."


def played(*replies: str, hand_over: bool = False) -> SessionRecord:
    """A session of the small case in which these replies were given, as it is stored."""
    scenario = make_scenario()
    table = {
        GOOD: analysed("validates", level=(3, 3, 3, 0), overall=8, better=("Even better.",)),
        CALM_DOWN: analysed("calm-down", level=(0, 0, 0, 0), overall=1, better=("Rather so.",)),
    }
    session = Session(scenario, FakeAnalyst(table), seed=1)
    for reply in replies:
        session.reply(reply, at=session.quiet_at + 5)
    if hand_over:
        session.hand_over(Level.FUNCTIONAL, "48213, Tuesday", at=session.quiet_at + 5)
    return SessionRecord(
        id="019ca8f2-a440-7101-8101-010101010101",
        learner="ada",
        scenario_id=scenario.id,
        scenario_version=scenario.version,
        scenario_digest=scenario.digest,
        title=scenario.title,
        language=scenario.language,
        channel=scenario.channel,
        difficulty=scenario.difficulty,
        seed=1,
        mode=Mode.GUIDED,
        pace=1.0,
        started_at="2026-03-01T09:30:00+00:00",
        analysis_version="ear-1",
        phrasebook_version="book-1",
        app_version="0.1.0",
        turns=session.turns,
        hints=session.hints_used,
        ending=session.ending,
        survey=session.survey() if session.ending else None,
        score=session.score,
    )


def printed(record: SessionRecord, width: int = 80, lang: str | None = None) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=True, color_system=None)
    console.print(report.as_rich(record, make_scenario(), translator(lang)))
    return out.getvalue()


def test_markdown_tells_outcome_scores_lessons_and_conversation_in_order() -> None:
    text = report.as_markdown(played(CALM_DOWN, GOOD, hand_over=True), make_scenario())
    wanted = (
        "# The machine",
        "- **Outcome:** Wrongly handed over",
        "## Scores",
        "| Listening |",
        "## To work on",
        "calm",
        "Better: Rather so.",
        "## What went well",
        "## Tension and connection",
        "| Tension | 72 |",
        "## The conversation",
        "> **Maria Keller** (0:02)\n>\n> I have been waiting since TUESDAY.",
        "> **You** (0:",
        f"> {CALM_DOWN}",
        "- ✗ You told the customer to calm down",
        "- → Better: Rather so.",
        "> Do NOT tell me to calm down.",
        "## About this case",
        "- · She had given the number.",
        "## How this was judged",
        "machine, version 1",
    )
    position = 0
    for words in wanted:
        assert words in text[position:], words
        position = text.index(words, position) + len(words)


def test_a_handed_over_session_names_its_level_and_satisfaction() -> None:
    record = played(GOOD, hand_over=True)
    assert record.ending is Ending.HANDED_OVER_WRONGLY
    text = report.as_markdown(record, make_scenario())
    assert "Handed over, to people who know more" in text
    assert f"**Customer satisfaction:** {record.survey.csat} of 5" in text  # type: ignore[union-attr]


def test_an_unfinished_session_says_so() -> None:
    text = report.as_markdown(played(GOOD), make_scenario())
    assert "**Outcome:** not finished" in text
    assert "Customer satisfaction" not in text


def test_a_session_without_any_turn_can_be_shown() -> None:
    text = report.as_markdown(played(), make_scenario())
    assert "I have been waiting since TUESDAY." in text
    assert "Tension and connection" not in text


@pytest.mark.parametrize("scenario", [None, make_scenario(digest="another")])
def test_the_opening_is_missing_when_the_scenario_is_not_that_of_the_session(
    scenario: object,
) -> None:
    text = report.as_markdown(played(GOOD), scenario)  # type: ignore[arg-type]
    assert "The opening is missing" in text
    assert "TUESDAY" not in text
    assert GOOD in text


def test_the_self_rating_stands_beside_the_score() -> None:
    reflection = Reflection("The capitals.", "Wait.")
    own = SelfRating({"empathy": 1})
    record = replace(played(GOOD), reflection=reflection, self_rating=own)
    text = report.as_markdown(record, make_scenario())
    (row,) = (line for line in text.splitlines() if line.startswith("| Empathy |"))
    assert row.endswith("| a little |")
    assert "- **What triggered me:** The capitals." in text
    assert "- **What I will try next:** Wait." in text


def test_headings_are_german_and_reasons_in_the_scenarios_language() -> None:
    text = report.as_markdown(played(CALM_DOWN), make_scenario(), translator("de"))
    assert "## Das Gespräch" in text
    assert "You told the customer to calm down" in text
    german = replace(played(CALM_DOWN), language=Language.DE)
    assert "You told the customer" not in report.as_markdown(german, make_scenario())


def test_json_holds_the_session_and_its_debrief() -> None:
    record = played(CALM_DOWN, GOOD)
    data = json.loads(report.as_json(record))
    assert data["format"] == 1
    assert from_jsonable(SessionRecord, data["session"]) == record
    assert len(data["debrief"]["work_on"]) <= 2
    assert data["debrief"]["tension"][0] == 72


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("lang", ["en", "de"])
def test_the_terminal_form_fits_its_width(width: int, lang: str) -> None:
    text = printed(played(CALM_DOWN, GOOD, hand_over=True), width, lang)
    assert max(len(line) for line in text.splitlines()) <= width
    assert "Maria Keller" in text
    assert "furious" in text


def hostile_record(text: str) -> SessionRecord:
    record = played(text or " .")
    return replace(record, title=text, learner=text, reflection=Reflection(text, text))


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:20])
def test_hostile_text_is_shown_as_text(text: str) -> None:
    record = hostile_record(text)
    begun = time.monotonic()
    for shown in (report.as_markdown(record, make_scenario()), printed(record)):
        assert not set(shown) & {*map(chr, range(32)), "\x7f", "\x9b", "\u202e", "\ud800"} - {"\n"}
        shown.encode()
    assert report.as_json(record).isascii()
    assert time.monotonic() - begun < 5


def test_rich_markup_in_a_reply_stays_as_typed() -> None:
    assert "[bold]loud[/bold] [@click=app.quit]x[/]" in printed(hostile_record(HOSTILE[0]))


MARKDOWN = MarkdownIt("commonmark", {"linkify": True}).enable(["table", "strikethrough"])


@pytest.mark.parametrize(
    "text",
    [
        "# no heading",
        "- no list",
        "1. no list",
        "0.1.0",
        "7.",
        "12) no list",
        "+ no list",
        "no title\n===",
        "no title\n---",
        "***",
        "> no quote",
        "    no code",
        "```\nno code\n```",
        "`no code`",
        "*no* _stress_ **none** ~~none~~",
        "[no](javascript:alert) ![no](x.png) <b>none</b> <script>alert(1)</script>",
        "[a]: https://example.org",
        "&amp; &#x41;",
        "a \\ b \\* c \\",
        "a | b\n--|--\nc | d",
        "<!-- gone? -->",
        "one\n\n\n\ntwo",
        "- [ ] no task",
    ],
)
def test_markdown_in_a_reply_is_not_read_as_markdown(text: str) -> None:
    """A reader that knows Markdown sees the typed lines, and no element but line and paragraph."""
    document = MARKDOWN.parse(report.as_markdown(played(text), make_scenario()))
    said = [lines for lines in quotations(document) if lines[0].startswith("You ")]
    (lines,) = said
    assert lines[1:] == [line.strip() for line in text.split("\n") if line.strip()]


def quotations(tokens: list) -> list[list[str]]:  # type: ignore[type-arg]
    """The lines of each quotation; anything but text and breaks in its paragraphs is a failure."""
    found: list[list[str]] = []
    inside = False
    for token in tokens:
        if token.type == "blockquote_open":
            inside = True
            found.append([])
        elif token.type == "blockquote_close":
            inside = False
        elif inside and token.type == "inline":
            kinds = {child.type for child in token.children}
            plain = {"text", "text_special", "hardbreak", "strong_open", "strong_close"}
            assert kinds <= (plain if not found[-1] else plain - {"strong_open", "strong_close"})
            content = "".join(
                "\n" if child.type == "hardbreak" else child.content for child in token.children
            )
            found[-1].extend(content.split("\n"))
        elif inside:
            assert token.type in {"paragraph_open", "paragraph_close"}
    return found
