"""The footer shows whole words or nothing, and what it shows works."""

from pathlib import Path

import pytest

from deescalate.interface.catalogue import translator
from deescalate.tui.keys import KeyHint, active_hints, key_label
from deescalate.tui.widgets.key_footer import MOST_KEYS, fitting
from tests.tui.playing import Setting, practising
from tests.tui.screen_text import screen_text


def hint(key: str, words: str, *, shown: bool = True, enabled: bool = True) -> KeyHint:
    return KeyHint(key, (key,), words, shown=shown, enabled=enabled, own=True)


HELP = hint("f1", "Help")


def test_help_stands_last_and_stays_when_there_is_little_room() -> None:
    hints = (HELP, hint("a", "First"), hint("b", "Second"))
    assert [found.key for found in fitting(hints, 80)] == ["a", "b", "f1"]
    assert [found.key for found in fitting(hints, 20)] == ["a", "f1"]
    assert [found.key for found in fitting(hints, 8)] == ["f1"]


def test_no_more_than_five() -> None:
    hints = tuple(hint(key, key) for key in "abcdefgh")
    assert len(fitting((*hints, HELP), 200)) == MOST_KEYS


def test_hidden_and_disabled_keys_are_left_out() -> None:
    hints = (hint("a", "A", shown=False), hint("b", "B", enabled=False), hint("c", "C"))
    assert [found.key for found in fitting(hints, 80)] == ["c"]


@pytest.mark.parametrize(
    ("key", "english", "german"),
    [
        ("ctrl+p", "Ctrl+P", "Strg+P"),
        ("f1", "F1", "F1"),
        ("enter", "Enter", "Enter"),
        ("pageup", "PgUp", "Bild auf"),
        ("shift+enter", "Shift+Enter", "Umschalt+Enter"),
        ("h", "h", "h"),
        ("plus", "+", "+"),
    ],
)
def test_keys_are_called_as_on_the_keyboard(key: str, english: str, german: str) -> None:
    assert key_label(translator("en"), key) == english
    assert key_label(translator("de"), key) == german


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("width", [60, 80, 120])
async def test_the_practice_footer_is_never_cut(tmp_path: Path, width: int, language: str) -> None:
    async with practising(Setting(tmp_path, language=language, size=(width, 24))) as play:
        footer = screen_text(play.app).splitlines()[-1]
        t = play.app.shell.t
        words = [
            f"{found.keys[0]} {found.description}" for found in active_hints(play.app.screen, t)
        ]
        shown = [part.strip() for part in footer.split("   ") if part.strip()]
        assert 3 <= len(shown) <= MOST_KEYS
        assert set(shown) <= set(words)
        assert shown[-1].startswith("F1")


async def test_a_click_on_the_footer_presses_the_key(tmp_path: Path) -> None:
    async with practising(Setting(tmp_path, size=(80, 24))) as play:
        footer = screen_text(play.app).splitlines()[-1]
        await play.pilot.click(offset=(footer.index("F4") + 1, 23))
        await play.settle()
        assert "Ask a colleague" in screen_text(play.app)


@pytest.mark.parametrize("language", ["en", "de"])
async def test_help_lists_every_key_of_the_screen(tmp_path: Path, language: str) -> None:
    async with practising(Setting(tmp_path, language=language, size=(80, 40))) as play:
        hints = active_hints(play.app.screen, play.app.shell.t)
        await play.pilot.press("f1")
        await play.settle()
        text = screen_text(play.app)
        own = [found for found in hints if found.own and found.enabled]
        assert len(own) > 10
        for found in own:
            assert found.description in text
            assert found.keys[0] in text
