"""Hostile text becomes harmless to look at, one character for one."""

import sys
import unicodedata

import pytest

from deescalate.interface.safe import cell, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("\x9b2J", "�2J"),
        ("a\x00b", "a␀b"),
        ("back\x08space", "back␈space"),
        ("\x7f", "␡"),
        ("one\r\ntwo\rthree", "one \ntwo␍three"),
        ("tab\there", "tab here"),
        ("abc\u202ecba", "abc⇄cba"),
        ("a\u2066b\u2069", "a⇄b⇄"),
        ("a\u200fb", "a⇄b"),
        ("a\u200bb\ufeffc\u00add", "a␢b␢c␢d"),
        ("a\u2028b\u2029c\x85d", "a↵b↵c�d"),
        ("\ud800", "�"),
        ("\U000e0041", "␢"),
        ("[bold]x[/bold] [@click=app.quit]y[/]", "[bold]x[/bold] [@click=app.quit]y[/]"),
    ],
)
def test_dangerous_characters_become_symbols(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Grüß Gott, „Frau“ Müller – 30 €",
        "שלום",
        "مرحبا",
        "日本語",
        "👩‍👩‍👧 👍🏽 ❤️ 🇩🇪",
        "می‌خواهم",
        "two\nlines",
    ],
)
def test_letters_of_all_scripts_and_emoji_stay(text: str) -> None:
    assert visible(text) == text


def test_a_line_stays_one_line() -> None:
    assert visible("one\ntwo\r\nthree", one_line=True) == "one↵two ↵three"


def test_nothing_that_a_terminal_obeys_comes_through() -> None:
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    shown = visible(everything)
    assert len(shown) == len(everything)
    left = {character for character in shown if unicodedata.category(character) in {"Cc", "Cs"}}
    assert left == {"\n"}
    overrides = {
        character
        for character in shown
        if unicodedata.bidirectional(character) in {"LRE", "RLE", "LRO", "RLO", "PDF"}
        or unicodedata.bidirectional(character) in {"LRI", "RLI", "FSI", "PDI"}
    }
    assert overrides == set()
    assert len(shown.splitlines()) == 2
    shown.encode("utf-8")


def test_a_very_long_text_is_quick() -> None:
    text = "\r\x1b" * 50_000
    assert visible(text) == "␍␛" * 50_000


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (-1.5, -1.5),
        (None, None),
        ("plain, text", "plain, text"),
        ("=1+1", "'=1+1"),
        ("  @x", "'  @x"),
        ("-1", "'-1"),
        ("a\nb\x1b", "a↵b␛"),
    ],
)
def test_a_cell_is_one_line_and_no_formula(value: object, shown: object) -> None:
    assert cell(value) == shown
