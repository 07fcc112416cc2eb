"""Home: what is next, where to go, what was."""

import threading
from pathlib import Path

from deescalate.history import Store
from deescalate.model.scenario import Difficulty
from tests.tui.screen_text import screen_text
from tests.tui.screens.visiting import KIND, OFFER, RUDE, Setting, played, visiting
from tests.unit.practice.case import make_scenario

MACHINE = make_scenario(difficulty=Difficulty.STARTER)
HOUSE = make_scenario(id="house", title="A cold house")


def some_past(store: Store) -> None:
    """Three sessions, the last of them unfinished."""
    played(MACHINE, (RUDE, RUDE), store=store, session_id="s1", days_ago=9)
    played(MACHINE, (KIND, KIND, OFFER), store=store, session_id="s2", days_ago=1)
    played(HOUSE, (KIND,), store=store, session_id="s3", finish=False)


async def test_a_new_hire_is_sent_to_the_lesson_first(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, (MACHINE, HOUSE))) as visit:
        await visit.as_kept("home-new")
        await visit.press("enter")
        assert visit.screen == "LessonScreen"


async def test_home_shows_what_was_and_what_is_next(tmp_path: Path) -> None:
    setting = Setting(tmp_path, (MACHINE, HOUSE), past=some_past)
    async with visiting(setting) as visit:
        await visit.press("escape")
        await visit.as_kept("home")


async def test_home_stands_before_anything_is_loaded(tmp_path: Path) -> None:
    gate = threading.Event()
    setting = Setting(tmp_path, (MACHINE,), library_waits=lambda: gate.wait(20))
    async with visiting(setting, loaded=False) as visit:
        text = screen_text(visit.app)
        assert "Opening your history" in text
        assert "Looking for the conversation that fits best" in text
        gate.set()
        await visit.settle()
        assert "Practise: The machine" in screen_text(visit.app)


async def test_a_history_that_cannot_be_opened_is_said_and_the_rest_works(tmp_path: Path) -> None:
    setting = Setting(tmp_path, (MACHINE,), history_fails="The database is locked by [b]Word[/b].")
    async with visiting(setting) as visit:
        text = screen_text(visit.app)
        assert "The database is locked by [b]Word[/b]." in text
        await visit.press("enter")
        assert visit.screen == "BriefingScreen"


async def test_an_unfinished_session_goes_on(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, (MACHINE, HOUSE), past=some_past)) as visit:
        await visit.press("escape", "home", "enter")
        assert visit.screen == "PracticeScreen"


async def test_an_unfinished_session_is_discarded_only_after_asking(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, (MACHINE, HOUSE), past=some_past)) as visit:
        await visit.press("escape", "home", "delete")
        await visit.press("enter")
        assert len(visit.store.unfinished()) == 1
        await visit.press("delete")
        await visit.press("down", "enter")
        assert visit.store.unfinished() == ()
        assert "unfinished" not in screen_text(visit.app)


async def test_a_result_opens_its_debrief(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, (MACHINE, HOUSE), past=some_past)) as visit:
        await visit.press("escape", "tab", "enter")
        assert visit.screen == "DebriefScreen"


async def test_keys_lead_to_the_other_screens_and_escape_back(tmp_path: Path) -> None:
    places = {
        "c": "Picker",
        "h": "History",
        "t": "Progress",
        "l": "Lesson",
        "s": "Settings",
    }
    async with visiting(Setting(tmp_path)) as visit:
        for key, screen in places.items():
            await visit.press(key)
            assert visit.screen == f"{screen}Screen"
            await visit.press("escape")
            assert visit.screen == "HomeScreen"


async def test_home_in_german_says_the_same_places(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, language="de")) as visit:
        assert visit.app.shell.t("Progress") in screen_text(visit.app)
