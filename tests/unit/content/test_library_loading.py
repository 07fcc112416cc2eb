"""Folders of scenarios: what is found, what wins, and that no bad file hides a good one."""

import os
import time
from pathlib import Path

import pytest

from deescalate.content.library import Library
from deescalate.model.language import Language

DATA = Path(__file__).parents[2] / "data" / "scenarios"
HALL = (DATA / "good" / "en" / "double-booked-hall.yaml").read_text(encoding="utf-8")


def put(root: Path, name: str, title: str = "Two choirs, one hall", folder: str = "en") -> Path:
    """Write the test scenario under another id and title."""
    file = root / folder / f"{name}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    text = HALL.replace("double-booked-hall", name).replace("Two choirs, one hall", title)
    file.write_text(text, encoding="utf-8")
    return file


def titles(library: Library) -> list[str]:
    return [scenario.title for scenario in library.scenarios]


def codes(library: Library) -> list[str]:
    return [broken.problems[0].code for broken in library.broken]


def test_scenarios_are_found_in_language_folders() -> None:
    library = Library.load(DATA / "good")
    assert [scenario.language for scenario in library.scenarios] == [Language.DE, Language.EN]
    assert library.broken == ()


def test_bad_files_stand_beside_the_good_ones(tmp_path: Path) -> None:
    put(tmp_path, "one")
    put(tmp_path, "two", title="'not closed")
    (tmp_path / "en" / "three.yaml").write_bytes(b"\xff\xfe")
    library = Library.load(tmp_path)
    assert [scenario.id for scenario in library.scenarios] == ["one"]
    assert codes(library) == ["Y05", "Y01"]
    assert [Path(broken.path).stem for broken in library.broken] == ["three", "two"]


def test_the_first_problem_of_a_broken_file_is_an_error(tmp_path: Path) -> None:
    file = put(tmp_path, "one")
    text = file.read_text(encoding="utf-8")
    text = text.replace("industry: venue hire", "industry: TODO").replace("patience: 12", "")
    file.write_text(text, encoding="utf-8")
    (broken,) = Library.load(tmp_path).broken
    assert [problem.code for problem in broken.problems] == ["S02", "L50"]


def test_the_users_file_wins(tmp_path: Path) -> None:
    put(tmp_path / "built-in", "one", "Theirs")
    put(tmp_path / "built-in", "two", "Theirs too")
    put(tmp_path / "own", "one", "Mine")
    library = Library.load(tmp_path / "built-in", user_roots=(tmp_path / "own",))
    assert titles(library) == ["Mine", "Theirs too"]
    assert library.broken == ()
    found = library.find("one")
    assert found is not None
    assert found.title == "Mine"
    assert [(each.title, each.own) for each in library.summaries()] == [
        ("Mine", True),
        ("Theirs too", False),
    ]


def test_a_broken_file_of_the_user_hides_nothing(tmp_path: Path) -> None:
    put(tmp_path / "built-in", "one", "Theirs")
    mine = put(tmp_path / "own", "one", "'Mine")
    library = Library.load(tmp_path / "built-in", user_roots=(tmp_path / "own",))
    assert titles(library) == ["Theirs"]
    assert [broken.path for broken in library.broken] == [str(mine)]
    found = library.find("one")
    assert found is not None
    assert found.title == "Theirs"
    assert len(library.summaries()) == 2


def test_the_first_folder_wins_and_the_others_are_hidden(tmp_path: Path) -> None:
    mine = put(tmp_path / "own", "one", "Mine")
    pack = put(tmp_path / "pack", "one", "A pack's")
    theirs = put(tmp_path / "built-in", "one", "Theirs")
    library = Library.load(tmp_path / "built-in", user_roots=(tmp_path / "own", tmp_path / "pack"))
    assert titles(library) == ["Mine"]
    assert library.broken == ()
    assert [(each.path, each.winner) for each in library.hidden] == [
        (str(pack), str(mine)),
        (str(theirs), str(mine)),
    ]
    assert [each.title for each in library.summaries()] == ["Mine"]


def test_a_file_from_elsewhere_can_be_put_first(tmp_path: Path) -> None:
    put(tmp_path / "built-in", "one", "Theirs")
    other = put(tmp_path / "elsewhere", "one", "From elsewhere")
    library = Library.load(tmp_path / "built-in").with_file(other)
    assert titles(library) == ["From elsewhere"]
    found = library.find("one")
    assert found is not None
    assert found.title == "From elsewhere"


