"""Rating on the command line, and the agreement that comes of it."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from deescalate.cli import root
from deescalate.history import Store
from deescalate.history.ratings import rating_of
from deescalate.model.ratings import ReplyRating, TrainerRating
from deescalate.model.session import ActKind, AgentAct
from deescalate.settings import LanguageChoice, Settings, write_settings
from tests.unit.history.samples import make_finished, make_record, make_turn

Run = Callable[..., Result]
EVERYTHING = "2\n3\n2\n0\n7\n" * 2 + "65\n"
HIDDEN = ("1.5", "0.2", "6.5")
"""What the program gave: levels 1.5, 2, 3, 0.25 and 6.5 overall."""


def reply(index: int, text: str) -> object:
    return make_turn(index, text, act=AgentAct(ActKind.SAY, 1.0, text))


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """``deescalate`` with one session of two replies, ``done``, and an unfinished one, ``open``."""
    monkeypatch.setenv("DEESCALATE_HOME", str(tmp_path))
    write_settings(
        tmp_path / "config" / "settings.toml", Settings(LanguageChoice.EN, learner="ada")
    )
    turns = (reply(0, "Three weeks in the cold!"), reply(1, "=It comes on Friday."))
    with Store.open(tmp_path / "data" / "history.db") as store:
        store.begin(make_finished(1, id="done", turns=turns))
        store.begin(make_record(2, id="open", turns=turns))

    def invoke(*arguments: str, typed: str | None = None) -> Result:
        return CliRunner().invoke(root, list(arguments), input=typed)

    return invoke


def kept(tmp_path: Path, rater: str = "Grace") -> TrainerRating:
    with Store.open(tmp_path / "data" / "history.db") as store:
        return rating_of(store.connection, "done", rater)


def test_everything_is_asked_and_only_then_compared(run: Run, tmp_path: Path) -> None:
    done = run("rate", "done", "--rater", "Grace", typed=EVERYTHING)
    assert done.exit_code == 0, done.output
    asked, compared = done.output.split("Before the stroke: Grace")
    assert "Three weeks in the cold!" in asked
    assert not any(number in asked for number in HIDDEN)
    assert "2 / 1.5" in compared
    assert "65 / 60" in compared
    levels = {"listening": 2, "empathy": 3, "tone": 2, "solution": 0}
    rating = kept(tmp_path)
    assert rating.replies == (ReplyRating(0, levels, 7), ReplyRating(1, levels, 7))
    assert rating.overall == 65
    assert rating.done_at is not None


def test_it_is_kept_answer_by_answer_and_goes_on(run: Run, tmp_path: Path) -> None:
    first = run("rate", "done", "--rater", "Grace", typed="2\n3\n2\n0\n7\n1\n")
    assert "Kept: 1 of 2 replies rated." in first.output
    assert "Next: turn 2." in first.output
    assert not any(number in first.output for number in HIDDEN)
    assert kept(tmp_path).reply(1) == ReplyRating(1, {"listening": 1})
    second = run("rate", "done", "--rater", "Grace", typed="3\n2\n0\n7\n65\n")
    assert "Three weeks in the cold!" not in second.output
    assert "65 / 60" in second.output


def test_help_back_and_nonsense(run: Run, tmp_path: Path) -> None:
    done = run("rate", "done", "--rater", "Grace", typed="?\n2\n9\nb\n1\n\nq\n")
    assert "3  gave back the core: facts and what matters" in done.output
    assert "A whole number from 0 to 3, please." in done.output
    assert "Listening 0-3 [2]:" in done.output
    assert "named the feeling" in done.output, "an empty line explains where nothing is rated"
    assert kept(tmp_path).reply(0) == ReplyRating(0, {"listening": 1})


def test_after_the_program_was_seen_nothing_changes(run: Run, tmp_path: Path) -> None:
    run("rate", "done", "--rater", "Grace", typed=EVERYTHING)
    before = kept(tmp_path)
    again = run("rate", "done", "--rater", "Grace", typed="0\n" * 20)
    assert "Before the stroke: Grace" in again.output
    assert kept(tmp_path) == before


def test_a_sheet_comes_filled_in_and_goes_back(run: Run, tmp_path: Path) -> None:
    run("rate", "done", "--rater", "Grace", typed="2\n")
    printed = run("rate", "done", "--rater", "Grace", "--sheet").output
    rows = list(csv.DictReader(io.StringIO(printed)))
    assert [row["turn"] for row in rows] == ["1", "2", "conversation"]
    assert rows[0]["listening"] == "2"
    assert rows[1]["reply"] == "'=It comes on Friday.", "no formula for a spreadsheet"
    sheet = tmp_path / "sheet.csv"
    sheet.write_text(
        "\ufeffturn;listening;empathy;tone;solution;overall;reply\n1;;3;2;0;7;x\n"
        "2;2;3;2;0;7;\nconversation;;;;;65;\n", "utf-8",
    )  # fmt: skip
    done = run("rate", "done", "--rater", "Grace", "--from", str(sheet))
    assert "65 / 60" in done.output
    assert kept(tmp_path).reply(0).levels["listening"] == 2, "an empty cell leaves what was there"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("reply,tone\n1,2\n", "no column 'turn'"),
        ("turn,tone\n1,4\n", "line 2, tone: write a whole number from 0 to 3, not '4'"),
        ("turn,tone\n1,2\n2,1.5\n", "line 3, tone"),
        ("turn,overall\nconversation,101\n", "line 2, overall: write a whole number from 0 to 100"),
        ("turn,tone\n7,1\n", "line 2: there is no reply in turn '7'"),
    ],
)
def test_what_is_wrong_in_a_sheet_is_named_and_nothing_is_kept(
    run: Run, tmp_path: Path, text: str, words: str
) -> None:
    sheet = tmp_path / "sheet.csv"
    sheet.write_text(text, "utf-8")
    refused = run("rate", "done", "--rater", "Grace", "--from", str(sheet))
    assert words in str(refused.exception)
    assert kept(tmp_path) == TrainerRating("Grace")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("rate", "open"), "is unfinished"),
        (("rate", "nope"), "there is no session"),
        (("rate", "done", "--rater", "   "), "needs a name"),
    ],
)
def test_what_cannot_be_rated_is_said(run: Run, arguments: tuple[str, ...], words: str) -> None:
    assert words in str(run(*arguments).exception)


def test_a_session_without_texts_cannot_be_rated(run: Run) -> None:
    run("history", "forget", "done", "--texts-only", "--yes")
    assert "no replies to rate" in str(run("rate", "done").exception)


def test_without_a_name_it_is_the_users(run: Run, tmp_path: Path) -> None:
    run("rate", "done", typed="1\n")
    assert kept(tmp_path, "ada").reply(0).levels == {"listening": 1}


# --- agreement -----------------------------------------------------------------------------


def test_agreement_says_that_there_is_nothing(run: Run) -> None:
    assert "No conversation has been rated to the end yet." in run("agreement").output


def test_agreement_with_the_program_and_between_raters(run: Run) -> None:
    run("rate", "done", "--rater", "Grace", typed=EVERYTHING)
    run("rate", "done", "--rater", "Joan", typed="1\n" * 10 + "40\n")
    shown = run("agreement").output
    for head in ("Grace and the program", "Joan and the program", "Grace and Joan"):
        assert head in shown
    assert "2 replies in 1 conversation. Too few to build on" in " ".join(shown.split())
    assert "done, Turn 1: Three weeks in the cold!" in shown


def test_agreement_can_be_narrowed(run: Run) -> None:
    run("rate", "done", "--rater", "Grace", typed=EVERYTHING)
    run("rate", "done", "--rater", "Joan", typed="1\n" * 10 + "40\n")
    found = json.loads(
        run("agreement", "--rater", "Joan", "--technique", "tone", "--format", "json").output
    )["agreement"]
    assert [(each["rater"], each["other"]) for each in found] == [("Joan", ""), ("Grace", "Joan")]
    assert [level["technique"] for level in found[0]["levels"]] == ["tone"]
    assert found[0]["levels"][0] | {"kappa": None} == {
        "technique": "tone", "pairs": 2, "kappa": None, "error": 2.0, "lean": 2.0
    }  # fmt: skip
    assert found[1]["conversations"]["error"] == 25
    assert (
        json.loads(run("agreement", "--lang", "de", "--format", "json").output)["agreement"] == []
    )
