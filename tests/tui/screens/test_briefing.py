"""The briefing before a conversation."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Select

from deescalate.interface.catalogue import translator
from deescalate.model.analysis import Formality
from deescalate.model.session import Mode
from deescalate.tui.navigation import OpenBriefing
from deescalate.tui.screens.briefing import helper_lines, offer_line
from tests.tui.screen_text import screen_text
from tests.tui.screens.visiting import Setting, Visit, visiting
from tests.unit.practice.case import make_scenario

MACHINE = make_scenario()
RUDE = make_scenario(warning="This customer calls you\nnames. [b]Loudly[/b].")


async def open_briefing(visit: Visit) -> None:
    scenario = visit.app.shell.loaded.library
    assert scenario is not None
    await visit.go(OpenBriefing(scenario.scenarios[0]))


async def test_everything_an_agent_needs_to_know(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, (MACHINE,))) as visit:
        await open_briefing(visit)
        await visit.as_kept("briefing")


async def test_a_content_warning_comes_first(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, (RUDE,))) as visit:
        await open_briefing(visit)
        await visit.as_kept("warning")
        assert "You are on chat." not in screen_text(visit.app)
        await visit.press("s")
        assert visit.screen == "BriefingScreen"
        await visit.press("enter")
        assert "You are on chat." in screen_text(visit.app)
        await visit.press("enter")
        assert visit.screen == "PracticeScreen"


@pytest.mark.parametrize("keys", [("escape",), ("tab", "enter")])
async def test_there_is_a_way_back_from_the_warning(tmp_path: Path, keys: tuple[str, ...]) -> None:
    async with visiting(Setting(tmp_path, (RUDE,))) as visit:
        await open_briefing(visit)
        await visit.press(*keys)
        assert visit.screen == "HomeScreen"


async def test_mode_and_pace_can_be_chosen_for_this_session(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, (MACHINE,))) as visit:
        await open_briefing(visit)
        visit.app.screen.query_one("#mode", Select).value = Mode.EXAM
        visit.app.screen.query_one("#pace", Select).value = 0.0
        await visit.press("s")
        record = visit.store.load("new")
        assert (record.mode, record.pace) == (Mode.EXAM, 0.0)
        assert visit.app.saved == []


async def test_mode_and_pace_of_the_command_line_are_chosen_already(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path, (MACHINE,))) as visit:
        visit.app.shell.mode_of_run, visit.app.shell.pace_of_run = Mode.EXAM, 0.5
        await open_briefing(visit)
        await visit.press("s")
        record = visit.store.load("new")
        assert (record.mode, record.pace) == (Mode.EXAM, 0.5)


async def test_an_odd_pace_of_the_settings_is_among_the_choices(tmp_path: Path) -> None:
    setting = Setting(tmp_path, (MACHINE,))
    setting.settings = replace(setting.settings, pace=1.3)
    async with visiting(setting) as visit:
        await open_briefing(visit)
        assert "Times 1.3" in screen_text(visit.app)


async def test_the_text_scrolls_while_the_button_has_the_focus(tmp_path: Path) -> None:
    long = make_scenario(brief="\n\n".join(f"Line {number}." for number in range(60)))
    async with visiting(Setting(tmp_path, (long,))) as visit:
        await open_briefing(visit)
        await visit.press(*["down"] * 5)
        assert visit.app.screen.query_one("#text").scroll_offset.y > 0
        await visit.press("enter")
        assert visit.screen == "PracticeScreen"


def test_offers_name_their_price_once() -> None:
    fee = MACHINE.solution("fee-back")
    assert MACHINE.policy.goodwill_limit is not None
    priced = replace(fee, costs=MACHINE.policy.goodwill_limit)
    assert offer_line(fee) == "Fee back"
    assert offer_line(priced) == "Fee back (30 EUR)"
    assert offer_line(replace(priced, title="30 EUR back")) == "30 EUR back"


def test_helpers_are_named_with_what_they_are_for() -> None:
    assert list(helper_lines(translator("en"), MACHINE)) == [
        "Logistics desk: ask, the customer stays with you",
        "Logistics desk: hand over to people who know more; answers within 15 min",
        "Duty manager: hand over to people who may decide more",
    ]


@pytest.mark.parametrize(
    ("formality", "words"),
    [
        (Formality.SIE, "You say Ms Keller, and Sie."),
        (Formality.DU, "You say Ms Keller, and du."),
        (Formality.ANY, "You say Ms Keller."),
    ],
)
async def test_the_form_of_address_is_said(
    tmp_path: Path, formality: Formality, words: str
) -> None:
    scenario = make_scenario(persona=replace(MACHINE.persona, formality=formality))
    async with visiting(Setting(tmp_path, (scenario,))) as visit:
        await open_briefing(visit)
        assert words in screen_text(visit.app)