def test_the_file_of_an_id(tmp_path: Path) -> None:
    """A broken one only if there is no other."""
    theirs = put(tmp_path / "built-in", "one", "Theirs")
    put(tmp_path / "own", "one", "'Mine")
    broken = put(tmp_path / "own", "three", "'not closed")
    library = Library.load(tmp_path / "built-in", user_roots=(tmp_path / "own",))
    assert library.file_of("one") == str(theirs)
    assert library.file_of("three") == str(broken)
    assert library.file_of("four") is None


def test_two_files_with_one_id(tmp_path: Path) -> None:
    first = put(tmp_path, "one", folder="de")
    second = put(tmp_path, "one", folder="en")
    library = Library.load(tmp_path)
    assert [scenario.id for scenario in library.scenarios] == ["one"]
    (broken,) = library.broken
    assert broken.path == str(second)
    assert broken.problems[0].code == "L81"
    assert str(first) in broken.problems[0].message
    assert broken.problems[0].line == 3


def test_a_file_in_the_folder_of_another_language(tmp_path: Path) -> None:
    put(tmp_path, "one", folder="de")
    (file,) = Library.load(tmp_path).files
    assert [problem.code for problem in file.problems] == ["L82"]
    assert file.scenario is not None


def test_files_may_lie_in_the_folder_itself(tmp_path: Path) -> None:
    put(tmp_path, "one", folder=".")
    assert len(Library.load(tmp_path).scenarios) == 1


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    put(tmp_path, "one")
    (tmp_path / "en" / ".one.yaml.swp").write_bytes(b"x")
    (tmp_path / "en" / ".hidden.yaml").write_bytes(b"x")
    (tmp_path / "en" / "notes.txt").write_bytes(b"x")
    (tmp_path / "README.md").write_bytes(b"x")
    assert len(Library.load(tmp_path).files) == 1


def test_a_folder_that_does_not_exist_is_empty(tmp_path: Path) -> None:
    library = Library.load(tmp_path / "none", user_roots=(tmp_path / "nor",))
    assert not any((library.scenarios, library.broken, library.summaries()))
    assert library.find("one") is None


@pytest.mark.parametrize("name", ["one", "../one", "", "en/one"])
def test_nothing_is_found_that_is_not_there(tmp_path: Path, name: str) -> None:
    put(tmp_path, "two")
    assert Library.load(tmp_path).find(name) is None
    assert Library.load(tmp_path).find_broken(name) is None


def test_a_broken_file_is_found_by_the_id_it_should_have(tmp_path: Path) -> None:
    put(tmp_path, "one", title="'not closed")
    broken = Library.load(tmp_path).find_broken("one")
    assert broken is not None
    assert broken.problems[0].code == "Y01"


def test_what_cannot_be_opened_is_broken(tmp_path: Path) -> None:
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    (tmp_path / "gone.yaml").symlink_to(tmp_path / "nowhere.yaml")
    os.mkfifo(tmp_path / "pipe.yaml")
    library = Library.load(tmp_path)
    assert codes(library) == ["Y12", "Y12", "Y12"]
    assert all(summary.problem is not None for summary in library.summaries())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_rights_is_broken(tmp_path: Path) -> None:
    put(tmp_path, "one").chmod(0)
    assert codes(Library.load(tmp_path)) == ["Y12"]


def test_summaries_show_the_head() -> None:
    cake, hall = Library.load(DATA / "good").summaries()
    assert (hall.id, hall.title, hall.language) == (
        "double-booked-hall",
        "Two choirs, one hall",
        "en",
    )
    assert (hall.channel, hall.level, hall.minutes) == ("live-chat", "standard", 6)
    assert hall.skills[0] == "listen"
    assert hall.tags == ("booking", "repeat-contact")
    assert cake.brief == "Sie beantworten die E-Mails einer Konditorei."
    assert cake.tags == ()


def test_summaries_take_wrong_values_for_empty_ones(tmp_path: Path) -> None:
    (tmp_path / "odd.yaml").write_text(
        "title: 7\nlevel: [x]\nminutes: soon\nskills: {a: b}\ntags: [1, x]\n", encoding="utf-8"
    )
    (summary,) = Library.load(tmp_path).summaries()
    assert (summary.id, summary.title, summary.level, summary.minutes) == ("odd", "", "", 0)
    assert (summary.skills, summary.tags) == ((), ("x",))


def test_a_hundred_scenarios_load_fast(tmp_path: Path) -> None:
    for number in range(100):
        put(tmp_path, f"hall-{number}")
    assert Library.load(DATA / "good").scenarios
    library = Library.load(tmp_path)
    start = time.process_time()
    assert len(library.scenarios) == 100
    whole = time.process_time() - start
    start = time.process_time()
    assert len(library.summaries()) == 100
    assert time.process_time() - start < whole < 2
