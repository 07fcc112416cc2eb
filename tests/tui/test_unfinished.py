"""A session that was not finished is offered at the next start."""

from pathlib import Path

from deescalate.model.session import Mode
from deescalate.tui.app import StartAt
from tests.tui.playing import GOOD, Setting, machine, practising, running
from tests.tui.screen_text import screen_text


async def leave_unfinished(folder: Path, mode: Mode = Mode.GUIDED) -> None:
    """Play one reply and let the program end."""
    async with practising(Setting(folder, mode=mode)) as play:
        await play.say(GOOD)


async def test_it_goes_on_where_it_stopped(tmp_path: Path) -> None:
    await leave_unfinished(tmp_path)
    async with running(Setting(tmp_path)) as play:
        assert "unfinished conversation" in screen_text(play.app)
        await play.pilot.press("enter")
        await play.settle()
        said = play.app.said()
        assert said.index("LOOK IT UP") < said.index(GOOD) < said.index("You seem to listen")
        assert "● 2 Building trust" in screen_text(play.app)
        assert "You named the feeling" in screen_text(play.app)
        await play.say("Calm down.")
        turns = play.store.load("session-1").turns
        assert [turn.act.text for turn in turns] == [GOOD, "Calm down."]


async def test_an_exam_goes_on_as_an_exam(tmp_path: Path) -> None:
    await leave_unfinished(tmp_path, Mode.EXAM)
    async with running(Setting(tmp_path)) as play:
        await play.pilot.press("enter")
        await play.settle()
        assert "You named the feeling" not in screen_text(play.app)


async def test_it_can_be_discarded(tmp_path: Path) -> None:
    await leave_unfinished(tmp_path)
    async with running(Setting(tmp_path)) as play:
        await play.pilot.press("down", "down", "enter")
        await play.settle()
        assert play.store.sessions() == ()
        assert play.app.is_running


async def test_it_can_wait(tmp_path: Path) -> None:
    await leave_unfinished(tmp_path)
    async with running(Setting(tmp_path)) as play:
        await play.pilot.press("escape")
        await play.settle()
        assert len(play.store.unfinished()) == 1


async def test_a_scenario_that_has_changed_cannot_go_on(tmp_path: Path) -> None:
    await leave_unfinished(tmp_path)
    async with running(Setting(tmp_path, (machine(digest="d2"),))) as play:
        await play.pilot.press("enter")
        await play.settle()
        assert "has changed since" in screen_text(play.app)
        assert len(play.store.unfinished()) == 1


async def test_who_asked_for_a_scenario_is_not_asked_about_another(tmp_path: Path) -> None:
    await leave_unfinished(tmp_path)
    async with running(Setting(tmp_path, start_at=StartAt("machine"))) as play:
        assert type(play.app.screen).__name__ == "BriefingScreen"


async def test_a_scenario_that_does_not_exist_is_said(tmp_path: Path) -> None:
    async with running(Setting(tmp_path, start_at=StartAt("nothing"))) as play:
        assert "There is no scenario nothing." in screen_text(play.app)
