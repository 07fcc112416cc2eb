"""Old conversations go when the program starts, if the settings say so, and it is said."""

from pathlib import Path

from textual.widgets import Select

from deescalate.history import Store
from deescalate.interface.catalogue import translator
from deescalate.learning.retention import forget_old
from deescalate.settings import Settings
from deescalate.tui.navigation import OpenSettings
from tests.tui.screen_text import screen_text
from tests.tui.screens.visiting import KIND, TODAY, Setting, played, visiting
from tests.unit.practice.case import make_scenario

MACHINE = make_scenario()


def some_past(store: Store) -> None:
    for days in (0, 29, 30, 31, 400):
        played(MACHINE, (KIND,), store=store, session_id=f"ago-{days}", days_ago=days)


async def test_what_is_too_old_goes_at_the_start(tmp_path: Path) -> None:
    setting = Setting(tmp_path, (MACHINE,), past=some_past, settings=Settings(keep_days=30))
    async with visiting(setting) as visit:
        left = [found.id for found in visit.store.sessions()]
        assert left == ["ago-0", "ago-29", "ago-30"]
        assert "2 conversations older than 30 days" in screen_text(visit.app)


async def test_without_the_setting_everything_stays(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, (MACHINE,), past=some_past)) as visit:
        assert len(visit.store.sessions()) == 5
        assert "deleted" not in screen_text(visit.app)


async def test_the_setting_is_chosen_on_the_screen(tmp_path: Path) -> None:
    setting = Setting(tmp_path, (MACHINE,), past=some_past, settings=Settings(keep_days=45))
    async with visiting(setting) as visit:
        await visit.go(OpenSettings())
        select = visit.app.screen.query_one("#keep_days", Select)
        assert select.value == 45
        select.value = 90
        await visit.settle()
        assert visit.app.saved[-1].keep_days == 90


def test_a_closed_history_is_a_sentence(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "history.db")
    some_past(store)
    store.close()
    assert "cannot be used" in forget_old(translator("en"), store, 30, TODAY)
