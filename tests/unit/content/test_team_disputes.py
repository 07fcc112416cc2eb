"""What accepted disputes leave in the team's folder."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deescalate.content.team import read_team_file
from deescalate.content.team_disputes import (
    FILE,
    keep_expectation,
    overlay_text,
    read_expectations,
)
from deescalate.content.transcripts import read_transcripts
from deescalate.model.analysis import FactCue, ReplyContext, Speaker, Utterance
from deescalate.model.expectation import Expectation
from deescalate.model.language import Language
from deescalate.model.moves import Technique
from deescalate.model.rated import RatedConversation, Rating

CONTEXT = ReplyContext(
    Language.DE,
    (Utterance(Speaker.CUSTOMER, "Seit drei Wochen „nichts“!"),),
    facts=(FactCue("weeks", "drei Wochen", known=True),),
    customer_name="Frau Keller",
    stage=1,
)
LEVEL = Expectation(
    "dispute-1",
    "Drei Wochen sind zu lang.",
    CONTEXT,
    levels={Technique.EMPATHY: 2.0},
    rating=Rating(1.0, 2.0, 2.5, 0.0, 4.5),
)
MOVE = Expectation("dispute-2", "Ja, ja.", CONTEXT, not_heard=("validates",), words="Ja, ja")


@pytest.mark.parametrize("words", ["no wonder", 'say "no": never', "Größe – 5 % & mehr # 1", "'x'"])
def test_an_overlay_is_read_as_it_was_meant(tmp_path: Path, words: str) -> None:
    path = tmp_path / "dispute.yaml"
    path.write_text(overlay_text("validates", Language.EN, add=[words]), encoding="utf-8")
    file = read_team_file(path)
    assert not file.problems
    (overlay,) = file.overlays
    assert (overlay.move, overlay.language) == ("validates", Language.EN)
    assert [phrase.text for phrase in overlay.phrases] == [words]
    path.write_text(overlay_text("calm-down", Language.DE, remove=[words]), encoding="utf-8")
    (overlay,) = read_team_file(path).overlays
    assert (len(overlay.phrases), len(overlay.unless)) == (0, 1)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1).filter(lambda text: text.strip()))
def test_any_words_stay_in_their_quotes(tmp_path: Path, words: str) -> None:
    path = tmp_path / "dispute.yaml"
    text = overlay_text("validates", Language.EN, add=[words])
    path.write_text(text, encoding="utf-8", errors="strict")
    assert len(text.splitlines()) == 4
    assert [file.move for file in read_team_file(path).overlays] in ([], ["validates"])


def test_tests_come_back_whole_and_one_an_id(tmp_path: Path) -> None:
    assert read_expectations(tmp_path) == ((), ())
    keep_expectation(tmp_path, LEVEL)
    keep_expectation(tmp_path, replace(MOVE, words="older"))
    path = keep_expectation(tmp_path, MOVE)
    assert path == tmp_path / FILE
    assert read_expectations(tmp_path) == ((LEVEL, MOVE), ())


def test_they_are_rated_transcripts_too(tmp_path: Path) -> None:
    path = keep_expectation(tmp_path, LEVEL)
    (conversation,) = read_transcripts(path)
    assert isinstance(conversation, RatedConversation)
    assert conversation.turns[-1].rating == LEVEL.rating
    assert conversation.language is Language.DE


def test_bad_lines_are_named_and_the_rest_is_used(tmp_path: Path) -> None:
    path = keep_expectation(tmp_path, LEVEL)
    path.write_text("nonsense\n" + path.read_text(encoding="utf-8") + '{"id": 1}\n', "utf-8")
    found, bad = read_expectations(tmp_path)
    assert found == (LEVEL,)
    assert [each.line for each in bad] == [1, 3]
