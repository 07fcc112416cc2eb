"""The practice screen at three sizes, in both languages, against kept texts."""

from pathlib import Path

import pytest

from tests.tui.playing import GOOD, Setting, practising
from tests.tui.screen_text import assert_as_kept

SIZES = ((80, 24), (120, 40), (60, 20))


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_guided_practice_after_a_reply(
    tmp_path: Path, size: tuple[int, int], language: str
) -> None:
    async with practising(Setting(tmp_path, language=language, size=size)) as play:
        await play.say(GOOD)
        assert_as_kept(play.app, f"practice-{size[0]}x{size[1]}-{language}")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_menu_of_actions(tmp_path: Path, size: tuple[int, int]) -> None:
    async with practising(Setting(tmp_path, size=size)) as play:
        await play.pilot.press("f4")
        await play.settle()
        assert_as_kept(play.app, f"actions-{size[0]}x{size[1]}")


async def test_canned_replies(tmp_path: Path) -> None:
    async with practising(Setting(tmp_path, size=(80, 24))) as play:
        await play.pilot.press("f2", "down")
        await play.settle()
        assert_as_kept(play.app, "canned-80x24")


async def test_help(tmp_path: Path) -> None:
    async with practising(Setting(tmp_path, size=(80, 24))) as play:
        await play.pilot.press("f1")
        await play.settle()
        assert_as_kept(play.app, "help-80x24")
