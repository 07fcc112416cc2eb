"""A team's files: what they give, and how they complain."""

import re
from pathlib import Path

import pytest

from deescalate.content.team import Team, literal, read_team, read_team_file
from deescalate.model.language import Language
from deescalate.model.moves import MOVE_KINDS, Effect, Move, Technique
from deescalate.model.scenario import Stage
from deescalate.model.scorecard import HOUSE

OVERLAY = """extends: names-feeling
lang: en
phrases+:
  - that's a right pain
phrases-:
  - frustrating
better+:
  - What a pain, {name}.
weight: 0.7
why: Our customers talk like this.
"""
BRAND = """brand: Frog Parcels
lang: en
use: [parcel]
avoid:
  - words: ticket
    say: request
    why: Nobody wants to be a ticket.
"""
CARD = """scorecard: Frog house
techniques: {listening: 40, empathy: 30, tone: 20, solution: 10}
process: 70
stages:
  venting: {listening: 1, empathy: 3, tone: 0, solution: 0}
critical:
  - {item: insult, cap: 10}
  - {item: vague-promise, cap: 70}
"""


def written(folder: Path, text: str, name: str = "file.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def names_feeling(language: Language = Language.EN) -> Move:
    kind = MOVE_KINDS["names-feeling"]
    return Move(
        "names-feeling", language, "Names the feeling", kind.technique, Effect.HELPS,
        "Because.", ("angry",), ("not angry",), (), (), ("You are angry.",), "us",
    )  # fmt: skip


def test_an_overlay_changes_its_move_and_no_other(tmp_path: Path) -> None:
    file = read_team_file(written(tmp_path, OVERLAY))
    assert not file.problems
    moves = {language: (names_feeling(language),) for language in Language}
    applied = Team((file,)).applied(moves)
    (changed,) = applied[Language.EN]
    assert [(phrase.text, phrase.weight) for phrase in changed.team] == [
        ("that's a right pain", 0.7)
    ]
    assert changed.unless == ("not angry", literal("frustrating"))
    assert changed.better == ("What a pain, {name}.", "You are angry.")
    assert changed.why == "Our customers talk like this."
    assert applied[Language.DE] == moves[Language.DE]


def test_a_wording_is_found_as_whole_words_only() -> None:
    pattern = re.compile(literal("right  pain (really)"), re.IGNORECASE)
    assert pattern.search("a Right pain (really) it is")
    assert not pattern.search("a bright pain (really)")


def test_brand_words(tmp_path: Path) -> None:
    wanted, avoided = read_team_file(written(tmp_path, BRAND)).brand
    assert (wanted.words, wanted.wanted) == ("parcel", True)
    assert (avoided.words, avoided.say, avoided.wanted) == ("ticket", "request", False)


def test_a_scorecard_takes_the_rest_from_the_house(tmp_path: Path) -> None:
    card = read_team_file(written(tmp_path, CARD)).scorecard
    assert card is not None
    assert card.techniques[Technique.LISTENING] == pytest.approx(0.4)
    assert card.process == pytest.approx(0.7)
    assert card.stages[Stage.VENTING][Technique.EMPATHY] == pytest.approx(0.75)
    assert card.stages[Stage.TRUST] == HOUSE.stages[Stage.TRUST]
    assert card.critical == {"insult": 10, "vague-promise": 70}


def test_a_missing_folder_is_a_team_without_files(tmp_path: Path) -> None:
    team = read_team(tmp_path / "none")
    assert team.files == ()
    assert team.digest == ""
    assert team.scorecard is HOUSE


def test_a_scorecard_leaves_the_analysis_version_alone(tmp_path: Path) -> None:
    written(tmp_path, CARD, "card.yaml")
    assert read_team(tmp_path).digest == ""
    written(tmp_path, OVERLAY, "pain.yaml")
    assert read_team(tmp_path).digest


def test_a_file_takes_the_place_of_one_of_its_name(tmp_path: Path) -> None:
    old = read_team_file(written(tmp_path, BRAND))
    new = read_team_file(written(tmp_path, BRAND.replace("ticket", "case")))
    team = Team((old,)).with_file(new)
    assert [word.words for word in team.brand] == ["parcel", "case"]


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("lang: en\n", 1, "T01"),
        ("extends: apology\nbrand: x\nlang: en\n", 1, "T01"),
        ("extends: apology\nlang: en\n", 1, "T02"),
        ("extends: apologies\nlang: en\nphrases+: [x]\n", 1, "P01"),
        ("extends: apology\nlang: en\nphrases+: [sorry]\nphrases-: [Sorry]\n", 4, "T03"),
        ("brand: x\nlang: de\nuse: [Fall]\navoid:\n  - words: Fall\n", 5, "T03"),
        (
            "scorecard: x\ntechniques: {listening: 0, empathy: 0, tone: 0, solution: 0}\n",
            2,
            "T04",
        ),
        ("scorecard: x\ncritical:\n  - {item: insults, cap: 10}\n", 3, "S03"),
        ("scorecard: x\ncritical:\n  - {item: insult, cap: 101}\n", 3, "S05"),
        ("extends: apology\nlang: en\nphrases: [x]\n", 3, "S01"),
        ("extends: apology\nlang: fr\nphrases+: [x]\n", 2, "S03"),
        ("extends: apology\nlang: en\nphrases+: [x]\nweight: 4\n", 4, "S05"),
    ],
)
def test_problems_name_line_and_code(text: str, line: int, code: str, tmp_path: Path) -> None:
    file = read_team_file(written(tmp_path, text))
    assert (file.problems[0].line, file.problems[0].code) == (line, code)
    assert file.problems[0].help


def test_a_broken_file_gives_nothing(tmp_path: Path) -> None:
    written(tmp_path, OVERLAY.replace("0.7", "70"), "a.yaml")
    team = read_team(tmp_path)
    assert team.files[0].broken
    assert team.files[0].overlays == ()
