"""Phrasebook files: what they become, and what is said of the wrong ones."""

from pathlib import Path

import pytest

from deescalate.content.codes import CODES
from deescalate.content.phrases import Phrasebook, read_phrasebook
from deescalate.model.language import Language
from deescalate.model.moves import MOVE_KINDS, Effect, Example, Technique

NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
ENTRY = {
    "move": "names-feeling",
    "name": "Names the feeling",
    "technique": "empathy",
    "effect": "helps",
    "why": "People calm down when they are heard.",
    "patterns": r"['\bangry\b', '\bfurious\b']",
    "unless": r"['\bnot angry\b']",
    "matches": "[" + ", ".join(f"{word} angry hours" for word in (*NUMBERS, "x", "y")) + "]",
    "near_misses": "[" + ", ".join(f"{word} hours" for word in NUMBERS[:8]) + "]",
    "better": "['{name}, {fact} would make me angry', 'You are {feeling}, no wonder.']",
    "source": "our own",
}


def write(root: Path, place: str = "empathy/names-feeling", /, **changes: str | None) -> Path:
    """Write the entry with some keys changed or (None) left out."""
    keys = {key: changes.get(key, value) for key, value in ENTRY.items()}
    lines = [f"{key}: {value}" for key, value in keys.items() if value is not None]
    file = root / "en" / f"{place}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def read(root: Path, *, time_patterns: bool = False) -> Phrasebook:
    return read_phrasebook(root, Language.EN, time_patterns=time_patterns)


def codes(book: Phrasebook) -> list[str]:
    """Codes apart from that of the missing moves, which every small phrasebook has."""
    return [problem.code for problem in book.problems if problem.code != "P09"]


def test_a_file_becomes_a_move(tmp_path: Path) -> None:
    write(tmp_path, near_misses=f"{ENTRY['near_misses'][:-1]}, {{customer: Hello, reply: Fine}}]")
    book = read(tmp_path)
    (move,) = book.moves
    assert codes(book) == []
    assert (move.id, move.language) == ("names-feeling", Language.EN)
    assert (move.technique, move.effect) == (Technique.EMPATHY, Effect.HELPS)
    assert move.patterns == (r"\bangry\b", r"\bfurious\b")
    assert move.unless == (r"\bnot angry\b",)
    assert move.matches[0] == Example("one angry hours")
    assert move.near_misses[-1] == Example("Fine", customer="Hello")
    assert move.better[1] == "You are {feeling}, no wonder."


def test_missing_moves_are_counted(tmp_path: Path) -> None:
    write(tmp_path)
    (problem,) = read(tmp_path).problems
    assert problem.code == "P09"
    assert f"{len(MOVE_KINDS) - 1} moves" in problem.message
    assert problem.path == str(tmp_path / "en")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"move": "names-feelings"}, "P01"),
        ({"technique": "tone"}, "P02"),
        ({"effect": "harms"}, "P03"),
        ({"patterns": "['(angry']"}, "P04"),
        ({"patterns": "['[[a]b']"}, "P04"),
        ({"unless": "['*']"}, "P04"),
        ({"patterns": "['angry|']"}, "P11"),
        ({"patterns": "['a*']"}, "P11"),
        ({"patterns": None}, "P12"),
        ({"matches": "[so angry]"}, "P06"),
        ({"near_misses": None}, "P07"),
        ({"better": "[One.]"}, "P13"),
        ({"better": "[A., B., C., D., E.]"}, "P13"),
        ({"better": "['{order} is late', B.]"}, "P14"),
        ({"near_misses": f"{ENTRY['near_misses'][:-1]}, One  angry hours]"}, "P15"),
        ({"near_misses": f"{ENTRY['near_misses'][:-1]}, one hours]"}, "P16"),
        ({"why": None}, "S02"),
        ({"technique": "emphaty"}, "S03"),
        ({"matches": "[7]"}, "S04"),
        ({"name": "'"}, "Y01"),
    ],
)
def test_each_mistake_has_its_code(
    tmp_path: Path, changes: dict[str, str | None], code: str
) -> None:
    write(tmp_path, **changes)
    book = read(tmp_path)
    assert codes(book) == [code]
    assert bool(book.moves) is (CODES[code].severity != "error")
    assert all(problem.help for problem in book.problems)


def test_a_wrong_pattern_is_shown_where_it_goes_wrong(tmp_path: Path) -> None:
    write(tmp_path, patterns="['ok', 'an(gry']")
    problem = read(tmp_path).problems[0]
    assert (problem.line, problem.column) == (6, 21)


@pytest.mark.parametrize(
    "name", ["tone/names-feeling", "empathy/feelings", "names-feeling", "empathy/x/names-feeling"]
)
def test_files_have_their_place(tmp_path: Path, name: str) -> None:
    write(tmp_path, name)
    expected = [] if name.count("/") == 2 else ["P08"]
    assert codes(read(tmp_path)) == expected


def test_two_files_for_one_move(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path, "tone/names-feeling")
    book = read(tmp_path)
    assert sorted(codes(book)) == ["P08", "P10"]
    assert len(book.moves) == 1


def test_moves_that_only_the_context_shows_need_neither_patterns_nor_examples(
    tmp_path: Path,
) -> None:
    write(
        tmp_path,
        "listening/interrupts",
        move="interrupts",
        technique="listening",
        effect="harms",
        patterns=None,
        matches=None,
        near_misses=None,
    )
    assert codes(read(tmp_path)) == []


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:a+)+$",
        r"(?:\w+\s*)+!$",
        r"^(?:a|a)+$",
        r"x?.*.*.*=",
        r"(?:so |so )+z",
    ],
)
def test_slow_patterns_are_found_when_they_are_timed(tmp_path: Path, pattern: str) -> None:
    write(tmp_path, patterns=f"['{pattern}']")
    assert codes(read(tmp_path)) == []
    assert codes(read(tmp_path, time_patterns=True)) == ["P05"]


def test_ordinary_patterns_are_not_slow(tmp_path: Path) -> None:
    write(
        tmp_path,
        patterns=r"['\b(?:no|small) wonder\b.{0,40}\bangry\b', '\bI(?:''d| would) be \w+ too\b']",
    )
    assert codes(read(tmp_path, time_patterns=True)) == []


def test_the_digest_covers_every_file(tmp_path: Path) -> None:
    empty = read(tmp_path).digest
    write(tmp_path)
    one = read(tmp_path).digest
    write(tmp_path, "tone/broken", name="'")
    two = read(tmp_path).digest
    write(tmp_path, why="Other words.")
    assert len({empty, one, two, read(tmp_path).digest}) == 4
    assert read(tmp_path).digest == read(tmp_path).digest


def test_rated_conversations_are_no_phrasebook_files(tmp_path: Path) -> None:
    write(tmp_path)
    rated = tmp_path / "en" / "rated"
    rated.mkdir()
    (rated / "talk.yaml").write_text("- 1\n", encoding="utf-8")
    assert codes(read(tmp_path)) == []


def test_a_language_without_a_folder_has_no_moves(tmp_path: Path) -> None:
    book = read_phrasebook(tmp_path, Language.DE)
    assert book.moves == ()
    assert [problem.code for problem in book.problems] == ["P09"]


def test_moves_stand_in_the_order_of_their_table(tmp_path: Path) -> None:
    write(tmp_path, "empathy/apology", move="apology")
    write(tmp_path, "empathy/validates", move="validates")
    write(tmp_path)
    assert [move.id for move in read(tmp_path).moves] == ["names-feeling", "validates", "apology"]
