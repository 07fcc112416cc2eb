"""A history that cannot be written or opened: said once, and the session goes on."""

from dataclasses import replace
from pathlib import Path

from deescalate.errors import HistoryError
from tests.tui.playing import GOOD, Setting, practising, running
from tests.tui.screen_text import screen_text


async def test_a_failed_save_is_said_once_and_the_session_goes_on(tmp_path: Path) -> None:
    async with practising(Setting(tmp_path)) as play:
        play.store.failing = True
        await play.say(GOOD)
        await play.say("And now the rest.")
        assert play.app.said().count("The disk is full") == 1
        assert "And now the rest." in play.app.said()
        assert "Strong reply" in screen_text(play.app) or len(play.practice.talk.turns) == 2  # type: ignore[union-attr]


async def test_turns_that_could_not_be_saved_follow_when_it_works_again(tmp_path: Path) -> None:
    async with practising(Setting(tmp_path)) as play:
        play.store.failing = True
        await play.say("First.")
        play.store.failing = False
        await play.say("Second.")
        kept = [turn.act.text for turn in play.store.load("session-1").turns]
        assert kept == ["First.", "Second."]


async def test_the_transcript_can_be_saved_as_a_file(tmp_path: Path) -> None:
    async with practising(Setting(tmp_path)) as play:
        play.store.failing = True
        await play.say(GOOD)
        await play.practice.run_action("save")
        await play.settle()
        (path,) = (tmp_path / "export").iterdir()
        text = path.read_text(encoding="utf-8")
        assert text.startswith("The machine\n2026-03-01T09:30:00")
        assert f"You: {GOOD}" in text
        assert text.index("LOOK IT UP") < text.index(GOOD)


async def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "export").write_text("a file, not a folder")
    async with practising(Setting(tmp_path)) as play:
        await play.practice.run_action("save")
        await play.settle()
        assert "cannot be written" in screen_text(play.app)


async def test_without_a_history_the_session_is_played_and_not_kept(tmp_path: Path) -> None:
    def locked() -> object:
        raise HistoryError("The history is locked by another program.")

    setting = replace(Setting(tmp_path), open_history=locked)
    async with practising(setting) as play:
        assert play.app.said().count("locked by another program") == 1
        await play.say(GOOD)
        assert GOOD in play.app.said()
        await play.pilot.press("escape")
        await play.settle()
        assert "cannot be kept" in screen_text(play.app)


async def test_home_still_opens_without_a_history(tmp_path: Path) -> None:
    def corrupt() -> object:
        raise HistoryError("The history file is damaged.")

    async with running(replace(Setting(tmp_path), open_history=corrupt)) as play:
        assert play.app.is_running
        assert play.app.shell.loaded.store_error == "The history file is damaged."
