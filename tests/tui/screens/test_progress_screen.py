"""Progress: scores with bands, habits, bests and calendar, before and after."""

from pathlib import Path

from textual.widgets import Select, TabbedContent

from deescalate.history import Store
from deescalate.model.language import Language
from deescalate.model.session import Mode
from deescalate.tui.navigation import OpenHistory, OpenPicker, OpenProgress
from deescalate.tui.screens.practice import PracticeScreen
from deescalate.tui.widgets.band_chart import BandChart
from deescalate.tui.widgets.choices import Choices
from tests.tui.screen_text import screen_text
from tests.tui.screens.visiting import KIND, OFFER, RUDE, SIZES, Setting, Visit, played, visiting
from tests.unit.practice.case import make_scenario

MACHINE = make_scenario()
HOUSE = make_scenario(id="house", title="Elf Grad", language=Language.DE)
KEPT = make_scenario(id="kept", title="Kept for the check")


def some_past(store: Store) -> None:
    """Nine sessions that get better, one of them German, one unfinished."""
    for number in range(4):
        played(MACHINE, (RUDE, KIND), store=store, session_id=f"a{number}", days_ago=20 - number)
    played(HOUSE, (KIND, RUDE), store=store, session_id="b0", days_ago=5)
    for number in range(3):
        replies = (KIND, KIND, OFFER)
        played(MACHINE, replies, store=store, session_id=f"b{number + 1}", days_ago=3 - number)
    played(MACHINE, (KIND,), store=store, session_id="c1", days_ago=0, finish=False)


async def opened(visit: Visit) -> None:
    await visit.press("escape")
    await visit.go(OpenProgress())


async def test_scores_with_their_bands(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, (MACHINE, HOUSE), past=some_past)) as visit:
        await opened(visit)
        await visit.as_kept("progress-scores")


async def test_every_page_in_german(tmp_path: Path) -> None:
    setting = Setting(tmp_path, (MACHINE, HOUSE, KEPT), past=some_past, language="de")
    async with visiting(setting) as visit:
        visit.app.shell.services.held_out = frozenset({"kept"})
        await opened(visit)
        for page in "1234":
            await visit.press(page)
            await visit.as_kept(f"progress-{page}-de", SIZES[:2])


async def test_the_chart_is_that_of_the_chosen_score(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, (MACHINE, HOUSE), past=some_past)) as visit:
        await opened(visit)
        chart = visit.app.screen.query_one("#chart", BandChart)
        overall = chart.blocks
        await visit.press("down", "down")
        assert visit.app.screen.query_one("#series", Choices).chosen_id == "empathy"
        assert chart.blocks
        assert chart.blocks != overall


async def test_filters_narrow_and_can_be_forgotten(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, (MACHINE, HOUSE), past=some_past)) as visit:
        await opened(visit)
        chart = visit.app.screen.query_one("#chart", BandChart)
        assert sum(block.value.n for block in chart.blocks) == 8
        visit.app.screen.query_one("#language", Select).value = Language.DE
        await visit.settle()
        assert sum(block.value.n for block in chart.blocks) == 1
        visit.app.screen.query_one("#channel", Select).value = "email"
        await visit.settle()
        assert "No conversation fits" in screen_text(visit.app)
        await visit.press("ctrl+r")
        await visit.settle()
        assert sum(block.value.n for block in chart.blocks) == 8


async def test_it_is_reached_from_home_and_from_the_history(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, past=some_past)) as visit:
        await visit.press("escape", "t")
        assert visit.screen == "ProgressScreen"
        await visit.press("escape")
        await visit.go(OpenHistory())
        await visit.press("t")
        assert visit.screen == "ProgressScreen"


async def test_nothing_yet_and_nothing_readable_are_said(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path)) as visit:
        await visit.go(OpenProgress())
        assert "No finished conversation yet" in screen_text(visit.app)
    setting = Setting(tmp_path, history_fails="The file is [b]corrupt[/b].")
    async with visiting(setting) as visit:
        await visit.go(OpenProgress())
        assert "The file is [b]corrupt[/b]." in screen_text(visit.app)
        assert not visit.app.screen.query_one(TabbedContent).display


async def test_what_is_kept_for_the_check_is_no_practice(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, (KEPT, MACHINE))) as visit:
        visit.app.shell.services.held_out = frozenset({"kept"})
        visit.app.refresh_screens()
        await visit.settle()
        assert MACHINE.title in screen_text(visit.app)
        await visit.go(OpenPicker())
        assert KEPT.title not in screen_text(visit.app)
        await visit.press("escape")


async def test_the_check_is_an_exam(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, (KEPT, MACHINE))) as visit:
        visit.app.shell.services.held_out = frozenset({"kept"})
        await visit.go(OpenProgress())
        await visit.press("4", "enter")
        assert visit.screen == "BriefingScreen"
        await visit.press("enter")
        assert isinstance(visit.app.screen, PracticeScreen)
        await visit.settle()
        (begun,) = visit.store.sessions()
        assert (begun.scenario_id, begun.mode) == ("kept", Mode.EXAM)


async def test_before_and_after_are_compared_when_there_are_three_pairs(tmp_path: Path) -> None:
    kept = tuple(make_scenario(id=f"kept-{n}", title=f"Kept {n}") for n in range(3))

    def past(store: Store) -> None:
        for number, scenario in enumerate(kept):
            first, second = f"x{number}", f"y{number}"
            played(
                scenario, (RUDE, KIND), store=store, session_id=first, days_ago=20, mode=Mode.EXAM
            )
            played(scenario, (KIND, KIND, OFFER), store=store, session_id=second, mode=Mode.EXAM)
        played(MACHINE, (KIND,), store=store, session_id="m", days_ago=9)

    async with visiting(Setting(tmp_path, (MACHINE, *kept), past=past)) as visit:
        visit.app.shell.services.held_out = frozenset(each.id for each in kept)
        await opened(visit)
        await visit.press("4")
        await visit.as_kept("progress-check", SIZES[:2])
