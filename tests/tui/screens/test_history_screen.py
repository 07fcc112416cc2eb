"""The list of sessions and how the techniques develop."""

import sqlite3
from dataclasses import replace
from pathlib import Path

from textual.widgets import Select

from deescalate.history import Store
from deescalate.model.language import Language
from deescalate.tui.navigation import OpenHistory
from deescalate.tui.screens.history import MOST_LISTED
from deescalate.tui.widgets.choices import Choices
from tests.tui.screen_text import screen_text
from tests.tui.screens.visiting import KIND, OFFER, RUDE, SIZES, Setting, Visit, played, visiting
from tests.unit.practice.case import make_scenario

MACHINE = make_scenario()
HOUSE = make_scenario(id="house", title="Elf Grad", language=Language.DE)


def some_past(store: Store) -> None:
    """Seven sessions that get better, one of them unfinished."""
    for number in range(4):
        played(MACHINE, (RUDE, KIND), store=store, session_id=f"a{number}", days_ago=20 - number)
    played(HOUSE, (KIND, KIND), store=store, session_id="b1", days_ago=3)
    played(MACHINE, (KIND, KIND, OFFER), store=store, session_id="b2", days_ago=2)
    played(MACHINE, (KIND,), store=store, session_id="c1", days_ago=1, finish=False)


async def opened(visit: Visit) -> Choices:
    await visit.press("escape")
    await visit.go(OpenHistory())
    return visit.app.screen.query_one("#list", Choices)


async def test_trends_and_sessions(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, (MACHINE, HOUSE), past=some_past)) as visit:
        await opened(visit)
        await visit.as_kept("history")


async def test_an_empty_history_leads_to_the_conversations(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path)) as visit:
        await opened(visit)
        await visit.as_kept("history-empty", SIZES[:2])
        visit.app.screen.query_one("#choose").focus()
        await visit.press("enter")
        assert visit.screen == "PickerScreen"


async def test_a_session_opens_its_debrief(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, (MACHINE, HOUSE), past=some_past)) as visit:
        await opened(visit)
        await visit.press("end", "enter")
        assert visit.screen == "DebriefScreen"
        await visit.press("escape")
        assert visit.screen == "HistoryScreen"


async def test_only_an_unfinished_session_can_go_on(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, (MACHINE, HOUSE), past=some_past)) as visit:
        await opened(visit)
        await visit.press("end", "g")
        assert visit.screen == "HistoryScreen"
        await visit.press("home", "g")
        assert visit.screen == "PracticeScreen"


async def test_search_and_filters_narrow_list_and_trends(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, (MACHINE, HOUSE), past=some_past)) as visit:
        listed = await opened(visit)
        await visit.press("slash", *"grad")
        assert [option.id for option in listed.options] == ["b1"]
        await visit.press("ctrl+r")
        assert listed.option_count == 7
        visit.app.screen.query_one("#state", Select).value = "unfinished"
        await visit.settle()
        assert [option.id for option in listed.options] == ["c1"]
        visit.app.screen.query_one("#language", Select).value = Language.DE
        await visit.settle()
        assert "No conversation fits" in screen_text(visit.app)


async def test_a_history_that_cannot_be_opened_says_why(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, history_fails="The file is [b]corrupt[/b].")) as visit:
        await visit.go(OpenHistory())
        assert "The file is [b]corrupt[/b]." in screen_text(visit.app)


async def test_a_history_that_breaks_meanwhile_says_why(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, (MACHINE, HOUSE), past=some_past)) as visit:
        with sqlite3.connect(tmp_path / "history.db") as database:
            database.execute("drop table finding")
        await visit.press("escape")
        await visit.go(OpenHistory())
        assert visit.screen == "HistoryScreen"
        assert visit.app.screen.query_one("#message").display


async def test_only_the_latest_of_many_sessions_are_listed(tmp_path: Path) -> None:
    def past(store: Store) -> None:
        first = played(MACHINE, (KIND,))
        for number in range(MOST_LISTED + 5):
            store.begin(replace(first, id=f"s{number:04}"))

    async with visiting(Setting(tmp_path, (MACHINE,), past=past)) as visit:
        listed = await opened(visit)
        assert listed.option_count == MOST_LISTED
        assert f"the latest {MOST_LISTED} conversations" in screen_text(visit.app)
