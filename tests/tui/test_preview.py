"""The preview: a file played at once, kept nowhere, and begun again when the file changes."""

from pathlib import Path

from deescalate.tui.screens.home import HomeScreen
from tests.tui.playing import Play
from tests.tui.screen_text import screen_text
from tests.tui.working import KIND, change, preview_of, previewing

TITLE = "title: Whose frog is this?"


async def say(play: Play, text: str) -> None:
    """Say something to the customer."""
    pane = preview_of(play).rehearsal.pane
    assert pane is not None
    pane.view.box.insert(text)
    await play.pilot.press("enter")
    await play.settle()


async def look(play: Play) -> None:
    """Look at the file as the preview does from time to time."""
    preview_of(play).look()
    await play.settle()


async def test_it_plays_at_once_says_that_nothing_is_kept_and_keeps_nothing(tmp_path: Path) -> None:
    async with previewing(tmp_path) as (play, _path):
        text = screen_text(play.app)
        assert "Whose frog is this?" in text
        assert "Preview, nothing is kept · follows the file" in text
        assert "Gorgeous delivery photo" in text
        await say(play, KIND)
        assert KIND in play_text(play)
        assert play.store.sessions() == ()
        await play.pilot.press("escape")
        await play.settle()
        assert isinstance(play.app.screen, HomeScreen)


async def test_a_changed_file_goes_on_from_the_turn_reached(tmp_path: Path) -> None:
    async with previewing(tmp_path) as (play, path):
        await say(play, KIND)
        screen = preview_of(play)
        assert screen.rehearsal.pane is not None
        screen.rehearsal.pane.view.box.text = "half a reply"
        change(path, "Gorgeous delivery photo", "Splendid delivery photo")
        await look(play)
        pane = screen.rehearsal.pane
        assert [turn.act.text for turn in pane.turns] == [KIND]
        assert "Splendid delivery photo" in play_text(play)
        assert pane.view.box.text == "half a reply"
        assert pane.view.box.has_focus


async def test_replies_that_do_not_fit_any_more_are_counted(tmp_path: Path) -> None:
    async with previewing(tmp_path) as (play, path):
        pane = preview_of(play).rehearsal.pane
        assert pane is not None
        consult = pane.scenario.escalation.consult
        assert consult is not None
        for words in ("Hm.", "Yes.", "No."):
            await say(play, words)
        patience = pane.scenario.emotion.patience
        change(path, f"patience: {patience}", "patience: 2")
        await look(play)
        assert "1 reply does not fit any more" in play_text(play)


async def test_errors_are_shown_and_the_old_version_goes_on(tmp_path: Path) -> None:
    async with previewing(tmp_path) as (play, path):
        await say(play, KIND)
        before = preview_of(play).rehearsal.pane
        change(path, TITLE, "titel: Whose frog is this?")
        await look(play)
        text = screen_text(play.app)
        assert "✗ The file has errors now (1 error" in text
        assert preview_of(play).rehearsal.pane is before
        await play.pilot.press("f6")
        await play.settle()
        assert "titel" in screen_text(play.app)
        await play.pilot.press("escape")
        change(path, "titel: Whose frog is this?", "title: Our frog")
        await look(play)
        text = screen_text(play.app)
        assert "✗ The file has errors now" not in text
        assert "Our frog" in text


async def test_without_watch_the_file_is_left_alone(tmp_path: Path) -> None:
    async with previewing(tmp_path, watch=False) as (play, path):
        change(path, "Gorgeous delivery photo", "Splendid delivery photo")
        await play.pilot.pause(1.0)
        assert "Gorgeous delivery photo" in screen_text(play.app)
        assert "follows the file" not in screen_text(play.app)


async def test_a_file_that_is_gone_for_a_moment_changes_nothing(tmp_path: Path) -> None:
    async with previewing(tmp_path) as (play, path):
        path.unlink()
        await look(play)
        assert "Gorgeous delivery photo" in screen_text(play.app)


def play_text(play: Play) -> str:
    """Everything in the conversation, in view or not."""
    pane = preview_of(play).rehearsal.pane
    assert pane is not None
    return "\n".join(str(each.render()) for each in pane.view.transcript.query("Static"))
