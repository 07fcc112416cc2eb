"""Scenario text, names, replies and notes are shown as text on every screen, whatever they hold."""

import time
from dataclasses import replace
from pathlib import Path

import pytest
from textual.message import Message

from deescalate.history import Store
from deescalate.model.scenario import Scenario, Verdict
from deescalate.model.session import Reflection, Survey
from deescalate.tui import navigation as nav
from tests.tui.screen_text import screen_text
from tests.tui.screens.visiting import Setting, Visit, played, visiting
from tests.unit.practice.case import FakeAnalyst, analysed, finding, make_scenario

MARKUP = "[bold]x[/bold] [@click=app.quit]leave[/] [/nonsense] $primary {field} \\[b]"
ESCAPES = "\x1b[31mred\x1b[0m \x07bell \x9b2J \u202egnol\u202c \u200bgone"
HUGE = "w" * 100_000
WIDE = "漢字🙂" * 30_000
RIGHT_TO_LEFT = "שלום 🙂 مرحبا"
FORBIDDEN = {"\x1b", "\x07", "\x9b", "\u202e", "\u202c", "\u200b"}


def hostile(text: str) -> Scenario:
    """A scenario whose every text is hostile."""
    plain = make_scenario()
    first, *rest = plain.stages
    solutions = tuple(
        replace(each, title=text, why=text if each.verdict is Verdict.NOT_ALLOWED else "")
        for each in plain.solutions
    )
    escalation = plain.escalation
    assert escalation.consult is not None
    return make_scenario(
        title=text,
        brief=text,
        goal=text,
        tags=(text,),
        skills=(text,),
        industry=text,
        persona=replace(plain.persona, name=text, address_as=text, about=text),
        grievance=replace(plain.grievance, summary=text),
        stages=(replace(first, bursts=tuple(replace(b, text=text) for b in first.bursts)), *rest),
        solutions=solutions,
        policy=replace(plain.policy, never=(text,)),
        escalation=replace(
            escalation,
            paths=tuple(replace(path, to=text, responds_within=text) for path in escalation.paths),
            consult=replace(escalation.consult, colleague=text),
        ),
        debrief=(text, text),
    )


def past_of(scenario: Scenario, text: str) -> FakeAnalyst:
    """An analyst who quotes and explains with the same hostile text."""
    bad = replace(
        analysed("calm-down", level=0.0, better=(text,)),
        findings=(replace(finding("calm-down", text), why=text, end=min(len(text), 5)),),
    )
    return FakeAnalyst({text: bad})


def setting_of(folder: Path, text: str) -> Setting:
    """The hostile scenario, played once with the hostile reply."""
    scenario = hostile(text)

    def past(store: Store) -> None:
        notes = Reflection(text, text)
        record = played(scenario, (text, text), analyst=past_of(scenario, text), reflection=notes)
        record = replace(record, survey=Survey(3, text), id="s1")
        store.begin(record)
        assert record.ending is not None
        assert record.score is not None
        store.finish("s1", record.ending, record.survey, record.score, 0)

    return Setting(folder, (scenario,), past=past, size=(80, 24))


async def seen(visit: Visit) -> list[str]:
    """The text of every screen that shows something of scenarios or sessions."""
    library = visit.app.shell.loaded.library
    assert library is not None
    (scenario,) = library.scenarios
    places: tuple[tuple[Message, tuple[str, ...]], ...] = (
        (nav.OpenPicker(), ("down",)),
        (nav.OpenHistory(), ()),
        (nav.OpenBriefing(scenario), ()),
        (nav.OpenDebrief("s1"), ("1", "2", "3", "4")),
    )
    texts = [screen_text(visit.app)]
    for message, keys in places:
        await visit.go(message)
        texts.append(screen_text(visit.app))
        for key in keys:
            await visit.press(key)
            texts.append(screen_text(visit.app))
        await visit.go(nav.OpenHome())
    return texts


async def test_markup_is_shown_as_it_was_written(tmp_path: Path) -> None:
    async with visiting(setting_of(tmp_path, MARKUP)) as visit:
        home, *others = await seen(visit)
        assert "[bold]x[/bold] [@click=app.quit]leave[/]" in home
        for text in others:
            assert "[bold]x[/bold]" in text
        assert visit.app.is_running


async def test_a_click_on_markup_does_nothing(tmp_path: Path) -> None:
    async with visiting(setting_of(tmp_path, MARKUP)) as visit:
        await visit.go(nav.OpenDebrief("s1"))
        await visit.press("2")
        rows = screen_text(visit.app).splitlines()
        row = next(y for y, text in enumerate(rows) if "leave" in text and y > 3)
        await visit.pilot.click(offset=(rows[row].index("leave") + 1, row))
        await visit.settle()
        assert visit.app.is_running
        assert visit.screen == "DebriefScreen"


async def test_no_control_or_direction_character_reaches_a_screen(tmp_path: Path) -> None:
    async with visiting(setting_of(tmp_path, ESCAPES)) as visit:
        for text in await seen(visit):
            assert not FORBIDDEN & set(text)
            assert "␛[31mred" in text


@pytest.mark.parametrize("text", [HUGE, WIDE], ids=["one word", "wide letters"])
async def test_a_hundred_thousand_letters_do_not_hang(tmp_path: Path, text: str) -> None:
    async with visiting(setting_of(tmp_path, text)) as visit:
        begun = time.monotonic()
        await seen(visit)
        assert visit.app.is_running
        assert time.monotonic() - begun < 40


async def test_right_to_left_text_and_emoji_stay(tmp_path: Path) -> None:
    async with visiting(setting_of(tmp_path, RIGHT_TO_LEFT)) as visit:
        for text in await seen(visit):
            assert RIGHT_TO_LEFT in text
