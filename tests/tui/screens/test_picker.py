"""Choosing a conversation."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual.widgets import Input, Select

from deescalate.content.library import BrokenFile
from deescalate.content.problems import Problem, Severity
from deescalate.history import Store
from deescalate.model.language import Language
from deescalate.model.scenario import Channel, Difficulty
from deescalate.tui.navigation import OpenPicker
from deescalate.tui.widgets.choices import Choices
from tests.tui.playing import Shelf
from tests.tui.screen_text import screen_text
from tests.tui.screens.visiting import KIND, OFFER, Setting, Visit, played, visiting
from tests.unit.practice.case import make_scenario

if TYPE_CHECKING:
    from deescalate.content.library import Library

MACHINE = make_scenario(difficulty=Difficulty.STARTER)
HOUSE = make_scenario(
    id="house", title="Elf Grad", language=Language.DE, channel=Channel.PHONE, warning="Rude."
)
BROKEN = BrokenFile(
    "/home/kim/scenarios/mine.yaml",
    (
        Problem(
            "/home/kim/scenarios/mine.yaml",
            12,
            3,
            "S01",
            Severity.ERROR,
            "channel: pigeon is not one of [b]phone[/b], email or social",
            "did you mean phone?",
        ),
        Problem("/home/kim/scenarios/mine.yaml", 20, 1, "S02", Severity.ERROR, "more"),
    ),
)


def machine_played(store: Store) -> None:
    played(MACHINE, (KIND, KIND, OFFER), store=store, days_ago=1)


async def opened(visit: Visit) -> Choices:
    await visit.go(OpenPicker())
    return visit.app.screen.query_one("#list", Choices)


async def test_list_and_preview(tmp_path: Path) -> None:
    setting = Setting(tmp_path, (MACHINE, HOUSE), broken=(BROKEN,), past=machine_played)
    async with visiting(setting) as visit:
        await opened(visit)
        await visit.as_kept("picker")


async def test_typing_searches_at_once_and_enter_opens_the_first(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, (MACHINE, HOUSE))) as visit:
        listed = await opened(visit)
        await visit.press(*"elf")
        assert [option.id for option in listed.options] == ["house"]
        assert "1 conversation" in screen_text(visit.app)
        await visit.press("enter")
        assert visit.screen == "BriefingScreen"


async def test_a_search_without_result_says_how_to_see_all_again(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, (MACHINE, HOUSE))) as visit:
        listed = await opened(visit)
        await visit.press(*"zzz")
        assert "Ctrl+R shows all again" in screen_text(visit.app)
        await visit.press("ctrl+r")
        assert listed.option_count == 2


async def test_filters_narrow_the_list(tmp_path: Path) -> None:
    filters: tuple[tuple[str, object, list[str]], ...] = (
        ("language", Language.DE, ["house"]),
        ("channel", Channel.LIVE_CHAT, ["machine"]),
        ("level", Difficulty.STARTER, ["machine"]),
        ("skill", "pace", []),
    )
    async with visiting(Setting(tmp_path, (MACHINE, HOUSE))) as visit:
        listed = await opened(visit)
        for name, value, left in filters:
            visit.app.screen.query_one(f"#{name}", Select).value = value
            await visit.settle()
            assert [option.id for option in listed.options] == left, name
            await visit.press("ctrl+r")
            assert listed.option_count == 2


async def test_the_own_language_comes_first(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, (MACHINE, HOUSE), language="de")) as visit:
        listed = await opened(visit)
        assert [option.id for option in listed.options] == ["house", "machine"]


async def test_down_leads_from_the_search_to_the_list_and_slash_back(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, (MACHINE, HOUSE))) as visit:
        listed = await opened(visit)
        await visit.press("down")
        assert visit.app.focused is listed
        await visit.press("slash", "e", "slash")
        assert visit.app.screen.query_one("#search", Input).value == "e/"


async def test_a_broken_file_is_listed_with_its_first_problem(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, (MACHINE,), broken=(BROKEN,))) as visit:
        await opened(visit)
        await visit.press("down", "end")
        text = screen_text(visit.app)
        assert "1 broken file" in text
        assert "Line 12, column 3" in text
        assert "[b]phone[/b]" in text
        assert "did you mean phone?" in text
        assert "1 more problem" in text
        await visit.press("enter")
        assert visit.screen == "PickerScreen"


async def test_two_hundred_scenarios(tmp_path: Path) -> None:
    many = tuple(make_scenario(id=f"s{number}", title=f"Case {number}") for number in range(200))
    async with visiting(Setting(tmp_path, many)) as visit:
        listed = await opened(visit)
        assert listed.option_count == 200
        await visit.press(*"case 199")
        assert [option.id for option in listed.options] == ["s199"]


async def test_no_scenarios_at_all(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path)) as visit:
        visit.app.shell.loaded.library = cast("Library", Shelf(()))
        await opened(visit)
        assert "There are no conversations here yet." in screen_text(visit.app)
