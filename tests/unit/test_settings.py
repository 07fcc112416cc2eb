"""Settings: read leniently, written whole."""

import os
import stat
from pathlib import Path

import pytest

from deescalate.errors import SetupError
from deescalate.model.session import Mode
from deescalate.settings import LanguageChoice, Settings, read_settings, write_settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.toml"


def written(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_a_missing_file_gives_the_defaults(path: Path) -> None:
    read = read_settings(path)
    assert read.settings == Settings()
    assert read.problems == ()


def test_what_is_written_is_read_again(path: Path) -> None:
    settings = Settings(
        language=LanguageChoice.DE,
        theme="high-contrast",
        mode=Mode.EXAM,
        pace=0.5,
        learner='Ada \\ "quoted" \x1b[31m',
        agent="Zoë",
        motion=False,
        extra={"later": {"key": [1, 2]}},
    )
    write_settings(path, settings)
    read = read_settings(path)
    assert read.settings == settings
    assert [problem.key for problem in read.problems] == ["later"]


def test_unknown_keys_survive_a_change(path: Path) -> None:
    written(path, 'pace = 1\nfuture = "kept"\n[window]\nwidth = 80\n')
    settings = read_settings(path).settings
    write_settings(path, settings)
    assert read_settings(path).settings.extra == {"future": "kept", "window": {"width": 80}}


@pytest.mark.parametrize(
    ("text", "line", "key", "words"),
    [
        ('mode = "guided"\nlanguage = "german"', 2, "language", "write one of auto, en, de"),
        ('\n# note\nmode = "exm"', 3, "mode", "did you mean 'exam'?"),
        ("mode = 3", 1, "mode", "cannot be 3"),
        ("pace = 3.5", 1, "pace", "from 0 to 3"),
        ("pace = -1", 1, "pace", "from 0 to 3"),
        ("pace = nan", 1, "pace", "from 0 to 3"),
        ("pace = true", 1, "pace", "not True"),
        ('pace = "fast"', 1, "pace", "not 'fast'"),
        ("motion = 1", 1, "motion", "write true or false"),
        ("learner = 7", 1, "learner", "in quotes"),
        (f'agent = "{"x" * 81}"', 1, "agent", "longer than 80"),
        ('thme = "dark"', 1, "thme", "did you mean 'theme'?"),
        ("zzz = 1", 1, "zzz", "the keys are language, theme"),
        ('learner = """\nAda\n"""\n\npase = 1', 5, "pase", "did you mean 'pace'?"),
        ("pace = 1\n\n[colours]\npace = 9", 3, "colours", "unknown key"),
        ("motion = [\n 1,\n 2\n]\n", 1, "motion", "true or false"),
    ],
)
def test_one_bad_key_is_named_with_its_line_and_a_cure(
    path: Path, text: str, line: int, key: str, words: str
) -> None:
    read = read_settings(written(path, text))
    (problem,) = read.problems
    assert (problem.line, problem.key) == (line, key)
    assert words in str(problem)
    assert str(problem).startswith(f"{path}:{line}: ")


def test_good_keys_count_beside_bad_ones(path: Path) -> None:
    read = read_settings(written(path, 'pace = 9\nmode = "exam"\nlanguge = "de"\nmotion = 0'))
    assert read.settings.mode is Mode.EXAM
    assert read.settings.pace == 1.0
    assert [problem.line for problem in read.problems] == [1, 3, 4]


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        ("pace = 1\nmode = \n", 2, "this is not TOML"),
        ("pace = 1\npace = 2\n", 2, "this is not TOML"),
        (b'pace = 1\nagent = "\xff"\n', 2, "byte 0xff is not UTF-8 text"),
        ("x = 1\n" * 20_000, None, "larger than 64 KiB"),
        ("x = " + "[" * 5_000, None, "nested too deeply"),
    ],
)
def test_an_unusable_file_gives_the_defaults_and_one_problem(
    path: Path, content: str | bytes, line: int | None, words: str
) -> None:
    read = read_settings(written(path, content))
    assert read.settings == Settings()
    (problem,) = read.problems
    assert problem.line == line
    assert words in str(problem)


def test_a_folder_in_place_of_the_file_is_a_problem(path: Path) -> None:
    path.mkdir(parents=True)
    (problem,) = read_settings(path).problems
    assert "cannot be read" in str(problem)


def test_a_byte_order_mark_is_no_problem(path: Path) -> None:
    read = read_settings(written(path, b"\xef\xbb\xbfpace = 2\n"))
    assert read.settings.pace == 2.0
    assert read.problems == ()


def test_a_huge_value_does_not_hang_the_search_for_its_line(path: Path) -> None:
    read = read_settings(written(path, 'unknown = """' + "\n" * 60_000 + '"""\n'))
    (problem,) = read.problems
    assert (problem.line, problem.key) == (None, "unknown")


def test_a_broken_file_is_kept_beside_the_new_one(path: Path) -> None:
    written(path, "pace = \n")
    write_settings(path, Settings(pace=2.0))
    assert read_settings(path).settings.pace == 2.0
    assert path.with_name("settings.toml.bak").read_text() == "pace = \n"


def test_writing_leaves_no_other_files(path: Path) -> None:
    write_settings(path, Settings())
    write_settings(path, Settings(pace=0.0))
    assert [entry.name for entry in path.parent.iterdir()] == ["settings.toml"]


def test_a_link_to_the_file_stays_a_link(path: Path, tmp_path: Path) -> None:
    target = written(tmp_path / "elsewhere.toml", "pace = 1\n")
    path.parent.mkdir()
    path.symlink_to(target)
    write_settings(path, Settings(pace=2.0))
    assert path.is_symlink()
    assert read_settings(target).settings.pace == 2.0


def test_a_place_that_cannot_be_written_is_one_clear_sentence(tmp_path: Path) -> None:
    blocked = written(tmp_path / "file", "")
    with pytest.raises(
        SetupError, match=r"cannot be saved to .*settings\.toml: .*; make the folder"
    ):
        write_settings(blocked / "settings.toml", Settings())


def test_a_failed_write_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_settings(path, Settings(pace=2.0))

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SetupError, match="No space left on device"):
        write_settings(path, Settings(pace=0.0))
    assert read_settings(path).settings.pace == 2.0
    assert [entry.name for entry in path.parent.iterdir()] == ["settings.toml"]


def test_the_file_is_for_its_owner_only(path: Path) -> None:
    write_settings(path, Settings())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_interface_follows_the_choice_or_else_the_locale() -> None:
    assert Settings().interface_locale("de_DE.UTF-8") == "de_DE.UTF-8"
    assert Settings().interface_locale(None) is None
    assert Settings(language=LanguageChoice.EN).interface_locale("de_DE.UTF-8") == "en"
    assert Settings(language=LanguageChoice.DE).interface_locale("C") == "de"
