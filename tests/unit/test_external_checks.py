"""``python -m benchmarks.external`` on made-up rows; the ear's verdicts stand in the texts."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from benchmarks import external, labelled
from deescalate.model.analysis import (
    ConversationAnalysis,
    Finding,
    Flag,
    Levels,
    ReplyAnalysis,
    ReplyContext,
    Utterance,
)
from deescalate.model.language import Language
from deescalate.model.moves import MOVE_KINDS

Write = Callable[..., None]


class FakeEar:
    """Hears every word that names a move or a flag. Tone and anger are the number of ``*``."""

    version = "fake-1"

    def __init__(self) -> None:
        self.contexts: list[ReplyContext] = []

    def analyse(self, reply: str, context: ReplyContext) -> ReplyAnalysis:
        self.contexts.append(context)
        words = reply.split()
        findings = tuple(
            Finding(
                word,
                MOVE_KINDS[word].technique,
                MOVE_KINDS[word].effect,
                0,
                len(reply),
                reply,
                "",
                "",
            )
            for word in words
            if word in MOVE_KINDS
        )
        flags = tuple(flag for flag in Flag if flag in words)
        return ReplyAnalysis(findings, Levels(1, 1, reply.count("*"), 1), 5, flags)

    def judge(
        self, turns: tuple[Utterance, ...], language: Language | None = None
    ) -> ConversationAnalysis:
        return ConversationAnalysis((), ((0, float(turns[-1].text.count("*"))),), 0, 1, "fake-1")

    def language_of(self, turns: tuple[Utterance, ...]) -> Language:
        return Language.EN


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeEar:
    ear = FakeEar()
    whole = external.Ear(ear, ear, lambda text, language: text.endswith("?"))
    monkeypatch.setattr(external, "load_ear", lambda: whole)
    monkeypatch.setattr(external, "rated_tweets", lambda: frozenset({"t1"}))
    return ear


@pytest.fixture
def write(tmp_path: Path, fake: FakeEar) -> Write:
    def write_set(name: str, *rows: dict[str, Any] | str) -> None:
        lines = [
            row
            if isinstance(row, str)
            else json.dumps({"id": f"t{number}", "lang": name[-2:], **row})
            for number, row in enumerate(rows, start=1)
        ]
        (tmp_path / f"{name}.jsonl").write_text("\n".join(lines), encoding="utf-8")

    return write_set


def run(folder: Path, *options: str) -> Result:
    result = CliRunner().invoke(external.main, [str(folder), *options])
    assert result.exit_code == 0, result.output
    return result


def figures(folder: Path) -> dict[tuple[str, str], dict[str, Any]]:
    lines = json.loads(run(folder, "--json").stdout)["lines"]
    return {(line["set"], line["measure"]): line for line in lines}


def test_questions_and_reflections(tmp_path: Path, write: Write) -> None:
    write(
        "oncoco_de",
        {"reply": "Wann war das?", "dims": {"listen_question": 1, "listen_reflect": 0}},
        {"reply": "open-question", "dims": {"listen_question": 1, "listen_reflect": 0}},
        {"reply": "Du paraphrases", "dims": {"listen_question": 0, "listen_reflect": 1}},
        {"reply": "validates nie", "dims": {"listen_question": 0, "listen_reflect": 0}},
        {"reply": "Ich bin der Kunde?", "dims": {}},
    )
    found = figures(tmp_path)
    asked = found["oncoco_de", "questions, F1"]
    assert (asked["rows"], asked["ear"], asked["floor"]) == (4, 1.0, pytest.approx(2 / 3))
    assert (asked["known"], asked["all_yes"]) == (0.92, pytest.approx(2 / 3))
    assert found["oncoco_de", "reflections, precision"]["ear"] == 0.5
    assert found["oncoco_de", "reflections, recall"]["ear"] == 1.0
    assert found["oncoco_de", "reflections, F1"]["floor"] == 1.0


def test_an_apology_may_be_a_formula_with_a_sorry_word(tmp_path: Path, write: Write) -> None:
    write(
        "goemotions",
        {"lang": "en", "reply": "hollow-formula sorry", "dims": {"apology": 1}},
        {"lang": "en", "reply": "takes-responsibility", "dims": {"apology": 1}},
        {"lang": "en", "reply": "hollow-formula", "dims": {"apology": 0}},
        {"lang": "en", "reply": "sorry apology", "dims": {"cust_anger": 0}},
    )
    line = figures(tmp_path)["goemotions", "apology, F1"]
    assert (line["rows"], line["ear"], line["floor"]) == (3, 1.0, pytest.approx(2 / 3))


def test_polite_is_a_tone_above_the_median(tmp_path: Path, write: Write) -> None:
    rows = [("*", 0, -1.5), ("** please", 0, -0.5), ("*** thanks", 1, 0.5), ("****", 1, 1.5)]
    write(
        "stanford_politeness",
        *(
            {
                "lang": "en",
                "reply": text,
                "dims": {"polite": polite},
                "labels": {"normalized_score": score},
            }
            for text, polite, score in rows
        ),
    )
    found = figures(tmp_path)
    assert found["stanford_politeness", "polite, F1"]["ear"] == 1.0
    assert found["stanford_politeness", "polite, F1"]["floor"] == 0.5
    assert found["stanford_politeness", "tone, Spearman"]["ear"] == 1.0
    assert "2.50" in run(tmp_path).stdout


def test_the_threshold_of_anger_comes_from_the_english_set(tmp_path: Path, write: Write) -> None:
    write(
        "brighter_en",
        {"reply": "*", "labels": {"anger": 0}},
        {"reply": "** damn", "labels": {"anger": 1}},
        {"reply": "***", "labels": {"anger": 3, "part": "train"}},
    )
    write(
        "brighter_de",
        {"reply": "*", "labels": {"anger": 1}},
        {"reply": "**", "labels": {"anger": 2}},
        {"reply": "nichts", "labels": {"joy": 2}},
    )
    found = figures(tmp_path)
    assert found["brighter_en", "anger, Spearman"]["ear"] == 1.0
    assert found["brighter_en", "angry, F1"]["ear"] == 1.0
    german = found["brighter_de", "angry, recall"]
    assert (german["rows"], german["ear"]) == (2, 0.5)
    assert found["brighter_de", "angry, F1"]["human"] == 0.64
    assert "an anger of 1.1 or more" in run(tmp_path).stdout


def test_alarms_on_real_agents_in_their_context(
    tmp_path: Path, write: Write, fake: FakeEar
) -> None:
    before = [{"speaker": "customer", "text": "@USER it broke"}]
    write(
        "ibm_twitter_cc",
        {"lang": "en", "reply": "template cold_transfer", "context": before},
        {"lang": "en", "reply": "See <URL> warm_handover", "context": before},
        {"lang": "en", "reply": "Unfortunately not.", "context": before},
    )
    found = figures(tmp_path)
    alarms = found["ibm_twitter_cc", "false alarms"]
    assert (alarms["ear"], alarms["floor"]) == (pytest.approx(1 / 3), pytest.approx(1 / 3))
    unrated = found["ibm_twitter_cc", "false alarms, unrated tweets"]
    assert (unrated["rows"], unrated["ear"], unrated["floor"]) == (2, 0.0, 0.5)
    assert found["ibm_twitter_cc", "  template"]["ear"] == pytest.approx(1 / 3)
    assert [turn.text for turn in fake.contexts[0].turns] == ["@reader it broke"]


def test_what_cannot_be_read_is_told_of_and_left_out(tmp_path: Path, write: Write) -> None:
    write(
        "oncoco_en",
        "no json",
        {"lang": "fr", "reply": "x"},
        {"reply": "Why?", "dims": {"listen_question": 1}},
    )
    result = run(tmp_path)
    assert "oncoco_en.jsonl:1: " in result.stderr
    assert "oncoco_en.jsonl:2: lang: " in result.stderr
    assert "goemotions.jsonl: there is no such file" in result.stderr
    rows = [line.split() for line in result.stdout.splitlines()]
    assert ["oncoco_en", "questions,", "F1", "1", "1.000", "1.000", "0.920", "1.000", "-"] in rows
    assert ["oncoco_de", "questions,", "F1", "0", "-", "-", "0.920", "-", "-"] in rows


def test_a_mask_is_no_unfilled_field() -> None:
    assert labelled.unmasked("Sorry [NAME], see <url>") == "Sorry Alex, see https://example.org"
