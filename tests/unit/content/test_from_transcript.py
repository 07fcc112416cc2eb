"""Drafts from real conversations: nothing personal stays, and the file can be read."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from deescalate.cli import root
from deescalate.content.disguise import Disguise
from deescalate.content.formatting import house_style
from deescalate.content.from_transcript import draft_of
from deescalate.content.problems import Severity
from deescalate.content.scenarios import read_scenario, read_scenario_text
from deescalate.content.transcripts import TranscriptProblem, read_transcripts
from deescalate.model.analysis import Speaker
from deescalate.model.language import Language
from deescalate.model.rated import RatedConversation, RatedTurn
from deescalate.model.scenario import Scenario
from deescalate.paths import phrasebook_root

RATED = [phrasebook_root() / "en/rated/harbour.jsonl", phrasebook_root() / "de/rated/kontor.jsonl"]
CHAT = """\
Customer: Hi, Dana Quill here. Order 884412 is late, my mail is d.quill@shop.co
Customer: I live at 14 Harrow Road, call me on 020 7123 4567
Agent: Dear Ms Quill, order 884412 is on its way.
Customer: You said that on Monday, ticket 5519. See https://shop.co/t/5519
Agent: Sorry.
Customer: Kind regards Dana Quill
"""


def scenario_of(text: str) -> Scenario:
    file = read_scenario_text(text.encode(), "x-y.yaml")
    errors = [each for each in file.problems if each.severity is Severity.ERROR]
    assert errors == []
    assert file.scenario is not None
    return file.scenario


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(root, ["scenario", "draft", *map(str, arguments)])


def test_nothing_that_identifies_stays(tmp_path: Path) -> None:
    chat, out = tmp_path / "chat.txt", tmp_path / "late.yaml"
    chat.write_text(CHAT)
    done = run(chat, "--lang", "en", "--out", out)
    assert done.exit_code == 0, done.output
    text = out.read_text()
    for private in ("884412", "5519", "d.quill", "shop.co", "Harrow", "7123 4567", "Ms Quill"):
        assert private not in text
    assert "regards Dana" not in text
    scenario = read_scenario(out).scenario
    assert scenario is not None
    facts = {fact.id: fact for fact in scenario.grievance.facts}
    assert facts["number-1"].told.value == "burst"
    assert facts["number-2"].told.value == "asked"
    assert len(facts["number-1"].value) == 6


def test_the_same_number_is_the_same_invention() -> None:
    disguise = Disguise(Language.EN)
    first = disguise.of("Order 884412, I said 884412.")
    number = disguise.numbers[0]
    assert first == f"Order {number}, I said {number}."
    assert number != "884412"
    assert disguise.of("884412?") == f"{number}?"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Guten Tag Frau Meiersohn, Ihre IBAN DE89 3704 0044 0532 0130 00", Language.DE),
        ("Ich heiße Gundula Meiersohn, Lindenstraße 5a", Language.DE),
        ("Mit freundlichen Grüßen Meiersohn, 0171 2345678", Language.DE),
    ],
)
def test_german_names_streets_and_accounts(text: str, language: Language) -> None:
    shown = Disguise(language).of(text)
    for private in ("Meiersohn", "Gundula", "DE89", "0532", "Lindenstraße", "2345678"):
        assert private not in shown


def test_ordinary_words_stay() -> None:
    text = "Hello There, I waited 3 days and paid 20 euros on Monday at 9:30."
    assert Disguise(Language.EN).of(text) == text


@pytest.mark.parametrize("path", RATED, ids=lambda path: path.stem)
def test_any_conversation_gives_a_file_that_can_be_read(path: Path) -> None:
    for conversation in read_transcripts(path):
        assert not isinstance(conversation, TranscriptProblem)
        language = conversation.language or Language.EN
        text = draft_of(conversation, "x-y", language)
        assert scenario_of(text).language is language
        assert house_style(text.encode(), "x").content == text.encode()


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.tuples(st.sampled_from([Speaker.CUSTOMER, Speaker.AGENT]), st.text(max_size=60)),
        max_size=6,
    )
)
def test_hostile_texts_break_no_draft(turns: list[tuple[Speaker, str]]) -> None:
    conversation = RatedConversation(
        "x", Language.EN, tuple(RatedTurn(speaker, text) for speaker, text in turns)
    )
    file = read_scenario_text(draft_of(conversation, "x-y", Language.EN).encode(), "x-y.yaml")
    assert not [each for each in file.problems if each.code[0] in "YS"]


def test_what_cannot_be_drafted_is_said(tmp_path: Path) -> None:
    chat = tmp_path / "chat.txt"
    chat.write_text(CHAT)
    assert "does not say its language" in str(run(chat).exception)
    assert "no conversation nine" in str(run(chat, "--id", "nine", "--lang", "en").exception)
    assert "cannot be read" in str(run(tmp_path / "none.txt", "--lang", "en").exception)
    out = tmp_path / "a.yaml"
    out.write_text("mine")
    assert "is there already" in str(run(chat, "--lang", "en", "--out", out).exception)
    assert out.read_text() == "mine"
