"""The interface's translator and its German catalogue."""

import subprocess
import sys
from pathlib import Path

import pytest

from deescalate.interface.catalogue import N_, language_of_locale, translator
from tools.catalogue import put_together, texts_in

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("de_DE.UTF-8", "de"),
        ("de", "de"),
        ("de-AT", "de"),
        ("de:en", "de"),
        ("German_Germany.1252", "de"),
        ("en_GB.UTF-8", "en"),
        ("en:de", "en"),
        ("C", "en"),
        ("POSIX", "en"),
        ("fr_FR", "en"),
        ("derivative", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_the_interface_follows_the_locale(locale: str | None, language: str) -> None:
    assert language_of_locale(locale) == language
    assert translator(locale).language == language


def test_english_texts_are_shown_as_they_stand_with_their_values() -> None:
    t = translator(None)
    assert t("Score {score} of 100", score=7) == "Score 7 of 100"
    assert t("A brace { alone") == "A brace { alone"
    assert t("") == ""


def test_values_are_not_read_as_formats() -> None:
    assert translator("en")("{x}", x="{y} {0} {x}") == "{y} {0} {x}"


def test_a_number_chooses_the_form_in_both_languages() -> None:
    for language in ("en", "de"):
        t = translator(language)
        assert t.plural("{n} unheard thing", "{n} unheard things", 1) == "1 unheard thing"
        assert t.plural("{n} unheard thing", "{n} unheard things", 0) == "0 unheard things"


def test_a_text_without_translation_stays_english() -> None:
    assert translator("de")("Nobody ever wrote this {x}", x=1) == "Nobody ever wrote this 1"


def test_the_empty_text_stays_empty_in_german() -> None:
    assert translator("de")("") == ""


def test_marking_a_text_leaves_it_alone() -> None:
    assert N_("Listening") == "Listening"


def test_the_german_catalogue_is_complete_and_compiled() -> None:
    """Every text in the code has a German one with the same fields; the .mo is up to date."""
    done = subprocess.run(
        [sys.executable, "-m", "tools.catalogue", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ('t("One")', [("One",)]),
        ('self._t("One {x}", x=t("Two"))', [("One {x}",), ("Two",)]),
        ('N_("Long" " text")', [("Long text",)]),
        (
            't.plural("{n} day", "{n} days", n, x=visible(y), z=t.language)',
            [("{n} day", "{n} days")],
        ),
        ("t(word) + other('No')", []),
        ('t(f"No {x}")', []),
    ],
)
def test_texts_are_found_in_calls(source: str, texts: list[tuple[str, ...]]) -> None:
    assert list(texts_in(source)) == texts


def test_texts_put_together_at_run_time_are_reported() -> None:
    assert list(put_together('t("a")\nt(f"{x} b")\nt.plural("c", "d" + e, 2)\nt(word)')) == [2, 3]
