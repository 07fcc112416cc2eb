"""Lenses: what a file gives, and how it complains."""

from pathlib import Path

import pytest

from deescalate.content.lenses import Lenses, read_lenses
from deescalate.model.language import Language
from deescalate.model.lens import Evidence, Occasion
from deescalate.model.scenario import Stage
from deescalate.paths import content_root

LENS = """lens: mine
name: {en: Mine, de: Meiner}
about: {en: What we look at.}
scale: {lowest: 1, highest: 5}
items:
  - item: hear
    name: {en: Hear, de: Hören}
    look: {en: It is heard., de: Es wird gehört.}
    weight: 2
    occasions: [trust]
    raises:
      - {moves: [restates-fact], stages: [venting], first: 2, worth: 40, most: 50}
      - {level: listening, worth: 50}
    lowers:
      - {moves: [parrots], worth: 20}
caps:
  - {moves: [insult], most: 10}
"""


def read(root: Path, text: str) -> Lenses:
    (root / "mine.yaml").write_text(text, encoding="utf-8")
    return read_lenses([root])


def test_a_lens_with_everything_in_it(tmp_path: Path) -> None:
    found = read(tmp_path, LENS)
    assert found.problems == ()
    lens = found.find("mine")
    assert lens is not None
    assert lens.name == {Language.EN: "Mine", Language.DE: "Meiner"}
    assert lens.about[Language.DE] == "What we look at."
    (item,) = lens.items
    assert (item.weight, item.occasions) == (2, (Occasion.TRUST,))
    assert (item.scale.lowest, item.scale.highest, item.scale.step) == (1, 5, 1)
    moves, level = item.raises
    assert (moves.evidence, moves.names) == (Evidence.MOVES, ("restates-fact",))
    assert (moves.worth, moves.most, moves.first) == (40, 50, 2)
    assert moves.stages == {Stage.VENTING}
    assert (level.evidence, level.names, level.most) == (Evidence.LEVEL, ("listening",), 50)
    assert item.lowers[0].most == 100
    assert lens.caps[0].most == 10


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "column"),
    [
        ("{en: Mine, de: Meiner}", "{}", "T10", 2, 1),
        ("highest: 5", "highest: 1", "T11", 4, 29),
        ("highest: 5", "highest: 5, step: 3", "T11", 4, 38),
        ("{level: listening, worth: 50}", "{worth: 50}", "T12", 13, 9),
        ("{level: listening,", "{level: listening, score: tone,", "T12", 13, 9),
        ("[restates-fact]", "[parrots]", "T13", 12, 18),
        ("[parrots], worth", "[thanks], worth", "T13", 15, 18),
        ("[insult]", "[thanks]", "T13", 17, 14),
        ("{moves: [parrots]", "{customer: calmer", "T13", 15, 20),
        ("{level: listening", "{customer: relapsed", "T13", 13, 20),
        ("{moves: [parrots]", "{reached: trust", "T13", 15, 19),
        ("{level: listening", "{hand-over: cold", "T13", 13, 21),
        ("{level: listening", "{acts: [silence]", "T13", 13, 17),
        ("{level: listening", "{free-of: [thanks]", "T13", 13, 20),
        ("{level: listening", "{flags: [template]", "T13", 13, 18),
        ("{level: listening, worth: 50}", "{level: listening, worth: 10}", "T14", 11, 5),
        ("scale:", "scorecard: true\nscale:", "T15", 12, 5),
        ("{level: listening,", "{level: listening, below: 1,", "T16", 13, 28),
        ("{moves: [parrots],", "{level: tone,", "T16", 15, 10),
        ("{moves: [parrots],", "{moves: [parrots], least: 1,", "T16", 15, 28),
        ("{level: listening,", "{reached: trust, first: 2,", "T16", 13, 26),
        ("{level: listening, worth: 50}", "{result: false, worth: 50}", "T16", 13, 18),
        ("weight: 2", "weigth: 2", "S01", 9, 5),
        ("restates-fact", "restates-facts", "P01", 12, 18),
    ],
)
def test_what_is_wrong_is_said_where_it_stands(  # noqa: PLR0917
    old: str, new: str, code: str, line: int, column: int, tmp_path: Path
) -> None:
    assert old in LENS
    found = read(tmp_path, LENS.replace(old, new, 1))
    first = found.problems[0]
    assert (first.code, first.line, first.column) == (code, line, column)
    assert first.help
    assert (found.find("mine") is None) == (code != "T14")


def test_an_item_is_named_once(tmp_path: Path) -> None:
    again = LENS[LENS.index("  - item") : LENS.index("caps:")]
    found = read(tmp_path, LENS.replace("caps:", f"{again}caps:"))
    assert [problem.code for problem in found.problems] == ["L02"]


def test_the_first_folder_wins_and_a_missing_one_is_empty(tmp_path: Path) -> None:
    for name in ("own", "built-in"):
        (tmp_path / name).mkdir()
        text = LENS.replace("en: Mine", f"en: {name}")
        (tmp_path / name / "mine.yaml").write_text(text, encoding="utf-8")
    found = read_lenses([tmp_path / "none", tmp_path / "own", tmp_path / "built-in"])
    assert [lens.name[Language.EN] for lens in found.lenses] == ["own"]


def test_the_shipped_lenses_speak_both_languages_and_have_no_problems() -> None:
    found = read_lenses([content_root() / "lenses"])
    assert found.problems == ()
    ids = [lens.id for lens in found.lenses]
    assert ids == ["house", "carp", "heard", "last", "quality", "seven-items"]
    for lens in found.lenses:
        for words in (lens.about, *(item.look for item in lens.items)):
            assert words[Language.EN] != words[Language.DE]
    quality = found.find("quality")
    assert quality is not None
    assert sum(item.weight for item in quality.items) == 100
