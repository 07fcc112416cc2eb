"""The lesson's pages and the settings form."""

from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from textual.widgets import Input, Select

from deescalate.model.moves import Technique
from deescalate.model.scenario import Stage
from deescalate.model.session import Mode
from deescalate.settings import LanguageChoice, SettingsProblem
from deescalate.tui.lessons import StagePage, TechniquePage, lesson
from deescalate.tui.navigation import (
    OpenBriefing,
    OpenDebrief,
    OpenHistory,
    OpenLesson,
    OpenPicker,
    OpenSettings,
)
from deescalate.tui.screens.lesson import LessonScreen, page_count
from deescalate.tui.screens.settings import SettingsScreen
from tests.tui.screen_text import screen_text
from tests.tui.screens.visiting import Setting, played, visiting
from tests.unit.practice.case import make_scenario


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_lesson_has_every_stage_and_technique_with_a_pair(language: str) -> None:
    found = lesson(language)
    assert [page.stage for page in found.stages] == list(Stage)
    assert [page.technique for page in found.techniques] == list(Technique)
    pages: tuple[StagePage | TechniquePage, ...] = (*found.stages, *found.techniques)
    for page in pages:
        assert len(page.helps) >= 3
        assert len(page.harms) >= 3
        assert page.pair.weak != page.pair.strong
        assert page.pair.why.count(".") <= 2, "one sentence"


@pytest.mark.parametrize(
    ("language", "words"), [("en", "not physiology"), ("de", "keine Physiologie")]
)
def test_the_metaphor_is_called_a_picture_exactly_once(language: str, words: str) -> None:
    assert str(lesson(language)).count(words) == 1


def test_the_lessons_were_written_apart() -> None:
    english, german = lesson("en"), lesson("de")
    assert lesson("fr") is english
    pairs = zip(english.stages, german.stages, strict=True)
    assert all(one.pair.customer[:8] != other.pair.customer[:8] for one, other in pairs)


async def test_a_page_of_the_lesson(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path)) as visit:
        await visit.go(OpenLesson())
        await visit.press("right")
        await visit.as_kept("lesson")


@pytest.mark.parametrize("language", ["en", "de"])
async def test_turning_the_pages_to_the_end_leads_to_the_conversations(
    tmp_path: Path, language: str
) -> None:
    async with visiting(Setting(tmp_path, language=language)) as visit:
        await visit.go(OpenLesson())
        screen = cast("LessonScreen", visit.app.screen)
        last = page_count(lesson(language)) - 1
        await visit.press(*["n"] * (last + 2))
        assert screen.number == last
        await visit.press("tab", "enter")
        assert visit.screen == "PickerScreen"
        await visit.press("escape", "p")
        assert screen.number == last - 1


async def test_a_page_is_chosen_from_the_list(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path)) as visit:
        await visit.go(OpenLesson())
        screen = cast("LessonScreen", visit.app.screen)
        await visit.press("shift+tab", "down", "down")
        assert screen.number == 2
        assert "earn the right to help" in screen_text(visit.app)


async def test_the_settings_form(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path)) as visit:
        await visit.go(OpenSettings())
        await visit.as_kept("settings")


async def test_every_choice_is_saved_at_once(tmp_path: Path) -> None:
    choices = {"mode": Mode.EXAM, "pace": 0.5, "theme": "light", "motion": True}
    async with visiting(Setting(tmp_path)) as visit:
        await visit.go(OpenSettings())
        assert visit.app.saved == []
        for number, (name, value) in enumerate(choices.items(), start=1):
            visit.app.screen.query_one(f"#{name}", Select).value = value
            await visit.settle()
            assert len(visit.app.saved) == number
            assert getattr(visit.app.saved[-1], name) == value
        assert visit.app.theme == "light"


async def test_a_name_is_saved_when_it_is_complete(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path)) as visit:
        await visit.go(OpenSettings())
        visit.app.screen.query_one("#agent", Input).focus()
        await visit.press(*"Sam ")
        assert visit.app.saved == []
        await visit.press("enter")
        assert [saved.agent for saved in visit.app.saved] == ["Sam"]
        await visit.press("shift+tab")
        assert len(visit.app.saved) == 1


async def test_a_new_language_is_shown_at_once_and_the_place_is_kept(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path)) as visit:
        await visit.go(OpenSettings())
        visit.app.screen.query_one("#language", Select).focus()
        visit.app.screen.query_one("#language", Select).value = LanguageChoice.DE
        await visit.settle()
        assert visit.app.focused is visit.app.screen.query_one("#language")
        await visit.press("escape")
        assert visit.app.shell.t.language == "de"
        assert visit.app.shell.t("Progress") in screen_text(visit.app)


async def test_an_unknown_theme_of_the_file_is_left_alone(tmp_path: Path) -> None:
    setting = Setting(tmp_path)
    setting.settings = replace(setting.settings, theme="mine")
    async with visiting(setting) as visit:
        await visit.go(OpenSettings())
        assert visit.app.saved == []


async def test_problems_of_the_settings_file_are_shown_as_text(tmp_path: Path) -> None:
    problem = SettingsProblem(
        Path("/home/kim/settings.toml"), 3, "pace", "pace cannot be [b]fast[/b]", "write 0.5"
    )
    async with visiting(Setting(tmp_path)) as visit:
        await visit.app.push_screen(SettingsScreen(visit.app.shell, (problem,)))
        await visit.settle()
        text = screen_text(visit.app)
        assert "Not everything in the settings file could be used" in text
        assert "/home/kim/settings.toml:3: pace cannot be [b]fast[/b]; write 0.5" in text


async def test_every_screen_below_the_settings_speaks_the_new_language(tmp_path: Path) -> None:
    async with visiting(Setting(tmp_path)) as visit:
        for message in (
            OpenLesson(),
            OpenPicker(),
            OpenHistory(),
            OpenBriefing(make_scenario()),
            OpenDebrief(played(make_scenario(), ("Hello",))),
        ):
            await visit.go(message)
        stack = visit.app.screen_stack[::-1]
        await visit.go(OpenSettings())
        visit.app.screen.query_one("#language", Select).value = LanguageChoice.DE
        await visit.settle()
        for below in stack[:-1]:
            await visit.press("escape")
            assert visit.app.screen is below
            assert visit.app.shell.t("Back") in screen_text(visit.app)
            assert visit.app.focused is not None
